// Is a change report, one page that stands alone, valid, within reach of every reader, whole without
// its script and on paper?
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import config from "./htmlvalidate.mjs";
import { Count, SCHEMES, WIDTHS, launch } from "./lib.mjs";

const reports = process.argv.slice(2);
if (reports.length === 0) {
  console.error("usage: node check-report.mjs REPORT.html …");
  process.exit(2);
}
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
// the page stands alone, so its style is in it
const rules = { ...config.rules, "no-style-tag": "off" };
const judge = new HtmlValidate(new StaticConfigLoader({ ...config, rules }));
const count = new Count();
const browser = await launch();
try {
  for (const report of reports) {
    const name = path.basename(report);
    const judged = await judge.validateString(await readFile(report, "utf8"), name);
    const messages = judged.results.flatMap((result) => result.messages).filter(({ severity }) => severity > 1);
    count.check(`${name} is valid`, messages.map(({ line, ruleId, message }) => `${line}: ${ruleId}: ${message}`));
    const address = pathToFileURL(path.resolve(report)).href;
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme });
        const tab = await context.newPage();
        await tab.goto(address);
        const problems = await tab.evaluate(async (axe) => {
          const fold = document.querySelectorAll("details");
          for (const one of fold) one.open = true;
          const root = document.documentElement;
          const wide = root.scrollWidth > root.clientWidth ? ["it is wider than the window"] : [];
          new Function(axe)();
          const { violations } = await window.axe.run();
          return [...wide, ...violations.map(({ id, nodes }) => `${id} at ${nodes[0].target}`)];
        }, axe);
        count.check(`${name} at ${width} px, ${colorScheme}`, problems);
        await context.close();
      }
    }
    count.check(`${name} can be filtered`, await filtered(address));
    count.check(`${name} is whole on paper`, await printed(address));
  }
} finally {
  await browser.close();
}
count.end();

/** A filter shows what it says and nothing else. */
async function filtered(address) {
  const tab = await browser.newPage();
  await tab.goto(address);
  await tab.selectOption("#filter select[name=level]", "deny");
  const shown = await tab.$$eval("article.finding:not([hidden])", (all) => all.map((one) => one.dataset.level));
  const told = await tab.textContent("#filter output");
  await tab.close();
  const wrong = shown.filter((level) => level !== "deny");
  if (wrong.length > 0) return [`shown although asked for deny: ${wrong}`];
  return told.startsWith(`${shown.length} of `) ? [] : [`${shown.length} are shown, and it says “${told}”`];
}

/** On paper nothing is folded. */
async function printed(address) {
  const tab = await browser.newPage();
  await tab.goto(address);
  const open = await tab.evaluate(() => {
    dispatchEvent(new Event("beforeprint"));
    return [...document.querySelectorAll("details")].every((one) => one.open);
  });
  await tab.close();
  return open ? [] : ["something stays folded"];
}

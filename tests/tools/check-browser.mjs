// Do the pages of a site behave in a browser, for every reader?
import { createRequire } from "node:module";
import { readFile } from "node:fs/promises";
import { Count, SCHEMES, WIDTHS, folderArgument, headersOf, launch, pagesOf, samplesOf, serve } from "./lib.mjs";

const folder = folderArgument("node check-browser.mjs FOLDER");
const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"];

const count = new Count();
const headers = await headersOf(folder);
count.check(
  "_headers gives every page a Content-Security-Policy",
  headers?.["Content-Security-Policy"] ? [] : ["no such header below /* in _headers"],
);
const { samples, missing } = samplesOf(await pagesOf(folder));
count.check("there is a page of each kind", missing);

const server = await serve(folder, headers ?? {});
const browser = await launch();
try {
  const tasks = samples.flatMap(({ kind, page }) => [
    ...WIDTHS.flatMap((width) =>
      SCHEMES.map((scheme) => () => look(`${kind} ${page} at ${width} px, ${scheme}`, page, width, scheme)),
    ),
    () => keyboard(`${kind} ${page}`, page),
    () => withoutScript(`${kind} ${page}`, page),
  ]);
  // a page mostly waits; told in the order of the tasks, whichever is done first
  const results = await inTurns(tasks, 4);
  for (const result of results) for (const [name, problems] of result) count.check(name, problems);
} finally {
  await browser.close();
  await server.close();
}
console.log(`${samples.length} pages opened: ${samples.map(({ page }) => page).join(", ")}`);
count.end();

/** Runs tasks, a few at a time; gives back their results in the order of the tasks. */
async function inTurns(tasks, atATime) {
  const results = [];
  let next = 0;
  const work = async () => {
    while (next < tasks.length) {
      const index = next;
      next += 1;
      results[index] = await tasks[index]();
    }
  };
  await Promise.all(Array.from({ length: atATime }, work));
  return results;
}

/** Opens a page in a context of its own and collects what goes wrong on the way. */
async function open(page, { init, ...options }, work) {
  const context = await browser.newContext({ locale: "en", serviceWorkers: "block", ...options });
  // before the page, and so outside its policy
  if (init) await context.addInitScript({ content: init });
  const errors = [];
  const requests = [];
  try {
    await context.route("**/*", (route) => {
      const url = new URL(route.request().url());
      if (url.origin === server.origin || url.protocol === "data:" || url.protocol === "blob:") return route.continue();
      requests.push(`asks a third party: ${url.href}`);
      return route.abort();
    });
    const tab = await context.newPage();
    tab.setDefaultTimeout(30_000);
    tab.on("console", (message) => {
      if (message.type() === "error" || message.type() === "warning") errors.push(`console: ${message.text()}`);
    });
    tab.on("pageerror", (error) => errors.push(`script: ${error.message}`));
    tab.on("requestfailed", (request) => requests.push(`failed: ${request.url()} ${request.failure()?.errorText ?? ""}`));
    tab.on("response", (response) => {
      if (response.status() >= 400) requests.push(`status ${response.status()}: ${response.url()}`);
    });
    // A busy machine is slow, not wrong.
    tab.setDefaultTimeout(120_000);
    await tab.goto(server.base + page, { waitUntil: "load" });
    await tab.waitForLoadState("networkidle");
    return await work(tab, errors, requests);
  } finally {
    await context.close();
  }
}

/** A page as one reader sees it; gives back pairs of a check and its problems, as all below. */
async function look(name, page, width, scheme) {
  return open(page, { viewport: { width, height: 800 }, colorScheme: scheme, init: axe }, async (tab, errors, requests) => {
    const wide = await tab.evaluate(() => {
      const room = document.documentElement.clientWidth;
      if (Math.max(document.documentElement.scrollWidth, document.body.scrollWidth) <= room) return [];
      const out = [...document.body.querySelectorAll("*")]
        .filter((element) => element.getBoundingClientRect().right > room + 1)
        .slice(0, 5)
        .map((element) => `<${element.localName} class="${element.getAttribute("class") ?? ""}"> ends at ${Math.round(element.getBoundingClientRect().right)} px`);
      return [`the page is ${document.documentElement.scrollWidth} px wide`, ...out];
    });
    const moved = await tab.evaluate(shifts);
    const found = await tab.evaluate(
      async (tags) => {
        const result = await window.axe.run(document, { runOnly: tags, resultTypes: ["violations"] });
        return result.violations.map((violation) => {
          const where = violation.nodes.slice(0, 3).map((node) => node.target.join(" ")).join(" | ");
          return `${violation.id}: ${violation.help} (${violation.nodes.length}): ${where}`;
        });
      },
      TAGS,
    );
    return [
      [`${name}: console`, errors],
      [`${name}: requests`, requests],
      [`${name}: width`, wide],
      [`${name}: nothing moves while it loads`, moved],
      [`${name}: accessibility`, found],
    ];
  });
}

/** What moved on the page since it began to load, in the page; what nobody can see move is let pass. */
function shifts() {
  const seen = 0.01;
  return new Promise((resolve) => {
    let sum = 0;
    const moved = [];
    const observer = new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) {
        sum += entry.value;
        for (const source of entry.sources) moved.push(source.node?.nodeName ?? "something");
      }
    });
    observer.observe({ type: "layout-shift", buffered: true });
    setTimeout(() => resolve(sum > seen ? [`${moved.join(", ")} moved: ${sum.toFixed(3)}`] : []), 50);
  });
}

/** The first step of the keyboard leads to a link that can be seen and that skips to the content. */
async function keyboard(name, page) {
  return open(page, { viewport: { width: 1280, height: 800 } }, async (tab) => {
    const problems = [];
    await tab.keyboard.press("Tab");
    const first = await tab.evaluate(() => {
      const element = document.activeElement;
      const href = element?.getAttribute("href") ?? "";
      const box = element?.getBoundingClientRect();
      return {
        tag: element?.localName,
        href,
        target: href.startsWith("#") && document.getElementById(decodeURIComponent(href.slice(1)))?.localName,
        seen: Boolean(box && box.width > 1 && box.height > 1 && box.top >= 0 && box.left >= 0 && box.top < innerHeight && box.left < innerWidth),
      };
    });
    if (first.tag !== "a" || !first.target) problems.push(`the first stop is <${first.tag} href="${first.href}">, no link to the content`);
    else {
      if (!first.seen) problems.push("the skip link has the focus and cannot be seen");
      await tab.keyboard.press("Enter");
      if (new URL(tab.url()).hash !== first.href) problems.push("the skip link leads nowhere");
    }
    return [[`${name}: skip link`, problems]];
  });
}

/**
 * Without script the page says the same. What only a script can offer, such as a search box, is
 * marked `data-script` and may be missing; <noscript> may stand in for it.
 */
async function withoutScript(name, page) {
  const text = (tab) =>
    tab.evaluate(() => {
      const main = document.querySelector("main") ?? document.body;
      const lines = [];
      const walk = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
      while (walk.nextNode()) {
        const parent = walk.currentNode.parentElement;
        if (!parent || parent.closest("[data-script], noscript, script, style, template")) continue;
        if (!parent.checkVisibility({ checkVisibilityCSS: true })) continue;
        const words = walk.currentNode.data.replace(/\s+/g, " ").trim();
        if (words) lines.push(words);
      }
      return lines;
    });
  const viewport = { width: 1280, height: 800 };
  const withScript = await open(page, { viewport }, text);
  const without = await open(page, { viewport, javaScriptEnabled: false }, text);
  const problems = [];
  const compare = (these, those, where) => {
    const known = new Set(those);
    for (const line of these) if (!known.has(line)) problems.push(`only ${where} script: ${line.slice(0, 120)}`);
  };
  compare(withScript, without, "with");
  compare(without, withScript, "without");
  if (without.length === 0) problems.push("there is no text");
  return [[`${name}: the same without script`, problems]];
}

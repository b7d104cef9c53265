// Can both checks be used in every way: with the keyboard alone, back and forth, without a script, on paper?
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { Keyboard } from "./keyboard.mjs";
import { Count, folderArgument, headersOf, launch, serve } from "./lib.mjs";

const folder = folderArgument("node check-use.mjs FOLDER");
const index = JSON.parse(await readFile(path.join(folder, "../data/activities.json"), "utf8"));
const [one, other] = index.laws.filter(({ code }) => code !== "EU");
/** How many bytes of script may be loaded before the first question stands there. */
const FIRST = 45_000;
/** The checks: their pages, and the way through them by keys. */
const CHECKS = [
  { name: "scope check", page: "check", through: throughScope, answer: /essential/, begun: `law=LT&do=healthcare-provider&do=food-business`, complete: `law=${one.code},${other.code}&do=healthcare-provider&size=large&in=${one.code}` },
  { name: "incident check", page: "incident", through: throughIncident, answer: /significant/, begun: `law=${one.code},CZ&do=managed-service-provider&do=education-institution`, complete: `law=${one.code},${other.code}&do=healthcare-provider&size=large&aware=2026-11-22T09:15&zone=UTC&say=severe-disruption:yes` },
];

const count = new Count();
const server = await serve(folder, (await headersOf(folder)) ?? {});
const browser = await launch();
try {
  for (const check of CHECKS) {
    await way(check, "by keyboard alone, back, forward and reload", keys);
    await way(check, "an address that is shared into an open page", sharedInto);
    await way(check, "every screen and the answer, small and in the dark, by axe-core", accessible, { viewport: { width: 360, height: 800 }, colorScheme: "dark" });
    await way(check, "what stands first", inOrder);
    await way(check, "on paper", printed);
    await way(check, "what is loaded before the first question", firstLoad);
    await way(check, "a part that cannot be loaded", broken);
    await way(check, "who presses twice is taken once", impatient);
    await way(check, "without JavaScript", withoutScript, { javaScriptEnabled: false });
  }
} finally {
  await browser.close();
  await server.close();
}
count.end();

/** One way of using a check, with a browser window of its own. */
async function way(check, name, use, options = {}) {
  const problems = [];
  const context = await browser.newContext({ locale: "en", serviceWorkers: "block", timezoneId: "Europe/Brussels", ...options });
  const tab = await context.newPage();
  // A busy machine is slow, not wrong.
  tab.setDefaultTimeout(60_000);
  tab.on("pageerror", (error) => problems.push(`script: ${error.message}`));
  await use(tab, check, problems).catch((error) => problems.push(error.message));
  await context.close();
  count.check(`${check.name}: ${name}`, problems);
}

/** Opens a check with what the address says. */
async function open(tab, page, fragment = "") {
  await tab.goto("about:blank");
  await tab.goto(`${server.base}${page}/index.html#${fragment}`);
}

/** What the answer says, as it is seen. */
async function answerOf(tab) {
  return (await tab.locator(".state").allInnerTexts()).join("\n");
}

/** A walk from screen to screen: the titles so far, and the next step. */
async function walk(keys) {
  const titles = [await keys.title()];
  const next = async () => {
    await keys.next();
    titles.push(await keys.title());
  };
  return { titles, next };
}

/** From the first screen to the answer; gives back the titles on the way. */
async function throughScope(keys) {
  const { titles, next } = await walk(keys);
  await keys.type("input[type=search]", "hospital");
  await keys.press(".found button");
  await keys.to(".chosen select");
  await keys.tab.keyboard.press("ArrowDown");
  await keys.tab.keyboard.press("ArrowUp");
  await next();
  for (const { code } of [one, other]) await keys.press(`input[name=law][value=${code}]`, "Space");
  await next();
  await keys.type("input[name=staff]", "1,200");
  await keys.press(".group + button");
  await keys.press(".group button", "Space");
  await next();
  while (titles.length < 20 && (await keys.asks())) {
    const yes = await keys.tab.locator("input[name=answer][value=no]").count();
    if (yes) await keys.choose("answer", "no");
    await next();
  }
  return titles;
}

async function throughIncident(keys) {
  const { titles, next } = await walk(keys);
  await keys.type("input[type=search]", "hospital");
  await keys.press(".found button");
  await next();
  for (const { code } of [one, other]) await keys.press(`input[name=law][value=${code}]`, "Space");
  await next();
  await keys.press("form p button");
  await next();
  while (titles.length < 40 && (await keys.asks())) {
    if (await keys.tab.locator("input[name=size]").count()) await keys.choose("size", "large");
    else if (await keys.tab.locator("input[name=answer][value=yes]").count()) await keys.choose("answer", "yes");
    await next();
  }
  return titles;
}

/** No mouse: to the answer, into what is folded, and through the history of the browser. */
async function keys(tab, { page, through, answer }, problems) {
  await open(tab, page);
  await tab.waitForSelector("#ask-title");
  const keys = new Keyboard(tab, problems);
  const titles = await through(keys);
  await tab.waitForSelector(".state");
  const said = await answerOf(tab);
  if (!answer.test(said)) problems.push(`the answer is ${said.slice(0, 200)}`);
  for (let at = titles.length - 2; at >= 0; at -= 1) {
    await tab.goBack();
    await tab.waitForFunction((title) => document.querySelector("#ask-title")?.textContent === title, titles[at]).catch(() => problems.push(`back does not lead to “${titles[at]}”`));
  }
  for (const title of titles.slice(1)) {
    await tab.goForward();
    await tab.waitForFunction((wanted) => document.querySelector("#ask-title")?.textContent === wanted, title).catch(() => problems.push(`forward does not lead to “${title}”`));
  }
  if ((await answerOf(tab)) !== said) problems.push("back and forward lead to another answer");
  await tab.goBack();
  await tab.waitForFunction((title) => document.querySelector("#ask-title")?.textContent === title, titles.at(-2));
  await tab.reload();
  await tab.waitForSelector("#ask-title");
  if ((await keys.title()) !== titles.at(-2)) problems.push(`a reload of “${titles.at(-2)}” leads to “${await keys.title()}”`);
  await tab.goForward();
  await tab.waitForSelector(".state");
  await tab.reload();
  await tab.waitForSelector(".state");
  if ((await answerOf(tab)) !== said) problems.push("a reload leads to another answer");
  await keys.press("summary");
  if (!(await tab.evaluate(() => document.activeElement.parentElement.open))) problems.push("Enter unfolds nothing");
  await keys.press("button[type=button]:last-of-type, .buttons:last-child button:last-child");
}

/** Whoever pastes an address into the window in which the check is open sees what it says. */
async function sharedInto(tab, { page, complete, answer }, problems) {
  await open(tab, page);
  await tab.waitForSelector("#ask-title");
  await tab.evaluate((fragment) => { location.hash = fragment; }, complete);
  await tab.waitForSelector(".state");
  if (!answer.test(await answerOf(tab))) problems.push("the answer is another");
}

/** States stand by their names, the directive first, and once somebody answers the question stands first. */
async function inOrder(tab, { page, begun }, problems) {
  await open(tab, page);
  await tab.waitForSelector("#ask-title");
  if (!(await tab.locator(".lead").isVisible())) problems.push("nothing says what the page is for");
  await open(tab, page, begun.replace(/law=[^&]*/, "law="));
  await tab.locator("button.primary").click();
  await tab.waitForSelector("input[name=law]");
  if (await tab.locator(".lead").isVisible()) problems.push("what the page is for stands before the second question");
  const [first, ...names] = (await tab.locator(".states label").allInnerTexts()).map((text) => text.trim());
  const sorted = [...names].sort((a, b) => a.localeCompare(b, "en"));
  if (first !== index.laws.find(({ code }) => code === "EU")?.name || names.join() !== sorted.join()) problems.push(`the states stand as ${first}, ${names}`);
}

/** From screen to screen, what is not known left open; nothing is wider than the window. */
async function accessible(tab, { page, begun }, problems) {
  const axe = await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
  await open(tab, page, begun);
  await tab.waitForSelector("#ask-title");
  const titles = [];
  while (titles.length < 60) {
    const title = await tab.locator("#ask-title").textContent();
    titles.push(title);
    await tab.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
    await tab.evaluate(axe);
    const found = await tab.evaluate(() => window.axe.run(document, { runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"], resultTypes: ["violations"] }));
    problems.push(...found.violations.map(({ id, nodes }) => `${title}: ${id}: ${nodes[0].target.join(" ")}`));
    const wide = await tab.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    if (wide > 0) problems.push(`${title}: ${wide} px too wide`);
    if ((await tab.locator("button.primary").count()) === 0) break;
    // with a member of the group, whose fields come up only then
    if (await tab.locator(".group + button").count()) await tab.locator(".group + button").click();
    if (await tab.locator("input[name=aware]").count()) await tab.getByRole("button", { name: "Now" }).click();
    await tab.locator("button.primary").click();
    await tab.waitForFunction((before) => document.querySelector("#ask-title")?.textContent !== before, title);
  }
  if ((await tab.locator(".state").count()) === 0) problems.push("no answer is reached");
  if (titles.length < 5) problems.push(`only ${titles.length} screens: ${titles.join(", ")}`);
}

/** Paper has the answer and nothing to press; a PDF of it is not that of an empty page. */
async function printed(tab, { page, complete, answer }, problems) {
  await tab.goto("about:blank");
  const nothing = await tab.pdf({ format: "A4" });
  await open(tab, page, complete);
  await tab.waitForSelector(".state");
  const pages = (/** @type {Buffer} */ pdf) => pdf.toString("latin1").match(/\/Type\s*\/Page\b/g)?.length ?? 0;
  const pdf = await tab.pdf({ format: "A4" });
  if (pdf.length < nothing.length + 20_000 || pages(pdf) < 2) problems.push(`the PDF has ${pdf.length} bytes on ${pages(pdf)} pages, an empty one ${nothing.length}`);
  await tab.emulateMedia({ media: "print" });
  const said = await answerOf(tab);
  if (!answer.test(said) || said.length < 2000) problems.push(`paper says: ${said.slice(0, 200)}`);
  for (const button of await tab.locator("form button").all()) if (await button.isVisible()) problems.push(`a button is printed: ${await button.textContent()}`);
}

/** Most of the script waits until there is something to decide. */
async function firstLoad(tab, { page }, problems) {
  let bytes = 0;
  const loaded = [];
  tab.on("response", (response) => loaded.push(response.body().then((body) => { if (/\.m?js$/.test(new URL(response.url()).pathname)) bytes += body.length; }, () => {})));
  await open(tab, page);
  await tab.waitForSelector("#ask-title");
  await tab.waitForLoadState("networkidle");
  await Promise.all(loaded);
  if (bytes === 0 || bytes > FIRST) problems.push(`${bytes} bytes of script; the budget is ${FIRST}`);
}

/** What was told is not lost where the way to the server is. */
async function broken(tab, { page, complete, answer }, problems) {
  await tab.route("**/*.mjs", (route) => (/evaluate/.test(route.request().url()) ? route.abort() : route.continue()));
  await open(tab, page, complete);
  await tab.waitForSelector(".check > .error:not(:empty)");
  const said = await tab.locator(".check > .error").innerText();
  if (!/reload/i.test(said)) problems.push(`it says “${said}”`);
  await tab.unroute("**/*.mjs");
  await tab.reload();
  await tab.waitForSelector(".state");
  if (!answer.test(await answerOf(tab))) problems.push("after a reload the answer is another");
}

/** On a slow line the next screen comes late; pressing again meanwhile does nothing. */
async function impatient(tab, { page }, problems) {
  await tab.route("**/*.mjs", async (route) => {
    if (/evaluate/.test(route.request().url())) await new Promise((resolve) => setTimeout(resolve, 1500));
    await route.continue();
  });
  await open(tab, page);
  await tab.locator("input[type=search]").fill("hospital");
  await tab.locator(".found button").first().click();
  if (page === "check") {
    await tab.locator("button.primary").click();
    await tab.locator("input[name=law]").first().check();
  }
  const first = await tab.locator("#ask-title").textContent();
  const before = await tab.evaluate(() => history.length);
  await tab.evaluate(() => { for (let time = 0; time < 3; time += 1) document.querySelector("form.ask").requestSubmit(); });
  await tab.waitForFunction((old) => document.querySelector("#ask-title").textContent !== old, first);
  const steps = (await tab.evaluate(() => history.length)) - before;
  if (steps !== 1) problems.push(`three presses are ${steps} steps`);
}

/** Without a script there is a word about it, and the same rules as tables: here, or a link away for every state. */
async function withoutScript(tab, { page }, problems) {
  await open(tab, page);
  const banner = tab.locator("noscript");
  if (!/JavaScript/.test(await banner.innerText())) problems.push("nothing says that the questions need JavaScript");
  const text = await tab.locator("main").innerText();
  const missing = index.laws.filter(({ code, name }) => code !== "EU" && !text.includes(name)).map(({ name }) => name);
  if (missing.length > 0) problems.push(`nothing is said of ${missing.join(", ")}`);
  if (await tab.locator("main table").count()) {
    const rows = await tab.locator("main tbody tr").count();
    if (rows < index.laws.length - 1) problems.push(`the table has ${rows} rows for ${index.laws.length} laws`);
    return;
  }
  const link = tab.locator("main section a", { hasText: one.name }).first();
  await link.click();
  await tab.waitForLoadState();
  if ((await tab.locator("main table:visible").count()) === 0) problems.push(`${tab.url()} has no table of rules`);
}

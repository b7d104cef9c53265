// Does the checklist in the browser count as the command line does, and keep what is said of its items?
import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import path from "node:path";
import { assess } from "./command.mjs";
import { Count, folderArgument, headersOf, launch, serve } from "./lib.mjs";

const folder = folderArgument("node check-checklist.mjs FOLDER");
const index = JSON.parse(await readFile(path.join(folder, "../data/activities.json"), "utf8"));
const [{ code }] = index.laws.filter(({ code }) => code !== "EU");
const count = new Count();
const server = await serve(folder, (await headersOf(folder)) ?? {});
const browser = await launch();
const context = await browser.newContext({ locale: "en", serviceWorkers: "block", acceptDownloads: true });
try {
  const tab = await context.newPage();
  const errors = [];
  tab.setDefaultTimeout(60_000);
  tab.on("pageerror", (error) => errors.push(error.message));
  await readiness(tab);
  await plans(tab);
  await reopened(tab, await remarks(tab));
  count.check("checklist: no error in a script", errors);
} finally {
  await browser.close();
  await server.close();
}
count.end();

/** Opens the answer for an organisation, and its checklist at the analysis of risks. */
async function unfolded(tab, fragment) {
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html#law=${code}&do=managed-service-provider&size=large&in=${code}&${fragment}`);
  await tab.locator(".checklist > summary").click();
  await tab.locator(`fieldset:has(input[name="${code}-risk-analysis"]) .plan summary`).click();
}

/** Says something of an item. */
async function fill(tab, item, what, text) {
  await tab.locator(`[name="${code}-${item}-${what}"]`).fill(text);
  await tab.keyboard.press("Tab");
}

/** The file that is saved. */
async function save(tab) {
  const [file] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
  return JSON.parse(await readFile(await file.path(), "utf8"));
}

/** The checklist, answered by keyboard, gives the score and the gaps of the command line. */
async function readiness(tab) {
  const problems = [];
  const address = `${server.base}check/index.html#law=${code}&do=managed-service-provider&size=large&in=${code}&worldwide=1234567890`;
  await tab.goto("about:blank");
  await tab.goto(address);
  await tab.waitForSelector(".checklist > summary");
  await tab.locator(".checklist > summary").focus();
  await tab.keyboard.press("Enter");
  const groups = await tab.evaluate(() => [...new Set([...document.querySelectorAll(".checklist input[type=radio]")].map((box) => box.name))]);
  const items = {};
  for (const [at, name] of groups.entries()) {
    // What is not assessed stands last: to the right is what is met, to the left what is not.
    const [key, times, state] = [["ArrowRight", 1, "met"], ["ArrowLeft", 1, "not-met"], ["ArrowLeft", 2, "partly"], ["ArrowRight", 0, undefined]][at % 4];
    if (state === undefined) continue;
    await tab.locator(`input[name="${name}"]:checked`).focus();
    for (let time = 0; time < times; time += 1) await tab.keyboard.press(key);
    items[name.slice(3)] = { state };
  }
  const read = () => tab.evaluate(() => ({
    score: document.querySelector(".checklist .headline").textContent,
    gaps: [...document.querySelectorAll(".checklist .gap-list > li > strong")].map((line) => line.textContent),
    text: document.querySelector(".checklist .gaps").textContent,
  }));
  const page = await read();
  const told = { profile: { country: code, activities: [{ entity: "managed-service-provider", weight: "main" }], size: "large", established_in: [code], undertaking_turnover_eur: 1234567890 }, items };
  const { checklists: [check] } = await assess(told, [code]);
  const { earned, possible, percent } = check.readiness.score;
  const rounded = String(Math.floor(Number(percent) * 100) / 100);
  if (page.score !== `${earned} of ${possible} = ${rounded} %`) problems.push(`the page counts “${page.score}”, the command line ${earned} of ${possible} = ${percent}`);
  const asked = new Map(check.chapters.flatMap((chapter) => chapter.items).map((item) => [item.id, item.question]));
  const wanted = check.gaps.map((gap) => asked.get(gap.item));
  if (JSON.stringify(page.gaps) !== JSON.stringify(wanted)) problems.push(`the gaps are ${page.gaps.join(" | ")}, and on the command line ${wanted.join(" | ")}`);
  if (wanted.length < 5) problems.push(`only ${wanted.length} gaps`);
  if (/\bcompliant\b/i.test(await tab.locator("main").innerText())) problems.push("something is called compliant");
  await tab.evaluate(() => document.querySelectorAll(".check details").forEach((one) => (one.open = true)));
  await tab.evaluate(await readFile(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8"));
  const { violations } = await tab.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  problems.push(...violations.map(({ id, nodes }) => `axe: ${id}: ${nodes[0].html}`));
  const [saved] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
  const kept = JSON.parse(await readFile(await saved.path(), "utf8"));
  if (JSON.stringify(Object.entries(kept.items).sort()) !== JSON.stringify(Object.entries(items).sort())) problems.push("the saved file holds other answers");
  await tab.reload();
  await tab.waitForSelector(".checklist > summary");
  if ((await read()).score !== page.score) problems.push("after a reload the score is another");
  count.check("checklist: by keyboard, its score, gaps, file and address", problems);
}

/** Owner, day and remark of an item: in the address, the file, the gaps and print. */
async function plans(tab) {
  const problems = [];
  await unfolded(tab, "not-met=risk-analysis&partly=no-such-item");
  const said = { owner: "Chief, “information” & security: office", due: "2031-02-03", note: "First line.\nSecond: 50 % & more" };
  for (const [what, text] of Object.entries(said)) await fill(tab, "risk-analysis", what, text);
  const kept = await save(tab);
  if (JSON.stringify(kept.items) !== JSON.stringify({ "risk-analysis": { state: "not-met", ...said } })) problems.push(`the file holds ${JSON.stringify(kept.items)}`);
  const { checklists: [check] } = await assess(kept, [code]);
  const told = check.chapters.flatMap(({ items }) => items).find(({ id }) => id === "risk-analysis");
  if (told.owner !== said.owner || told.planned !== said.due || told.remark !== said.note) problems.push(`the command line reads ${told.owner}, ${told.planned}, ${told.remark}`);
  const shown = () => tab.locator(".gap-list > li").first().innerText();
  for (const text of [said.owner, "3 February 2031", "Second: 50 % & more"]) if (!(await shown()).includes(text)) problems.push(`the gap does not say “${text}”`);
  if (check.gaps[0].planned_late === true && !(await shown()).includes("later than the law allows")) problems.push("nothing says that the day is late");
  const other = await context.newPage();
  await other.goto(tab.url());
  await other.waitForSelector(".plan.told", { state: "attached" });
  await other.emulateMedia({ media: "print" });
  const printed = (await other.locator(".plan.told summary").innerText()).replace(/\s+/g, " ");
  if (!printed.includes(said.owner) || !printed.includes("3 February 2031") || !printed.includes("Second: 50 % & more")) problems.push(`print has “${printed}”`);
  if (await other.locator(".plan textarea").first().isVisible()) problems.push("empty fields are printed");
  await other.close();
  count.check("checklist: owner, day and remark of an item", problems);
}

/** Remarks for which the address would be too long leave it, and nothing else; the history of the browser and the file keep them. */
async function remarks(tab) {
  const problems = [];
  await unfolded(tab, "not-met=risk-analysis&owner=risk-analysis:CISO&due=risk-analysis:2031-02-03");
  await fill(tab, "risk-analysis", "note", "x".repeat(2000));
  const second = tab.locator(".plan textarea").nth(1);
  await tab.locator(".plan summary").nth(1).click();
  await second.fill("é".repeat(1000));
  await tab.keyboard.press("Tab");
  const length = new URL(tab.url()).hash.length;
  if (length > 1000 || tab.url().includes("note=")) problems.push(`the address has ${length} characters`);
  if (!(await tab.locator("main").innerText()).includes("but not the remarks")) problems.push("nothing says that the remarks are not in the address");
  if (!tab.url().includes("owner=") || !tab.url().includes("due=")) problems.push("owner and day have left the address as well");
  await tab.reload();
  await tab.waitForSelector(".plan.told", { state: "attached" });
  const long = await save(tab);
  const notes = Object.values(long.items).map(({ note }) => note?.length);
  if (JSON.stringify(notes.sort()) !== "[1000,2000]") problems.push(`after a reload the remarks have ${notes} characters`);
  count.check("checklist: long remarks", problems);
  return long;
}

/** A saved file is the way back to what it holds; another file is refused. */
async function reopened(tab, long) {
  const problems = [];
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html`);
  await tab.locator("form details summary").click();
  const box = tab.locator("input[type=file]");
  await box.setInputFiles({ name: "holiday.json", mimeType: "application/json", buffer: Buffer.from('{"profile": [1, "<b>"]}') });
  await tab.getByText("“holiday.json” is no file").waitFor();
  await box.setInputFiles({ name: "organisation.json", mimeType: "application/json", buffer: Buffer.from(JSON.stringify(long)) });
  await tab.waitForSelector(`input[name=law][value=${code}]:checked`);
  await tab.locator("button.primary").click();
  await tab.waitForSelector(".state");
  if (JSON.stringify(await save(tab)) !== JSON.stringify(long)) problems.push(`a saved file comes back as ${JSON.stringify(await save(tab)).slice(0, 300)}`);
  count.check("checklist: a saved file is opened again", problems);
}

// Does the scope check in the browser give the answers that the command line gives?
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { createRequire } from "node:module";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { Count, compiled, folderArgument, headersOf, launch, serve } from "./lib.mjs";

const folder = folderArgument("node check-scope.mjs FOLDER");
const root = fileURLToPath(new URL("../../", import.meta.url));
const program = compiled(root);

/** Organisations: what the address says, and the same as lines of a batch. States are those of the site. */
const ORGANISATIONS = [
  ["a medium-sized managed service provider", "do=managed-service-provider&staff=60&turnover=12000000&balance=11000000", { entities: ["managed-service-provider"], staff: 60, turnover_eur: 12000000, balance_sheet_eur: 11000000 }],
  ["a large hospital", "do=healthcare-provider&size=large", { entities: ["healthcare-provider"], size: "large" }],
  ["a small food business", "do=food-business&size=small", { entities: ["food-business"], size: "small" }],
  ["a micro trust service provider", "do=trust-service-provider&size=micro", { entities: ["trust-service-provider"], size: "micro" }],
  ["a small telecoms operator", "do=public-ecn-provider&size=small", { entities: ["public-ecn-provider"], size: "small" }],
  ["49 staff, and figures above both ceilings", "do=credit-institution&staff=49&turnover=10000001&balance=10000001", { entities: ["credit-institution"], staff: 49, turnover_eur: 10000001, balance_sheet_eur: 10000001 }],
  ["49 staff, and one figure above its ceiling", "do=credit-institution&staff=49&turnover=10000001&balance=9000000", { entities: ["credit-institution"], staff: 49, turnover_eur: 10000001, balance_sheet_eur: 9000000 }],
  ["a small enterprise in a large group", "do=cloud-computing-service-provider&staff=20&turnover=2000000&balance=1000000&group=linked::400:90000000:70000000", { entities: ["cloud-computing-service-provider"], staff: 20, turnover_eur: 2000000, balance_sheet_eur: 1000000, group: [{ relation: "linked", staff: 400, turnover_eur: 90000000, balance_sheet_eur: 70000000 }] }],
  ["a partner of 30 per cent", "do=cloud-computing-service-provider&staff=40&turnover=2000000&balance=1000000&group=partner:30:100:50000000:50000000", { entities: ["cloud-computing-service-provider"], staff: 40, turnover_eur: 2000000, balance_sheet_eur: 1000000, group: [{ relation: "partner", share: 30, staff: 100, turnover_eur: 50000000, balance_sheet_eur: 50000000 }] }],
  ["a critical entity of small size", "do=airport-managing-body&size=small&say=critical-entity:yes", { entities: ["airport-managing-body"], size: "small", flags: { "critical-entity": true } }],
  ["two activities, one ancillary", "do=food-business:ancillary&do=waste-management-undertaking&size=medium", { activities: [{ entity: "food-business", weight: "ancillary" }, { entity: "waste-management-undertaking", weight: "main" }], size: "medium" }],
  ["a cloud provider established elsewhere", "do=cloud-computing-service-provider&size=large&in=SE&for=SE", { entities: ["cloud-computing-service-provider"], size: "large", established_in: ["SE"], provides_in: ["SE"] }],
  ["size not known", "do=managed-service-provider", { entities: ["managed-service-provider"] }],
  ["a small trust service of which it is not known whether it is qualified", "do=trust-service-provider&size=small", { entities: ["trust-service-provider"], size: "small" }],
  ["a school", "do=education-institution&size=large", { entities: ["education-institution"], size: "large" }],
  ["a court", "do=judicial-body&size=large", { entities: ["judicial-body"], size: "large" }],
  ["a small distribution network", "do=electricity-distribution-system-operator&size=small", { entities: ["electricity-distribution-system-operator"], size: "small" }],
  ["a registrar of domain names", "do=domain-name-registration-service-provider&size=micro", { entities: ["domain-name-registration-service-provider"], size: "micro" }],
  ["names decided on in one state, and established in three", "do=dns-service-provider&staff=300&turnover=80000000&balance=90000000&in=DE,SE,IT&for=DE,SE,IT&decisions=SE", { entities: ["dns-service-provider"], staff: 300, turnover_eur: 80000000, balance_sheet_eur: 90000000, established_in: ["DE", "SE", "IT"], provides_in: ["DE", "SE", "IT"], main_establishment: { decisions: "SE" } }],
  ["a hospital with a data centre, within a group", "do=healthcare-provider&do=data-centre-service-provider&staff=30&turnover=4000000&balance=3000000&group=partner:25:400:1000000:1000000&group=linked::15:9000000:8000000", { entities: ["healthcare-provider", "data-centre-service-provider"], staff: 30, turnover_eur: 4000000, balance_sheet_eur: 3000000, group: [{ relation: "partner", share: 25, staff: 400, turnover_eur: 1000000, balance_sheet_eur: 1000000 }, { relation: "linked", staff: 15, turnover_eur: 9000000, balance_sheet_eur: 8000000 }] }],
  ["a partner whose share is not known", "do=waste-management-undertaking&staff=49&turnover=2000000&balance=1000000&group=partner::100:50000000:50000000", { entities: ["waste-management-undertaking"], staff: 49, turnover_eur: 2000000, balance_sheet_eur: 1000000, group: [{ relation: "partner", share: null, staff: 100, turnover_eur: 50000000, balance_sheet_eur: 50000000 }] }],
];
/** Every kind of answer that there is. */
const KINDS = ["essential", "important", "national", "registration-only", "elsewhere", "out-of-scope", "undetermined"];
/** States whose rules differ most: classes and sizes of their own, registers, sums, jurisdiction. */
const STATES = ["AT", "BE", "BG", "CZ", "DE", "DK", "EE", "HU", "IT", "LT", "SE"];

/** Organisations of which it is compared what follows, with the turnover of which fines are a share. */
const FOLLOWED = [
  ["a large provider of managed services", "do=managed-service-provider&size=large", { entities: ["managed-service-provider"], size: "large" }],
  ["a medium-sized waste undertaking", "do=waste-management-undertaking&size=medium&skip=revenue-share-at-0", { entities: ["waste-management-undertaking"], size: "medium" }],
  ["a bank", "do=credit-institution&size=large", { entities: ["credit-institution"], size: "large" }],
  ["a registry of names", "do=tld-name-registry&size=small", { entities: ["tld-name-registry"], size: "small" }],
  ["a butcher", "do=food-business&size=micro", { entities: ["food-business"], size: "micro" }],
];

/** Questions that the rules do not ask, and what follows does: state, kind of entity, question, answer. */
const EXACTLY = [
  ["DE", "healthcare-provider", "licensed-hospital", "yes"],
  ["BE", "healthcare-provider", "conformity-route", "cyfun"],
  ["BG", "electricity-transmission-system-operator", "strategic-site", "yes"],
  ["IT", "healthcare-provider", "first-listed", "in-2026"],
];

const index = JSON.parse(await readFile(path.join(folder, "../data/activities.json"), "utf8"));
const national = index.laws.filter(({ code }) => code !== "EU");
const laws = national.slice(0, 3);
const states = national.filter(({ code }) => STATES.includes(code));
const count = new Count();
const server = await serve(folder, (await headersOf(folder)) ?? {});
const browser = await launch();
const context = await browser.newContext({ locale: "en", serviceWorkers: "block", acceptDownloads: true });
const requests = [];
const errors = [];
try {
  const tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("pageerror", (error) => errors.push(error.message));
  await answers(tab);
  await consequences(tab);
  await exactly(tab);
  await readiness(tab);
  await plans(tab);
  await saved(tab);
  await find(tab);
  await compare(tab);
  count.check("scope check: nothing but the site is asked, and nothing told is in an address that is sent",
    requests.filter((url) => !/^(data|blob):/.test(url) && (!url.startsWith(server.origin) || /staff|turnover|\?/.test(url))));
  count.check("scope check: no error in a script", errors);
} finally {
  await browser.close();
  await server.close();
}
count.end();

/** The outcomes on the page, by state, as classes and in words. */
async function outcomes(tab) {
  await tab.waitForSelector(".running .outcome, .so-far p");
  return tab.evaluate(() => Object.fromEntries([...document.querySelectorAll(".running li")].map((line) => {
    const badge = line.querySelector(".outcome");
    return [line.firstChild.textContent.replace(/: $/, ""), { outcome: badge.className.split(" ")[1], text: badge.textContent }];
  })));
}

/** Organisations of every kind are under the law of each state what the command line says. */
async function answers(tab) {
  const known = (profile) => (profile.activities ?? profile.entities.map((entity) => ({ entity }))).every(({ entity }) => index.types.some(({ id }) => id === entity));
  const asked = ORGANISATIONS.filter(([, , profile]) => known(profile));
  const lines = asked.flatMap(([, , profile]) => states.map(({ code }) => JSON.stringify({ country: code, ...profile })));
  const told = spawnSync(program, ["assess", "--batch"], { cwd: root, input: lines.join("\n"), encoding: "utf8", maxBuffer: 1 << 26 });
  const expected = told.stdout.trim().split("\n").map((line) => JSON.parse(line));
  for (const [at, [name, fragment]] of asked.entries()) {
    await tab.goto("about:blank");
    await tab.goto(`${server.base}check/index.html#law=${states.map(({ code }) => code).join(",")}&${fragment}`);
    await tab.waitForSelector(".running");
    const found = await outcomes(tab);
    count.check(`scope check: ${name}`, states.flatMap((law, place) => {
      const { outcome, national_class, error } = expected[at * states.length + place];
      const { outcome: shown, text } = found[law.name] ?? {};
      const wanted = national_class ? "national" : outcome;
      const own = national_class === undefined || text?.includes(national_class.replaceAll("-", " "));
      return shown === wanted && own ? [] : [`${law.name}: the page says ${shown} (${text}), the command line ${wanted ?? error} ${national_class ?? ""}`];
    }));
  }
  const kinds = new Set(expected.map(({ outcome, national_class }) => (national_class ? "national" : outcome)));
  count.check("scope check: a dozen organisations in eight states, with every kind of answer", [
    ...KINDS.filter((kind) => !kinds.has(kind)).map((kind) => `nothing is ${kind}`),
    ...(asked.length < 12 || states.length < 8 ? [`${asked.length} organisations in ${states.length} states`] : []),
  ]);
}

/** What the command line says under some states; the file is an answers file if it has `items`. */
async function assess(told, codes = laws.map(({ code }) => code)) {
  const kept = await mkdtemp(path.join(tmpdir(), "scope-"));
  const file = path.join(kept, "organisation.json");
  await writeFile(file, JSON.stringify(told));
  const text = execFileSync(program, ["assess", "--country", codes.join(","), ...(told.items ? ["--answers"] : ["--profile"]), file, "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  await rm(kept, { recursive: true });
  return JSON.parse(text);
}

/** What the page says of each state: the facts in brief, and every line that is folded. */
function followed(tab) {
  return tab.evaluate(() => [...document.querySelectorAll(".state")].map((state) => ({
    facts: (state.querySelector(".follows")?.textContent ?? "").replaceAll("\u00a0", " "),
    folded: [...state.querySelectorAll("details:not(.checklist) > .lines > li")].map((line) => line.textContent.trim()),
  })));
}

/** What the command line says of a state, and the page does not. */
function unsaid(state, { follows }, { facts, folded }) {
  const wanted = [
    ...follows.supervisors.map((one) => one.name), ...follows.recipients.map((one) => one.name), ...follows.registration.flatMap((one) => one.with),
    ...follows.fines.flatMap((one) => one.for_this_organisation ?? []),
  ];
  const texts = [...follows.duties, ...follows.frameworks, ...follows.dates, ...follows.registration.flatMap((one) => one.due.filter((due) => due.date))].map((one) => one.text);
  return [
    ...wanted.filter((text) => !facts.includes(text)).map((text) => `${state}: “${text}” is not in “${facts}”`),
    ...texts.filter((text) => !folded.some((line) => line.includes(text))).map((text) => `${state}: no line says “${text}”`),
    ...(follows.duties.length > 0 && folded.length === 0 ? [`${state}: nothing follows`] : []),
  ];
}

/** What follows on the page is what follows on the command line. */
async function consequences(tab) {
  for (const [name, fragment, profile] of FOLLOWED) {
    const codes = states.map(({ code }) => code);
    const said = await assess({ ...profile, established_in: codes, undertaking_turnover_eur: 1234567890 }, codes);
    await tab.goto("about:blank");
    await tab.goto(`${server.base}check/index.html#law=${codes.join(",")}&in=${codes.join(",")}&${fragment}&worldwide=1234567890`);
    await tab.waitForSelector(".state");
    const found = await followed(tab);
    count.check(`scope check: what follows for ${name}`, states.flatMap(({ name: state }, at) => unsaid(state, said.answers[at], found[at])));
  }
}

/** Questions that only what follows asks are asked below the answer, answered by keyboard, and told as the command line tells it. */
async function exactly(tab) {
  for (const [code, entity, input, value] of EXACTLY.filter(([code]) => index.laws.some((one) => one.code === code))) {
    const problems = [];
    const { name } = index.laws.find((one) => one.code === code);
    await tab.goto("about:blank");
    await tab.goto(`${server.base}check/index.html#law=${code}&in=${code}&do=${entity}&size=large`);
    await tab.waitForSelector(".exactly");
    const before = await followed(tab);
    const group = tab.locator(`.exactly:has(input[name="exactly-${input}"])`);
    const why = await group.locator("details li").allTextContents();
    if (!why.some((line) => /\d/.test(line)) || why.some((line) => !line.startsWith(`${name}: `))) problems.push(`why it is asked: ${why.join(" | ") || "nothing"}`);
    if (await tab.locator('[name="exactly-incident-ongoing"]').count()) problems.push("the scope check asks whether an incident goes on");
    const values = await group.locator("input").evaluateAll((boxes) => boxes.map((box) => box.value));
    await group.locator("input:checked").focus();
    // what is not known stands last and is chosen
    for (let step = values.indexOf(value); step < values.length - 1; step += 1) {
      const then = values[values.length - 2 - (step - values.indexOf(value))];
      await tab.keyboard.press("ArrowLeft");
      await tab.waitForFunction((answer) => location.hash.includes(encodeURIComponent(answer)), `${input}:${then}`);
      await tab.waitForFunction(([name, value]) => document.activeElement?.name === name && document.activeElement.value === value, [`exactly-${input}`, then]).catch(() => problems.push("the focus is lost when something is answered"));
    }
    const after = await followed(tab);
    if (JSON.stringify(after) === JSON.stringify(before)) problems.push("the answer changes nothing");
    const said = { entities: [entity], size: "large", established_in: [code], ...(value === "yes" ? { flags: { [input]: true } } : { inputs: { [input]: value } }) };
    problems.push(...unsaid(name, (await assess(said, [code])).answers[0], after[0]));
    const plain = await assess({ ...said, flags: {}, inputs: {} }, [code]);
    if (unsaid(name, plain.answers[0], after[0]).length === 0 && unsaid(name, (await assess(said, [code])).answers[0], before[0]).length === 0) problems.push("the command line makes no difference either");
    await tab.reload();
    await tab.waitForSelector(".exactly");
    if (JSON.stringify(await followed(tab)) !== JSON.stringify(after)) problems.push("after a reload something else follows");
    const [saved] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
    const again = JSON.parse(execFileSync(program, ["assess", "--answers", await saved.path(), "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 }));
    problems.push(...unsaid(name, again.answers?.[0] ?? again, after[0]).map((problem) => `as saved: ${problem}`));
    count.check(`scope check: more exactly, ${input} in ${name}`, problems);
  }
}

/** The checklist, answered by keyboard, gives the score and the gaps of the command line. */
async function readiness(tab) {
  const problems = [];
  const address = `${server.base}check/index.html#law=${laws[0].code}&do=managed-service-provider&size=large&in=${laws[0].code}&worldwide=1234567890`;
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
  const told = { profile: { country: laws[0].code, activities: [{ entity: "managed-service-provider", weight: "main" }], size: "large", established_in: [laws[0].code], undertaking_turnover_eur: 1234567890 }, items };
  const { checklists: [check] } = await assess(told);
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
  count.check("scope check: the checklist by keyboard, its score, gaps, file and address", problems);
}

/** Owner, day and remark of an item: in the address, the file, the gaps and print; long remarks leave the address and nothing else. */
async function plans(tab) {
  const problems = [];
  const [{ code }] = laws;
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html#law=${code}&do=managed-service-provider&size=large&in=${code}&not-met=risk-analysis&partly=no-such-item`);
  await tab.waitForSelector(".checklist > summary");
  const fold = async () => {
    await tab.locator(".checklist > summary").click();
    await tab.locator(`fieldset:has(input[name="${code}-risk-analysis"]) .plan summary`).click();
  };
  await fold();
  const said = { owner: "Chief, “information” & security: office", due: "2031-02-03", note: "First line.\nSecond: 50 % & more" };
  const fill = async (what, text) => {
    await tab.locator(`[name="${code}-risk-analysis-${what}"]`).fill(text);
    await tab.keyboard.press("Tab");
  };
  for (const [what, text] of Object.entries(said)) await fill(what, text);
  const save = async () => {
    const [file] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
    return JSON.parse(await readFile(await file.path(), "utf8"));
  };
  const kept = await save();
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
  // a remark for which the address would be too long
  await fill("note", "x".repeat(2000));
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
  const notes = Object.values((await save()).items).map(({ note }) => note?.length);
  if (JSON.stringify(notes.sort()) !== "[1000,2000]") problems.push(`after a reload the remarks have ${notes} characters`);
  count.check("scope check: owner, day and remark of an item", problems);
}

/** What is saved is read by the command line, as a profile and as answers. */
async function saved(tab) {
  const problems = [];
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html#law=${laws[0].code}&do=healthcare-provider&staff=1200&in=${laws[0].code}&met=risk-analysis`);
  const [file] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
  const kept = await file.path();
  const again = execFileSync(program, ["assess", "--country", laws[0].code, "--profile", kept, "--answers", kept, "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  if (!JSON.stringify(JSON.parse(again)).includes('"outcome":"essential"')) problems.push("the saved answers give another outcome on the command line");
  // what only one state asks is in the file of that state alone, for the other would refuse it
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html#law=${laws[0].code},DE&do=healthcare-provider&size=large&in=DE&say=licensed-hospital:yes`);
  await tab.waitForSelector(".state");
  const links = tab.locator("a[download]");
  if (index.laws.some(({ code }) => code === "DE") && (await links.count()) !== 2) problems.push(`${await links.count()} files, not one for each state`);
  for (const link of await links.all()) {
    const [file] = await Promise.all([tab.waitForEvent("download"), link.click()]);
    execFileSync(program, ["assess", "--answers", await file.path(), "--format", "json"], { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 });
  }
  count.check("scope check: what is saved is read by the command line", problems);
}

/** Everyday words, slips of the keyboard and codes find what is meant. */
async function find(tab) {
  const problems = [];
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html`);
  await tab.waitForSelector("input[type=search]");
  for (const [typed, wanted] of [["hospitl", "Healthcare providers"], ["drinking water", "Suppliers and distributors of water intended for human consumption"], ["64.19", "Credit institutions"], ["managed secruity", "Managed security service providers"]]) {
    await tab.fill("input[type=search]", typed);
    const found = await tab.locator(".found button").allTextContents();
    if (!found.slice(0, 5).includes(wanted)) problems.push(`“${typed}” finds ${found.slice(0, 5).join(", ") || "nothing"}`);
  }
  await tab.fill("input[type=search]", "zzzz");
  if ((await tab.locator(".found button").count()) > 0) problems.push("“zzzz” finds something");
  count.check("scope check: activities are found by words and codes", problems);
}

/** States side by side say what their pages say, and what differs is marked. */
async function compare(tab) {
  const problems = [];
  const [one, other] = laws;
  await tab.goto(`${server.base}${one.code.toLowerCase()}/energy/index.html`);
  const rows = (scope) => tab.evaluate((within) => Object.fromEntries([...document.querySelectorAll(`${within} dl > div`)].map((row) => [row.querySelector("dt").textContent, [...row.querySelectorAll("dd")].map((line) => line.textContent.trim())])), scope);
  const page = await rows(".glance");
  await tab.goto(`${server.base}compare/index.html#states=${one.code},${other.code}&sector=energy`);
  await tab.waitForSelector(".compared tbody tr");
  const table = await tab.evaluate(() => [...document.querySelectorAll(".compared tbody tr")].map((row) => ({
    title: row.querySelector("th").firstChild.textContent,
    marked: row.classList.contains("differs"),
    cells: [...row.querySelectorAll("td")].map((cell) => [...cell.querySelectorAll("p")].map((line) => line.textContent.trim())),
  })));
  for (const [title, lines] of Object.entries(page)) {
    const row = table.find((row) => row.title === title);
    if (JSON.stringify(row?.cells[0]) !== JSON.stringify(lines)) problems.push(`${title}: ${row?.cells[0]} and not ${lines}`);
  }
  if (!table.some(({ marked }) => marked)) problems.push("nothing is marked as different");
  if (!table.every(({ marked, cells }) => marked || cells[0].length === cells[1].length)) problems.push("what differs is not marked");
  const broken = await tab.evaluate(async () => {
    const links = [...document.querySelectorAll(".compared a[href]")].map((link) => link.href).filter((href) => href.startsWith(location.origin));
    const answers = await Promise.all([...new Set(links.map((href) => href.split("#")[0]))].map(async (href) => [href, (await fetch(href)).status]));
    return answers.filter(([, status]) => status !== 200).map(([href]) => href);
  });
  problems.push(...broken.map((href) => `a link leads nowhere: ${href}`));
  await tab.locator('input[name="state"]').nth(2).check();
  await tab.getByRole("button", { name: "Compare" }).click();
  await tab.waitForFunction(() => document.querySelectorAll(".compared thead th").length === 3);
  if (!tab.url().includes(laws[2].code)) problems.push("the address does not hold the choice");
  count.check("comparison: what the pages say, what differs, where links lead, the address", problems);
}

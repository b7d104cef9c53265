// Does the scope check in the browser give the answers that the command line gives?
import { readFile, readdir } from "node:fs/promises";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { assess, assessed, batch } from "./command.mjs";
import { Count, folderArgument, headersOf, launch, serve } from "./lib.mjs";
import { plain } from "./plain.mjs";

const folder = folderArgument("node check-scope.mjs FOLDER");

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
  await unassumed();
  await exactly(tab);
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
  await tab.waitForSelector(".running .outcome, .so-far p", { state: "attached" });
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
  const expected = batch("assess", lines);
  for (const [at, [name, fragment]] of asked.entries()) {
    await tab.goto("about:blank");
    await tab.goto(`${server.base}check/index.html#law=${states.map(({ code }) => code).join(",")}&${fragment}`);
    await tab.waitForSelector(".running", { state: "attached" });
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

/** What follows is told with what is usual, also where nothing is to be taken for granted of the class. */
async function unassumed() {
  const app = path.join(folder, "assets", (await readdir(path.join(folder, "assets"))).find((name) => /^app-[0-9a-f]+$/.test(name)));
  const module = (name) => import(pathToFileURL(path.join(app, name)).href);
  const [{ compile }, { whatFollows, withQuestions }] = [await module("evaluate.mjs"), await module("follow.mjs")];
  const data = async (name) => JSON.parse(await readFile(path.join(folder, "../data", name), "utf8"));
  const problems = [];
  for (const { code, name } of states) {
    const file = `${code.toLowerCase()}.json`;
    const follows = await data(`follows/${file}`);
    const law = compile(withQuestions(await data(`rules/${file}`), follows));
    const profile = { entities: ["trust-service-provider"], size: "large", established_in: [code] };
    const { answers: [said] } = await assess(profile, [code], "--assume", "none");
    const told = JSON.parse(JSON.stringify(plain(whatFollows(law.inquire({ ...profile, assume: "none" }), follows))));
    for (const part of ["duties", "reports", "dates"]) if (!isDeepStrictEqual(told[part], said.follows[part])) problems.push(`${name}: other ${part}`);
  }
  count.check("scope check: what follows where nothing is taken for granted", problems);
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
    const again = assessed("--answers", await saved.path());
    problems.push(...unsaid(name, again.answers?.[0] ?? again, after[0]).map((problem) => `as saved: ${problem}`));
    count.check(`scope check: more exactly, ${input} in ${name}`, problems);
  }
}

/** What is saved is read by the command line, as a profile and as answers. */
async function saved(tab) {
  const problems = [];
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html#law=${laws[0].code}&do=healthcare-provider&staff=1200&in=${laws[0].code}&met=risk-analysis`);
  const [file] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
  const kept = await file.path();
  const again = assessed("--country", laws[0].code, "--profile", kept, "--answers", kept);
  if (!JSON.stringify(again).includes('"outcome":"essential"')) problems.push("the saved answers give another outcome on the command line");
  // one file for several states, of which one asks what the others do not: each gets the answer that it has on the page
  const codes = ["CZ", "DE", laws[0].code].filter((code, at, all) => index.laws.some((one) => one.code === code) && all.indexOf(code) === at);
  const several = `${server.base}check/index.html#law=${codes.join(",")}&do=healthcare-provider:ancillary&do=education-institution&size=large&in=CZ,DE&say=revenue-share@0:40&say=is-university:yes&say=licensed-hospital:yes&met=risk-analysis`;
  await tab.goto("about:blank");
  await tab.goto(several);
  await tab.waitForSelector("a[download]");
  const badges = async () => tab.locator(".state h3 .outcome").evaluateAll((all) => all.map(({ className }) => className));
  const seen = await badges();
  if ((await tab.locator("a[download]").count()) !== 1) problems.push("there is not one file");
  const [of] = await Promise.all([tab.waitForEvent("download"), tab.locator("a[download]").click()]);
  const text = await readFile(await of.path(), "utf8");
  const { answers, checklists } = assessed("--answers", await of.path());
  if (JSON.stringify(answers.map(({ country }) => country)) !== JSON.stringify(codes)) problems.push(`the file of ${codes} is read as that of ${answers.map(({ country }) => country)}`);
  if (checklists.length !== codes.length) problems.push(`${checklists.length} checklists for ${codes.length} states`);
  for (const [at, { outcome }] of answers.entries()) if (!seen[at]?.includes(outcome)) problems.push(`${codes[at]}: the page has ${seen[at]}, the file gives ${outcome}`);
  for (const kept of ["is-university", "licensed-hospital"]) if (!text.includes(kept)) problems.push(`${kept}, which one state asks, is not in the file`);
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html`);
  await tab.locator("details summary").click();
  await tab.locator("input[type=file]").setInputFiles(await of.path());
  await tab.waitForSelector("input[name=law]:checked");
  await tab.locator("button.primary").click();
  await tab.waitForSelector(".state h3 .outcome");
  // The states now stand in the order of the list.
  if (JSON.stringify((await badges()).sort()) !== JSON.stringify([...seen].sort())) problems.push("opened again, the file gives other answers");
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

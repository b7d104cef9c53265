// Does the incident check in the browser give the answers that the command line gives?
import { spawnSync } from "node:child_process";
import { readFile, writeFile, mkdtemp } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { batch, incidents } from "./command.mjs";
import { Count, folderArgument, headersOf, launch, serve } from "./lib.mjs";

const folder = folderArgument("node check-incident.mjs FOLDER");

const SUNDAY = { shown: "2026-11-22T09:15", zone: "Europe/Brussels", at: "2026-11-22T09:15:00+01:00" };
/** The night in which clocks are put back, and the one in which they are put forward. */
const BACK = { shown: "2026-10-24T18:00", zone: "Europe/Dublin", at: "2026-10-24T18:00:00+01:00" };
const FORWARD = { shown: "2027-03-27T02:30", zone: "Europe/Athens", at: "2027-03-27T02:30:00+02:00" };

/** Incidents: what the address says, and the same as a line of a batch. */
const INCIDENTS = [
  ["a cloud service down for 45 minutes", "do=cloud-computing-service-provider&size=large&say=outage-minutes:45", SUNDAY, { entity: "cloud-computing-service-provider", size: "large", "outage-minutes": 45 }],
  ["a cloud service down for 30 minutes", "do=cloud-computing-service-provider&size=large&say=outage-minutes:30", SUNDAY, { entity: "cloud-computing-service-provider", size: "large", "outage-minutes": 30 }],
  ["a planned interruption", "do=cloud-computing-service-provider&size=large&say=outage-minutes:45&say=planned-interruption:yes", SUNDAY, { entity: "cloud-computing-service-provider", size: "large", "outage-minutes": 45, "planned-interruption": true }],
  ["a hospital with a severe disruption", "do=healthcare-provider&size=large&say=severe-disruption:yes", BACK, { entity: "healthcare-provider", size: "large", "severe-disruption": true }],
  ["a hospital with no harm at all", "do=healthcare-provider&size=large&say=severe-disruption:no&say=financial-loss:no&say=damage-to-others:no", SUNDAY, { entity: "healthcare-provider", size: "large", "severe-disruption": false, "financial-loss": false, "damage-to-others": false }],
  ["a hospital of which little is known", "do=healthcare-provider", FORWARD, { entity: "healthcare-provider" }],
  ["a trust service", "do=trust-service-provider&size=micro&say=outage-minutes:21&say=affects-trust-services:yes", BACK, { entity: "trust-service-provider", size: "micro", "outage-minutes": 21, "affects-trust-services": true }],
  ["a loss in money", "do=managed-service-provider&size=medium&say=direct-loss:500001&say=worldwide-turnover:90000000", SUNDAY, { entity: "managed-service-provider", size: "medium", "direct-loss": 500001, "worldwide-turnover": 90000000 }],
  ["an incident that goes on", "do=managed-service-provider&size=medium&say=outage-minutes:31&say=incident-ongoing:yes", FORWARD, { entity: "managed-service-provider", size: "medium", "outage-minutes": 31, "incident-ongoing": true }],
  ["a notification that was sent early", "do=healthcare-provider&size=large&say=severe-disruption:yes&at=incident-notification:2026-11-23T12:00", SUNDAY, { entity: "healthcare-provider", size: "large", "severe-disruption": true, at: { "incident-notification": "2026-11-23T12:00:00+01:00" } }],
  ["a bank, whose own act governs", "do=credit-institution&size=large&say=severe-disruption:yes", SUNDAY, { entity: "credit-institution", size: "large", "severe-disruption": true }],
  ["a small business out of scope", "do=food-business&size=small&say=severe-disruption:yes", SUNDAY, { entity: "food-business", size: "small", "severe-disruption": true }],
  ["a small enterprise in a large group", "do=managed-service-provider&staff=20&turnover=2000000&balance=1000000&group=linked::400:90000000:70000000&say=outage-minutes:31", SUNDAY, { entity: "managed-service-provider", staff: 20, turnover_eur: 2000000, balance_sheet_eur: 1000000, group: [{ relation: "linked", staff: 400, turnover_eur: 90000000, balance_sheet_eur: 70000000 }], "outage-minutes": 31 }],
  ["a cloud provider established elsewhere", "do=cloud-computing-service-provider&size=large&in=LU&for=LU&say=outage-minutes:45", SUNDAY, { entity: "cloud-computing-service-provider", size: "large", established_in: ["LU"], provides_in: ["LU"], "outage-minutes": 45 }],
  ["an ancillary activity, answered as in the scope check", "do=food-business:ancillary&size=large&say=revenue-share@0:3&say=severe-disruption:yes&worldwide=90000000", SUNDAY, { entity: "food-business", size: "large", "activity-weight": "ancillary", "revenue-share": "3 %", "severe-disruption": true, undertaking_turnover_eur: 90000000 }],
  ["an ancillary activity beside the main one", "do=food-business:ancillary&do=healthcare-provider&size=large&say=revenue-share@0:3&say=severe-disruption:yes", SUNDAY, { activities: [{ entity: "food-business", weight: "ancillary", "revenue-share": "3 %" }, { entity: "healthcare-provider" }], size: "large", "severe-disruption": true }],
  ["two services at once", "do=dns-service-provider&do=healthcare-provider&size=large&say=outage-minutes:31", SUNDAY, { entity: ["dns-service-provider", "healthcare-provider"], size: "large", "outage-minutes": 31 }],
];

const index = JSON.parse(await readFile(path.join(folder, "../data/activities.json"), "utf8"));
const known = index.laws.map(({ code }) => code);
// Cyprus has six hours, Sweden numbers of its own, Hungary and Denmark blocks for some.
const wanted = ["CY", "SE", "HU", "DK"].filter((code) => known.includes(code));
const laws = index.laws.filter(({ code }) => (wanted.length === 4 ? wanted : known.filter((one) => one !== "EU").slice(0, 4)).includes(code));
const count = new Count();
const server = await serve(folder, (await headersOf(folder)) ?? {});
const browser = await launch();
const context = await browser.newContext({ locale: "en", serviceWorkers: "block", acceptDownloads: true, timezoneId: "Europe/Brussels" });
const requests = [];
const errors = [];
const calendars = await mkdtemp(path.join(tmpdir(), "incident-"));
try {
  const tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("pageerror", (error) => errors.push(error.message));
  await answers(tab);
  await apart(tab);
  await changed(tab);
  await handed(tab);
  await shared(tab);
  count.check("incident check: nothing but the site is asked, and nothing told is in an address that is sent",
    requests.filter((url) => !/^(data|blob):/.test(url) && (!url.startsWith(server.origin) || /aware|outage|\?/.test(url))));
  count.check("incident check: no error in a script", errors);
} finally {
  await browser.close();
  await server.close();
}
calendar();
count.end();

/** Opens the page with what was told. */
async function open(tab, fragment) {
  await tab.goto("about:blank");
  await tab.goto(`${server.base}incident/index.html#${fragment}`);
  await tab.waitForSelector("#ask-title");
}

/** From whatever is open to the answer: what is not known is left open. */
async function toTheAnswer(tab) {
  for (let step = 0; step < 60 && (await tab.locator("button.primary").count()) > 0; step++) {
    const old = await tab.locator("#ask-title").textContent();
    await tab.locator("button.primary").click();
    await tab.waitForFunction((before) => document.querySelector("#ask-title")?.textContent !== before, old);
  }
  await tab.waitForSelector(".state");
}

/** What the page says of each state: the verdict, and the moments at which reports are due. */
async function told(tab) {
  return tab.evaluate(() => Object.fromEntries([...document.querySelectorAll("section.state:has(h3 .outcome)")].map((state) => [
    state.getAttribute("aria-label"),
    {
      verdict: [...state.querySelector("h3 .outcome").classList].find((name) => name.startsWith("significant-")).slice("significant-".length),
      due: [...state.querySelectorAll(".stages > li")].map((line) => [line.querySelector("h5").firstChild.textContent, line.querySelector("time")?.dateTime ?? null]),
      text: state.textContent,
    },
  ])));
}

async function answers(tab) {
  const lines = INCIDENTS.flatMap(([, , when, facts]) => laws.map(({ code }) => JSON.stringify({ country: code, aware_at: when.at, ...facts })));
  const expected = batch("incident", lines);
  for (const [at, [name, fragment, when]] of INCIDENTS.entries()) {
    await open(tab, `law=${laws.map(({ code }) => code).join(",")}&${fragment}&aware=${when.shown}&zone=${when.zone}`);
    await toTheAnswer(tab);
    const found = await told(tab);
    count.check(`incident check: ${name}`, laws.flatMap((law, place) => {
      const answer = expected[at * laws.length + place];
      if (answer.error) return [`${law.name}: ${answer.error}`];
      const problems = [];
      const displaced = answer.reporting === "displaced" && answer.because.length === 0;
      const verdict = answer.reporting === "not-owed" ? "not-owed" : displaced ? "displaced" : answer.significant;
      if (found[law.name]?.verdict !== verdict) problems.push(`${law.name}: the page says ${found[law.name]?.verdict}, the command line ${verdict}`);
      const due = JSON.stringify(answer.deadlines.map((line) => [line.name ?? line.stage, line.due ?? null]));
      if (JSON.stringify(found[law.name]?.due) !== due) problems.push(`${law.name}: the page has ${JSON.stringify(found[law.name]?.due)}, the command line ${due}`);
      for (const { name } of answer.recipients) if (!found[law.name]?.text.includes(name)) problems.push(`${law.name}: ${name} is not named`);
      if (verdict === "yes") for (const { text } of answer.because) if (!found[law.name]?.text.includes(text)) problems.push(`${law.name}: “${text}” is not told`);
      return problems;
    }));
  }
}

/** Services that different acts govern are answered apart, and a question about one of several is asked of it. */
async function apart(tab) {
  const problems = [];
  const codes = ["DK", "SE"].filter((code) => known.includes(code));
  const facts = { "severe-disruption": "no", "financial-loss": "no", "damage-to-others": "no", "user-hours": "200000", "telecoms-service-hit": "voice-data-broadcast" };
  await open(tab, `law=${codes.join(",")}&do=healthcare-provider&do=public-ecn-provider&size=large&aware=${SUNDAY.shown}&zone=${SUNDAY.zone}${Object.entries(facts).map(([name, value]) => `&say=${name}:${value}`).join("")}`);
  await toTheAnswer(tab);
  const found = Object.entries(await told(tab));
  const expected = codes.flatMap((code) => {
    const asked = Object.keys(facts).filter((name) => code === "DK" || !["user-hours", "telecoms-service-hit"].includes(name));
    return incidents("--country", code, "--activity", "healthcare-provider,public-ecn-provider", "--set", "size=large", ...asked.flatMap((name) => ["--set", `${name}=${facts[name]}`]), "--aware-at", SUNDAY.at);
  });
  const inBrief = expected.map((answer) => [answer.significant, answer.deadlines.map((line) => line.due ?? null), answer.recipients.map(({ name }) => name)]);
  if (JSON.stringify(inBrief.map(([significant, due]) => [significant, due])) !== JSON.stringify(found.map(([, { verdict, due }]) => [verdict, due.map(([, moment]) => moment)]))) problems.push(`the page has ${JSON.stringify(found.map(([name, { verdict, due }]) => [name, verdict, due]))}, the command line ${JSON.stringify(inBrief)}`);
  for (const [at, [, , names]] of inBrief.entries()) for (const name of names) if (!found[at]?.[1].text.includes(name)) problems.push(`${found[at]?.[0]}: ${name} is not named`);
  const danish = expected.filter(({ country }) => country === "DK");
  if (codes.includes("DK") && (danish.length !== 2 || danish[0].regime !== undefined || danish[1].regime !== "telecoms" || danish[0].significant !== "no" || danish[1].significant !== "yes")) problems.push(`Denmark: ${JSON.stringify(danish.map(({ regime, significant }) => [regime, significant]))}`);
  // an activity that is taken away takes what was said of it along
  await open(tab, `law=${codes[0]}&do=food-business:ancillary&do=healthcare-provider:ancillary&size=large&say=revenue-share@0:3&say=revenue-share@1:60`);
  await tab.locator(".chosen button").first().click();
  await tab.locator("button.primary").click();
  await tab.waitForFunction(() => location.hash.includes("do=healthcare-provider"));
  if (!decodeURIComponent(tab.url()).includes("revenue-share@0:60") || tab.url().includes("food-business")) problems.push(`what was said of the activity that is left is ${decodeURIComponent(tab.url())}`);
  count.check("incident check: services that different acts govern, and answers about one of several", problems);
}

/** Another answer, to a question that was answered already, changes what is owed. */
async function changed(tab) {
  const problems = [];
  const [one, other] = laws;
  await open(tab, `law=${one.code},${other.code}&do=healthcare-provider&size=large&aware=${SUNDAY.shown}&zone=${SUNDAY.zone}&say=severe-disruption:yes`);
  await toTheAnswer(tab);
  const verdicts = async () => Object.values(await told(tab)).map(({ verdict }) => verdict).join();
  if ((await verdicts()) !== "yes,yes") problems.push(`the answers are ${await verdicts()}`);
  await tab.getByRole("button", { name: "Change: Size" }).click();
  await tab.locator("input[name=size][value=small]").check();
  await tab.locator("button.primary").click();
  await tab.waitForSelector(".so-far .significant-not-owed", { state: "attached" });
  await toTheAnswer(tab);
  if (!(await verdicts()).includes("not-owed")) problems.push(`a smaller size changes nothing: ${await verdicts()}`);
  count.check("incident check: an answer is changed", problems);
}

/** What the scope check was told is handed on, and what decides the class is asked here too. */
async function handed(tab) {
  const problems = [];
  const [one, other] = laws;
  await tab.goto("about:blank");
  await tab.goto(`${server.base}check/index.html#law=${one.code},${other.code}&do=managed-service-provider&staff=20&turnover=2000000&balance=1000000&group=linked::400:90000000:70000000&in=${one.code},${other.code}&met=risk-analysis`);
  await tab.getByRole("link", { name: "incident check with these answers" }).click();
  await tab.waitForSelector("#ask-title");
  if (!(await tab.locator(".chosen").innerText()).includes("Managed service providers")) problems.push("the kind of entity is not handed on");
  for (const text of ["Staff: 20", one.name]) if (!(await tab.locator(".given").innerText()).includes(text)) problems.push(`“${text}” is not among what was told`);
  if (tab.url().includes("met=")) problems.push("the checklist is handed on, which nobody asks here");
  await tab.locator("button.primary").click();
  await tab.waitForFunction(() => document.querySelectorAll("input[name=law]:checked").length === 2);
  await tab.locator("button.primary").click();
  await tab.locator("input[name=aware]").fill(SUNDAY.shown);
  await tab.locator("select[name=zone]").selectOption(SUNDAY.zone);
  await tab.locator("button.primary").click();
  await tab.waitForFunction(() => !document.querySelector("input[name=aware]"));
  if (await tab.locator("input[name=size]").count()) problems.push("the size is asked again");
  const places = [one.code, other.code];
  const expected = batch("incident", places.map((country) => JSON.stringify({ country, entity: "managed-service-provider", staff: 20, turnover_eur: 2000000, balance_sheet_eur: 1000000, group: [{ relation: "linked", staff: 400, turnover_eur: 90000000, balance_sheet_eur: 70000000 }], established_in: places, aware_at: SUNDAY.at })));
  await toTheAnswer(tab);
  const found = await told(tab);
  for (const [at, { name }] of [one, other].entries()) {
    if (expected[at].reporting !== "owed" || found[name]?.verdict !== expected[at].significant) problems.push(`${name}: the page says ${found[name]?.verdict}, the command line ${expected[at].reporting}, ${expected[at].significant}`);
  }
  // a class that hangs on a question of the rules
  for (const [code, entity, input] of [["CZ", "education-institution", "is-university"], ["EE", "healthcare-provider", "hospital-network-or-ambulance"]]) {
    const law = index.laws.find((one) => one.code === code);
    for (const value of law ? ["yes", "no"] : []) {
      await open(tab, `law=${code}&do=${entity}&size=large&aware=${SUNDAY.shown}&zone=${SUNDAY.zone}&say=severe-disruption:yes`);
      const answer = tab.locator(`input[name=answer][value=${value}]`);
      const why = tab.locator(".why");
      for (let step = 0; step < 30 && !tab.url().includes(`${input}%3A`) && (await tab.locator("button.primary").count()) > 0; step++) {
        const old = await tab.locator("#ask-title").textContent();
        if (await why.count() && await answer.count()) await answer.check();
        await tab.locator("button.primary").click();
        await tab.waitForFunction((before) => document.querySelector("#ask-title")?.textContent !== before, old);
      }
      if (!tab.url().includes(`${input}%3A${value}`)) problems.push(`${code}: ${input} is not asked`);
      await toTheAnswer(tab);
      const [line] = batch("incident", [JSON.stringify({ country: code, entity, size: "large", aware_at: SUNDAY.at, "severe-disruption": true, [input]: value === "yes" })]);
      const verdict = line.reporting === "not-owed" ? "not-owed" : line.significant;
      if ((await told(tab))[law.name].verdict !== verdict) problems.push(`${code}, ${input} ${value}: the page says ${(await told(tab))[law.name].verdict}, the command line ${verdict}`);
    }
  }
  count.check("incident check: the organisation is handed on by the scope check, and its class is asked for", problems);
}

/** A shared address says the same; what is saved is read by the command line and by calendars. */
async function shared(tab) {
  const problems = [];
  const fragment = `law=${laws.map(({ code }) => code).join(",")}&do=managed-service-provider&size=medium&aware=${FORWARD.shown}&zone=${FORWARD.zone}&say=outage-minutes:31&say=incident-ongoing:yes`;
  await open(tab, fragment);
  await toTheAnswer(tab);
  const found = await told(tab);
  const address = tab.url();
  const other = await context.newPage();
  await other.goto(address);
  await other.waitForSelector(".state");
  if (JSON.stringify((await told(other))) !== JSON.stringify(found)) problems.push("the shared address gives another answer");
  await other.close();
  // Who has two minutes finds the calendar below the table, not behind the last state.
  const early = await tab.evaluate(() => Boolean(document.querySelector('a[download="incident.ics"]')?.compareDocumentPosition(document.querySelector("section.state")) & Node.DOCUMENT_POSITION_FOLLOWING));
  if (!early) problems.push("the calendar stands behind the states");
  const save = async (name) => (await Promise.all([tab.waitForEvent("download"), tab.locator(`a[download="${name}"]`).click()]))[0].path();
  const lines = (await readFile(await save("incident.jsonl"), "utf8")).trim().split("\n");
  const again = batch("incident", lines);
  for (const [at, law] of laws.entries()) {
    const due = again[at].deadlines?.map(({ due }) => due ?? null);
    if (JSON.stringify(due) !== JSON.stringify(found[law.name].due.map(([, moment]) => moment))) problems.push(`${law.name}: the saved facts give ${JSON.stringify(due ?? again[at])}`);
  }
  const ics = await readFile(await save("incident.ics"), "utf8");
  await writeFile(path.join(calendars, "incident.ics"), ics);
  const moments = Object.values(found).flatMap(({ due }) => due).map(([, moment]) => moment).filter(Boolean).map((moment) => new Date(moment).toISOString().replace(/[-:]|\.\d+/g, "")).sort();
  const starts = [...ics.matchAll(/^DTSTART:(.*)\r$/gm)].map(([, start]) => start).sort();
  if (JSON.stringify(starts) !== JSON.stringify(moments)) problems.push(`the calendar has ${starts}, the page ${moments}`);
  if (/[^\r]\n/.test(ics)) problems.push("a line of the calendar does not end with CRLF");
  const long = ics.split("\r\n").filter((line) => Buffer.byteLength(line) > 75);
  problems.push(...long.map((line) => `a line of the calendar has more than 75 bytes: ${line}`));
  // a moment that is told later moves the reports that run from it
  const label = tab.locator(".moments summary");
  if (await label.count()) {
    await label.click();
    const field = tab.locator(".moments input").first();
    await field.fill("2027-03-27T08:00");
    await field.dispatchEvent("change");
    await tab.waitForFunction(() => location.hash.includes("at="));
  } else problems.push("no other moment can be told");
  count.check("incident check: shared, saved as facts and as a calendar, another moment told", problems);
}

/** The calendar by a reader that others wrote. */
function calendar() {
  const read = spawnSync("./feeds.sh", [path.join(calendars, "incident.ics")], { cwd: fileURLToPath(new URL(".", import.meta.url)), encoding: "utf8" });
  count.check("incident check: the calendar is valid by RFC 5545", read.status === 0 ? [] : [read.stdout, read.stderr]);
}

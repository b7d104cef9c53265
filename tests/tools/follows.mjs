// Asks the modules of the site what follows for organisations, and how far they are with the checklist,
// and compares with what the compiler says. Run by tests/agreement.rs:
//
//     node follows.mjs FOLDER
//
// FOLDER has rules/CODE.json, follows/CODE.json, modules/*.mjs and questions/CODE.jsonl, of which a line
// is {profile, answers, brief, expected}: what follows and the checklist in full, or ids, sums and scores.
// Differences are printed, and in the end the counts as JSON.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { plain } from "./plain.mjs";

const folder = path.resolve(process.argv[2]);
const module = (name) => import(pathToFileURL(path.join(folder, "modules", name)).href);
const { compile } = await module("evaluate.mjs");
const { whatFollows, withQuestions } = await module("follow.mjs");
const { selfCheck } = await module("readiness.mjs");
const json = (name) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));

const column = (list, fields) => (list ?? []).map((one) => fields.map((field) => one[field] ?? null));
/** Ids, sums and scores. */
const brief = ({ follows, checklist }) => ({
  duties: column(follows.duties, ["topic", "id"]),
  registration: follows.registration.map((one) => [one.register ?? null, one.with, one.portals, column(one.due, ["id", "date"])]),
  reports: column(follows.reports, ["stage", "within"]),
  recipients: column(follows.recipients, ["authority"]),
  supervisors: column(follows.supervisors, ["authority"]),
  planned_supervisors: column(follows.planned_supervisors, ["authority"]),
  fines: column(follows.fines, ["class", "amount", "at_least", "for_this_organisation"]),
  frameworks: column(follows.frameworks, ["id"]),
  dates: column(follows.dates, ["id", "date"]),
  given_way: follows.given_way,
  readiness: checklist.readiness,
  items: checklist.chapters.map((chapter) => column(chapter.items, ["id", "state"])),
  open: column(checklist.open, ["id", "missing"]),
  set_aside: checklist.set_aside,
  further: column(checklist.further, ["kind", "id"]),
  gaps: column(checklist.gaps, ["item", "lost", "due", "overdue", "exposure"]),
});

/** The first place where two values differ. */
function difference(expected, found, at = "") {
  if (isDeepStrictEqual(expected, found)) return undefined;
  if (typeof expected !== "object" || typeof found !== "object" || !expected || !found) return `${at}: ${JSON.stringify(expected)} expected, ${JSON.stringify(found)} found`;
  for (const key of new Set([...Object.keys(expected), ...Object.keys(found)])) {
    const inner = difference(expected[key], found[key], `${at}/${key}`);
    if (inner) return inner.slice(0, 600);
  }
  return `${at}: another order`;
}

const counts = { laws: 0, organisations: 0, duties: 0, items: 0, fines: 0, sums: 0, gaps: 0, different: 0 };
for (const file of readdirSync(path.join(folder, "questions")).sort()) {
  const code = path.basename(file, ".jsonl");
  const follows = json(`follows/${code}.json`);
  const law = compile(withQuestions(json(`rules/${code}.json`), follows));
  counts.laws += 1;
  for (const text of readFileSync(path.join(folder, "questions", file), "utf8").split("\n")) {
    const line = JSON.parse(text);
    counts.organisations += 1;
    let found;
    try {
      for (const one of Object.values(line.answers)) for (const [field, value] of Object.entries(one)) if (value === null) delete one[field];
      const here = law.inquire(line.profile);
      const told = { follows: plain(whatFollows(here, follows)), checklist: selfCheck(here, follows, line.answers) };
      counts.duties += told.follows.duties.length;
      counts.items += told.checklist.chapters.flatMap(({ items }) => items).length;
      counts.fines += told.follows.fines.length;
      counts.sums += told.follows.fines.filter(({ for_this_organisation }) => for_this_organisation).length;
      counts.gaps += told.checklist.gaps.length;
      found = line.brief ? brief(told) : told;
    } catch (error) {
      found = `it failed: ${error.stack}`;
    }
    const { expected } = line;
    // The head of the report says what was decided, which is compared elsewhere.
    if (!line.brief) expected.checklist = Object.fromEntries(Object.keys(found.checklist ?? {}).map((key) => [key, expected.checklist[key]]));
    const differs = difference(expected, JSON.parse(JSON.stringify(found)));
    if (!differs) continue;
    counts.different += 1;
    if (counts.different <= 20) console.log(`${code}: ${JSON.stringify(line.profile)}\n  ${differs}`);
  }
}
console.log(JSON.stringify(counts));
process.exit(counts.different === 0 ? 0 : 1);

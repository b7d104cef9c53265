// Asks the module that answers about incidents what the engine of the compiler was asked, and
// compares. Run by tests/agreement.rs:
//
//     node incidents.mjs FOLDER [MODULE]
//
// FOLDER has rules/*.mjs, rules/CODE.json, rules/incidents/CODE.json and incidents/CODE.jsonl, lines of
// {request, expected}. Differences are printed, and in the end the counts as JSON.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { cited } from "./plain.mjs";

const [folder, module] = process.argv.slice(2);
const { compileIncidents } = await import(pathToFileURL(path.resolve(module ?? path.join(folder, "rules/incident.mjs"))).href);
const json = (name) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));

/** An answer in a form that can be compared: citations in words, nothing where there is nothing. */
function told(value) {
  if (Array.isArray(value)) return value.map(told);
  if (value?.law !== undefined) return cited(value);
  if (value === null || typeof value !== "object") return value;
  const fields = Object.entries(value).filter(([key, one]) => {
    const empty = Array.isArray(one) ? one.length === 0 : one === undefined || one === false;
    // moments that can be reckoned with, and evidence, are for pages
    return !empty && !(value.stage !== undefined && key === "at") && key !== "fact" && key !== "grade";
  });
  return Object.fromEntries(fields.map(([key, one]) => [key, told(one)]).sort(([a], [b]) => (a < b ? -1 : 1)));
}

const counts = { laws: 0, incidents: 0, significant: 0, deadlines: 0, different: 0 };
for (const file of readdirSync(path.join(folder, "incidents")).sort()) {
  const code = path.basename(file, ".jsonl");
  const law = compileIncidents(json(`rules/${code}.json`), json(`rules/incidents/${code}.json`));
  counts.laws += 1;
  for (const text of readFileSync(path.join(folder, "incidents", file), "utf8").split("\n")) {
    if (text === "") continue;
    const { request, expected } = JSON.parse(text);
    let found;
    try {
      found = law.assess(request);
    } catch (error) {
      found = { error: String(error.stack) };
    }
    counts.incidents += 1;
    if (expected.significant === "yes") counts.significant += 1;
    counts.deadlines += expected.deadlines?.filter(({ due }) => due !== undefined).length ?? 0;
    const [right, answer] = [told(expected), told(found)].map((one) => JSON.stringify(one));
    if (right === answer) continue;
    counts.different += 1;
    if (counts.different <= 10) console.log(`${code}: ${JSON.stringify(request)}\n  expected ${right}\n  found    ${answer}`);
  }
}
console.log(JSON.stringify(counts));
process.exit(counts.different === 0 ? 0 : 1);

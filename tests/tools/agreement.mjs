// Asks the evaluator of the published rules, and an independent JsonLogic engine, what the engine of
// the compiler was asked, and compares. Run by tests/agreement.rs:
//
//     node agreement.mjs FOLDER [EVALUATOR]
//
// FOLDER has rules/CODE.json, rules/jsonlogic/CODE.json and questions/CODE.jsonl. A line is either
// {profile, presume, expected}, compared in full, or {profile, group, data, expected}, where all is
// known and only the outcome is compared. Differences are printed, and in the end the counts as JSON.
import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";

const [folder, evaluator] = process.argv.slice(2);
const { compile } = await import(pathToFileURL(path.resolve(evaluator ?? path.join(folder, "rules/evaluate.mjs"))).href);
const { LogicEngine } = await import("json-logic-engine").catch(() => {
  console.error("json-logic-engine is not installed; run: npm ci --ignore-scripts in tests/tools");
  process.exit(2);
});

const json = (name) => JSON.parse(readFileSync(path.join(folder, name), "utf8"));
const told = (one) => [
  one.outcome, one.national_class ?? null, one.because.map((reason) => reason.rule), one.regime ?? null,
  one.assumed, one.missing, one.elsewhere, one.exempt_from,
];
const toldInFull = (one) => [
  ...told(one), one.basis, one.binding, one.duties_from ?? null, one.fines_from ?? null,
  one.activities.map((activity) => [activity.entity, ...told(activity)]),
];

const counts = { laws: 0, decisions: 0, outcomes: 0, jsonlogic: 0, sizes: 0, different: 0 };
function differs(law, what, line, found) {
  counts.different += 1;
  if (counts.different <= 20) {
    console.log(`${law}, ${what}: ${JSON.stringify(line.profile ?? line.data)} presume ${line.presume}`);
    console.log(`  expected ${JSON.stringify(line.expected)}\n  found    ${JSON.stringify(found)}`);
  }
}

/** Whatever happens, in words that can be compared. */
function attempt(ask) {
  try {
    return ask();
  } catch (error) {
    return `it failed: ${error.message}`;
  }
}

const engine = new LogicEngine();
for (const file of readdirSync(path.join(folder, "questions")).sort()) {
  const code = path.basename(file, ".jsonl");
  const law = compile(json(`rules/${code}.json`));
  const groups = json(`rules/jsonlogic/${code}.json`).groups.map((group) => ({
    outcome: engine.build(group.outcome),
    size: engine.build(group.size),
  }));
  counts.laws += 1;
  for (const text of readFileSync(path.join(folder, "questions", file), "utf8").split("\n")) {
    if (text === "") continue;
    const line = JSON.parse(text);
    if (line.size) {
      counts.sizes += 1;
      const found = attempt(() => groups[line.group].size(line.data));
      if (found !== line.expected) differs(law.law, "size in JsonLogic", line, found);
      continue;
    }
    const options = { presume: line.presume ?? false };
    const outcome = attempt(() => law.outcome(line.profile, options));
    counts.outcomes += 1;
    if (line.data === undefined) {
      counts.decisions += 1;
      const found = attempt(() => toldInFull(law.decide(line.profile, options)));
      if (JSON.stringify(found) !== JSON.stringify(line.expected)) differs(law.law, "decision", line, found);
      if (outcome !== line.expected[0]) differs(law.law, "outcome alone", line, outcome);
      continue;
    }
    if (outcome !== line.expected.split(":")[0]) differs(law.law, "outcome alone", line, outcome);
    if (line.group !== undefined) {
      counts.jsonlogic += 1;
      const found = attempt(() => groups[line.group].outcome(line.data));
      if (found !== line.expected) differs(law.law, "JsonLogic", line, found);
    }
  }
}
console.log(JSON.stringify(counts));
process.exit(counts.different === 0 ? 0 : 1);

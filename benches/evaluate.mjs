// How many outcomes a second the module for browsers gives in Node, one core:
//     node benches/evaluate.mjs out/data/rules
import { readFileSync } from "node:fs";
import path from "node:path";
import { compile } from "../templates/static/evaluate.mjs";

const [folder] = process.argv.slice(2);
if (folder === undefined) {
  console.error("usage: node benches/evaluate.mjs FOLDER, the folder data/rules of a build");
  process.exit(2);
}
const ENTITIES = ["electricity-producer", "managed-service-provider", "dns-service-provider", "healthcare-provider"];
const TOLD = [{}, { flags: { "critical-entity": true } }];
const ROUNDS = 20_000;

/** A hundred organisations of all sizes. */
const organisations = (entity, told) =>
  Array.from({ length: 100 }, (_, at) => ({
    entities: [entity],
    staff: (at * 37) % 900,
    turnover_eur: ((at * 7919) % 200) * 1e6,
    balance_sheet_eur: ((at * 104_729) % 200) * 1e6,
    ...told,
  }));

const rates = [];
for (const code of ["eu", "be", "de", "fr"]) {
  const law = compile(JSON.parse(readFileSync(path.join(folder, `${code}.json`), "utf8")));
  for (const entity of ENTITIES) {
    for (const told of TOLD) {
      const all = organisations(entity, told);
      for (const one of all) law.outcome(one);
      const start = process.hrtime.bigint();
      for (let round = 0; round < ROUNDS; round++) for (const one of all) law.outcome(one);
      const seconds = Number(process.hrtime.bigint() - start) / 1e9;
      rates.push((ROUNDS * all.length) / seconds / 1e6);
    }
  }
}
rates.sort((a, b) => a - b);
const told = [rates[0], rates[rates.length >> 1], rates[rates.length - 1]].map((rate) => rate.toFixed(1));
console.log(`millions of outcomes a second: ${told[0]} at least, ${told[1]} in the middle, ${told[2]} at most`);

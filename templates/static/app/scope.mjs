// @ts-check
/** What the scope check needs once there is something to decide: the rules, read and weighed. */

import { json } from "./dom.mjs";
import { compile } from "./evaluate.mjs";
import { answer, flips, needsPlaces, questions } from "./interview.mjs";
import { profileOf } from "./told.mjs";

export { ask, more } from "./questions.mjs";
export { running } from "./result.mjs";

/** @typedef {{laws: import("./interview.mjs").Law[], profile: any, answers: import("./interview.mjs").Answered[]}} Weighed */

/** The rules of each state, read once. @type {Map<string, Promise<import("./interview.mjs").Law>>} */
const read = new Map();
/** @param {string} rules @param {string} code */
function law(rules, code) {
  let here = read.get(code);
  if (here === undefined) {
    here = json(`${rules}${code.toLowerCase()}.json`).then((program) => {
      const { decide } = compile(program);
      // An answer that one state does not know is left out there.
      return { code, program, decide: (/** @type {any} */ profile, /** @type {any} */ how) => decide(fitting(profile, program), how) };
    });
    read.set(code, here);
  }
  return here;
}

/** What was told, as a profile. @param {any} page @param {readonly Record<string, any>[]} inputs the questions that can have been asked */
export function profileFor({ told, types }, inputs) {
  const known = { ...told, activities: told.activities.filter((/** @type {any} */ { entity }) => types.has(entity)) };
  return profileOf(known, (input) => inputs.some((asked) => asked[input]?.kind === "yes-no"));
}

/** What is known now. @param {any} page @returns {Promise<Weighed>} */
export async function weigh(page) {
  const { told, names, rules } = page;
  const laws = told.activities.length > 0 ? await Promise.all(told.laws.filter((/** @type {string} */ code) => names[code]).map((/** @type {string} */ code) => law(rules, code))) : [];
  const profile = profileFor(page, laws.map(({ program }) => program.inputs));
  return { laws, profile, answers: answer(laws, profile) };
}

/** The screen that comes next, of those for which the rules ask: only what can still matter. @param {any} page @param {Weighed} now @param {Set<string>} done */
export function next({ told }, now, done) {
  if (needsPlaces(now.laws, now.answers) && !done.has("place")) return "place";
  const open = questions(now.laws, now.profile, now.answers).find(({ key }) => !told.skipped.includes(key.replace("@", "-at-")));
  if (open) return open;
  return !done.has("more") && flips(now.laws, now.profile, now.answers).length > 0 ? "more" : "result";
}

/** The part of a profile whose questions a law knows, or any of some. @param {any} profile @param {...any} programs */
export function fitting(profile, ...programs) {
  const takes = (/** @type {[string, any]} */ [input, value]) => programs.some(({ inputs }) => {
    const here = inputs[input];
    if (here === undefined) return false;
    return here.kind !== "choice" || here.values === undefined || here.values.some((/** @type {any} */ one) => one.value === value);
  });
  const kept = { ...profile };
  for (const field of ["flags", "inputs"]) {
    if (profile[field]) kept[field] = Object.fromEntries(Object.entries(profile[field]).filter(takes));
  }
  kept.activities = profile.activities.map((/** @type {any} */ { entity, weight, ...own }) => ({ entity, weight, ...Object.fromEntries(Object.entries(own).filter(takes)) }));
  return kept;
}

// @ts-check
/**
 * What is still worth asking once the outcome is known: the questions whose answers would have what
 * follows say more, or something else, and what asks them. Pure; knows no state and no question.
 *
 * @typedef {object} Followed what follows for an organisation under one law
 * @property {string} code
 * @property {any} program the rules, with the questions of what follows
 * @property {any} follows
 * @property {any} profile
 * @property {(profile: any) => import("./follow.mjs").Inquiry} inquire
 * @property {import("./follow.mjs").Inquiry} here
 * @property {ReturnType<typeof whatFollows>} told
 * @typedef {{law: string, kind: string, fact: any}} Asker a statement, and the part of what follows it stands in
 * @typedef {{key: string, input: string, activity: number|undefined, asked: any, because: Asker[]}} Question
 */

import { WORLDWIDE_TURNOVER, whatFollows } from "./follow.mjs";
import { isPlain, probes, withAnswer, wordOf } from "./interview.mjs";
import { selfCheck } from "./readiness.mjs";

const UNKNOWN = 1;
const CONDITIONS = ["applies", "when", "what", "except"];
/** What depends on the incident, and not on the organisation alone. */
const OF_AN_INCIDENT = ["stages", "reporting/stages", "reporting/waivers"];

/** Every condition of what follows, with the statement that makes it. @type {WeakMap<any, Map<any, {kind: string, fact: any}>>} */
const asking = new WeakMap();
/** @param {any} follows */
function askersOf(follows) {
  const known = asking.get(follows);
  if (known !== undefined) return known;
  /** @type {Map<any, {kind: string, fact: any}>} */
  const found = new Map();
  const visit = (/** @type {any} */ fact, /** @type {string} */ kind) => {
    if (Array.isArray(fact)) return fact.forEach((one) => visit(one, kind));
    if (fact === null || typeof fact !== "object") return;
    for (const [name, value] of Object.entries(fact)) {
      if (CONDITIONS.includes(name)) found.set(value, { kind, fact });
      else visit(value, kind === "" ? name : `${kind}/${name}`);
    }
  };
  visit(follows, "");
  asking.set(follows, found);
  return found;
}

/** What follows, every condition that was asked for it, and a text that is another where something else follows. @param {Followed} one @param {any} profile */
function heard({ follows, inquire }, profile) {
  const here = inquire(profile);
  /** @type {{condition: any, activity: number|undefined, found: import("./evaluate.mjs").Finding}[]} */
  const asked = [];
  const find = (/** @type {any} */ condition, /** @type {any} */ of) => {
    const found = here.find(condition, of);
    asked.push({ condition, activity: of?.activity, found });
    return found;
  };
  const told = whatFollows({ ...here, find }, follows);
  const { chapters, open } = selfCheck({ ...here, find }, follows, {});
  return { outcome: wordOf(here.decision), asked, essence: JSON.stringify([told, chapters.flatMap(({ items }) => items), open]) };
}

/** Whether another answer than the presumed one has something else follow, of the same outcome. @param {Followed} one @param {any} profile @param {ReturnType<typeof heard>} now @param {Omit<Question, "because">} question */
const matters = (one, profile, now, { input, activity, asked }) => probes(asked).some((value) => {
  const then = heard(one, withAnswer(profile, input, activity, asked, value));
  return then.outcome === now.outcome && then.essence !== now.essence;
});

/** The questions of one law that a profile leaves open. @param {Followed} one @param {any} profile @param {readonly string[]} skipped @returns {Question[]} */
function open(one, profile, skipped) {
  const now = heard(one, profile);
  const askers = askersOf(one.follows);
  /** @type {Map<string, Question & {unknown: boolean}>} */
  const found = new Map();
  for (const { condition, activity, found: { truth, missing, assumed } } of now.asked) {
    const asker = askers.get(condition);
    if (asker === undefined) continue;
    for (const input of [...missing, ...assumed]) {
      const asked = one.program.inputs[input];
      if (!isPlain(input, asked) || input === WORLDWIDE_TURNOVER || skipped.includes(input)) continue;
      const place = asked.of_activity ? activity : undefined;
      const key = place === undefined ? input : `${input}@${place}`;
      const known = found.get(key) ?? { key, input, activity: place, asked, because: [], unknown: false };
      found.set(key, known);
      known.unknown ||= truth === UNKNOWN && missing.includes(input);
      if (!known.because.some(({ fact }) => fact === asker.fact)) known.because.push({ law: one.code, ...asker });
    }
  }
  return [...found.values()].filter((question) => question.unknown || matters(one, profile, now, question));
}

/** The profile as it is without one answer. @param {any} profile @param {string} input @param {number|undefined} activity */
function withoutAnswer(profile, input, activity) {
  const left = (/** @type {any} */ { [input]: _, ...rest }) => rest;
  if (activity !== undefined) return { ...profile, activities: profile.activities.map((/** @type {any} */ one, /** @type {number} */ at) => (at === activity ? left(one) : one)) };
  return { ...profile, ...(profile.flags ? { flags: left(profile.flags) } : {}), ...(profile.inputs ? { inputs: left(profile.inputs) } : {}) };
}

/** The questions that were answered, and would be open if they were not. @param {Followed} one @param {Record<string, string>} answers */
function answered(one, answers) {
  return Object.keys(answers).flatMap((key) => {
    const [input, place] = key.split("@");
    const activity = place === undefined ? undefined : Number(place);
    const without = withoutAnswer(one.profile, input, activity);
    if (JSON.stringify(without) === JSON.stringify(one.profile)) return [];
    return open(one, without, []).filter((question) => question.key === key);
  });
}

/**
 * The questions of all laws that would make what follows more exact, those that were answered among
 * them; and those that only an incident can answer, which are left to the incident check.
 * @param {readonly Followed[]} all @param {Pick<import("./told.mjs").Told, "answers"|"skipped">} told
 */
export function exactly(all, told) {
  /** @type {Map<string, Question>} */
  const found = new Map();
  for (const one of all) {
    for (const question of [...answered(one, told.answers), ...open(one, one.profile, told.skipped)]) {
      const known = found.get(question.key);
      if (known === undefined) found.set(question.key, question);
      else known.because.push(...question.because);
    }
  }
  const ofIncident = (/** @type {Question} */ { because }) => because.every(({ kind }) => OF_AN_INCIDENT.includes(kind));
  const questions = [...found.values()];
  return { questions: questions.filter((one) => !ofIncident(one)), ofIncident: questions.filter(ofIncident) };
}

// @ts-check
/**
 * What is still worth asking, why, and what would change the answer. Everything comes out of the
 * rules; nothing here knows a state or a question. Pure.
 *
 * @typedef {{code: string, program: any, decide: (profile: any, options?: {presume?: boolean}) => any}} Law
 *   the rules of one state, and the evaluator made from them
 * @typedef {{code: string, answer: any}} Answered
 * @typedef {{key: string, input: string, activity: number|undefined, asked: any, because: {law: string, rule: string, under: any[]}[]}} Question
 * @typedef {{key: string, input: string, value: string, asked: any, outcomes: {code: string, from: string, to: string}[]}} Flip
 */

import { figure } from "./told.mjs";

/** Figures are asked on a screen of their own. */
export const FIGURES = ["staff", "turnover", "balance-sheet", "size", "group", "autonomous", "periods", "periods-alike", "newly-founded"];
/** So are places. */
export const PLACES = ["established-in", "provides-in", "main-establishment"];

/** Whether a question is asked by itself: not with the size, and not with the places. @param {string} input @param {any} asked */
export const isPlain = (input, asked) => asked !== undefined && asked.told_by === undefined && asked.sums === undefined && !FIGURES.includes(input) && !PLACES.includes(input);

/** @param {readonly Law[]} laws @param {any} profile @returns {Answered[]} */
export const answer = (laws, profile) => laws.map((law) => ({ code: law.code, answer: law.decide(profile) }));

/** The outcome as one word, with the class of the state's own. @param {any} one */
export const wordOf = (one) => (one.national_class ? `national:${one.national_class}` : one.outcome);

/** The answers that a question can have; none where it asks for a figure or a day. @param {any} asked @returns {string[]} */
export function valuesOf(asked) {
  if (asked.kind === "yes-no") return ["yes", "no"];
  return asked.kind === "choice" ? (asked.values ?? []).map((/** @type {any} */ one) => one.value) : [];
}

/** Answers that stand for all that can be given. @param {any} asked */
export const probes = (asked) => {
  const values = valuesOf(asked);
  return values.length > 0 ? values : asked.kind === "date" ? [] : ["0", "1000000000"];
};

/** An answer as it is kept, from how people write it; nothing where that is no figure and one is asked for. @param {any} asked @param {string} written */
export const plainAnswer = (asked, written) => (valuesOf(asked).length > 0 || asked.kind === "date" ? written : figure(written));

/** The same profile with one more answer. @param {any} profile @param {string} input @param {number|undefined} activity @param {any} asked @param {string} value */
export function withAnswer(profile, input, activity, asked, value) {
  const said = asked.kind === "yes-no" ? value === "yes" : value;
  if (activity !== undefined) {
    return { ...profile, activities: profile.activities.map((/** @type {any} */ one, /** @type {number} */ at) => (at === activity ? { ...one, [input]: said } : one)) };
  }
  const field = asked.kind === "yes-no" ? "flags" : "inputs";
  return { ...profile, [field]: { ...profile[field], [input]: said } };
}

/** The places of a condition that ask an input. @param {any} condition @param {string} input @returns {boolean} */
export function asks(condition, input) {
  if (Array.isArray(condition)) return condition.some((one) => asks(one, input));
  if (condition === null || typeof condition !== "object") return false;
  if (condition.input === input || (condition.op === "size" && FIGURES.includes(input))) return true;
  return Object.values(condition).some((one) => asks(one, input));
}

/** The rules of a law that ask an input. @param {any} program @param {string} input */
export const rulesThatAsk = (program, input) =>
  [...program.rules, ...program.jurisdiction].filter((rule) => asks(rule.when, input)).map((rule) => ({ law: program.law, rule: rule.id, under: rule.under }));

/** What is missing, by question and, where it is asked of an activity, by its place. @param {Law} law @param {any} answer */
function lacking(law, answer) {
  const found = new Map();
  answer.activities.forEach((/** @type {any} */ one, /** @type {number} */ at) => {
    for (const input of one.missing) {
      const asked = law.program.inputs[input];
      const activity = asked?.of_activity ? at : undefined;
      found.set(activity === undefined ? input : `${input}@${at}`, { input, activity, asked });
    }
  });
  return found;
}

/** How many states have an answer that no question changes. @param {readonly Answered[]} answers */
const settled = (answers) => answers.filter(({ answer }) => answer.outcome !== "undetermined").length;

/**
 * The questions that are open, the one first whose answers settle the most states.
 * @param {readonly Law[]} laws @param {any} profile @param {readonly Answered[]} answers @returns {Question[]}
 */
export function questions(laws, profile, answers) {
  /** @type {Map<string, Question & {gain: number}>} */
  const open = new Map();
  laws.forEach((law, at) => {
    if (answers[at].answer.outcome !== "undetermined") return;
    for (const [key, { input, activity, asked }] of lacking(law, answers[at].answer)) {
      if (!asked || FIGURES.includes(input) || PLACES.includes(input)) continue;
      const known = open.get(key) ?? { key, input, activity, asked, because: [], gain: gain(laws, profile, input, activity, asked) };
      known.because.push(...rulesThatAsk(law.program, input));
      open.set(key, known);
    }
  });
  return [...open.values()].sort((a, b) => b.gain - a.gain);
}

/** How many states an answer settles, on average. @param {readonly Law[]} laws @param {any} profile @param {string} input @param {number|undefined} activity @param {any} asked */
function gain(laws, profile, input, activity, asked) {
  const values = valuesOf(asked);
  if (values.length === 0) return 0;
  const sum = values.reduce((sum, value) => sum + settled(tryAnswer(laws, profile, input, activity, asked, value)), 0);
  return sum / values.length;
}

/** The answers if a question were answered so. A state that does not know the question or the answer stays as it is. @param {readonly Law[]} laws @param {any} profile @param {string} input @param {number|undefined} activity @param {any} asked @param {string} value */
function tryAnswer(laws, profile, input, activity, asked, value) {
  return laws.map((law) => {
    const here = law.program.inputs[input];
    const takes = here !== undefined && (here.kind === "yes-no" || valuesOf(here).includes(value));
    return { code: law.code, answer: law.decide(takes ? withAnswer(profile, input, activity, asked, value) : profile) };
  });
}

/** Whether an answer waits for places, or rests on what was taken for granted of them. @param {readonly Law[]} laws @param {readonly Answered[]} answers */
export const needsPlaces = (laws, answers) =>
  laws.some((law, at) => {
    const { missing, assumed } = answers[at].answer;
    return [...missing, ...assumed].some((input) => PLACES.includes(input) || law.program.inputs[input]?.told_by !== undefined);
  });

/**
 * What was taken for granted, and the single answers that would change an outcome.
 * @param {readonly Law[]} laws @param {any} profile @param {readonly Answered[]} answers @returns {Flip[]}
 */
export function flips(laws, profile, answers) {
  /** @type {Map<string, Flip>} */
  const found = new Map();
  laws.forEach((law, at) => {
    for (const input of answers[at].answer.assumed) {
      const asked = law.program.inputs[input];
      if (!asked || FIGURES.includes(input) || asked.told_by !== undefined) continue;
      const places = asked.of_activity ? profile.activities.map((/** @type {any} */ _, /** @type {number} */ place) => place) : [undefined];
      for (const activity of places) {
        for (const value of valuesOf(asked).filter((one) => one !== asked.presume)) {
          const key = `${activity === undefined ? input : `${input}@${activity}`}=${value}`;
          if (found.has(key)) continue;
          const outcomes = tryAnswer(laws, profile, input, activity, asked, value)
            .map(({ code, answer }, place) => ({ code, from: wordOf(answers[place].answer), to: wordOf(answer) }))
            .filter(({ from, to }) => from !== to);
          if (outcomes.length > 0) found.set(key, { key, input, value, asked, outcomes });
        }
      }
    }
  });
  return [...found.values()];
}

/**
 * What another size would change. Figures are set aside for it.
 * @param {readonly Law[]} laws @param {any} profile @param {readonly Answered[]} answers
 */
export function sizes(laws, profile, answers) {
  const { staff: _s, turnover_eur: _t, balance_sheet_eur: _b, group: _g, size: _now, ...rest } = profile;
  return ["micro", "small", "medium", "large"].map((size) => ({
    size,
    outcomes: answer(laws, { ...rest, size, flags: { ...rest.flags, autonomous: true } }).map(({ code, answer }, at) => ({ code, from: wordOf(answers[at].answer), to: wordOf(answer) })),
  }));
}

// @ts-check
/**
 * What is still worth asking about an incident, why, and what was taken for granted. Everything comes
 * out of the rules; nothing here knows a state or a question. Pure.
 *
 * @typedef {{code: string, name: string, scope: any, rules: any, inputs: Record<string, any>, events: string[], decide: (request: any) => any, assess: (request: any) => any}} Law
 *   the rules of scope and those on incidents of one state, and the evaluator made from them
 * @typedef {{law: Law, of: number[], request: any, answer: any}} Answered `of` are the places of the activities that it is about
 * @typedef {{key: string, activity: number|undefined, asked: any, because: {law: Law, text: string, under: any[], from: any}[]}} Question
 *   `from` are the rules that ask; the key of a question about one activity has its place
 * @typedef {{key: string, activity: number|undefined, asked: any, value: string, ofOrganisation: boolean}} Flip
 */

import { FIGURES, PLACES, asks, isPlain, probes, rulesThatAsk, valuesOf } from "./interview.mjs";
import { requestOf } from "./incident-told.mjs";

/** @typedef {import("./incident-told.mjs").Told} Told */

/** One answer a state, and one for each regime where several govern what is struck. @param {readonly Law[]} laws @param {Told} told @returns {Answered[]} */
export const answers = (laws, told) => laws.flatMap((law) => apart(law, told).map((of) => {
  const request = requestOf(told, law, of);
  return { law, of, request, answer: law.assess(request) };
}));

/** The places of activities by the regime that governs them, as `acquis incident` parts them: what is outside goes with the first. @param {Law} law @param {Told} told @returns {number[][]} */
function apart(law, told) {
  const all = told.activities.map((_, at) => at);
  const decided = all.length < 2 ? [] : law.decide(requestOf(told, law, all)).activities;
  const inside = all.filter((at) => decided[at] !== undefined && !["out-of-scope", "elsewhere"].includes(decided[at].outcome));
  const regimes = [...new Set(inside.map((at) => decided[at].regime))];
  if (regimes.length < 2) return [all];
  return regimes.map((regime, first) => all.filter((at) => (inside.includes(at) ? decided[at].regime === regime : first === 0)));
}

/** The question that a key stands for, and the place of the activity that it is about. @param {string} key @returns {{input: string, activity: number|undefined}} */
export const ofKey = (key) => {
  const [input, place] = key.split("@");
  return { input, activity: place === undefined ? undefined : Number(place) };
};

/** The keys of a question: what is asked of an activity is asked of each. @param {Law} law @param {string} input @param {readonly number[]} of */
const keysOf = (law, input, of) => (law.inputs[input]?.of_activity ? of.map((at) => `${input}@${at}`) : [input]);

/** Whether nothing is open: about the organisation, the incident, or a report. @param {any} answer */
const settled = (answer) =>
  answer.reporting === "not-owed" || answer.significant === "no"
  || (answer.reporting !== "presumed" && answer.significant === "yes" && answer.deadlines.every((/** @type {any} */ line) => line.missing.length === 0));

/** @param {Told} told @param {string} key @param {string} value @returns {Told} */
const withAnswer = (told, key, value) => ({ ...told, answers: { ...told.answers, [key]: value } });

/** How many states an answer settles, on average. @param {readonly Law[]} laws @param {Told} told @param {string} key @param {any} asked */
function gain(laws, told, key, asked) {
  const tried = probes(asked);
  const count = (/** @type {string} */ value) => answers(laws, withAnswer(told, key, value)).filter(({ answer }) => settled(answer)).length;
  return tried.length === 0 ? 0 : tried.reduce((sum, value) => sum + count(value), 0) / tried.length;
}

/** How many criteria ask an input: what the law looks at again and again is asked first. @param {readonly Law[]} laws @param {string} input */
const weight = (laws, input) => laws.flatMap(({ rules }) => rules.significance).flatMap(({ criteria }) => criteria).filter(({ when }) => asks(when, input)).length;

/** The questions that are open under one law, with what asks them. @param {Answered} one */
function open({ law, of, request, answer }) {
  if (settled(answer)) return [];
  const limbs = answer.significant === "undetermined" ? answer.because : [];
  const reports = answer.deadlines.map((/** @type {any} */ line) => ({ ...line, text: line.name ?? line.stage }));
  const ofIncident = [...limbs, ...reports].flatMap((/** @type {any} */ one) =>
    one.missing.flatMap((/** @type {string} */ input) => keysOf(law, input, of).map((key) => ({ key, because: { law, text: one.text, under: one.under, from: law.rules } }))));
  // Whether reports are owed at all hangs on the class; places and figures are asked on screens of their own.
  const decided = answer.reporting === "presumed" ? law.decide(request).activities : [];
  const lacking = (/** @type {string} */ input) => keysOf(law, input, of.filter((_, at) => decided[at].missing.includes(input)));
  const ofOrganisation = (answer.reporting === "presumed" ? answer.class_missing : []).filter((/** @type {string} */ input) => isPlain(input, law.inputs[input]))
    .flatMap((/** @type {string} */ input) => lacking(input).flatMap((key) => rulesThatAsk(law.scope, input).map(({ rule, under }) => ({ key, because: { law, text: rule, under, from: law.scope } }))));
  return [...ofIncident, ...ofOrganisation];
}

/**
 * The questions that are open, the one first whose answers settle the most.
 * @param {readonly Answered[]} now @param {Told} told @returns {Question[]}
 */
export function questions(now, told) {
  const laws = [...new Set(now.map(({ law }) => law))];
  /** @type {Map<string, Question>} */
  const found = new Map();
  for (const { key, because } of now.flatMap(open)) {
    const { input, activity } = ofKey(key);
    const asked = because.law.inputs[input];
    // Figures are asked with the size, and nobody asks the same twice.
    if (asked === undefined || told.skipped.includes(key) || key in told.answers) continue;
    const known = found.get(key) ?? { key, activity, asked, because: [] };
    known.because.push(because);
    found.set(key, known);
  }
  return [...found.values()].map((one) => ({ one, gain: gain(laws, told, one.key, one.asked), weight: weight(laws, ofKey(one.key).input) }))
    .sort((a, b) => b.gain - a.gain || b.weight - a.weight).map(({ one }) => one);
}

/** What an answer comes to, so that two can be compared. @param {any} answer */
const essence = ({ reporting, significant, deadlines }) => JSON.stringify([reporting, significant, deadlines.map((/** @type {any} */ { stage, due, missing }) => [stage, due, missing])]);

/** What was taken for granted of the incident or of the organisation, and would change an answer. @param {readonly Answered[]} now @param {Told} told @returns {Flip[]} */
export function flips(now, told) {
  /** @type {Map<string, Flip>} */
  const found = new Map();
  const essences = (/** @type {readonly Answered[]} */ list) => list.map(({ answer }) => essence(answer)).join();
  for (const law of new Set(now.map((one) => one.law))) {
    const here = now.filter((one) => one.law === law);
    for (const { of, answer } of here) {
      for (const input of answer.assumed) {
        const asked = law.inputs[input];
        if (!isPlain(input, asked)) continue;
        for (const key of keysOf(law, input, of)) {
          for (const value of valuesOf(asked).filter((one) => one !== asked.presume)) {
            if (found.has(`${key}=${value}`) || essences(answers([law], withAnswer(told, key, value))) === essences(here)) continue;
            found.set(`${key}=${value}`, { key, activity: ofKey(key).activity, asked, value, ofOrganisation: law.rules.inputs[input] === undefined });
          }
        }
      }
    }
  }
  return [...found.values()];
}

/** Whether inputs of some kind could settle a class that is open. @param {readonly Answered[]} now @param {(input: string, law: Law) => boolean} are */
const needs = (now, are) => now.some(({ law, answer }) => answer.class_missing.some((/** @type {string} */ input) => are(input, law)));
/** Whether the size could. @param {readonly Answered[]} now */
export const needsSize = (now) => needs(now, (input) => FIGURES.includes(input));
/** Whether the places could. @param {readonly Answered[]} now */
export const needsPlaces = (now) => needs(now, (input, { scope }) => PLACES.includes(input) || scope.inputs[input]?.told_by !== undefined);

/** Events and reports of which a moment would change a time. @param {readonly Answered[]} now */
export function moments(now) {
  const lines = now.flatMap(({ answer }) => answer.deadlines);
  const events = lines.flatMap((/** @type {any} */ line) => [
    line.waits_for,
    line.if_sent_at === undefined ? undefined : line.from,
    line.counted_from === "awareness" ? line.from : undefined,
  ]);
  return [...new Set(events)].filter((event) => event !== undefined && event !== "awareness");
}

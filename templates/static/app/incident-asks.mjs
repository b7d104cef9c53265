// @ts-check
/**
 * What is still worth asking about an incident, why, and what was taken for granted. Everything comes
 * out of the rules; nothing here knows a state or a question. Pure.
 *
 * @typedef {{code: string, name: string, scope: any, rules: any, inputs: Record<string, any>, events: string[], assess: (request: any) => any}} Law
 *   the rules of scope and those on incidents of one state, and the evaluator made from them
 * @typedef {{law: Law, request: any, answer: any}} Answered
 * @typedef {{input: string, asked: any, because: {law: Law, text: string, under: any[], from: any}[]}} Question
 *   `from` are the rules that ask
 * @typedef {{input: string, asked: any, value: string, ofOrganisation: boolean}} Flip
 */

import { FIGURES, PLACES, asks, isPlain, probes, rulesThatAsk, valuesOf } from "./interview.mjs";
import { requestOf } from "./incident-told.mjs";

/** @typedef {import("./incident-told.mjs").Told} Told */

/** @param {readonly Law[]} laws @param {Told} told @returns {Answered[]} */
export const answers = (laws, told) => laws.map((law) => {
  const request = requestOf(told, law);
  return { law, request, answer: law.assess(request) };
});

/** Whether nothing is open: about the organisation, the incident, or a report. @param {any} answer */
const settled = (answer) =>
  answer.reporting === "not-owed" || answer.significant === "no"
  || (answer.reporting !== "presumed" && answer.significant === "yes" && answer.deadlines.every((/** @type {any} */ line) => line.missing.length === 0));

/** @param {Told} told @param {string} input @param {string} value @returns {Told} */
const withAnswer = (told, input, value) => ({ ...told, answers: { ...told.answers, [input]: value } });

/** How many states an answer settles, on average. @param {readonly Law[]} laws @param {Told} told @param {string} input @param {any} asked */
function gain(laws, told, input, asked) {
  const tried = probes(asked);
  const count = (/** @type {string} */ value) => answers(laws, withAnswer(told, input, value)).filter(({ answer }) => settled(answer)).length;
  return tried.length === 0 ? 0 : tried.reduce((sum, value) => sum + count(value), 0) / tried.length;
}

/** How many criteria ask an input: what the law looks at again and again is asked first. @param {readonly Law[]} laws @param {string} input */
const weight = (laws, input) => laws.flatMap(({ rules }) => rules.significance).flatMap(({ criteria }) => criteria).filter(({ when }) => asks(when, input)).length;

/** Whether a question about the organisation can be asked here: what is asked of one activity can be said only where there is one. @param {Law} law @param {any} request @param {string} input */
const askable = (law, request, input) => isPlain(input, law.inputs[input]) && !(law.inputs[input].of_activity && Array.isArray(request.entity));

/** The questions that are open under one law, with what asks them. @param {Answered} one */
function open({ law, request, answer }) {
  if (settled(answer)) return [];
  const limbs = answer.significant === "undetermined" ? answer.because : [];
  const reports = answer.deadlines.map((/** @type {any} */ line) => ({ ...line, text: line.name ?? line.stage }));
  const ofIncident = [...limbs, ...reports].flatMap((/** @type {any} */ one) =>
    one.missing.map((/** @type {string} */ input) => ({ input, because: { law, text: one.text, under: one.under, from: law.rules } })));
  // Whether reports are owed at all hangs on the class; places and figures are asked on screens of their own.
  const ofOrganisation = (answer.reporting === "presumed" ? answer.class_missing : []).filter((/** @type {string} */ input) => askable(law, request, input))
    .flatMap((/** @type {string} */ input) => rulesThatAsk(law.scope, input).map(({ rule, under }) => ({ input, because: { law, text: rule, under, from: law.scope } })));
  return [...ofIncident, ...ofOrganisation];
}

/**
 * The questions that are open, the one first whose answers settle the most.
 * @param {readonly Answered[]} now @param {Told} told @returns {Question[]}
 */
export function questions(now, told) {
  const laws = now.map(({ law }) => law);
  /** @type {Map<string, Question>} */
  const found = new Map();
  for (const { input, because } of now.flatMap(open)) {
    const asked = because.law.inputs[input];
    // Figures are asked with the size, and nobody asks the same twice.
    if (asked === undefined || told.skipped.includes(input) || input in told.answers) continue;
    const known = found.get(input) ?? { input, asked, because: [] };
    known.because.push(because);
    found.set(input, known);
  }
  return [...found.values()].map((one) => ({ one, gain: gain(laws, told, one.input, one.asked), weight: weight(laws, one.input) }))
    .sort((a, b) => b.gain - a.gain || b.weight - a.weight).map(({ one }) => one);
}

/** What an answer comes to, so that two can be compared. @param {any} answer */
const essence = ({ reporting, significant, deadlines }) => JSON.stringify([reporting, significant, deadlines.map((/** @type {any} */ { stage, due, missing }) => [stage, due, missing])]);

/** What was taken for granted of the incident or of the organisation, and would change an answer. @param {readonly Answered[]} now @param {Told} told @returns {Flip[]} */
export function flips(now, told) {
  /** @type {Map<string, Flip>} */
  const found = new Map();
  for (const { law, request, answer } of now) {
    for (const input of answer.assumed) {
      const asked = law.inputs[input];
      if (!askable(law, request, input)) continue;
      for (const value of valuesOf(asked).filter((one) => one !== asked.presume)) {
        if (found.has(`${input}=${value}`)) continue;
        const changed = answers([law], withAnswer(told, input, value))[0].answer;
        if (essence(changed) !== essence(answer)) found.set(`${input}=${value}`, { input, asked, value, ofOrganisation: law.rules.inputs[input] === undefined });
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

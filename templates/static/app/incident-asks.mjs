// @ts-check
/**
 * What is still worth asking about an incident, why, and what was taken for granted. Everything comes
 * out of the rules; nothing here knows a state or a question. Pure.
 *
 * @typedef {{code: string, name: string, rules: any, inputs: Record<string, any>, events: string[], assess: (request: any) => any}} Law
 * @typedef {{law: Law, request: any, answer: any}} Answered
 * @typedef {{input: string, asked: any, because: {law: Law, text: string, under: any[]}[]}} Question
 * @typedef {{input: string, asked: any, value: string}} Flip
 */

import { asks, valuesOf } from "./interview.mjs";
import { requestOf } from "./incident-told.mjs";

/** @typedef {import("./incident-told.mjs").Told} Told */

/** @param {readonly Law[]} laws @param {Told} told @returns {Answered[]} */
export const answers = (laws, told) => laws.map((law) => {
  const request = requestOf(told, law);
  return { law, request, answer: law.assess(request) };
});

/** Whether nothing is open: about the incident, or about a report. @param {any} answer */
const settled = (answer) =>
  answer.reporting === "not-owed" || answer.significant === "no" || (answer.significant === "yes" && answer.deadlines.every((/** @type {any} */ line) => line.missing.length === 0));

/** Answers that stand for all that can be given. @param {any} asked */
const probes = (asked) => {
  const values = valuesOf(asked);
  return values.length > 0 ? values : asked.kind === "date" ? [] : ["0", "1000000000"];
};

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

/** The questions that are open under one law, with what asks them. @param {Answered} one */
function open({ law, answer }) {
  if (settled(answer)) return [];
  const limbs = answer.significant === "undetermined" ? answer.because : [];
  const reports = answer.deadlines.map((/** @type {any} */ line) => ({ ...line, text: line.name ?? line.stage }));
  return [...limbs, ...reports].flatMap((/** @type {any} */ one) =>
    one.missing.map((/** @type {string} */ input) => ({ input, because: { law, text: one.text, under: one.under } })));
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
const essence = ({ significant, deadlines }) => JSON.stringify([significant, deadlines.map((/** @type {any} */ { stage, due, missing }) => [stage, due, missing])]);

/** What was taken for granted of the incident, and would change an answer. @param {readonly Answered[]} now @param {Told} told @returns {Flip[]} */
export function flips(now, told) {
  /** @type {Map<string, Flip>} */
  const found = new Map();
  for (const { law, answer } of now) {
    for (const input of answer.assumed) {
      const asked = law.rules.inputs[input];
      if (asked === undefined) continue;
      for (const value of valuesOf(asked).filter((one) => one !== asked.presume)) {
        if (found.has(`${input}=${value}`)) continue;
        const changed = answers([law], withAnswer(told, input, value))[0].answer;
        if (essence(changed) !== essence(answer)) found.set(`${input}=${value}`, { input, asked, value });
      }
    }
  }
  return [...found.values()];
}

/** Whether the size could settle a class that is open. @param {readonly Answered[]} now */
export const needsSize = (now) => now.some(({ answer }) => answer.class_missing.some((/** @type {string} */ input) => ["staff", "turnover", "balance-sheet", "size", "group", "periods"].includes(input)));

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

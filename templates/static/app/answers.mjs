// @ts-check
/** How a question is answered: the control for its kind, and what is taken from it. */

import { field, options, el } from "./dom.mjs";
import { plainAnswer, valuesOf } from "./interview.mjs";
import { said } from "./result.mjs";

/** What a figure counts. @param {any} t @param {any} asked @returns {string|undefined} */
const unitOf = (t, { kind, unit }) => (["money", "share", "duration"].includes(kind) ? t(`unit-${kind}`) : unit);

/**
 * The control, by the kind of the question: buttons for answers that are given, else a field.
 * @param {any} t @param {any} asked
 * @param {{name: string, label: string, before?: string, unknown: string, isUnknown: boolean}} how its name, what it is labelled,
 *   the answer of before, and how it is left open
 */
export function control(t, asked, { name, label, before, unknown, isUnknown }) {
  const values = valuesOf(asked);
  if (values.length > 0) {
    const given = values.map((value) => ({ value, text: said(t, asked, value), checked: before === value }));
    return options(label, "radio", [...given, { value: "", text: unknown, checked: isUnknown }], name);
  }
  const unit = unitOf(t, asked);
  const kind = asked.kind === "date" ? { type: "date" } : { inputmode: "decimal" };
  return field(unit ? `${label} (${unit})` : label, el("input", { name, value: before, autocomplete: "off", ...kind }), t("answer-empty"));
}

/**
 * Takes an answer as it was written; nothing takes back what was answered.
 * @param {any} page @param {string} key @param {any} asked @param {string} written @returns {string|undefined} what is wrong
 */
export function take({ t, told }, key, asked, written) {
  const text = written.trim();
  const plain = text === "" ? undefined : plainAnswer(asked, text);
  if (text !== "" && plain === undefined) return t("figure-wrong", { text });
  const { [key]: _, ...others } = told.answers;
  told.answers = plain === undefined ? others : { ...others, [key]: plain };
  return undefined;
}

/** What is supposed, where an answer is put for choice: the question, and the answer where that is not yes. @param {any} t @param {{asked: any, value: string}} one */
export const supposed = (t, { asked, value }) => {
  const question = asked.asks ?? asked.name;
  return asked.kind === "yes-no" && value === "yes" ? question : `${question} ${t("flip-answer", { answer: said(t, asked, value) })}`;
};

/** Of which activity a question is asked, where it is asked of one. @param {any} page @param {number|undefined} activity */
export const about = ({ t, told, types }, activity) => (activity === undefined ? undefined
  : el("p", { class: "hint" }, t("about", { name: types.get(told.activities[activity]?.entity)?.name ?? "" })));

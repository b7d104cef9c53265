// @ts-check
/** The screens of the incident check for which its rules ask: questions, and what was taken for granted. */

import { el, field, options, title } from "./dom.mjs";
import { flips } from "./incident-asks.mjs";
import { plainAnswer, valuesOf } from "./interview.mjs";
import { cited, said } from "./result.mjs";
import { screens } from "./screens.mjs";

/** @typedef {import("./dom.mjs").Screen} Screen */

/** How large, as the scope check asks it. @param {any} page @returns {Screen} */
export function size(page) {
  const { t, told, root } = page;
  const { parts, ...screen } = screens.size(page);
  const of = told.activities.map((/** @type {any} */ { entity }) => `&do=${entity}`).join("");
  return { ...screen, parts: [el("p", { class: "hint" }, t("incident-size-hint"), " ", el("a", { href: `${root}check/index.html#law=${told.laws.join(",")}${of}` }, t("incident-size-link"))), ...parts] };
}

/** Where it is, as the scope check asks it. @param {any} page @returns {Screen} */
export const where = (page) => screens.place(page);

/** What a figure counts. @param {any} page @param {any} asked */
function label({ t }, asked) {
  const unit = { money: t("incident-euros"), share: t("incident-per-cent"), duration: t("incident-minutes") }[/** @type {string} */ (asked.kind)] ?? asked.unit;
  return unit ? t("your-answer-in", { unit }) : t("your-answer");
}

/** One question. @param {any} page @param {any} _known @param {import("./incident-asks.mjs").Question} question @returns {Screen} */
export function ask(page, _known, { input, asked, because }) {
  const { t, told } = page;
  const values = valuesOf(asked);
  const before = told.answers[input];
  const unsure = told.skipped.includes(input);
  const control = values.length > 0
    ? options(t("your-answer"), "radio", [...values.map((value) => ({ value, text: said(t, asked, value), checked: before === value })), { value: "", text: t("incident-unknown"), checked: unsure }], "answer")
    : field(label(page, asked), el("input", { name: "answer", value: before, autocomplete: "off", ...(asked.kind === "date" ? { type: "date" } : { inputmode: "decimal" }) }), t("answer-empty"));
  return {
    title: title(asked.asks ?? asked.name),
    parts: [
      ...(asked.help ? [el("p", {}, asked.help)] : []),
      control,
      ...(because.length === 0 ? [] : [el("div", { class: "why" }, el("h3", {}, t("why-asked")), el("ul", {}, ...reasons(because).map(({ names, text, under }) =>
        el("li", {}, names ? `${names}: ` : "", text, under ? ` (${under})` : ""))))]),
    ],
    take: (form) => {
      const value = String(form.get("answer") ?? "").trim();
      const plain = plainAnswer(asked, value);
      if (value !== "" && plain === undefined) return t("figure-wrong", { text: value });
      const { [input]: _, ...others } = told.answers;
      told.answers = value === "" ? others : { ...others, [input]: plain };
      told.skipped = told.skipped.filter((/** @type {string} */ one) => one !== input);
      if (value === "") told.skipped.push(input);
      return undefined;
    },
  };
}

/** What asks, each once, with the states that it asks for. @param {import("./incident-asks.mjs").Question["because"]} because */
function reasons(because) {
  /** @type {Map<string, {names: string[], text: string, under: string}>} */
  const found = new Map();
  for (const { law, text, under, from } of because) {
    const words = under.map((one) => cited(one, from)).join("; ");
    const known = found.get(`${text} ${words}`) ?? { names: [], text, under: words };
    if (!known.names.includes(law.name)) known.names.push(law.name);
    found.set(`${text} ${words}`, known);
  }
  return [...found.values()].map(({ names, ...rest }) => ({ names: names.join(", "), ...rest }));
}

/** What was taken for granted and would change the answer: all on one screen. @param {any} page @param {any} known @returns {Screen} */
export function more(page, known) {
  const { t, told } = page;
  const list = flips(known.answers, told);
  const text = (/** @type {any} */ { asked, value }) => `${asked.asks ?? asked.name} ${t("flip-answer", { answer: said(t, asked, value) })}`;
  return {
    title: title(t("more-title")),
    parts: [el("p", { class: "hint" }, t("incident-more-hint")),
      ...[false, true].map((of) => ({ of, list: list.filter(({ ofOrganisation }) => ofOrganisation === of) })).filter(({ list }) => list.length > 0)
        .map(({ of, list }) => options(t(of ? "more-own" : "incident-more-legend"), "checkbox", list.map((one) => ({ value: `${one.input}=${one.value}`, text: text(one), checked: false })), "more"))],
    take: (form) => {
      for (const one of form.getAll("more").map(String)) {
        const [input, value] = one.split("=");
        told.answers = { ...told.answers, [input]: value };
      }
      return undefined;
    },
  };
}

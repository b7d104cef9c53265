// @ts-check
/** The screens of the incident check for which its rules ask: questions, and what was taken for granted. */

import { about, control, supposed, take } from "./answers.mjs";
import { el, options, title } from "./dom.mjs";
import { flips } from "./incident-asks.mjs";
import { cited } from "./result.mjs";
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

/** One question. @param {any} page @param {any} _known @param {import("./incident-asks.mjs").Question} question @returns {Screen} */
export function ask(page, _known, { key, activity, asked, because }) {
  const { t, told } = page;
  return {
    title: title(asked.asks ?? asked.name),
    parts: [
      told.activities.length > 1 ? about(page, activity) : undefined,
      asked.help ? el("p", {}, asked.help) : undefined,
      control(t, asked, { name: "answer", label: t("your-answer"), before: told.answers[key], unknown: t("incident-unknown"), isUnknown: told.skipped.includes(key) }),
      because.length === 0 ? undefined : el("div", { class: "why" }, el("h3", {}, t("why-asked")), el("ul", {}, ...reasons(because).map(({ names, text, under }) =>
        el("li", {}, names ? `${names}: ` : "", text, under ? ` (${under})` : "")))),
    ].filter((one) => one !== undefined),
    take: (form) => {
      const wrong = take(page, key, asked, String(form.get("answer") ?? ""));
      if (wrong !== undefined) return wrong;
      told.skipped = told.skipped.filter((/** @type {string} */ one) => one !== key);
      if (!(key in told.answers)) told.skipped.push(key);
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
  const text = (/** @type {any} */ one) =>
    (told.activities.length > 1 && one.activity !== undefined ? `${page.types.get(told.activities[one.activity].entity)?.name}: ` : "") + supposed(t, one);
  return {
    title: title(t("more-title")),
    parts: [el("p", { class: "hint" }, t("incident-more-hint")),
      ...[false, true].map((of) => ({ of, list: list.filter(({ ofOrganisation }) => ofOrganisation === of) })).filter(({ list }) => list.length > 0)
        .map(({ of, list }) => options(t(of ? "more-own" : "incident-more-legend"), "checkbox", list.map((one) => ({ value: `${one.key}=${one.value}`, text: text(one), checked: false })), "more"))],
    take: (form) => {
      for (const one of form.getAll("more").map(String)) {
        const [key, value] = one.split("=");
        told.answers = { ...told.answers, [key]: value };
      }
      return undefined;
    },
  };
}

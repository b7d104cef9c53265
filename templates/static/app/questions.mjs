// @ts-check
/** The screens of the scope check that the rules ask for: a question, and what was taken for granted. */

import { about, control, supposed, take } from "./answers.mjs";
import { el, options, title } from "./dom.mjs";
import { flips } from "./interview.mjs";
import { cited } from "./result.mjs";

/** @typedef {import("./dom.mjs").Screen} Screen */

/** One question. @param {any} page @param {any} now @param {import("./interview.mjs").Question} question @returns {Screen} */
export function ask(page, now, question) {
  const { t, told } = page;
  const { asked, key, activity } = question;
  const why = [...new Map(question.because.map((one) => [`${one.law} ${one.rule}`, one])).values()];
  return {
    title: title(asked.asks ?? asked.name),
    parts: [about(page, activity), asked.help ? el("p", {}, asked.help) : undefined,
      control(t, asked, { name: "answer", label: t("your-answer"), before: told.answers[key], unknown: t("unknown"), isUnknown: false }),
      el("details", {}, el("summary", {}, t("why-asked")), el("ul", {}, ...why.map(({ law, rule, under }) => {
        const program = now.laws.find((/** @type {any} */ one) => one.code === law)?.program;
        return el("li", {}, `${page.names[law]}: `, el("code", {}, rule), under.length > 0 ? ` (${under.map((one) => cited(one, program)).join("; ")})` : "");
      })))].filter((one) => one !== undefined),
    take: (form) => {
      const wrong = take(page, key, asked, String(form.get("answer") ?? ""));
      if (wrong === undefined && !(key in told.answers)) told.skipped = [...told.skipped, key.replace("@", "-at-")];
      return wrong;
    },
  };
}

/** What was taken for granted and would change the answer: all on one screen. @param {any} page @param {any} now @returns {Screen} */
export function more(page, now) {
  const { t, told } = page;
  const list = flips(now.laws, now.profile, now.answers);
  const groups = [true, false].map((act) => ({ act, of: list.filter(({ asked }) => Boolean(asked.act_of_state) === act) })).filter(({ of }) => of.length > 0);
  return {
    title: title(t("more-title")),
    parts: [el("p", { class: "hint" }, t("more-hint")),
      ...groups.map(({ act, of }) => options(t(act ? "more-state" : "more-own"), "checkbox",
        of.map((one) => ({ value: one.key, text: supposed(t, one), checked: false })), "more"))],
    take: (form) => {
      for (const one of form.getAll("more").map(String)) {
        const [key, value] = one.split("=");
        told.answers = { ...told.answers, [key]: value };
      }
      return undefined;
    },
  };
}

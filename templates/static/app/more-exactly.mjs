// @ts-check
/** The questions that make what follows more exact, put on the page: one group below the answer. */

import { about, control, take } from "./answers.mjs";
import { el } from "./dom.mjs";
import { amountOf, proofOf } from "./following.mjs";

/** @typedef {import("./follow-asks.mjs").Followed} Followed */
/** @typedef {import("./follow-asks.mjs").Question} Question */

/** What a statement says, in brief; nothing of one that is known by its part alone. @param {any} page @param {any} fact @param {any} follows */
function textOf(page, fact, follows) {
  const names = [fact.authority, ...(fact.authorities ?? [])].filter(Boolean).map((id) => follows.authorities[id]?.name ?? id);
  return fact.text ?? fact.question ?? fact.name ?? (fact.amount ? amountOf(page, fact.amount, follows) : names.join("; "));
}

/** Why a question is asked: what hangs on it. @param {any} page @param {Question} question @param {readonly Followed[]} all */
function why(page, { key, because }, all) {
  const { t } = page;
  const lines = because.map(({ law, kind, fact }) => {
    const follows = all.find(({ code }) => code === law)?.follows;
    const text = textOf(page, fact, follows);
    return el("li", {}, `${page.names[law]}: `, t(`exactly-${kind.split("/")[0]}`), text ? `: ${text}` : "", " ", proofOf(page, fact, follows));
  });
  return el("details", { "data-fold": `why-${key}` }, el("summary", {}, t("why-asked")), el("ul", { class: "lines" }, ...lines));
}

/** @param {any} page @param {Question} question @param {readonly Followed[]} all @param {() => void} changed */
function one(page, question, all, changed) {
  const { t, told } = page;
  const { key, asked, activity } = question;
  const before = told.answers[key];
  const wrong = el("p", { class: "error", role: "alert" });
  const answer = control(t, asked, { name: `exactly-${key}`, label: asked.asks ?? asked.name, before, unknown: t("unknown"), isUnknown: before === undefined });
  answer.addEventListener("change", (event) => {
    wrong.textContent = take(page, key, asked, /** @type {HTMLInputElement} */ (event.target).value) ?? "";
    if (!wrong.textContent) changed();
  });
  return el("div", { class: "exactly" },
    about(page, activity), answer, asked.help ? el("p", { class: "hint" }, asked.help) : undefined, wrong, why(page, question, all));
}

/**
 * The group, where there is something to ask.
 * @param {any} page @param {ReturnType<typeof import("./follow-asks.mjs").exactly>} open @param {readonly Followed[]} all
 * @param {() => void} changed what is done when something was answered
 */
export function moreExactly(page, { questions, ofIncident }, all, changed) {
  const { t } = page;
  if (questions.length + ofIncident.length === 0) return undefined;
  const left = [...new Set(ofIncident.map(({ asked }) => asked.name))].join("; ");
  return el("section", { "aria-labelledby": "exactly-title" },
    el("h3", { id: "exactly-title" }, t("exactly-title")),
    questions.length > 0 ? el("p", { class: "hint" }, t("exactly-hint")) : undefined,
    ...questions.map((question) => one(page, question, all, changed)),
    left ? el("p", { class: "hint" }, t("exactly-incident", { questions: left })) : undefined);
}

// @ts-check
/** The answer, put on the page: what, why, what was taken for granted, what would change it. */

import { el } from "./dom.mjs";
import { wordOf } from "./interview.mjs";

/** @typedef {import("./interview.mjs").Law} Law */
/** @typedef {import("./interview.mjs").Answered} Answered */

/** Provisions in words. @param {any} citation @param {any} program */
export function cited(citation, program) {
  const parts = (citation.provisions ?? []).map((/** @type {any} */ one) => {
    const kind = { art: "Art.", arts: "Arts.", para: "para.", annex: "Annex", point: "point", recital: "recital", schedule: "Schedule" }[/** @type {string} */ (one.kind)] ?? one.kind;
    return `${kind}\u00a0${one.number}`;
  });
  const act = program.acts?.[citation.law]?.name ?? citation.law;
  return [act, parts.join(", ")].filter(Boolean).join(", ");
}

/** A day in the words of the page, in the order of Europe. @param {string} date */
export function dayOf(date) {
  const { lang } = document.documentElement;
  return new Date(`${date}T00:00:00Z`).toLocaleDateString(lang === "en" ? "en-GB" : lang, { dateStyle: "long", timeZone: "UTC" });
}

/** The name of an outcome. @param {(key: string, given?: any) => string} t @param {string} word */
export function named(t, word) {
  return word.startsWith("national:") ? t("outcome-national", { class: word.slice("national:".length).replaceAll("-", " ") }) : t(`outcome-${word}`);
}

/** A badge that says it in a shape and a word. @param {(key: string, given?: any) => string} t @param {string} word */
export const badge = (t, word) => el("span", { class: `outcome ${word.split(":")[0]}` }, named(t, word));

/** What was found so far, in a line a state. @param {any} page @param {readonly Answered[]} answers */
export function running(page, answers) {
  const { t, names } = page;
  if (answers.length === 0) return [el("p", {}, t("nothing-yet"))];
  return [el("ul", { class: "running" }, ...answers.map(({ code, answer }) => el("li", {}, `${names[code]}: `, badge(t, wordOf(answer)))))];
}

/** @param {any} page @param {Law} law @param {any} answer */
function reasons(page, law, answer) {
  const { t } = page;
  if (answer.because.length === 0) return el("p", {}, t("no-rule"));
  return el("ul", {}, ...answer.because.map((/** @type {any} */ one) =>
    el("li", {}, t(`effect-${one.effect}`), " ", el("code", {}, one.rule), one.under.length > 0 ? ` (${one.under.map((/** @type {any} */ c) => cited(c, law.program)).join("; ")})` : "")));
}

/** @param {any} page @param {Law} law @param {any} answer */
function footing(page, law, answer) {
  const { t } = page;
  const lines = [];
  if (["out-of-scope", "elsewhere", "undetermined"].includes(answer.outcome) === false) {
    lines.push(t(answer.binding ? "binding" : `binding-not-${answer.basis}`));
    if (answer.regime) lines.push(t("regime", { regime: law.program.acts?.[answer.regime]?.name ?? answer.regime }));
  }
  if (answer.outcome === "elsewhere") {
    lines.push(answer.elsewhere.length > 0 ? t("elsewhere-in", { states: answer.elsewhere.map((/** @type {string} */ code) => page.names[code] ?? code).join(", ") }) : t("elsewhere-unknown"));
  }
  if (answer.missing.length > 0) {
    lines.push(t("missing", { questions: answer.missing.map((/** @type {string} */ input) => law.program.inputs[input]?.name ?? input).join("; ") }));
  }
  return lines.length > 0 ? [el("p", {}, lines.join(" "))] : [];
}

/** Where the reader goes on, for each sector of the activities. @param {any} page @param {Law} law @param {any} answer */
function onwards(page, law, answer) {
  const { t, types, root } = page;
  const sectors = new Map(answer.activities.map((/** @type {any} */ one) => {
    const type = types.get(one.entity);
    return [law.program.types[one.entity]?.sector ?? type?.sector, type?.sector_name];
  }));
  const place = law.code === "EU" ? undefined : law.code.toLowerCase();
  const pages = [...sectors].filter(([sector]) => sector !== undefined);
  if (!place || pages.length === 0 || !["essential", "important", "national", "registration-only", "undetermined"].includes(answer.outcome)) return undefined;
  return el("p", {}, t("onwards"), " ", ...pages.flatMap(([sector, name], at) =>
    [at > 0 ? ", " : "", el("a", { href: `${root}${place}/${sector}/index.html` }, t("onwards-page", { sector: name ?? sector, state: page.names[law.code] }))]));
}

/** The answer under one law, and what follows. @param {any} page @param {Law} law @param {any} answer @param {{brief?: Node, inFull: Node[]}} follows */
export function state(page, law, answer, follows) {
  const { t, names } = page;
  return el("section", { class: "state", "aria-label": names[law.code] },
    el("h3", {}, names[law.code], " ", badge(t, wordOf(answer))),
    ...footing(page, law, answer),
    follows.brief,
    el("h4", {}, t("why")), reasons(page, law, answer),
    answer.activities.length > 1 ? el("h4", {}, t("each")) : undefined,
    answer.activities.length > 1 ? el("ul", {}, ...answer.activities.map((/** @type {any} */ one) => el("li", {}, `${page.types.get(one.entity)?.name ?? one.entity}: `, badge(t, wordOf(one))))) : undefined,
    answer.assumed.length > 0 ? el("details", { "data-fold": "presumed" }, el("summary", {}, t("presumed", { count: answer.assumed.length })),
      el("ul", {}, ...answer.assumed.map((/** @type {string} */ input) => {
        const asked = law.program.inputs[input];
        return el("li", {}, asked?.asks ?? asked?.name ?? input, asked?.presume ? ` – ${t("presumed-answer", { answer: t(`say-${asked.presume}`) === `say-${asked.presume}` ? asked.presume : t(`say-${asked.presume}`) })}` : "");
      }))) : undefined,
    ...follows.inFull,
    onwards(page, law, answer));
}

/** What would change the answer. @param {any} page @param {import("./interview.mjs").Flip[]} flips @param {ReturnType<typeof import("./interview.mjs").sizes>} sizes */
export function changes(page, flips, sizes) {
  const { t, names } = page;
  const moved = (/** @type {{code: string, from: string, to: string}[]} */ outcomes) =>
    outcomes.filter(({ from, to }) => from !== to).map(({ code, to }) => `${names[code]}: ${named(t, to)}`).join("; ");
  const bySize = sizes.map(({ size, outcomes }) => ({ size, text: moved(outcomes) })).filter(({ text }) => text !== "");
  if (bySize.length === 0 && flips.length === 0) return el("p", {}, t("flip-nothing"));
  return el("ul", { class: "flips" },
    ...bySize.map(({ size, text }) => el("li", {}, t("flip-size", { size: t(`size-${size}`) }), " → ", text)),
    ...flips.map(({ asked, value, outcomes }) => el("li", {}, asked.asks ?? asked.name, " ", t("flip-answer", { answer: said(t, asked, value) }), " → ", moved(outcomes))));
}

/** An answer in words. @param {(key: string, given?: any) => string} t @param {any} asked @param {string} value */
export const said = (t, asked, value) =>
  asked.kind === "yes-no" ? t(`say-${value}`) : (asked.values ?? []).find((/** @type {any} */ one) => one.value === value)?.text ?? value;

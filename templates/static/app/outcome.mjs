// @ts-check
/** The last screen of the scope check: the answer of each state, what follows, what would change it. */

import { checklist } from "./checklist.mjs";
import { el, field, json, title } from "./dom.mjs";
import { compile } from "./evaluate.mjs";
import { whatFollows, withQuestions } from "./follow.mjs";
import { exactly } from "./follow-asks.mjs";
import { brief, inFull } from "./following.mjs";
import { flips, sizes } from "./interview.mjs";
import { moreExactly } from "./more-exactly.mjs";
import { changes, state } from "./result.mjs";
import { fitting, profileFor } from "./scope.mjs";
import { figure, fragmentOf, isWhole } from "./told.mjs";

/** @typedef {import("./follow-asks.mjs").Followed} Followed */
/** @typedef {{keep: () => void, again: () => void}} Keeper `keep` puts what is told into the address, `again` draws with it */

/** What follows in each state, and its rules with the questions of what follows; read once. @type {Map<string, Promise<{follows: any, program: any, inquire: Followed["inquire"]}>>} */
const read = new Map();
/** @param {string} address @param {import("./interview.mjs").Law} law */
function consequences(address, { code, program }) {
  const here = read.get(code) ?? json(`${address}${code.toLowerCase()}.json`).then((follows) => {
    const asked = withQuestions(program, follows);
    const { inquire } = compile(asked);
    return { follows, program: asked, inquire: (/** @type {any} */ profile) => inquire(fitting(profile, asked)) };
  });
  read.set(code, here);
  return here;
}

/** What follows under each law; nothing where the organisation is outside. @param {any} page @param {import("./scope.mjs").Weighed} now @returns {Promise<(Followed|undefined)[]>} */
async function followed(page, { laws, answers }) {
  const outside = (/** @type {number} */ at) => ["out-of-scope", "elsewhere"].includes(answers[at].answer.outcome);
  const known = await Promise.all(laws.map((law, at) => (outside(at) ? undefined : consequences(page.follows, law))));
  const profile = profileFor(page, laws.map(({ program }, at) => known[at]?.program.inputs ?? program.inputs));
  return known.map((one, at) => {
    if (one === undefined) return undefined;
    const here = one.inquire(profile);
    return { code: laws[at].code, profile, here, told: whatFollows(here, one.follows), ...one };
  });
}

/** The answers as a file that `acquis assess --answers` reads. What no chosen state asks is left out: a reader would refuse it. @param {any} page @param {import("./scope.mjs").Weighed} now @param {readonly (Followed|undefined)[]} found */
function file(page, { laws }, found) {
  const programs = laws.map(({ program }, at) => found[at]?.program ?? program);
  const codes = laws.map(({ code }) => code);
  const profile = { country: codes.length === 1 ? codes[0] : codes, ...fitting(profileFor(page, programs.map(({ inputs }) => inputs)), ...programs) };
  const known = new Set(found.flatMap((one) => one?.follows.items ?? []).map(({ id }) => id));
  const items = Object.fromEntries(Object.entries(page.told.items).filter(([id]) => known.has(id)));
  return new Blob([`${JSON.stringify({ profile, items }, null, 2)}\n`], { type: "application/json" });
}

/** The figure of which fines are a share. @param {any} page @param {Keeper} keeper */
function worldwide({ t, told }, { again }) {
  const wrong = el("p", { class: "error", role: "alert" });
  const box = /** @type {HTMLInputElement} */ (el("input", { name: "worldwide", value: told.worldwide, inputmode: "decimal", autocomplete: "off", change: () => {
    const text = box.value.trim();
    const known = text === "" ? undefined : figure(text);
    wrong.textContent = text !== "" && known === undefined ? t("figure-wrong", { text }) : "";
    if (wrong.textContent) return;
    told.worldwide = known;
    again();
  } }));
  return el("div", { class: "worldwide" }, field(t("worldwide"), box, t("worldwide-hint")), wrong);
}

/** The way to the incident check, with what was told of the organisation; nothing where nobody has to report. @param {any} page @param {import("./scope.mjs").Weighed} now */
function incident({ t, told, root }, { answers }) {
  const codes = answers.filter(({ answer }) => !["out-of-scope", "elsewhere", "registration-only"].includes(answer.outcome)).map(({ code }) => code);
  if (codes.length === 0) return undefined;
  return el("p", {}, el("a", { href: `${root}incident/index.html#${fragmentOf({ ...told, laws: codes, items: {} })}` }, t("to-incident")));
}

/** @param {any} page @param {import("./scope.mjs").Weighed} now @param {Keeper} keeper @returns {Promise<import("./dom.mjs").Screen>} */
export async function outcome(page, now, keeper) {
  const { t, told } = page;
  const found = await followed(page, now);
  const there = found.filter((one) => one !== undefined);
  const saved = /** @type {HTMLAnchorElement} */ (el("a", { class: "button", download: "organisation.json" }, t("download")));
  const kept = el("p", { role: "status" });
  const save = () => {
    keeper.keep();
    kept.textContent = t(isWhole(told) ? "kept" : "kept-without-notes");
    URL.revokeObjectURL(saved.href);
    saved.href = URL.createObjectURL(file(page, now, found));
  };
  /** @type {({node: HTMLElement, refresh: () => void}|undefined)[]} */
  const lists = found.map((one, at) => one && checklist(page, now.laws[at], one, () => {
    save();
    // A question that several states ask is answered once.
    for (const list of lists) list?.refresh();
  }));
  save();
  return {
    title: title(t("result-title")),
    take: undefined,
    parts: [
      ...now.laws.map((law, at) => {
        const one = found[at];
        const list = lists[at];
        return state(page, law, now.answers[at].answer, { brief: one && brief(page, one), inFull: one ? [...inFull(page, one), ...(list ? [list.node] : [])] : [] });
      }),
      there.some(({ told }) => told.fines.some(({ missing }) => missing)) || told.worldwide ? worldwide(page, keeper) : undefined,
      moreExactly(page, exactly(there, told), there, keeper.again),
      incident(page, now),
      el("h3", {}, t("flip-title")),
      changes(page, flips(now.laws, now.profile, now.answers), sizes(now.laws, now.profile, now.answers)),
      kept,
      el("div", { class: "buttons" }, saved, el("button", { type: "button", click: () => print() }, t("print"))),
      el("p", { class: "hint" }, t("disclaimer")),
    ].filter((one) => one !== undefined),
  };
}

// @ts-check
/** What the incident check needs once there is something to decide: the rules, read and weighed. */

import { el, json } from "./dom.mjs";
import { compileIncidents } from "./incident.mjs";
import { answers, flips, needsPlaces, needsSize, ofKey, questions } from "./incident-asks.mjs";
import { awareness } from "./incident-clock.mjs";
import { ask, more, size, where } from "./incident-questions.mjs";
import { said } from "./result.mjs";

export { running, tick } from "./incident-clock.mjs";

/** @typedef {{laws: import("./incident-asks.mjs").Law[], answers: import("./incident-asks.mjs").Answered[]}} Weighed */

/** The rules of each state, read once. @type {Map<string, Promise<import("./incident-asks.mjs").Law>>} */
const read = new Map();
/** @param {string} rules @param {string} code @param {string} name */
function law(rules, code, name) {
  let here = read.get(code);
  if (here === undefined) {
    const file = `${code.toLowerCase()}.json`;
    here = Promise.all([json(`${rules}${file}`), json(`${rules}incidents/${file}`)]).then(([scope, incidents]) => {
      const { inputs, decide, assess } = compileIncidents(scope, incidents);
      return { code, name, scope, rules: incidents, inputs, events: incidents.events, decide, assess };
    });
    read.set(code, here);
  }
  return here;
}

/** What is known now. @param {any} page @returns {Promise<Weighed>} */
export async function weigh({ told, types, names, rules }) {
  told.activities = told.activities.filter((/** @type {any} */ { entity }) => types.has(entity));
  const laws = await Promise.all(told.laws.filter((/** @type {string} */ code) => names[code]).map((/** @type {string} */ code) => law(rules, code, names[code])));
  return { laws, answers: told.activities.length > 0 ? answers(laws, told) : [] };
}

/** Whether anything was said of the size. @param {any} told */
const hasSize = ({ size, staff, turnover, balance }) => [size, staff, turnover, balance].some((one) => one !== undefined);

/** The screen that comes next, of those for which the rules ask: only what can still matter. @param {any} page @param {Weighed} now @param {Set<string>} done */
export function next({ told }, now, done) {
  if (!done.has("size") && !hasSize(told) && needsSize(now.answers)) return "size";
  if (!done.has("place") && needsPlaces(now.answers)) return "place";
  const [open] = questions(now.answers, told);
  if (open) return open;
  return !done.has("more") && flips(now.answers, told).length > 0 ? "more" : "result";
}

/** A question that was answered already; nothing where no chosen state asks it. @param {Weighed} now @param {string} key */
export function again({ laws }, key) {
  const { input, activity } = ofKey(key);
  const asked = laws.map(({ inputs }) => inputs[input]).find((one) => one !== undefined);
  return asked === undefined ? undefined : { key, activity, asked, because: [] };
}

/** @type {Record<string, (page: any, now: Weighed) => import("./dom.mjs").Screen>} */
export const screens = { size, place: where, more };
export { ask };

/** What was told, each with a way to change it. @param {any} page @param {Weighed} now @param {(screen: string) => void} change */
export function given({ t, told, names, types }, now, change) {
  const line = (/** @type {string} */ name, /** @type {string[]} */ texts, /** @type {string} */ screen) => (texts.length === 0 ? [] : [el("li", {}, el("span", {}, name, el("br"), el("strong", {}, texts.join(", "))), " ",
    el("button", { type: "button", class: "plain", "aria-label": t("incident-change-what", { name }), click: () => change(screen) }, t("incident-change")))]);
  const figures = ["staff", "turnover", "balance"].flatMap((name) => (told[name] ? [`${t(name)}: ${told[name]}`] : []));
  const group = told.group.length > 0 ? [`${t("group-legend")}: ${told.group.length}`] : [];
  const places = (/** @type {string[]} */ codes) => codes.map((code) => names[code] ?? code);
  const list = [
    line(t("incident-told-entity"), told.activities.map((/** @type {any} */ { entity }) => types.get(entity)?.name ?? entity), "entity"),
    line(t("incident-told-law"), places(told.laws), "law"),
    line(t("incident-told-when"), told.aware !== undefined && told.zone !== undefined ? [awareness({ told })] : [], "when"),
    line(t("incident-told-size"), [...(told.size ? [t(`size-${told.size}`)] : []), ...figures, ...group], "size"),
    line(t("established"), places(told.established), "place"),
    line(t("provides"), places(told.provides), "place"),
    line(t("main-legend"), places([...new Set(/** @type {string[]} */ (Object.values(told.main)))]), "place"),
    ...[...Object.keys(told.answers), ...told.skipped].map((key) => {
      const question = again(now, key);
      if (question === undefined) return [];
      const { asked, activity } = question;
      const of = activity === undefined || told.activities.length < 2 ? "" : ` (${types.get(told.activities[activity]?.entity)?.name})`;
      return line(`${asked.name}${of}`, [key in told.answers ? said(t, asked, told.answers[key]) : t("incident-unknown")], key);
    }),
  ].flat();
  return list.length === 0 ? [] : [el("h2", {}, t("incident-told")), el("ul", { class: "running" }, ...list)];
}

// @ts-check
/** What the incident check says while it asks: significant or not, and how long until the first report. */

import { el } from "./dom.mjs";
import { momentText } from "./incident-told.mjs";
import { local } from "./moment.mjs";

/** @typedef {import("./incident-asks.mjs").Answered} Answered */

export const LANGUAGE = () => (document.documentElement.lang === "en" ? "en-GB" : document.documentElement.lang);

/** A moment in a zone, with the name of the zone where it is asked for. @param {number} at @param {string} zone @param {boolean} [named] */
export function shown(at, zone, named) {
  return new Date(at * 1000).toLocaleString(LANGUAGE(), { timeZone: zone, weekday: "short", day: "numeric", month: "short", year: "numeric", hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(named ? { timeZoneName: "short" } : {}) });
}

/** How long until then, or since, in two units at most. @param {any} t @param {number} at */
export function distance(t, at) {
  const minutes = Math.round(at / 60 - Date.now() / 60_000);
  const [days, hours, left] = [Math.floor(Math.abs(minutes) / 1440), Math.floor(Math.abs(minutes) / 60) % 24, Math.abs(minutes) % 60];
  const parts = [[days, "incident-d"], [hours, "incident-h"], [days > 0 ? 0 : left, "incident-min"]].filter(([count]) => count !== 0);
  const text = (parts.length > 0 ? parts : [[0, "incident-min"]]).map(([count, unit]) => t(unit, { count })).join(" ");
  return t(minutes < 0 ? "incident-ago" : "incident-in", { text });
}

/** Counts every clock on the page anew. @param {any} t @param {HTMLElement} place */
export function tick(t, place) {
  // Nobody wants to hear every minute how late it is.
  for (const node of place.querySelectorAll("[role=status]")) node.setAttribute("aria-live", "off");
  for (const node of place.querySelectorAll("[data-due]")) {
    const at = Number(/** @type {HTMLElement} */ (node).dataset.due);
    node.textContent = distance(t, at);
    node.classList.toggle("past", at * 1000 < Date.now());
  }
}

/** Whether another act governs, and these rules can be asked nothing. @param {any} answer */
export const elsewhere = ({ reporting, because }) => reporting === "displaced" && because.length === 0;

/** A badge that says it in a shape and a word. @param {any} t @param {any} answer */
export function badge(t, answer) {
  const word = answer.reporting === "not-owed" ? "not-owed" : elsewhere(answer) ? "displaced" : answer.significant;
  return el("span", { class: `outcome significant-${word}` }, t(`incident-is-${word}`));
}

/** Whose law it is, and which services are meant where the others answer to another act. @param {any} page @param {Answered} one */
export function nameOf({ t, told, types }, { law, of }) {
  if (of.length === told.activities.length) return law.name;
  const services = of.map((at) => types.get(told.activities[at].entity)?.name ?? told.activities[at].entity);
  return t("incident-of", { state: law.name, services: services.join("; ") });
}

/** What was found so far, in a line a state. @param {any} page @param {readonly Answered[]} now */
export function running(page, now) {
  const { t } = page;
  if (now.length === 0) return [el("p", {}, t("nothing-yet"))];
  return [el("ul", { class: "running" }, ...now.map((one) => {
    const { answer } = one;
    const due = answer.deadlines.filter((/** @type {any} */ { at }) => at !== undefined).map((/** @type {any} */ { at }) => at.at);
    const first = answer.significant === "no" || due.length === 0 ? undefined : Math.min(...due);
    return el("li", {}, `${nameOf(page, one)}: `, badge(t, answer), first === undefined ? "" : el("small", {}, t("incident-first"), " ", el("span", { "data-due": first }, distance(t, first))));
  }))];
}

/** The day and time of awareness, in words. @param {any} page */
export function awareness({ told }) {
  const at = Date.parse(momentText(told.aware, told.zone)) / 1000;
  return shown(at, told.zone, true);
}

/** Whether clocks show what was told: some times do not exist, when clocks are put forward. @param {any} page */
export function exists({ told }) {
  const at = Date.parse(momentText(told.aware, told.zone)) / 1000;
  const { day, seconds } = local({ at, zone: told.zone });
  return `${day}T${String(Math.floor(seconds / 3600)).padStart(2, "0")}:${String(Math.floor(seconds / 60) % 60).padStart(2, "0")}` === told.aware;
}

// @ts-check
/**
 * The screens of the incident check that come first. Each draws itself and takes what was told; a text is
 * what is wrong.
 */

import { el, field, options, title } from "./dom.mjs";
import { finder } from "./finder.mjs";
import { STATES, isShown } from "./incident-told.mjs";
import { isZone } from "./moment.mjs";
import { forget } from "./told.mjs";

/** @typedef {import("./dom.mjs").Screen} Screen */

/** Whose service is struck. @param {any} page @returns {Screen} */
function entity(page) {
  const { t, told, types } = page;
  const name = (/** @type {string} */ id) => types.get(id)?.name ?? id;
  const chosen = el("ul", { class: "chosen", "aria-label": t("chosen") });
  const draw = () => chosen.replaceChildren(...told.activities.map((/** @type {any} */ { entity: id }, /** @type {number} */ at) => el("li", {}, el("span", {}, name(id)), " ",
    el("button", { type: "button", "aria-label": t("remove-what", { name: name(id) }), click: () => {
      forget(told, at);
      draw();
    } }, t("remove")))));
  const found = finder(page, (id) => {
    if (!told.activities.some((/** @type {any} */ { entity }) => entity === id)) told.activities = [...told.activities, { entity: id, weight: "main" }];
    draw();
  });
  draw();
  return { title: title(t("incident-entity-title")), parts: [...found, chosen], take: () => (told.activities.length === 0 ? t("do-none") : undefined) };
}

/** Where: the states that are asked. @param {any} page @returns {Screen} */
function law(page) {
  const { t, told, index } = page;
  const boxes = index.laws.map((/** @type {any} */ one) => ({ value: one.code, text: one.name, checked: told.laws.includes(one.code) }));
  return {
    title: title(t("incident-law-title")),
    parts: [el("p", { class: "hint" }, t("incident-law-hint", { count: STATES })), el("div", { class: "states" }, options(t("law-legend"), "checkbox", boxes, "law"))],
    take: (form) => {
      const laws = form.getAll("law").map(String);
      if (laws.length === 0) return t("law-none");
      if (laws.length > STATES) return t("incident-law-many", { count: STATES });
      told.laws = laws;
      return undefined;
    },
  };
}

/** Now, as clocks of a zone show it, to the minute. @param {string} zone */
const now = (zone) => new Date().toLocaleString("sv-SE", { timeZone: zone, dateStyle: "short", timeStyle: "short" }).replace(" ", "T");

/** When it was noticed. @param {any} page @param {any} known @returns {Screen} */
function when(page, known) {
  const { t, told } = page;
  const here = Intl.DateTimeFormat().resolvedOptions().timeZone;
  const zones = [...new Set([told.zone, here, ...known.laws.map((/** @type {any} */ one) => one.rules.zone), "UTC"])].filter((zone) => zone !== undefined && isZone(zone));
  const aware = /** @type {HTMLInputElement} */ (el("input", { type: "datetime-local", name: "aware", value: told.aware, required: true }));
  const zone = /** @type {HTMLSelectElement} */ (el("select", { name: "zone" }, ...zones.map((one) => el("option", { value: one, selected: one === (told.zone ?? here) }, one.replaceAll("_", " ")))));
  return {
    title: title(t("incident-when-title")),
    parts: [
      el("p", { class: "hint" }, t("incident-when-hint")),
      field(t("incident-when-label"), aware),
      el("p", {}, el("button", { type: "button", click: () => { aware.value = now(zone.value); } }, t("incident-when-now"))),
      field(t("incident-when-zone"), zone, t("incident-when-zone-hint")),
    ],
    take: (form) => {
      const shown = String(form.get("aware") ?? "").slice(0, 16);
      if (!isShown(shown)) return t("incident-when-wrong");
      told.zone = String(form.get("zone"));
      told.aware = shown;
      return undefined;
    },
  };
}

/** @type {Record<string, any>} */
export const screens = { entity, law, when };

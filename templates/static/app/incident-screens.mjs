// @ts-check
/** The screens of the incident check. Each draws itself and takes what was told; a text is what is wrong. */

import { el, field, options } from "./dom.mjs";
import { finder } from "./finder.mjs";
import { flips } from "./incident-asks.mjs";
import { STATES, isShown, momentText } from "./incident-told.mjs";
import { valuesOf } from "./interview.mjs";
import { isZone } from "./moment.mjs";
import { cited, said } from "./result.mjs";
import { figure } from "./told.mjs";

/** @typedef {{title: HTMLElement, parts: HTMLElement[], take: ((form: FormData) => string|undefined)|undefined}} Screen */

/** @param {string} text */
const title = (text) => el("h2", { id: "ask-title", tabindex: "-1" }, text);

/** Whose service is struck. @param {any} page @returns {Screen} */
function entity(page) {
  const { t, told, types } = page;
  const name = (/** @type {string} */ id) => types.get(id)?.name ?? id;
  const chosen = el("ul", { class: "chosen", "aria-label": t("chosen") });
  const draw = () => chosen.replaceChildren(...told.entities.map((/** @type {string} */ id) => el("li", {}, el("span", {}, name(id)), " ",
    el("button", { type: "button", "aria-label": t("remove-what", { name: name(id) }), click: () => {
      told.entities = told.entities.filter((/** @type {string} */ one) => one !== id);
      draw();
    } }, t("remove")))));
  const found = finder(page, (id) => {
    if (!told.entities.includes(id)) told.entities = [...told.entities, id];
    draw();
  });
  draw();
  return { title: title(t("incident-entity-title")), parts: [...found, chosen], take: () => (told.entities.length === 0 ? t("do-none") : undefined) };
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

/** How large, in a word. @param {any} page @returns {Screen} */
function size(page) {
  const { t, told, root } = page;
  return {
    title: title(t("incident-size-title")),
    parts: [
      el("p", { class: "hint" }, t("incident-size-hint"), " ", el("a", { href: `${root}check/index.html#law=${told.laws.join(",")}${told.entities.map((/** @type {string} */ one) => `&do=${one}`).join("")}` }, t("incident-size-link"))),
      options(t("your-answer"), "radio", ["micro", "small", "medium", "large", ""].map((one) => ({ value: one, text: t(one ? `size-${one}` : "unknown"), checked: (told.size ?? "") === one })), "size"),
    ],
    take: (form) => {
      told.size = String(form.get("size") ?? "") || undefined;
      return undefined;
    },
  };
}

/** What a figure counts. @param {any} page @param {any} asked */
function label({ t }, asked) {
  const unit = { money: t("incident-euros"), share: t("incident-per-cent"), duration: t("incident-minutes") }[/** @type {string} */ (asked.kind)] ?? asked.unit;
  return unit ? t("your-answer-in", { unit }) : t("your-answer");
}

/** One question. @param {any} page @param {any} _known @param {import("./incident-asks.mjs").Question} question @returns {Screen} */
function ask(page, _known, { input, asked, because }) {
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
      const plain = values.length > 0 || asked.kind === "date" ? value : figure(value);
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
  for (const { law, text, under } of because) {
    const words = under.map((one) => cited(one, law.rules)).join("; ");
    const known = found.get(`${text} ${words}`) ?? { names: [], text, under: words };
    if (!known.names.includes(law.name)) known.names.push(law.name);
    found.set(`${text} ${words}`, known);
  }
  return [...found.values()].map(({ names, ...rest }) => ({ names: names.join(", "), ...rest }));
}

/** What was taken for granted and would change the answer: all on one screen. @param {any} page @param {any} known @returns {Screen} */
function more(page, known) {
  const { t, told } = page;
  const list = flips(known.answers, told);
  const text = (/** @type {any} */ { asked, value }) => `${asked.asks ?? asked.name} ${t("flip-answer", { answer: said(t, asked, value) })}`;
  return {
    title: title(t("more-title")),
    parts: [el("p", { class: "hint" }, t("incident-more-hint")),
      options(t("incident-more-legend"), "checkbox", list.map((one) => ({ value: `${one.input}=${one.value}`, text: text(one), checked: false })), "more")],
    take: (form) => {
      for (const one of form.getAll("more").map(String)) {
        const [input, value] = one.split("=");
        told.answers = { ...told.answers, [input]: value };
      }
      return undefined;
    },
  };
}

/** Other moments that are known, each with a field. @param {any} page @param {string[]} events @param {(event: string) => string} name @param {() => void} changed */
export function otherMoments({ t, told }, events, name, changed) {
  if (events.length === 0) return undefined;
  const fields = events.map((event) => field(name(event), el("input", { type: "datetime-local", value: told.at[event], change: (/** @type {any} */ { target }) => {
    const { [event]: _, ...others } = told.at;
    const shown = target.value.slice(0, 16);
    told.at = isShown(shown) && momentText(shown, told.zone) ? { ...others, [event]: shown } : others;
    changed();
  } })));
  return el("details", { class: "moments", open: Object.keys(told.at).length > 0 }, el("summary", {}, t("incident-moments")), el("div", {}, el("p", { class: "hint" }, t("incident-moments-hint", { zone: told.zone })), ...fields));
}

/** @type {Record<string, any>} */
export const screens = { entity, law, when, size, ask, more };

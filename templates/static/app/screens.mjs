// @ts-check
/**
 * The screens of the scope check that come first and need no rules. Each draws itself and takes what was
 * told; a text is what is wrong.
 */

import { el, field, options, title } from "./dom.mjs";
import { finder } from "./finder.mjs";
import { figure, forget } from "./told.mjs";

/** @typedef {import("./dom.mjs").Screen} Screen */

const WEIGHTS = ["main", "ancillary", "negligible"];

/** What the organisation does. @param {any} page @returns {Screen} */
function activity(page) {
  const { t, told, types } = page;
  const chosen = el("ul", { class: "chosen", "aria-label": t("chosen") });
  const draw = () => {
    chosen.replaceChildren(...told.activities.map((/** @type {any} */ one, /** @type {number} */ at) => el("li", {},
      el("span", {}, types.get(one.entity)?.name ?? one.entity), " ",
      el("select", { "aria-label": t("weight-of", { name: types.get(one.entity)?.name ?? one.entity }), change: (/** @type {any} */ event) => (one.weight = event.target.value) },
        ...WEIGHTS.map((weight) => el("option", { value: weight, selected: weight === one.weight }, t(`weight-${weight}`)))), " ",
      el("button", { type: "button", "aria-label": t("remove-what", { name: types.get(one.entity)?.name ?? one.entity }), click: () => { forget(told, at); draw(); } }, t("remove")))));
  };
  const found = finder(page, (id) => {
    if (!told.activities.some((/** @type {any} */ one) => one.entity === id)) told.activities.push({ entity: id, weight: "main" });
    draw();
  });
  draw();
  return {
    title: title(t("do-title")),
    parts: [...found, chosen, saved(page)],
    take: () => (told.activities.length === 0 ? t("do-none") : undefined),
  };
}

/** The way back in with a file that was saved before. @param {any} page */
function saved({ t, open }) {
  const wrong = el("p", { class: "error", role: "alert" });
  const box = el("input", { type: "file", accept: ".json,application/json", change: async (/** @type {any} */ { target }) => {
    if (target.files.length > 0) wrong.textContent = await open(target.files[0]);
  } });
  return el("details", {}, el("summary", {}, t("open-summary")), el("div", { class: "inner" }, field(t("open"), box, t("open-hint")), wrong));
}

/** Where: the states that are asked. @param {any} page @returns {Screen} */
function law(page) {
  const { t, told, index } = page;
  const boxes = (/** @type {string[]} */ of) => index.laws.map((/** @type {any} */ one) => ({ value: one.code, text: one.name, checked: of.includes(one.code) }));
  return {
    title: title(t("law-title")),
    parts: [el("p", { class: "hint" }, t("law-hint")), el("div", { class: "states" }, options(t("law-legend"), "checkbox", boxes(told.laws), "law"))],
    take: (form) => {
      told.laws = form.getAll("law").map(String);
      return told.laws.length === 0 ? t("law-none") : undefined;
    },
  };
}

/** How large. @param {any} page @returns {Screen} */
function size(page) {
  const { t, told } = page;
  const number = (/** @type {string} */ name, /** @type {string|undefined} */ value) => el("input", { name, value, inputmode: "decimal", autocomplete: "off" });
  const members = el("ul", { class: "group" });
  const draw = () => members.replaceChildren(...told.group.map((/** @type {any} */ one, /** @type {number} */ at) => member(page, one, at, () => { told.group.splice(at, 1); draw(); })));
  draw();
  return {
    title: title(t("size-title")),
    parts: [
      el("p", { class: "hint" }, t("size-hint")),
      field(t("staff"), number("staff", told.staff), t("staff-hint")),
      field(t("turnover"), number("turnover", told.turnover), t("turnover-hint")),
      field(t("balance"), number("balance", told.balance)),
      field(t("worldwide"), number("worldwide", told.worldwide), t("worldwide-hint")),
      options(t("size-legend"), "radio", ["", "micro", "small", "medium", "large"].map((one) => ({ value: one, text: t(one ? `size-${one}` : "size-figures"), checked: (told.size ?? "") === one })), "size"),
      el("fieldset", {}, el("legend", {}, t("group-legend")), el("p", { class: "hint" }, t("group-hint")), members,
        el("button", { type: "button", click: () => { told.group.push({ relation: "linked" }); draw(); } }, t("group-add"))),
    ],
    take: (form) => takeSize(page, form),
  };
}

/** @param {any} page @param {any} one @param {number} at @param {() => void} remove */
function member({ t }, one, at, remove) {
  const entry = (/** @type {string} */ name) => el("input", { value: one[name], inputmode: "decimal", autocomplete: "off", input: (/** @type {any} */ event) => (one[name] = event.target.value || undefined) });
  const relation = el("select", { change: (/** @type {any} */ event) => (one.relation = event.target.value) },
    ...["linked", "partner"].map((kind) => el("option", { value: kind, selected: kind === one.relation }, t(`group-${kind}`))));
  return el("li", {}, el("strong", {}, t("group-member", { number: at + 1 })),
    field(t("group-relation"), relation), field(t("group-share"), entry("share")), field(t("staff"), entry("staff")),
    field(t("turnover"), entry("turnover")), field(t("balance"), entry("balance")),
    el("button", { type: "button", click: remove }, t("group-remove", { number: at + 1 })));
}

/** @param {any} page @param {FormData} form */
function takeSize({ t, told }, form) {
  for (const name of ["staff", "turnover", "balance", "worldwide"]) {
    const text = String(form.get(name) ?? "").trim();
    const known = text === "" ? undefined : figure(text);
    if (text !== "" && known === undefined) return t("figure-wrong", { text });
    told[name] = known;
  }
  for (const one of told.group) {
    for (const name of ["share", "staff", "turnover", "balance"]) {
      if (one[name] === undefined) continue;
      const known = figure(one[name]);
      if (known === undefined) return t("figure-wrong", { text: one[name] });
      one[name] = known;
    }
  }
  told.size = String(form.get("size") ?? "") || undefined;
  return undefined;
}

/** Where it is established and works. @param {any} page @returns {Screen} */
function where(page) {
  const { t, told, index } = page;
  const states = index.laws.filter((/** @type {any} */ one) => one.code !== "EU");
  const boxes = (/** @type {string[]} */ of) => states.map((/** @type {any} */ one) => ({ value: one.code, text: one.name, checked: of.includes(one.code) }));
  const choose = (/** @type {string} */ name) => el("select", { name },
    el("option", { value: "" }, t("unknown")), ...states.map((/** @type {any} */ one) => el("option", { value: one.code, selected: told.main[name] === one.code }, one.name)));
  return {
    title: title(t("place-title")),
    parts: [
      el("p", { class: "hint" }, t("place-hint")),
      el("div", { class: "states" }, options(t("established"), "checkbox", boxes(told.established), "established")),
      el("div", { class: "states" }, options(t("provides"), "checkbox", boxes(told.provides), "provides")),
      el("fieldset", {}, el("legend", {}, t("main-legend")), el("p", { class: "hint" }, t("main-hint")),
        ...["decisions", "operations", "most_staff"].map((name) => field(t(`main-${name.replace("_", "-")}`), choose(name)))),
    ],
    take: (form) => {
      told.established = form.getAll("established").map(String);
      told.provides = form.getAll("provides").map(String);
      told.main = Object.fromEntries(["decisions", "operations", "most_staff"].map((name) => [name, String(form.get(name) ?? "")]).filter(([, code]) => code !== ""));
      return undefined;
    },
  };
}

/** @type {Record<string, any>} */
export const screens = { do: activity, law, size, place: where };

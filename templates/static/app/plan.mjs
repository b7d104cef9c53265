// @ts-check
/** What is said of a question of the checklist beside its answer: who answers for it, by when, and a remark. */

import { el, field } from "./dom.mjs";
import { dayOf } from "./result.mjs";
import { WORDS, isDate } from "./told.mjs";

/** @typedef {import("./told.mjs").Item} Item */
/** @type {Record<keyof typeof WORDS, string>} */
const NAMES = { owner: "checklist-gap-owner", due: "checklist-gap-planned", note: "checklist-gap-remark" };

/** Notes what is said of a question; what is `undefined` is taken back. @param {{items: Record<string, Item>}} told @param {string} id @param {Item} said */
export function say(told, id, said) {
  const item = Object.fromEntries(Object.entries({ ...told.items[id], ...said }).filter(([, value]) => value !== undefined));
  const { [id]: _, ...others } = told.items;
  told.items = Object.keys(item).length > 0 ? { ...others, [id]: item } : others;
}

/**
 * The fields of one question, folded, and what they say. The summary says it, so that it is printed.
 * @param {any} page @param {string} id @param {string} name by which the controls are told apart
 * @param {() => void} changed
 */
export function plan({ t, told }, id, name, changed) {
  const head = el("summary", {});
  const fields = /** @type {(keyof typeof WORDS)[]} */ (Object.keys(WORDS)).map((what) => {
    const box = /** @type {HTMLInputElement} */ (el(what === "note" ? "textarea" : "input", {
      name: `${name}-${what}`, autocomplete: "off", ...(what === "note" ? { rows: 3 } : { type: what === "due" ? "date" : "text" }),
      ...(what === "due" ? {} : { maxlength: WORDS[what] }), change: () => {
        const text = box.value.trim();
        // A browser takes years of six digits; the file does not.
        say(told, id, { [what]: text === "" || (what === "due" && !isDate(text)) ? undefined : text });
        changed();
      } }));
    return { what, box, node: field(t(NAMES[what]), box) };
  });
  const node = el("details", { class: "plan", "data-fold": `plan-${id}` }, head, el("div", {}, ...fields.map(({ node }) => node)));
  function refresh() {
    const item = told.items[id] ?? {};
    for (const { what, box } of fields) if (box !== document.activeElement) box.value = item[what] ?? "";
    const said = fields.flatMap(({ what }) => (item[what] ? [`${t(NAMES[what])}: ${what === "due" ? dayOf(item[what]) : item[what]}`] : []));
    head.replaceChildren(...(said.length > 0 ? said.map((text) => el("span", {}, text)) : [t("plan")]));
    node.classList.toggle("told", said.length > 0);
  }
  refresh();
  return { node, refresh };
}

// @ts-check
/** The field in which kinds of entity are looked for, and what it finds. */

import { el, field } from "./dom.mjs";

/** @param {any} page @param {(id: string) => void} choose @returns {HTMLElement[]} */
export function finder({ t, find, index, hint, names }, choose) {
  const found = el("ul", { class: "found", "aria-label": t("found") });
  const count = el("p", { class: "hint", role: "status" });
  const offer = (/** @type {any[]} */ list) => {
    found.replaceChildren(...list.slice(0, 12).map((type) => el("li", {},
      el("button", { type: "button", click: () => choose(type.id) }, type.name), " ",
      el("small", {}, type.law ? t("type-of", { sector: type.sector_name, state: names[type.law] ?? type.law }) : type.sector_name))));
  };
  const query = /** @type {HTMLInputElement} */ (el("input", { type: "search", autocomplete: "off", input: () => {
    const list = find(query.value);
    offer(list);
    count.textContent = query.value.trim() === "" ? "" : t("found-count", { count: list.length });
  } }));
  if (hint) offer(index.types.filter((/** @type {any} */ type) => type.sector === hint));
  return [field(t("do-label"), query, t("do-hint")), count, found];
}

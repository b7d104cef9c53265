// @ts-check
/**
 * The incident check: one screen at a time, the answer so far beside it. Everything is worked out here,
 * in the browser; what is told stands in the fragment of the address, which browsers never send.
 */

import { byName, search } from "./activities.mjs";
import { el, inPlace, json, speaker } from "./dom.mjs";
import { screens } from "./incident-screens.mjs";
import { fragmentOf, readFragment } from "./incident-told.mjs";

/** The rules and the answer come when they are needed: most of the script is theirs. */
const weighing = () => import("./incident-weigh.mjs");
const outcome = () => import("./incident-outcome.mjs");

const place = /** @type {HTMLElement} */ (document.getElementById("incident-check"));
/** What the page is for: once somebody answers, the question stands first. */
const lead = /** @type {HTMLElement|null} */ (document.querySelector(".lead"));
const { rules, activities, words, root } = /** @type {Record<string, string>} */ (place.dataset);

async function begin() {
  const [{ laws, ...rest }, texts] = await Promise.all([json(activities), json(words)]);
  const index = { ...rest, laws: byName(laws) };
  const t = speaker(texts);
  const page = {
    t,
    root,
    rules,
    index,
    names: Object.fromEntries(index.laws.map((/** @type {any} */ one) => [one.code, one.name])),
    types: new Map(index.types.map((/** @type {any} */ one) => [one.id, one])),
    find: search(index.types),
    told: readFragment(location.hash),
    /** The sector that a page linked from. */
    hint: new URLSearchParams(location.hash.slice(1)).get("sector") ?? undefined,
  };
  const form = el("form", { class: "ask", novalidate: true, "aria-labelledby": "ask-title" });
  const sofar = el("div", { class: "so-far", role: "status" });
  const given = el("div", { class: "given" });
  const trouble = el("p", { class: "error", role: "alert" });
  place.replaceChildren(el("div", { class: "check incident" }, trouble, form, el("aside", { "aria-label": t("so-far") }, el("h2", {}, t("so-far")), sofar, given)));

  /** The screens that have been answered, and the one that is opened again; the history of the browser keeps them. @type {{done: string[], again?: string}} */
  let at = answered(history.state);
  /** An address that tells enough was shared, and leads to the answer. @param {any} state @returns {{done: string[], again?: string}} */
  function answered(state) {
    const { aware, laws, activities } = page.told;
    return state?.done ? state : { done: aware !== undefined && laws.length > 0 && activities.length > 0 ? ["entity", "law", "when", "size", "place", "more"] : [] };
  }

  /** The screen that comes next, of those that come before the rules. */
  function first() {
    const { activities, laws, aware, zone } = page.told;
    if (activities.length === 0 || !at.done.includes("entity")) return "entity";
    if (laws.length === 0 || !at.done.includes("law")) return "law";
    return aware === undefined || zone === undefined || !at.done.includes("when") ? "when" : undefined;
  }

  /** The screen, and its name. @returns {Promise<{screen: string} & import("./dom.mjs").Screen>} */
  async function drawn() {
    const known = page.told.activities.length > 0 ? await weighing() : undefined;
    const now = await known?.weigh(page);
    sofar.setAttribute("aria-live", "polite");
    sofar.replaceChildren(...(known && now ? known.running(page, now.answers) : [el("p", {}, t("nothing-yet"))]));
    given.replaceChildren(...(known && now ? known.given(page, now, (again) => go({ ...at, again })) : []));
    const wanted = at.again ?? first();
    if (wanted !== undefined && screens[wanted]) return { screen: wanted, ...screens[wanted](page, now) };
    if (!known || !now) return { screen: "entity", ...screens.entity(page) };
    const screen = wanted === undefined ? known.next(page, now, new Set(at.done)) : known.screens[wanted] ? wanted : known.again(now, wanted) ?? "result";
    if (typeof screen !== "string") return { screen: screen.key, ...known.ask(page, now, screen) };
    return { screen, ...(known.screens[screen] ? known.screens[screen](page, now) : (await outcome()).outcome(page, now, again)) };
  }

  /** @param {boolean} focus */
  const show = (focus) => draw(focus).catch((error) => { trouble.textContent = t("failed", { what: error.message }); });
  /** @param {boolean} focus */
  async function draw(focus) {
    const { screen, title, parts, take } = await drawn();
    trouble.textContent = "";
    form.parentElement?.classList.toggle("wide", screen === "result");
    if (lead) lead.hidden = screen !== "entity";
    form.replaceChildren(title, ...parts, el("p", { class: "error", role: "alert" }),
      el("div", { class: "buttons" }, at.done.length > 0 ? el("button", { type: "button", click: () => history.back() }, t("back")) : undefined,
        take ? el("button", { type: "submit", class: "primary" }, t("next")) : el("button", { type: "button", click: restart }, t("restart"))));
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!take) return;
      const wrong = take(new FormData(/** @type {HTMLFormElement} */ (form)));
      const place = /** @type {HTMLElement} */ (form.querySelector(".error"));
      place.textContent = wrong ?? "";
      if (!wrong) go({ done: [...new Set([...at.done, screen])] });
    };
    if (screen === "result") history.replaceState(at, "", `#${fragmentOf(page.told)}`);
    if (focus) title.focus();
  }

  /** The same screen, with what was told on it. */
  function again() {
    history.replaceState(at, "", `#${fragmentOf(page.told)}`);
    void inPlace(form, () => show(false));
  }

  /** @param {{done: string[], again?: string}} to */
  function go(to) {
    at = to;
    history.pushState(at, "", `#${fragmentOf(page.told)}`);
    // Until the next screen stands there, nothing is taken a second time.
    form.onsubmit = (event) => event.preventDefault();
    void show(true);
  }

  function restart() {
    page.told = readFragment("");
    go({ done: [] });
  }

  addEventListener("popstate", (event) => {
    page.told = readFragment(location.hash);
    at = answered(event.state);
    void show(true);
  });
  await show(false);
  // There is no clock before something is known.
  setInterval(() => place.querySelector("[data-due]") && void weighing().then(({ tick }) => tick(t, place)), 30_000);
}

begin().catch((error) => {
  place.replaceChildren(el("p", { class: "error", role: "alert" }, String(error.message ?? error)));
});

// @ts-check
/**
 * The scope check: one screen at a time, the answer so far beside it. Everything is decided here, in
 * the browser; what is told stands in the fragment of the address, which browsers never send.
 */

import { byName, search } from "./activities.mjs";
import { el, inPlace, json, speaker } from "./dom.mjs";
import { screens } from "./screens.mjs";
import { fragmentOf, notesOf, readFragment } from "./told.mjs";

/** The rules and the answer come when they are needed: most of the script is theirs. */
const scope = () => import("./scope.mjs");
const outcome = () => import("./outcome.mjs");

const place = /** @type {HTMLElement} */ (document.getElementById("scope-check"));
/** What the page is for: once somebody answers, the question stands first. */
const lead = /** @type {HTMLElement|null} */ (document.querySelector(".lead"));
const { rules, follows, activities, words, root } = /** @type {Record<string, string>} */ (place.dataset);

/** What the address says, with the remarks for which it is too short: the history of the browser keeps them. @param {any} state */
function remembered(state) {
  const told = readFragment(location.hash);
  for (const [id, note] of Object.entries(state?.notes ?? {})) (told.items[id] ??= {}).note = String(note);
  return told;
}

async function begin() {
  const [{ laws, ...rest }, texts] = await Promise.all([json(activities), json(words)]);
  const index = { ...rest, laws: byName(laws) };
  const t = speaker(texts);
  const page = {
    t,
    root,
    rules,
    follows,
    index,
    names: Object.fromEntries(index.laws.map((/** @type {any} */ one) => [one.code, one.name])),
    types: new Map(index.types.map((/** @type {any} */ one) => [one.id, one])),
    find: search(index.types),
    open,
    told: remembered(history.state),
    /** The sector that a page linked from. */
    hint: new URLSearchParams(location.hash.slice(1)).get("sector") ?? undefined,
  };
  const form = el("form", { class: "ask", novalidate: true, "aria-labelledby": "ask-title" });
  const sofar = el("div", { class: "so-far", role: "status" });
  const trouble = el("p", { class: "error", role: "alert" });
  place.replaceChildren(el("div", { class: "check" }, trouble, form, el("aside", { "aria-label": t("so-far") }, el("h2", {}, t("so-far")), sofar)));

  /** The screens that have been answered; the history of the browser keeps them. @type {Set<string>} */
  let done = answered(history.state);
  /** An address that tells enough was shared, and leads to the answer. @param {any} state @returns {Set<string>} */
  function answered(state) {
    const { activities, laws, established } = page.told;
    return new Set(state?.done ?? (activities.length > 0 && laws.length > 0 && established.length > 0 ? ["do", "law", "size", "place", "more"] : []));
  }

  /** The screen that comes next, of those that come before the rules. */
  function first() {
    if (page.told.activities.length === 0 || !done.has("do")) return "do";
    if (page.told.laws.length === 0 || !done.has("law")) return "law";
    return done.has("size") ? undefined : "size";
  }

  /** The screen, and its name. */
  async function drawn() {
    const known = page.told.activities.length > 0 && page.told.laws.length > 0 ? await scope() : undefined;
    const now = await known?.weigh(page);
    sofar.replaceChildren(...(known && now && now.answers.length > 0 ? known.running(page, now.answers) : [el("p", {}, t("nothing-yet"))]));
    const screen = first() ?? (known && now ? known.next(page, now, done) : "do");
    if (typeof screen === "string" && screens[screen]) return { screen, ...screens[screen](page) };
    if (!known || !now) throw new Error(String(screen));
    if (typeof screen !== "string") return { screen: screen.key, ...known.ask(page, now, screen) };
    return { screen, ...(screen === "more" ? known.more(page, now) : await (await outcome()).outcome(page, now, { keep, again })) };
  }

  /** @param {boolean} focus */
  const show = (focus) => draw(focus).catch((error) => { trouble.textContent = t("failed", { what: error.message }); });
  /** @param {boolean} focus */
  async function draw(focus) {
    const { screen, title, parts, take } = await drawn();
    form.parentElement?.classList.toggle("wide", screen === "result");
    if (lead) lead.hidden = screen !== "do";
    trouble.textContent = "";
    form.replaceChildren(title, ...parts, el("p", { class: "error", role: "alert" }),
      el("div", { class: "buttons" }, done.size > 0 ? el("button", { type: "button", click: () => history.back() }, t("back")) : undefined,
        take ? el("button", { type: "submit", class: "primary" }, t("next")) : el("button", { type: "button", click: restart }, t("restart"))));
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!take) return;
      const wrong = take(new FormData(/** @type {HTMLFormElement} */ (form)));
      const place = /** @type {HTMLElement} */ (form.querySelector(".error"));
      place.textContent = wrong ?? "";
      if (!wrong) go(screen);
    };
    if (focus) title.focus();
  }

  const memory = () => ({ done: [...done], notes: notesOf(page.told.items) });
  /** The address holds what is told. */
  const keep = () => history.replaceState(memory(), "", `#${fragmentOf(page.told)}`);
  /** The same screen, with what was told on it. */
  function again() {
    keep();
    void inPlace(form, () => show(false));
  }

  /** Takes what a saved file tells: only the states are asked anew. Gives back what is wrong with it. @param {File} file */
  async function open(file) {
    const { readSaved } = await import("./saved.mjs");
    const told = readSaved(await file.text());
    if (told === undefined) return t("open-wrong", { name: file.name });
    page.told = told;
    done = new Set(["size", "place", "more"]);
    go("do");
    return "";
  }

  /** @param {string} screen */
  function go(screen) {
    done = new Set([...done, screen]);
    history.pushState(memory(), "", `#${fragmentOf(page.told)}`);
    // Until the next screen stands there, nothing is taken a second time.
    form.onsubmit = (event) => event.preventDefault();
    // While the next screen is read, the rules can come.
    void scope();
    void show(true);
  }

  function restart() {
    done = new Set();
    page.told = readFragment("");
    history.pushState({ done: [] }, "", "#");
    void show(true);
  }

  addEventListener("popstate", (event) => {
    page.told = remembered(event.state);
    done = answered(event.state);
    void show(true);
  });
  await show(false);
}

begin().catch((error) => {
  place.replaceChildren(el("p", { class: "error", role: "alert" }, String(error.message ?? error)));
});

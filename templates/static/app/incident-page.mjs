// @ts-check
/**
 * The incident check: one screen at a time, the answer so far beside it. Everything is worked out here,
 * in the browser; what is told stands in the fragment of the address, which browsers never send.
 */

import { compileIncidents } from "./incident.mjs";
import { search } from "./activities.mjs";
import { el, json, speaker } from "./dom.mjs";
import { calendar } from "./ics.mjs";
import { answers, flips, moments, needsSize, questions } from "./incident-asks.mjs";
import { awareness, entries, eventName, exists, neighbours, order, running, state, tick } from "./incident-result.mjs";
import { otherMoments, screens } from "./incident-screens.mjs";
import { fragmentOf, readFragment } from "./incident-told.mjs";
import { said } from "./result.mjs";

const place = /** @type {HTMLElement} */ (document.getElementById("incident-check"));
const { rules, activities, words, root } = /** @type {Record<string, string>} */ (place.dataset);

/** The rules of each state, read once. @type {Map<string, Promise<import("./incident-asks.mjs").Law>>} */
const read = new Map();
/** @param {string} code @param {string} name */
function law(code, name) {
  let here = read.get(code);
  if (here === undefined) {
    const file = `${code.toLowerCase()}.json`;
    here = Promise.all([json(`${rules}${file}`), json(`${rules}incidents/${file}`)]).then(([scope, incidents]) => {
      const { inputs, assess } = compileIncidents(scope, incidents);
      return { code, name, rules: incidents, inputs, events: incidents.events, assess };
    });
    read.set(code, here);
  }
  return here;
}

async function begin() {
  const [index, texts] = await Promise.all([json(activities), json(words)]);
  const t = speaker(texts);
  const page = {
    t,
    root,
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
  place.replaceChildren(el("div", { class: "check incident" }, form, el("aside", { "aria-label": t("so-far") }, el("h2", {}, t("so-far")), sofar, given)));

  /** What is known now. */
  async function weigh() {
    const { told } = page;
    told.entities = told.entities.filter((one) => page.types.has(one));
    const laws = await Promise.all(told.laws.filter((code) => page.names[code]).map((code) => law(code, page.names[code])));
    return { laws, answers: told.entities.length > 0 ? answers(laws, told) : [] };
  }

  /** The screen that comes next: only what can still matter. @param {Awaited<ReturnType<typeof weigh>>} now @param {Set<string>} done */
  function next(now, done) {
    const { told } = page;
    if (told.entities.length === 0 || !done.has("entity")) return "entity";
    if (now.laws.length === 0 || !done.has("law")) return "law";
    if (told.aware === undefined || told.zone === undefined || !done.has("when")) return "when";
    if (!done.has("size") && told.size === undefined && needsSize(now.answers)) return "size";
    const [open] = questions(now.answers, told);
    if (open) return open;
    if (!done.has("more") && flips(now.answers, told).length > 0) return "more";
    return "result";
  }

  const all = ["entity", "law", "when", "size", "more"];
  /** The screens that have been answered, and the one that is opened again; the history of the browser keeps them. @type {{done: string[], again?: string}} */
  let at = history.state?.done ? history.state : { done: page.told.aware !== undefined && page.told.laws.length > 0 && page.told.entities.length > 0 ? all : [] };

  /** @param {boolean} focus */
  async function show(focus) {
    const now = await weigh();
    sofar.setAttribute("aria-live", "polite");
    sofar.replaceChildren(...running(page, now.answers));
    given.replaceChildren(...told(now));
    const screen = at.again === undefined ? next(now, new Set(at.done)) : screens[at.again] === undefined ? again(now, at.again) : at.again;
    const drawn = typeof screen === "string" ? screens[screen]?.(page, now) ?? result(now) : screens.ask(page, now, screen);
    form.parentElement?.classList.toggle("wide", screen === "result");
    form.replaceChildren(drawn.title, ...drawn.parts, el("p", { class: "error", role: "alert" }),
      el("div", { class: "buttons" }, at.done.length > 0 ? el("button", { type: "button", click: () => history.back() }, t("back")) : undefined,
        drawn.take ? el("button", { type: "submit", class: "primary" }, t("next")) : el("button", { type: "button", click: restart }, t("restart"))));
    form.onsubmit = (event) => {
      event.preventDefault();
      const wrong = drawn.take?.(new FormData(/** @type {HTMLFormElement} */ (form)));
      const place = /** @type {HTMLElement} */ (form.querySelector(".error"));
      place.textContent = wrong ?? "";
      if (!wrong) go({ done: [...new Set([...at.done, typeof screen === "string" ? screen : screen.input])] });
    };
    if (focus) drawn.title.focus();
  }

  /** A question that was answered already. @param {Awaited<ReturnType<typeof weigh>>} now @param {string} input */
  function again({ laws }, input) {
    const asked = laws.map(({ inputs }) => inputs[input]).find((one) => one !== undefined);
    return asked === undefined ? "result" : { input, asked, because: [] };
  }

  /** @param {{done: string[], again?: string}} to */
  function go(to) {
    at = to;
    history.pushState(at, "", `#${fragmentOf(page.told)}`);
    void show(true);
  }

  function restart() {
    page.told = readFragment("");
    go({ done: [] });
  }

  /** What was told, each with a way to change it. @param {Awaited<ReturnType<typeof weigh>>} now */
  function told(now) {
    const { told } = page;
    const line = (/** @type {string} */ name, /** @type {string} */ text, /** @type {string} */ screen) => el("li", {}, el("span", {}, name, el("br"), el("strong", {}, text)), " ",
      el("button", { type: "button", class: "plain", "aria-label": t("incident-change-what", { name }), click: () => go({ ...at, again: screen }) }, t("incident-change")));
    const list = [];
    if (told.entities.length > 0) list.push(line(t("incident-told-entity"), told.entities.map((one) => page.types.get(one)?.name ?? one).join(", "), "entity"));
    if (told.laws.length > 0) list.push(line(t("incident-told-law"), told.laws.map((code) => page.names[code] ?? code).join(", "), "law"));
    if (told.aware !== undefined && told.zone !== undefined) list.push(line(t("incident-told-when"), awareness(page), "when"));
    if (told.size !== undefined) list.push(line(t("incident-told-size"), t(`size-${told.size}`), "size"));
    for (const input of [...Object.keys(told.answers), ...told.skipped]) {
      const asked = now.laws.map(({ inputs }) => inputs[input]).find((one) => one !== undefined);
      if (asked !== undefined) list.push(line(asked.name, input in told.answers ? said(t, asked, told.answers[input]) : t("incident-unknown"), input));
    }
    return list.length === 0 ? [] : [el("h2", {}, t("incident-told")), el("ul", { class: "running" }, ...list)];
  }

  /** @param {Awaited<ReturnType<typeof weigh>>} now */
  function result(now) {
    history.replaceState(at, "", `#${fragmentOf(page.told)}`);
    const file = (/** @type {string} */ text, /** @type {string} */ type) => URL.createObjectURL(new Blob([text], { type }));
    const lines = now.answers.map(({ request }) => `${JSON.stringify(request)}\n`).join("");
    const due = entries(page, now.answers);
    const ics = () => calendar(due, { name: t("incident-calendar"), stamp: Math.floor(Date.now() / 1000) });
    const events = moments(now.answers);
    const rulesWith = (/** @type {string} */ event) => (now.laws.find((one) => one.events.includes(event)) ?? now.laws[0]).rules;
    const changed = () => {
      history.replaceState(at, "", `#${fragmentOf(page.told)}`);
      void show(false);
    };
    return {
      title: el("h2", { id: "ask-title", tabindex: "-1" }, t("result-title")),
      take: undefined,
      parts: [
        ...running(page, now.answers),
        el("p", {}, t("incident-aware", { date: awareness(page) }), exists(page) ? "" : ` ${t("incident-when-gap")}`),
        order(page, now.answers),
        otherMoments(page, events, (event) => eventName(t, rulesWith(event), event), changed),
        ...now.answers.map((one) => state(page, one)),
        neighbours(page, now.answers),
        el("p", {}, t("share")),
        el("div", { class: "buttons" },
          due.length > 0 ? el("a", { class: "button", download: "incident.ics", href: file(ics(), "text/calendar") }, t("incident-ics")) : undefined,
          el("a", { class: "button", download: "incident.jsonl", href: file(lines, "application/jsonl") }, t("incident-json")),
          el("button", { type: "button", click: () => print() }, t("print"))),
        el("p", { class: "hint" }, t("disclaimer")),
      ].filter((one) => one !== undefined),
    };
  }

  addEventListener("popstate", (event) => {
    at = event.state?.done ? event.state : { done: [] };
    page.told = readFragment(location.hash);
    void show(true);
  });
  await show(false);
  setInterval(() => tick(t, place), 30_000);
}

begin().catch((error) => {
  place.replaceChildren(el("p", { class: "error", role: "alert" }, String(error.message ?? error)));
});

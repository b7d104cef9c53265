// @ts-check
/**
 * The scope check: one screen at a time, the answer so far beside it. Everything is decided here, in
 * the browser; what is told stands in the fragment of the address, which browsers never send.
 */

import { compile } from "./evaluate.mjs";
import { search } from "./activities.mjs";
import { checklist } from "./checklist.mjs";
import { el, field, json, speaker } from "./dom.mjs";
import { whatFollows, withQuestions } from "./follow.mjs";
import { brief, inFull } from "./following.mjs";
import { answer, flips, needsPlaces, questions, sizes } from "./interview.mjs";
import { changes, running, state } from "./result.mjs";
import { screens } from "./screens.mjs";
import { figure, fragmentOf, profileOf, readFragment } from "./told.mjs";

const place = /** @type {HTMLElement} */ (document.getElementById("scope-check"));
const { rules, follows, activities, words, root } = /** @type {Record<string, string>} */ (place.dataset);

/** The rules of each state, read once. @type {Map<string, Promise<import("./interview.mjs").Law>>} */
const read = new Map();
/** @param {string} code */
function law(code) {
  let here = read.get(code);
  if (here === undefined) {
    here = json(`${rules}${code.toLowerCase()}.json`).then((program) => ({ code, program, decide: compile(program).decide }));
    read.set(code, here);
  }
  return here;
}

/** What follows in each state, read once, and only where there is something. @type {Map<string, Promise<any>>} */
const followsRead = new Map();
/** @param {string} code */
function consequences(code) {
  const here = followsRead.get(code) ?? json(`${follows}${code.toLowerCase()}.json`);
  followsRead.set(code, here);
  return here;
}

/** What follows under a law; nothing where the organisation is outside. @param {import("./interview.mjs").Law} one @param {any} answer @param {any} profile */
async function following({ code, program }, answer, profile) {
  if (["out-of-scope", "elsewhere"].includes(answer.outcome)) return undefined;
  const follows = await consequences(code);
  const asked = withQuestions(program, follows);
  const here = compile(asked).inquire(fitting(profile, asked));
  return { follows, here, told: whatFollows(here, follows) };
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
  place.replaceChildren(el("div", { class: "check" }, form, el("aside", { "aria-label": t("so-far") }, el("h2", {}, t("so-far")), sofar)));

  /** What is known now. */
  async function weigh() {
    const laws = page.told.activities.length > 0 ? await Promise.all(page.told.laws.filter((code) => page.names[code]).map(law)) : [];
    const flags = new Set(laws.flatMap(({ program }) => Object.entries(program.inputs).filter(([, one]) => /** @type {any} */ (one).kind === "yes-no").map(([id]) => id)));
    const known = { ...page.told, activities: page.told.activities.filter(({ entity }) => page.types.has(entity)) };
    const profile = profileOf(known, (input) => flags.has(input));
    // An answer that one state does not know is left out there.
    const asked = laws.map((one) => ({ ...one, decide: (/** @type {any} */ given, /** @type {any} */ how) => one.decide(fitting(given, one.program), how) }));
    return { laws: asked, profile, answers: answer(asked, profile) };
  }

  /** The screen that comes next: only what can still matter. @param {Awaited<ReturnType<typeof weigh>>} now @param {Set<string>} done */
  function next(now, done) {
    if (page.told.activities.length === 0 || !done.has("do")) return "do";
    if (page.told.laws.length === 0 || !done.has("law")) return "law";
    if (!done.has("size")) return "size";
    if (needsPlaces(now.laws, now.answers) && !done.has("place")) return "place";
    const open = questions(now.laws, now.profile, now.answers).find(({ key }) => !page.told.skipped.includes(key.replace("@", "-at-")));
    if (open) return open;
    if (!done.has("more") && flips(now.laws, now.profile, now.answers).length > 0) return "more";
    return "result";
  }

  /** The screens that have been answered; the history of the browser keeps them. @type {Set<string>} */
  let done = new Set(history.state?.done ?? (page.told.activities.length > 0 && page.told.laws.length > 0 && page.told.established.length > 0 ? ["do", "law", "size", "place", "more"] : []));

  /** @param {boolean} focus */
  async function show(focus) {
    const now = await weigh();
    sofar.replaceChildren(...running(page, now.answers));
    const screen = next(now, done);
    const drawn = typeof screen === "string" ? screens[screen]?.(page, now) ?? (await result(now)) : screens.ask(page, now, screen);
    form.replaceChildren(drawn.title, ...drawn.parts, el("p", { class: "error", role: "alert" }),
      el("div", { class: "buttons" }, done.size > 0 ? el("button", { type: "button", click: () => history.back() }, t("back")) : undefined,
        drawn.take ? el("button", { type: "submit", class: "primary" }, t("next")) : el("button", { type: "button", click: restart }, t("restart"))));
    form.onsubmit = (event) => {
      event.preventDefault();
      if (!drawn.take) return;
      const wrong = drawn.take?.(new FormData(/** @type {HTMLFormElement} */ (form)));
      const place = /** @type {HTMLElement} */ (form.querySelector(".error"));
      place.textContent = wrong ?? "";
      if (!wrong) go(typeof screen === "string" ? screen : screen.key);
    };
    if (focus) drawn.title.focus();
  }

  /** @param {string} screen */
  function go(screen) {
    done = new Set([...done, screen]);
    history.pushState({ done: [...done] }, "", `#${fragmentOf(page.told)}`);
    void show(true);
  }

  function restart() {
    done = new Set();
    page.told = readFragment("");
    history.pushState({ done: [] }, "", "#");
    void show(true);
  }

  /** @param {Awaited<ReturnType<typeof weigh>>} now */
  async function result(now) {
    const found = await Promise.all(now.laws.map((one, at) => following(one, now.answers[at].answer, now.profile)));
    const link = el("a", { class: "button", download: "organisation.json" }, t("download"));
    /** The address and the file hold what is told. */
    const keep = () => {
      history.replaceState({ done: [...done] }, "", `#${fragmentOf(page.told)}`);
      // What no chosen state asks would be refused by whoever reads the file.
      const known = (/** @type {string} */ id) => found.some((one) => one?.follows.items.some((/** @type {any} */ item) => item.id === id));
      const items = Object.fromEntries(Object.entries(page.told.items).filter(([id]) => known(id)).map(([id, state]) => [id, { state }]));
      const text = JSON.stringify({ profile: { country: page.told.laws[0], ...now.profile }, items }, null, 2);
      URL.revokeObjectURL(link.href);
      link.href = URL.createObjectURL(new Blob([`${text}\n`], { type: "application/json" }));
    };
    /** @type {({node: HTMLElement, refresh: () => void}|undefined)[]} */
    const lists = now.laws.map((one, at) => found[at] && checklist(page, one, found[at], () => {
      keep();
      // A question that several states ask is answered once.
      for (const list of lists) list?.refresh();
    }));
    keep();
    return {
      title: el("h2", { id: "ask-title", tabindex: "-1" }, t("result-title")),
      take: undefined,
      parts: [
        ...now.laws.map((one, at) => state(page, one, now.answers[at].answer, {
          brief: found[at] && brief(page, found[at]),
          inFull: found[at] ? [...inFull(page, found[at]), ...(lists[at] ? [lists[at].node] : [])] : [],
        })),
        found.some((one) => one?.told.fines.some(({ missing }) => missing)) || page.told.worldwide ? worldwide() : undefined,
        el("h3", {}, t("flip-title")),
        changes(page, flips(now.laws, now.profile, now.answers), sizes(now.laws, now.profile, now.answers)),
        el("p", {}, t("kept")),
        el("div", { class: "buttons" },
          link,
          el("button", { type: "button", click: () => print() }, t("print"))),
        el("p", { class: "hint" }, t("disclaimer")),
      ].filter((one) => one !== undefined),
    };
  }

  /** The figure of which fines are a share. */
  function worldwide() {
    const wrong = el("p", { class: "error", role: "alert" });
    const box = /** @type {HTMLInputElement} */ (el("input", { name: "worldwide", value: page.told.worldwide, inputmode: "decimal", autocomplete: "off", change: () => {
      const text = box.value.trim();
      const known = text === "" ? undefined : figure(text);
      wrong.textContent = text !== "" && known === undefined ? t("figure-wrong", { text }) : "";
      if (wrong.textContent) return;
      page.told.worldwide = known;
      history.replaceState({ done: [...done] }, "", `#${fragmentOf(page.told)}`);
      void show(false);
    } }));
    return el("div", { class: "worldwide" }, field(t("worldwide"), box, t("worldwide-hint")), wrong);
  }

  addEventListener("popstate", (event) => {
    done = new Set(event.state?.done ?? []);
    page.told = readFragment(location.hash);
    void show(true);
  });
  await show(false);
}

/** The part of a profile whose questions a law knows. @param {any} profile @param {any} program */
function fitting(profile, program) {
  const takes = (/** @type {[string, any]} */ [input, value]) => {
    const here = program.inputs[input];
    if (here === undefined) return false;
    return here.kind !== "choice" || here.values === undefined || here.values.some((/** @type {any} */ one) => one.value === value);
  };
  const kept = { ...profile };
  for (const field of ["flags", "inputs"]) {
    if (profile[field]) kept[field] = Object.fromEntries(Object.entries(profile[field]).filter(takes));
  }
  kept.activities = profile.activities.map((/** @type {any} */ { entity, weight, ...own }) => ({ entity, weight, ...Object.fromEntries(Object.entries(own).filter(takes)) }));
  return kept;
}

begin().catch((error) => {
  place.replaceChildren(el("p", { class: "error", role: "alert" }, String(error.message ?? error)));
});

// @ts-check
/** The last screen of the incident check: significant or not, the clock, whom to tell, and what to take along. */

import { el, title } from "./dom.mjs";
import { calendar } from "./ics.mjs";
import { moments } from "./incident-asks.mjs";
import { awareness, exists, running } from "./incident-clock.mjs";
import { entries, eventName, neighbours, order, otherMoments, state } from "./incident-result.mjs";

/** @param {string} text @param {string} type */
const file = (text, type) => URL.createObjectURL(new Blob([text], { type }));

/** @param {any} page @param {import("./incident-weigh.mjs").Weighed} now @param {() => void} again draws the screen with what was told on it @returns {import("./dom.mjs").Screen} */
export function outcome(page, now, again) {
  const { t } = page;
  const lines = now.answers.map(({ request }) => `${JSON.stringify(request)}\n`).join("");
  const due = entries(page, now.answers);
  const ics = () => calendar(due, { name: t("incident-calendar"), stamp: Math.floor(Date.now() / 1000) });
  const rulesWith = (/** @type {string} */ event) => (now.laws.find((one) => one.events.includes(event)) ?? now.laws[0]).rules;
  const parts = [
    ...running(page, now.answers),
    el("p", {}, t("incident-aware", { date: awareness(page) }), exists(page) ? "" : ` ${t("incident-when-gap")}`),
    order(page, now.answers),
    el("div", { class: "buttons" },
      due.length > 0 ? el("a", { class: "button", download: "incident.ics", href: file(ics(), "text/calendar") }, t("incident-ics")) : undefined,
      el("button", { type: "button", click: () => print() }, t("print"))),
    otherMoments(page, moments(now.answers), (event) => eventName(t, rulesWith(event), event), again),
    ...now.answers.map((one) => state(page, one)),
    neighbours(page, now.answers),
    el("p", {}, t("kept")),
    el("div", { class: "buttons" },
      el("a", { class: "button", download: "incident.jsonl", href: file(lines, "application/jsonl") }, t("incident-json"))),
    el("p", { class: "hint" }, t("disclaimer")),
  ];
  return { title: title(t("result-title")), take: undefined, parts: parts.filter((one) => one !== undefined) };
}

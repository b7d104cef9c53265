// @ts-check
/** The answer about an incident, put on the page: significant or not and why, the clock, whom to tell. */

import { el, field } from "./dom.mjs";
import { LANGUAGE, badge, distance, elsewhere, nameOf, shown } from "./incident-clock.mjs";
import { isShown, momentText } from "./incident-told.mjs";
import { cited } from "./result.mjs";

/** @typedef {import("./incident-asks.mjs").Answered} Answered */

/** The same in brief: the year only where it is not that of awareness. @param {any} told @param {number} at @param {string} zone @param {boolean} named */
function brief(told, at, zone, named) {
  const year = new Date(at * 1000).getUTCFullYear() === Number(told.aware.slice(0, 4)) ? {} : { year: /** @type {"numeric"} */ ("numeric") };
  const day = new Date(at * 1000).toLocaleDateString(LANGUAGE(), { timeZone: zone, weekday: "short", day: "numeric", month: "short", ...year });
  const time = new Date(at * 1000).toLocaleTimeString(LANGUAGE(), { timeZone: zone, hour: "2-digit", minute: "2-digit", hourCycle: "h23", ...(named ? { timeZoneName: "short" } : {}) });
  return [day, time].map((text) => el("span", { class: "whole" }, text)).flatMap((one) => [one, " "]);
}

/** The act by which something is so. @param {any[]} under @param {any} rules */
const proof = (under, rules) => (under.length === 0 ? "" : el("small", { class: "proofs" }, ` ${under.map((one) => cited(one, rules)).join("; ")}`));

/** What an event or a report is called. @param {any} t @param {any} rules @param {string} event */
export function eventName(t, rules, event) {
  if (t(`incident-event-${event}`) !== `incident-event-${event}`) return t(`incident-event-${event}`);
  const stage = rules.reporting.flatMap((/** @type {any} */ block) => block.stages).find((/** @type {any} */ { id }) => id === event);
  return t("incident-event-sent", { name: stage?.name ?? event.replaceAll("-", " ") });
}

/** The reports of all states in the order in which they are due. @param {any} page @param {readonly Answered[]} now */
export function order(page, now) {
  const { t, told } = page;
  const rows = now.flatMap((one) => one.answer.deadlines.filter((/** @type {any} */ { at }) => at !== undefined).map((/** @type {any} */ line) => ({ law: one.law, name: nameOf(page, one), line })));
  if (rows.length === 0) return undefined;
  rows.sort((a, b) => a.line.at.at - b.line.at.at);
  const head = ["incident-col-in", "incident-col-report", "incident-col-there", "incident-col-here"];
  return el("div", { class: "scroll", role: "region", tabindex: "0", "aria-label": t("incident-order") }, el("table", { class: "clock" },
    el("caption", {}, t("incident-order-caption", { zone: told.zone })),
    el("thead", {}, el("tr", {}, ...head.map((one) => el("th", { scope: "col" }, t(one))))),
    el("tbody", {}, ...rows.map(({ law, name, line }) => el("tr", {},
      el("td", { class: "number" }, el("span", { "data-due": line.at.at }, distance(t, line.at.at))),
      el("th", { scope: "row" }, line.name ?? line.stage, ...marks(t, line), el("small", {}, name)),
      el("td", {}, el("time", { datetime: line.due }, ...brief(told, line.at.at, law.rules.zone ?? told.zone, true))),
      el("td", {}, ...brief(told, line.at.at, told.zone, false)))))));
}

/** What a reader must know of a time at a glance. @param {any} t @param {any} line */
function marks(t, line) {
  const list = [
    line.safe && ["open", t("incident-mark-safe")],
    line.missing.length > 0 && ["open", t("incident-mark-perhaps")],
    line.optional && ["", t("incident-mark-optional")],
  ].filter(Boolean);
  return list.flatMap(([kind, text]) => [" ", el("span", { class: kind === "open" ? "tag tag-open" : "tag" }, text)]);
}

/** When a report is due, and by what. @param {any} page @param {any} law @param {any} line */
function due({ t, told }, law, line) {
  const period = line.within ? t("incident-within", { text: line.within }) : line.every ? t("incident-every", { text: line.every }) : "";
  if (line.due === undefined) {
    if (line.waits_for) return el("p", {}, t("incident-waits", { text: period, name: eventName(t, law.rules, line.waits_for) }));
    return el("p", {}, period ? `${period}. ` : "", t(`incident-open-${line.open}`));
  }
  const from = line.if_sent_at ? t("incident-if-sent", { date: shown(Date.parse(line.if_sent_at) / 1000, law.rules.zone ?? told.zone), name: eventName(t, law.rules, line.from) })
    : line.counted_from && line.from && line.from !== "awareness" ? t(line.from === "detection" ? "incident-counted-not-before" : "incident-counted-awareness", { name: eventName(t, law.rules, line.from) })
      : t("incident-counted", { name: eventName(t, law.rules, line.from ?? "awareness") });
  return el("p", {}, el("strong", {}, el("time", { datetime: line.due }, shown(line.at.at, law.rules.zone ?? told.zone, true))), " ",
    el("span", { class: "due", "data-due": line.at.at }, distance(t, line.at.at)), el("br"),
    [period, from].filter(Boolean).join(" "), line.every && line.within ? ` ${t("incident-then-every", { text: line.every })}` : "",
    line.counted_under.length > 0 ? el("span", {}, ` ${t("incident-counted-under")}`, proof(line.counted_under, law.rules)) : "");
}

/** @param {any} page @param {any} law @param {any} line */
function stage(page, law, line) {
  const { t } = page;
  return el("li", {},
    el("h5", {}, line.name ?? line.stage, ...marks(t, line)),
    due(page, law, line),
    line.contains.length > 0 ? el("details", {}, el("summary", {}, t("incident-contains")), el("ul", {}, ...line.contains.map((/** @type {string} */ one) => el("li", {}, one)))) : undefined,
    proof(line.under, law.rules));
}

/** Whom to tell. @param {any} page @param {Answered} one */
function addresses({ t }, { law, answer }) {
  const names = (/** @type {string[]} */ stages) => stages.map((id) => answer.deadlines.find((/** @type {any} */ line) => line.stage === id)?.name ?? id).join(", ");
  const link = (/** @type {string|undefined} */ url, /** @type {string} */ text) => (url && /^(https?|mailto):/.test(url) ? el("a", { href: url, rel: "noreferrer" }, text) : text);
  const list = answer.recipients.map((/** @type {any} */ one) => {
    const ways = [one.email && link(one.email.startsWith("mailto:") ? one.email : `mailto:${one.email}`, one.email.replace(/^mailto:/, "")), one.phone].filter(Boolean);
    return el("li", {}, link(one.url, one.short && one.short !== one.name ? `${one.name} (${one.short})` : one.name), ...ways.flatMap((way) => [", ", way]), one.stages.length > 0 ? ` – ${t("incident-for", { name: names(one.stages) })}` : "", proof(one.under, law.rules));
  });
  const ways = answer.channels.map((/** @type {any} */ { url, name }) => el("li", {}, t("incident-through"), " ", link(url, name ?? url)));
  return [el("h4", {}, t("incident-whom")), list.length + ways.length === 0 ? el("p", { class: "open" }, t("incident-whom-unknown")) : el("ul", { class: "lines" }, ...list, ...ways)];
}

/** Why it is significant, or what is open. @param {any} page @param {Answered} one */
function verdict({ t }, { law, answer }) {
  const key = answer.significant === "yes" ? "incident-why" : answer.significant === "no" ? "incident-why-not" : "incident-why-open";
  const limbs = answer.because.map((/** @type {any} */ one) => el("li", {}, one.text, ...(one.origin === "state" ? [" ", el("span", { class: "tag" }, t("incident-national"))] : []), proof(one.under, law.rules)));
  const list = el("ul", { class: "lines" }, ...limbs);
  const missing = answer.missing.map((/** @type {string} */ input) => law.inputs[input]?.asks ?? law.inputs[input]?.name ?? input);
  return [
    el("h4", {}, t(key)),
    limbs.length === 0 ? el("p", {}, t("incident-no-criterion")) : answer.significant === "yes" ? list : el("details", {}, el("summary", {}, t("incident-criteria", { count: limbs.length })), list),
    ...(missing.length === 0 ? [] : [el("h4", {}, t("incident-missing")), el("ul", { class: "lines" }, ...missing.map((/** @type {string} */ one) => el("li", { class: "open" }, one)))]),
    ...(answer.in_words.length === 0 ? [] : [el("h4", {}, t("incident-words")), el("ul", { class: "lines" }, ...answer.in_words.map((/** @type {any} */ one) => el("li", {}, one.text, proof(one.under, law.rules))))]),
  ];
}

/** On what footing the answer stands. @param {any} page @param {Answered} one */
function footing({ t }, { law, answer }) {
  const lines = [];
  if (answer.reporting === "not-owed") lines.push(t("incident-not-owed", { class: t(`outcome-${answer.outcome}`) }));
  if (answer.reporting === "presumed") lines.push(t("incident-presumed"));
  if (answer.reporting === "displaced") lines.push(t("incident-displaced", { regime: law.rules.regimes[answer.regime]?.name ?? answer.regime }));
  const parts = lines.map((text) => el("p", {}, text));
  if (!answer.binding && answer.reporting !== "not-owed") parts.unshift(el("p", { class: "banner" }, t(`binding-not-${answer.basis}`)));
  return parts;
}

/** The answer under one law. @param {any} page @param {Answered} one */
export function state(page, one) {
  const { t } = page;
  const { law, answer } = one;
  const follows = answer.significant !== "no" && answer.reporting !== "not-owed";
  const drafts = law.rules.drafts ?? [];
  return el("section", { class: "state", "aria-label": nameOf(page, one) },
    el("h3", {}, nameOf(page, one), " ", badge(t, answer)),
    ...footing(page, one), ...(answer.reporting === "not-owed" || elsewhere(answer) ? [] : verdict(page, one)),
    ...(follows && answer.deadlines.length > 0 ? [el("h4", {}, t(answer.significant === "yes" ? "incident-clock" : "incident-clock-if")),
      answer.deadlines.some((/** @type {any} */ { safe }) => safe) ? el("p", { class: "hint" }, el("span", { class: "tag tag-open" }, t("incident-mark-safe")), ` ${t("incident-safe")}`) : undefined, el("ol", { class: "stages" }, ...answer.deadlines.map((/** @type {any} */ line) => stage(page, law, line)))] : []),
    ...(follows && (!elsewhere(answer) || answer.recipients.length > 0) ? addresses(page, one) : []),
    ...(follows && answer.duties.length > 0 ? [el("h4", {}, t("incident-users")), el("ul", { class: "lines" }, ...answer.duties.map((/** @type {any} */ duty) => el("li", {}, duty.text, proof(duty.under, law.rules))))] : []),
    ...(follows && drafts.length > 0 ? [el("h4", {}, t("incident-drafts")), el("ul", { class: "lines" }, ...drafts.map((/** @type {any} */ stage) =>
      el("li", { class: "draft" }, stage.name ?? stage.id.replaceAll("-", " "), stage.within ? `, ${stage.within.duration.count} ${stage.within.duration.unit.replace("-", " ")}` : "", proof(stage.under, law.rules))))] : []));
}

/** Clocks of other acts. @param {any} page @param {readonly Answered[]} now */
export function neighbours({ t }, now) {
  const rules = now[0]?.law.rules;
  if (!rules || rules.clocks.length === 0) return undefined;
  return el("section", { class: "state", "aria-label": t("incident-neighbours") }, el("h3", {}, t("incident-neighbours")), el("p", {}, t("incident-neighbours-text")),
    el("ul", { class: "lines" }, ...rules.clocks.map((/** @type {any} */ one) => el("li", {}, el("strong", {}, one.name), `: ${one.text}`, proof(one.under, rules)))));
}

/** Each deadline as an entry of a calendar, the soonest first. @param {any} page @param {readonly Answered[]} now @returns {import("./ics.mjs").Entry[]} */
export function entries(page, now) {
  const { t, told } = page;
  const all = now.flatMap((one) => {
    const { law, of, answer } = one;
    return answer.deadlines.filter((/** @type {any} */ { at }) => at !== undefined).map((/** @type {any} */ line) => {
    const to = answer.recipients.filter((/** @type {any} */ one) => one.stages.length === 0 || one.stages.includes(line.stage)).map((/** @type {any} */ { name }) => name);
    const lines = [
      line.within && t("incident-within", { text: line.within }),
      line.under.map((/** @type {any} */ one) => cited(one, law.rules)).join("; "),
      to.length > 0 && `${t("incident-whom")}: ${to.join("; ")}`,
      ...line.contains,
      line.safe && t("incident-safe"),
      line.if_sent_at && t("incident-if-sent", { date: line.if_sent_at, name: eventName(t, law.rules, line.from) }),
      answer.binding ? "" : t(`binding-not-${answer.basis}`),
      t("disclaimer"),
    ];
    const aware = momentText(told.aware, told.zone).replace(/[^0-9]/g, "");
    return { uid: `${law.code.toLowerCase()}.${line.stage}.${aware}.${of.map((at) => told.activities[at].entity).join(".")}@incident.acquis`, at: line.at.at, url: answer.channels.find((/** @type {any} */ { url }) => url)?.url, title: t("incident-entry", { name: line.name ?? line.stage, state: nameOf(page, one) }), text: lines.filter(Boolean).join("\n") };
    });
  });
  return all.sort((a, b) => a.at - b.at);
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

// @ts-check
/** What follows, put on the page: the facts of each state in brief, and behind them all of it with articles. */

import { el } from "./dom.mjs";
import { GROUPS, grouped } from "./follow.mjs";
import { cited, dayOf } from "./result.mjs";

/** @typedef {{follows: any, here: import("./follow.mjs").Inquiry, told: ReturnType<typeof import("./follow.mjs").whatFollows>}} Followed */

/** How long, in words. @param {any} page @param {{count: number, unit: string}} duration */
const lasting = ({ t }, { count, unit }) => t(count === 1 ? `duration-one-${unit}` : `duration-${unit}`, { count });

/** An event in words: one that the words know, or a report by its name. @param {any} page @param {string} event @param {any[]} reports */
function eventOf({ t }, event, reports) {
  const known = t(`event-${event}`);
  if (known !== `event-${event}`) return known;
  const stage = reports.find((one) => one.stage === event);
  return t("event-stage", { stage: (stage?.name ?? event.replaceAll("-", " ")).toLowerCase() });
}

/** When something is due, in words. @param {any} page @param {any} due @param {any[]} reports @returns {string|undefined} */
export function dueOf(page, due, reports) {
  const { t } = page;
  const on = due.date ?? due.on;
  if (on) return dayOf(on);
  if (due.after_change) return t("checklist-change", { period: lasting(page, due.after_change) });
  for (const kind of /** @type {const} */ (["within", "every"])) {
    const given = due[kind];
    if (given) return given.of ? t(`${kind}-of`, { period: lasting(page, given.duration), event: eventOf(page, given.of, reports) }) : t(kind, { period: lasting(page, given.duration) });
  }
  return due.on_request ? t("on-request") : undefined;
}

/** Money in words. @param {any} page @param {{amount: string, currency: string}} money */
export const moneyOf = ({ t }, { amount, currency }) => t("money", { currency, amount: grouped(amount).replace(/\.(\d)$/, ".$10") }).replace(" ", "\u00a0");

/** An amount of law in words. @param {any} page @param {any} amount @param {any} follows @returns {string} */
export function amountOf(page, { kind, value }, follows) {
  const { t } = page;
  const inner = (/** @type {any} */ one) => amountOf(page, one, follows);
  if (kind === "money") return moneyOf(page, value);
  if (kind === "share") return t("share", { percent: value.percent, of: (follows.inputs[value.of]?.name ?? value.of.replaceAll("-", " ")).replace(/^./, (/** @type {string} */ one) => one.toLowerCase()) });
  if (kind === "higher-of" || kind === "lower-of") return t(kind === "higher-of" ? "amount-higher" : "amount-lower", { a: inner(value[0]), b: inner(value[1]) });
  if (kind === "not-in-law") return t("amount-not-in-law");
  return kind === "quantity" ? `${grouped(value.amount)} ${value.unit}` : grouped(value);
}

/** Articles, and how good the evidence is where it is not good. @param {any} page @param {any} one @param {any} follows */
export function proofOf({ t }, one, follows) {
  const under = (one.under ?? []).map((/** @type {any} */ citation) => cited(citation, follows)).join("; ");
  const weak = ["secondary", "unverified"].includes(one.grade) ? t(`checklist-item-standing-${one.grade}`) : undefined;
  if (!under && !weak) return undefined;
  return el("small", {}, under, under && weak ? " " : undefined, weak ? el("span", { class: "tag tag-open" }, weak) : undefined);
}

/** An authority, with its address where it has one. @param {any} one */
const authority = ({ name, url }) => (url && /^https?:/.test(url) ? el("a", { href: url, rel: "noopener" }, name) : el("span", {}, name));
/** @param {(Node|string)[]} nodes */
const listed = (nodes) => nodes.flatMap((node, at) => (at === 0 ? [node] : ["; ", node]));
/** @param {any[]} portals */
const portalsOf = (portals) => portals.map((one) => (one.url && /^https?:/.test(one.url) ? el("a", { href: one.url, rel: "noopener" }, one.name ?? new URL(one.url).hostname) : el("span", {}, one.name ?? one.url ?? "")));

/** @param {string} label @param {(Node|string|undefined)[][]} lines */
const row = (label, ...lines) => {
  const told = lines.filter((line) => line.length > 0);
  return told.length > 0 ? el("div", {}, el("dt", {}, label), ...told.map((line) => el("dd", {}, ...line))) : undefined;
};

/** The most that a fine can be. @param {any} page @param {any} fine @param {any} follows */
function ceiling(page, fine, follows) {
  const { t } = page;
  const rule = amountOf(page, fine.amount, follows);
  const text = fine.amount.kind === "not-in-law" ? t("fine-no-figure") : t(fine.at_least ? "fine-at-least" : "fine-up-to", { text: rule });
  const whose = GROUPS.includes(fine.class) ? `${t(`fine-for-${fine.class}`)}: ` : "";
  return [
    fine.planned ? el("span", { class: "tag tag-draft" }, t("fine-draft")) : undefined,
    fine.planned ? " " : undefined,
    fine.for_this_organisation ? el(fine.planned ? "span" : "strong", {}, t(fine.at_least ? "fine-here-at-least" : "fine-here", { text: moneyOf(page, fine.for_this_organisation) })) : undefined,
    fine.for_this_organisation ? " – " : undefined,
    `${whose}${text}`,
    fine.missing ? `. ${t("fine-missing")}` : undefined,
    " ", proofOf(page, fine, follows),
  ];
}

/** The facts of a state in brief. @param {any} page @param {Followed} followed */
export function brief(page, { follows, here, told }) {
  const { t } = page;
  const { decision } = here;
  const reports = told.reports.filter((/** @type {any} */ one) => one.within);
  const registration = told.registration.map((/** @type {any} */ one) => {
    const days = one.due.map((/** @type {any} */ due) => dueOf(page, due, told.reports)).filter(Boolean);
    return [
      one.register ? el("span", { class: "area" }, one.register.replaceAll("-", " ")) : undefined,
      ...listed(one.with.map(authority)),
      ...(one.portals.length > 0 ? [one.with.length > 0 ? " – " : "", ...listed(portalsOf(one.portals))] : []),
      days.length > 0 ? ` – ${[...new Set(days)].join("; ")}` : undefined,
    ];
  });
  const nothing = (/** @type {string} */ topic) => (told.given_way.includes(topic) ? [[t("gives-way")]] : []);
  const next = told.dates[0];
  const fines = [...told.fines, ...told.planned_fines];
  return el("dl", { class: "facts follows" },
    row(t("days"), decision.duties_from ? [t("duties-from", { date: dayOf(decision.duties_from) })] : [], decision.fines_from ? [t("fines-from", { date: dayOf(decision.fines_from) })] : []),
    row(t("supervised"), listed(told.supervisors.map(authority)), ...told.planned_supervisors.map((one) => [authority(one), " ", el("span", { class: "tag tag-draft" }, t("planned"))]), ...nothing("supervision")),
    row(t("register"), ...registration, ...nothing("registration")),
    row(t(told.recipients.length > 0 ? "report-to" : "report-what"), listed(told.recipients.map(authority)),
      ...reports.map((/** @type {any} */ one) => [t("due-at", { what: one.name ?? one.stage.replaceAll("-", " "), when: dueOf(page, one, told.reports) })]), ...nothing("reporting")),
    row(t("fine"), ...fines.map((/** @type {any} */ fine) => ceiling(page, fine, follows)), ...nothing("fines"),
      fines.length === 0 && !told.given_way.includes("fines") ? [t("fine-none")] : []),
    next ? row(t("next-date"), [el("strong", {}, dayOf(next.date)), ` – ${next.text} `, proofOf(page, next, follows)]) : undefined);
}

/** Everything that follows, folded. @param {any} page @param {Followed} followed */
export function inFull(page, { follows, told }) {
  const { t } = page;
  const line = (/** @type {any} */ one) => {
    const due = dueOf(page, one, told.reports);
    return el("li", {}, due ? el("strong", {}, `${due}: `) : undefined, one.text ?? one.name ?? one.stage.replaceAll("-", " "), " ", proofOf(page, one, follows));
  };
  const folded = (/** @type {string} */ name, /** @type {(Node|undefined)[]} */ lines) => (lines.length === 0 ? undefined
    : el("details", { "data-fold": name }, el("summary", {}, t(name, { count: lines.length })), el("ul", { class: "lines" }, ...lines)));
  const due = told.registration.flatMap((/** @type {any} */ one) => [...one.due, ...one.updates.map((/** @type {any} */ update) => ({ ...update, after_change: update.period, text: t("notify-changes") }))]);
  return [
    ...["measures", "management", "obligation"].map((topic) => folded(`all-${topic}`, told.duties.filter((/** @type {any} */ one) => one.topic === topic).map(line))),
    folded("all-registration", due.map(line)),
    folded("all-reports", told.reports.map(line)),
    folded("all-frameworks", told.frameworks.map(line)),
    folded("all-dates", told.dates.map(line)),
  ].filter((one) => one !== undefined);
}

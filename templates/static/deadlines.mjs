// @ts-check
/**
 * When each report about an incident is due. `docs/rules.md` says what is computed; hours, days and
 * months are counted in `counting.mjs`. Pure, no dependencies.
 *
 * @typedef {import("./moment.mjs").Moment} Moment
 * @typedef {{kind: "event"|"awareness"|"not-before", event: string|undefined}|{kind: "latest-of", event: string, sent: Moment}} Start
 * @typedef {{at: Moment, start: Start, under: any[]|undefined}|{waits: string}|{open: "on-request"|"no-calendar-of-working-days"|"no-period"}} Due
 */

import { endOfPeriod } from "./counting.mjs";
import { UNKNOWN, YES } from "./evaluate.mjs";
import { written } from "./moment.mjs";

/** The longest chain of reports that run from each other. */
const CHAIN = 8;

/** The reports that an organisation owes. @param {any} q the question, as `incident.mjs` asks it */
function owedStages(q) {
  const { decision, block } = q;
  const freed = decision.exempt_from.some((/** @type {string} */ what) => what === "reporting" || what === "all");
  if (freed || q.owed === "not-owed" || (q.displaced && block.regime === undefined)) return [];
  const concerns = (/** @type {any} */ one) => one.when === undefined || q.settled(one.when).truth === YES;
  const stages = block.stages.filter(concerns);
  // A report that stands instead of another takes its place, and a waived one falls away.
  const gone = stages.map((/** @type {any} */ stage) => stage.instead_of);
  for (const waiver of block.waivers ?? []) if (concerns(waiver)) gone.push(...waiver.stages);
  return stages.filter((/** @type {any} */ stage) => !gone.includes(stage.id));
}

/**
 * The reports that are owed, and those of which it is not known, each with its time; and what was
 * presumed about them. @param {any} q
 */
export function deadlines(q) {
  /** @type {any[]} */
  const lines = [];
  /** @type {string[]} */
  const assumed = [];
  if (q.owed === "displaced" && q.block.regime === undefined) return { lines, assumed };
  const owed = owedStages(q);
  for (const stage of q.block.stages) {
    const asked = stage.when === undefined ? undefined : q.ask(stage.when);
    if (asked !== undefined) assumed.push(...asked.assumed);
    const missing = asked?.truth === UNKNOWN ? asked.missing : [];
    if (!owed.includes(stage) && missing.length === 0) continue;
    const due = dueOf(q, owed, stage, CHAIN);
    if ("at" in due && due.start.kind === "not-before") assumed.push(`${due.start.event}-at-awareness`);
    lines.push(line(stage, due, [...missing].sort()));
  }
  return { lines, assumed };
}

/** @param {any} q @param {any[]} owed @param {any} stage @param {number} chain @returns {Due} */
function dueOf(q, owed, stage, chain) {
  // Of several, the first: where the law does not say when that is, one period after the start.
  const period = stage.first ?? stage.within ?? stage.every;
  if (period === undefined) return { open: stage.on_request ? "on-request" : "no-period" };
  if (stage.on_request && stage.within === undefined) return { open: "on-request" };
  const from = startOf(q, owed, period, chain);
  if (typeof from === "string") return { waits: from };
  if (from === undefined) return { open: "no-calendar-of-working-days" };
  const end = endOfPeriod(q.counting, from.moment, period.duration);
  if (end === "no-calendar") return { open: "no-calendar-of-working-days" };
  return end === "never" ? { open: "no-period" } : { at: end.moment, start: from.start, under: end.under };
}

/**
 * The moment from which a period runs; the name of the event for which it waits; nothing where a
 * report before it waits for a calendar.
 * @param {any} q @param {any[]} owed @param {any} period @param {number} chain
 * @returns {{moment: Moment, start: Start}|string|undefined}
 */
function startOf(q, owed, period, chain) {
  const event = period.of;
  const { awareness } = q.moments;
  if (event === undefined) return awareness === undefined ? "awareness" : { moment: awareness, start: { kind: "awareness", event } };
  if (q.moments[event] !== undefined) return { moment: q.moments[event], start: { kind: "event", event } };
  // Nobody concludes that an incident is significant before knowing of it.
  if (event === "determination" && awareness !== undefined) return { moment: awareness, start: { kind: "awareness", event } };
  if (event === "detection" && q.presume && awareness !== undefined) return { moment: awareness, start: { kind: "not-before", event } };
  const before = chain > 0 ? owed.find((stage) => stage.id === event || stage.instead_of === event) : undefined;
  if (before === undefined) return event;
  const sent = q.moments[before.id];
  if (sent !== undefined) return { moment: sent, start: { kind: "event", event: before.id } };
  const due = dueOf(q, owed, before, chain - 1);
  if ("at" in due) return { moment: due.at, start: { kind: "latest-of", event: before.id, sent: due.at } };
  return "open" in due && due.open === "no-calendar-of-working-days" ? undefined : before.id;
}

/** A period in words, as `acquis` writes it. @param {{count: number, unit: string}} period */
const inWords = ({ count, unit }) => `${count} ${(count === 1 ? unit.slice(0, -1) : unit).replace("-", " ")}`;

/** The published form. @param {any} stage @param {Due} due @param {string[]} missing */
function line(stage, due, missing) {
  const period = stage.within ?? stage.first;
  /** @type {any} */
  const told = { stage: stage.id, name: stage.name, from: period?.of, within: period && inWords(period.duration), every: stage.every && inWords(stage.every.duration),
    missing, optional: stage.optional, under: stage.under, origin: stage.origin === "directive" ? "directive" : "state", contains: stage.contains ?? [] };
  if ("waits" in due) told.waits_for = due.waits;
  else if ("open" in due) told.open = due.open;
  else {
    told.due = written(due.at);
    told.at = due.at;
    told.safe = due.under === undefined && due.start.kind !== "not-before";
    told.counted_under = due.under ?? [];
    if (due.start.kind === "event") told.from = due.start.event;
    else if (due.start.kind === "latest-of") told.if_sent_at = written(due.start.sent);
    else told.counted_from = "awareness";
  }
  return told;
}

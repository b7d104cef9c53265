// @ts-check
/**
 * What was told of an incident and of whom it struck: kept as one object, carried in the fragment of the
 * address, and turned into lines of `acquis incident --batch`. The organisation is told as in the scope
 * check, in the same fields, so that its address can be handed on. Pure.
 *
 * @typedef {object} OfIncident
 * @property {string} [aware] when it was noticed, as clocks of the zone show it: `2026-11-22T09:15`
 * @property {string} [zone] where those clocks are
 * @property {Record<string, string>} at other moments by event or report, by the same clocks
 * @typedef {import("./told.mjs").Told & OfIncident} Told the activities are those whose services are struck
 */

import { isDay, isZone, momentOf, written } from "./moment.mjs";
import { figure, fragmentOf as organisationOf, numeral, profileOf, readFragment as readOrganisation } from "./told.mjs";

/** How many states can be asked at once. */
export const STATES = 4;

/** A moment as clocks show it, with its zone, by RFC 3339. @param {string} shown @param {string} zone */
export function momentText(shown, zone) {
  const [day, time] = shown.split("T");
  const [hours, minutes] = time.split(":").map(Number);
  return written(momentOf({ day, seconds: hours * 3600 + minutes * 60 }, zone));
}

/** Whether a text is a day and a time that clocks can show. @param {string} text */
export const isShown = (text) => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10));

/** An answer in the form that programs read; nothing where a law does not know it. @param {any} asked the question @param {string} value */
function valueOf(asked, value) {
  switch (asked?.kind) {
    case undefined: return undefined;
    case "yes-no": return value === "yes" ? true : value === "no" ? false : undefined;
    case "choice": return asked.values === undefined || asked.values.some((/** @type {any} */ one) => one.value === value) ? value : undefined;
    case "date": return isDay(value) ? value : undefined;
  }
  if (figure(value) === undefined) return undefined;
  if (asked.kind === "duration") return `${value} min`;
  return asked.kind === "share" ? `${value} %` : numeral(value);
}

/** What is said of one activity, to a law that knows the question. @param {Told} told @param {number} at @param {Record<string, any>} inputs */
function ofActivity({ activities, answers }, at, inputs) {
  const { entity, weight } = activities[at];
  const own = Object.entries(answers).filter(([name]) => name.endsWith(`@${at}`)).map(([name, value]) => [name.split("@")[0], value]);
  const known = own.map(([input, value]) => [input, valueOf(inputs[input], value)]).filter(([, value]) => value !== undefined);
  return { entity, ...(weight === "main" ? {} : { weight }), ...Object.fromEntries(known) };
}

/**
 * The incident under a law, as a line of a batch. @param {Told} told
 * @param {{code: string, inputs: Record<string, any>, events: string[]}} law
 * @param {readonly number[]} of the places of the activities that are asked about
 */
export function requestOf(told, law, of) {
  const { activities: _activities, flags: _flags, inputs: _inputs, ...organisation } = profileOf(told, () => false);
  const activities = of.map((at) => ofActivity(told, at, law.inputs));
  const entities = activities.map(({ entity }) => entity);
  const struck = activities.some((one) => Object.keys(one).length > 1) ? { activities } : { entity: entities.length === 1 ? entities[0] : entities };
  /** @type {any} */
  const request = { country: law.code, ...struck, ...organisation };
  const zone = told.zone ?? "UTC";
  if (told.aware) request.aware_at = momentText(told.aware, zone);
  const at = Object.entries(told.at).filter(([event]) => law.events.includes(event)).map(([event, shown]) => [event, momentText(shown, zone)]);
  if (at.length > 0) request.at = Object.fromEntries(at);
  // The directive has no capital.
  if (law.code === "EU") request.zone = zone;
  for (const [input, value] of Object.entries(told.answers)) {
    const known = valueOf(law.inputs[input], value);
    if (known !== undefined) request[input] = known;
  }
  return request;
}

/** The fragment of the address that says the same. @param {Told} told */
export function fragmentOf(told) {
  const fields = new URLSearchParams(organisationOf({ ...told, items: {} }));
  if (told.aware) fields.append("aware", told.aware);
  if (told.zone) fields.append("zone", told.zone);
  for (const [event, shown] of Object.entries(told.at)) fields.append("at", `${event}:${shown}`);
  return fields.toString();
}

/** Reads a fragment. What it cannot mean is left out. @param {string} fragment @returns {Told} */
export function readFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  /** @type {Told} */
  const told = { ...readOrganisation(fragment), at: {} };
  told.laws = [...new Set(told.laws)].slice(0, STATES);
  told.activities = told.activities.filter(({ entity }, at) => told.activities.findIndex((one) => one.entity === entity) === at);
  const zone = fields.get("zone");
  if (zone && isZone(zone)) told.zone = zone;
  const aware = fields.get("aware");
  if (aware && isShown(aware)) told.aware = aware;
  for (const one of fields.getAll("at")) {
    const [event, ...shown] = one.split(":");
    if (/^[a-z][a-z0-9-]*$/.test(event) && isShown(shown.join(":"))) told.at[event] = shown.join(":");
  }
  return told;
}

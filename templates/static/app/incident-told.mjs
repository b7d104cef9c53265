// @ts-check
/**
 * What was told of an incident: kept as one object, carried in the fragment of the address, and turned
 * into lines of `acquis incident --batch`. Pure.
 *
 * @typedef {object} Told
 * @property {string[]} laws the states that are asked, by code
 * @property {string[]} entities the kinds of entity whose services are struck
 * @property {string} [size]
 * @property {string} [aware] when it was noticed, as clocks of the zone show it: `2026-11-22T09:15`
 * @property {string} [zone] where those clocks are
 * @property {Record<string, string>} answers by question
 * @property {Record<string, string>} at other moments by event or report, by the same clocks
 * @property {string[]} skipped questions that nobody can answer yet
 */

import { isDay, isZone, momentOf, written } from "./moment.mjs";
import { figure } from "./told.mjs";

/** How many states can be asked at once. */
export const STATES = 4;

/** @returns {Told} */
export const nothing = () => ({ laws: [], entities: [], answers: {}, at: {}, skipped: [] });

/** A moment as clocks show it, with its zone, by RFC 3339. @param {string} shown @param {string} zone */
export function momentText(shown, zone) {
  const [day, time] = shown.split("T");
  const [hours, minutes] = time.split(":").map(Number);
  return written(momentOf({ day, seconds: hours * 3600 + minutes * 60 }, zone));
}

/** Whether a text is a day and a time that clocks can show. @param {string} text */
export const isShown = (text) => /^\d{4}-\d{2}-\d{2}T([01]\d|2[0-3]):[0-5]\d$/.test(text) && isDay(text.slice(0, 10));

/** A figure for JSON: a number while that is exact. @param {string} text */
const numeral = (text) => (text.replace(".", "").length <= 15 ? Number(text) : text);

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

/**
 * The incident under a law, as a line of a batch. @param {Told} told
 * @param {{code: string, inputs: Record<string, any>, events: string[]}} law
 */
export function requestOf(told, law) {
  /** @type {any} */
  const request = { country: law.code, entity: told.entities.length === 1 ? told.entities[0] : told.entities };
  if (told.size) request.size = told.size;
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
  const fields = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {string|undefined} */ value) => value && fields.append(name, value);
  put("law", told.laws.join(","));
  for (const entity of told.entities) put("do", entity);
  put("size", told.size);
  put("aware", told.aware);
  put("zone", told.zone);
  for (const [event, shown] of Object.entries(told.at)) put("at", `${event}:${shown}`);
  for (const [name, value] of Object.entries(told.answers)) put("say", `${name}:${value}`);
  put("skip", told.skipped.join(","));
  return fields.toString();
}

/** Reads a fragment. What it cannot mean is left out. @param {string} fragment @returns {Told} */
export function readFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const list = (/** @type {string} */ name) => (fields.get(name) ?? "").split(",");
  const isName = (/** @type {string} */ text) => /^[a-z][a-z0-9-]*$/.test(text);
  const told = nothing();
  told.laws = [...new Set(list("law").map((code) => code.toUpperCase()))].filter((code) => /^[A-Z]{2}$/.test(code)).slice(0, STATES);
  told.entities = [...new Set(fields.getAll("do").map((one) => one.split(":")[0]))].filter(isName);
  const size = fields.get("size");
  if (size && ["micro", "small", "medium", "large"].includes(size)) told.size = size;
  const zone = fields.get("zone");
  if (zone && isZone(zone)) told.zone = zone;
  const aware = fields.get("aware");
  if (aware && isShown(aware)) told.aware = aware;
  const pairs = (/** @type {string} */ name) => fields.getAll(name).map((one) => [one.slice(0, one.indexOf(":")), one.slice(one.indexOf(":") + 1)]);
  for (const [event, shown] of pairs("at")) if (isName(event) && isShown(shown)) told.at[event] = shown;
  for (const [name, value] of pairs("say")) if (isName(name) && value !== "") told.answers[name] = value;
  told.skipped = list("skip").filter(isName);
  return told;
}

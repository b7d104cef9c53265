// @ts-check
/**
 * Moments in time and the zones in which people read them, by the time zone database of the browser.
 * A moment is a whole number of seconds since 1970 with a zone; a day is a text such as `2026-11-22`.
 * Pure, no dependencies.
 *
 * @typedef {string|number} Zone the name of a zone of the IANA database, or a fixed offset in seconds
 * @typedef {{at: number, zone: Zone}} Moment
 * @typedef {{day: string, seconds: number}} Local a day, and the seconds on the clock since its midnight
 */

const DAY = 86_400;

/** @type {Map<string, Intl.DateTimeFormat>} */
const formats = new Map();

/** @param {string} zone */
function formatOf(zone) {
  let format = formats.get(zone);
  if (format === undefined) {
    format = new Intl.DateTimeFormat("en-US", { timeZone: zone, calendar: "gregory", numberingSystem: "latn", hourCycle: "h23",
      year: "numeric", month: "numeric", day: "numeric", hour: "numeric", minute: "numeric", second: "numeric" });
    formats.set(zone, format);
  }
  return format;
}

/** Whether there is a zone of this name. @param {string} name */
export function isZone(name) {
  try {
    return formatOf(name) !== undefined;
  } catch {
    return false;
  }
}

/** How many seconds clocks of a zone are ahead of universal time. @param {number} at @param {Zone} zone */
function offset(at, zone) {
  if (typeof zone === "number") return zone;
  const part = Object.fromEntries(formatOf(zone).formatToParts(at * 1000).map(({ type, value }) => [type, Number(value)]));
  return Date.UTC(part.year, part.month - 1, part.day, part.hour, part.minute, part.second) / 1000 - at;
}

/** @param {number} number @param {number} [digits] */
const padded = (number, digits = 2) => String(number).padStart(digits, "0");

/** Days since 1970. @param {string} day */
const numbered = (day) => Date.parse(`${day}T00:00:00Z`) / 1000 / DAY;

/** @param {number} number days since 1970 */
const dayOf = (number) => new Date(number * DAY * 1000).toISOString().slice(0, 10);

/** What clocks of its zone show. @param {Moment} moment @returns {Local} */
export function local({ at, zone }) {
  const shown = at + offset(at, zone);
  const day = Math.floor(shown / DAY);
  return { day: dayOf(day), seconds: shown - day * DAY };
}

/**
 * The moment at which clocks of a zone show this. Of two such moments the first; of none, because
 * clocks are put forward over it, as much later.
 * @param {Local} shown @param {Zone} zone @returns {Moment}
 */
export function momentOf({ day, seconds }, zone) {
  const shown = numbered(day) * DAY + seconds;
  // Clocks change at most once within a day on each side.
  const [before, after] = [offset(shown - DAY, zone), offset(shown + DAY, zone)];
  const fits = [before, after].map((ahead) => shown - ahead).filter((at) => at + offset(at, zone) === shown);
  return { at: fits.length > 0 ? Math.min(...fits) : shown - before, zone };
}

const WRITTEN = /^(\d{4}-\d{2}-\d{2})T(\d{2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})$/;

/** Whether a text is a day that exists. @param {string} text */
export const isDay = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(`${text}T00:00:00Z`)) && dayOf(numbered(text)) === text;

/**
 * Reads a moment with its offset, such as `2026-11-22T09:15+01:00`. Without a zone it is read in that
 * offset. @param {string} text @param {Zone} [zone] @returns {Moment|undefined}
 */
export function readMoment(text, zone) {
  const parts = WRITTEN.exec(text);
  if (!parts || !isDay(parts[1])) return undefined;
  const [hours, minutes, seconds] = [parts[2], parts[3], parts[4] ?? "0"].map(Number);
  if (hours > 23 || minutes > 59 || seconds > 59) return undefined;
  const sign = parts[5][0] === "-" ? -1 : 1;
  const ahead = parts[5] === "Z" ? 0 : sign * (Number(parts[5].slice(1, 3)) * 3600 + Number(parts[5].slice(4)) * 60);
  return { at: numbered(parts[1]) * DAY + hours * 3600 + minutes * 60 + seconds - ahead, zone: zone ?? ahead };
}

/** By RFC 3339, with the offset of its zone. @param {Moment} moment */
export function written({ at, zone }) {
  const { day, seconds } = local({ at, zone });
  const ahead = Math.abs(offset(at, zone));
  const clock = [seconds / 3600, (seconds / 60) % 60, seconds % 60].map((one) => padded(Math.floor(one))).join(":");
  return `${day}T${clock}${offset(at, zone) < 0 ? "-" : "+"}${padded(Math.floor(ahead / 3600))}:${padded(Math.floor(ahead / 60) % 60)}`;
}

/** The day of the week, in a word. @param {string} day */
export const weekday = (day) => ["sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"][new Date(`${day}T00:00:00Z`).getUTCDay()];

/** So many days later. @param {string} day @param {number} count */
export const plusDays = (day, count) => dayOf(numbered(day) + count);

/**
 * The day that is a period of days or longer later. A month ends on its last day where the day does
 * not exist. @param {string} day @param {{count: number, unit: string}} period @returns {string|undefined}
 */
export function dayAfter(day, { count, unit }) {
  if (unit === "days") return plusDays(day, count);
  if (unit === "weeks") return plusDays(day, 7 * count);
  if (unit !== "months" && unit !== "years") return undefined;
  const [year, month, date] = day.split("-").map(Number);
  const months = year * 12 + (month - 1) + (unit === "months" ? count : 12 * count);
  const [later, at] = [Math.floor(months / 12), months % 12];
  if (later > 9999) return undefined;
  const last = new Date(Date.UTC(later, at + 1, 0)).getUTCDate();
  return `${padded(later, 4)}-${padded(at + 1)}-${padded(Math.min(date, last))}`;
}

const SECONDS = /** @type {Record<string, number>} */ ({ seconds: 1, minutes: 60, hours: 3600 });

/** How many seconds a period of hours or shorter has. @param {{count: number, unit: string}} period @returns {number|undefined} */
export const secondsOf = ({ count, unit }) => (unit in SECONDS ? count * SECONDS[unit] : undefined);

/** So many seconds later. @param {Moment} moment @param {number} seconds @returns {Moment} */
export const later = ({ at, zone }, seconds) => ({ at: at + seconds, zone });

/** The same time of another day. @param {Moment} moment @param {string} day */
export const sameTimeOn = (moment, day) => momentOf({ day, seconds: local(moment).seconds }, moment.zone);

/** The last second of a day. @param {Moment} moment @param {string} day */
export const endOf = (moment, day) => momentOf({ day, seconds: DAY - 1 }, moment.zone);

/**
 * The moment this much later by the plain clock: hours as they pass, days and longer to the same time
 * of day. Nothing for working days. @param {Moment} moment @param {{count: number, unit: string}} period
 * @returns {Moment|undefined}
 */
export function after(moment, period) {
  const seconds = secondsOf(period);
  if (seconds !== undefined) return later(moment, seconds);
  const day = dayAfter(local(moment).day, period);
  return day === undefined ? undefined : sameTimeOn(moment, day);
}

// @ts-check
/**
 * How a state counts periods (`counting` in `data/rules/incidents/CODE.json`), and the plain clock
 * where that is not known. `docs/rules.md` says what is computed. Pure, no dependencies.
 */

import { after, dayAfter, endOf, later, local, momentOf, plusDays, sameTimeOn, secondsOf, weekday } from "./moment.mjs";

/** @typedef {import("./moment.mjs").Moment} Moment */
/** @typedef {{count: number, unit: string}} Period */
/**
 * @typedef {{moment: Moment, under: any[]|undefined}|"no-calendar"|"never"} End when a period ends, by which
 *   provisions; by none where the plain clock was read
 */

/** How many days are tried in search of a working day, or walked in counting them. */
const FAR = 3_660;

/** When a period that runs from a moment ends. @param {any} rules @param {Moment} from @param {Period} period @returns {End} */
export function endOfPeriod(rules, from, period) {
  if (secondsOf(period) !== undefined) return hours(rules, from, period);
  return period.unit === "working-days" ? workingDays(rules, from, period.count) : days(rules, from, period);
}

/** @param {Moment} from @param {Period} period @returns {End} */
function plain(from, period) {
  const moment = after(from, period);
  return moment === undefined ? "never" : { moment, under: undefined };
}

/** The provisions of rules, each once. @param {any[]} rules */
function cited(rules) {
  const all = rules.flatMap((rule) => rule?.under ?? []);
  return [...new Map(all.map((/** @type {any} */ one) => [JSON.stringify(one), one])).values()];
}

/** @param {any} rules @param {Moment} from @param {Period} period @returns {End} */
function hours(rules, from, period) {
  const seconds = /** @type {number} */ (secondsOf(period));
  switch (rules.hours?.rule) {
    case "run-on":
      return { moment: later(from, seconds), under: cited([rules.hours]) };
    case "next-full-hour": {
      if (period.unit !== "hours") break;
      const full = later(from, 3600 - (local(from).seconds % 3600));
      return { moment: later(full, seconds), under: cited([rules.hours]) };
    }
    case "on-working-days": {
      const moment = onWorkingDays(rules, from, seconds);
      if (moment !== undefined) return { moment, under: cited([rules.hours, rules.week]) };
    }
  }
  return plain(from, period);
}

/** The end of a period of hours that stands still on all but working days. @param {any} rules @param {Moment} from @param {number} seconds */
function onWorkingDays(rules, from, seconds) {
  let left = seconds;
  let at = from;
  for (let tried = 0; tried < FAR; tried++) {
    const { day } = local(at);
    const midnight = momentOf({ day: plusDays(day, 1), seconds: 0 }, at.zone);
    const today = midnight.at - at.at;
    const working = works(rules, day);
    if (working === undefined) return undefined;
    if (working) {
      if (left <= today) return later(at, left);
      left -= today;
    }
    at = midnight;
  }
  return undefined;
}

/** @param {any} rules @param {Moment} from @param {Period} period @returns {End} */
function days(rules, from, period) {
  const day = dayAfter(local(from).day, period);
  if (day === undefined) return "never";
  const rule = rules.days?.rule;
  if (rule !== "whole-days" && rule !== "to-the-hour") return plain(from, period);
  if (rules.last_day?.rule !== "next-working-day") return on(from, day, rule === "whole-days", [rules.days]);
  const working = firstWorkingDay(rules, day);
  // The plain clock never ends later than a day that may have been put off.
  if (working === undefined) return plain(from, period);
  return on(from, working, rule === "whole-days", [rules.days, rules.last_day, rules.week]);
}

/** @param {any} rules @param {Moment} from @param {number} count @returns {End} */
function workingDays(rules, from, count) {
  let { day } = local(from);
  let left = count;
  for (let tried = 0; tried < FAR; tried++) {
    // Without a rule for the hour, the day ends for nobody before the time of day at which it began.
    if (left === 0) return on(from, day, rules.days?.rule === "whole-days", [rules.week, rules.days]);
    day = plusDays(day, 1);
    const working = works(rules, day);
    if (working === undefined) return "no-calendar";
    if (working) left -= 1;
  }
  return "no-calendar";
}

/** @param {any} rules @param {string} day */
function firstWorkingDay(rules, day) {
  for (let tried = 0; tried < FAR; tried++, day = plusDays(day, 1)) {
    const working = works(rules, day);
    if (working === undefined) return undefined;
    if (working) return day;
  }
  return undefined;
}

/** Whether a day is a working day; nothing where the calendar does not reach that far. @param {any} rules @param {string} day */
function works(rules, day) {
  if (rules.week === undefined) return undefined;
  // A day that is free every week needs no list of holidays.
  if (!rules.week.days.includes(weekday(day))) return false;
  if (rules.holidays_through === undefined || day > rules.holidays_through) return undefined;
  return !(rules.holidays ?? []).includes(day);
}

/** @param {Moment} from @param {string} day @param {boolean} whole @param {any[]} by @returns {End} */
const on = (from, day, whole, by) => ({ moment: whole ? endOf(from, day) : sameTimeOn(from, day), under: cited(by) });

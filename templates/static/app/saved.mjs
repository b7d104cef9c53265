// @ts-check
/** Reads the file that the scope check saves, or another of that form: what `acquis assess --answers` reads as JSON. Pure. */

import { STATES, WORDS, fragmentOf, isDate, isName, nothing, readFragment } from "./told.mjs";

/** @typedef {import("./told.mjs").Told} Told */

/** What is a text of its own in a profile, and what it is called here. */
const PLAIN = /** @type {const} */ ({ staff: "staff", turnover_eur: "turnover", balance_sheet_eur: "balance", undertaking_turnover_eur: "worldwide", size: "size" });

/** An answer as a page has it. @param {unknown} value */
const word = (value) => (value === true ? "yes" : value === false ? "no" : String(value));
/** @param {unknown} value */
const known = (value) => (value === null || value === undefined ? undefined : String(value));

/** What a file tells; nothing where it is none of this form. @param {string} text @returns {Told|undefined} */
export function readSaved(text) {
  try {
    const { profile, items } = JSON.parse(text);
    // What an address cannot mean, a file cannot mean.
    const told = readFragment(fragmentOf(organisation(profile)));
    told.items = itemsOf(items ?? {});
    return told.activities.length > 0 ? told : undefined;
  } catch {
    return undefined;
  }
}

/** @param {any} profile @returns {Told} */
function organisation(profile) {
  const told = nothing();
  told.laws = [profile.country ?? []].flat();
  [...(profile.entities ?? []), ...(profile.activities ?? [])].forEach((one, at) => {
    const { entity, weight = "main", ...own } = typeof one === "string" ? { entity: one } : one;
    told.activities.push({ entity, weight });
    for (const [name, value] of Object.entries(own)) told.answers[`${name}@${at}`] = word(value);
  });
  for (const [from, to] of Object.entries(PLAIN)) told[to] = known(profile[from]);
  told.group = (profile.group ?? []).map((/** @type {any} */ one) =>
    ({ relation: one.relation, share: known(one.share), staff: known(one.staff), turnover: known(one.turnover_eur), balance: known(one.balance_sheet_eur) }));
  told.established = [profile.established_in ?? []].flat();
  told.provides = [profile.provides_in ?? []].flat();
  told.main = Object.fromEntries(Object.entries(profile.main_establishment ?? {}).filter(([, code]) => code !== null));
  for (const [name, value] of Object.entries({ ...profile.flags, ...profile.inputs })) if (value !== null) told.answers[name] = word(value);
  return told;
}

/** @param {Record<string, any>} items @returns {Told["items"]} */
function itemsOf(items) {
  const read = Object.entries(items).filter(([id]) => isName(id)).map(([id, one]) => {
    const words = /** @type {(keyof typeof WORDS)[]} */ (Object.keys(WORDS))
      .filter((name) => typeof one[name] === "string" && one[name] !== "" && (name !== "due" || isDate(one[name]))).map((name) => [name, one[name].slice(0, WORDS[name])]);
    return [id, { ...(STATES.includes(one.state) ? { state: one.state } : {}), ...Object.fromEntries(words) }];
  });
  return Object.fromEntries(read.filter(([, one]) => Object.keys(one).length > 0));
}

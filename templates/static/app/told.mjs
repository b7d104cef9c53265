// @ts-check
/**
 * What an organisation told of itself: kept as one object, carried in the fragment of the address, and
 * turned into the profile that `evaluate.mjs` and `acquis assess --profile` read. Pure.
 *
 * @typedef {{relation: "linked"|"partner", share?: string, staff?: string, turnover?: string, balance?: string}} Member
 * @typedef {{state?: string, owner?: string, due?: string, note?: string}} Item how far it is, who answers for
 *   it, by when, and a remark; in the words of a file of answers
 * @typedef {object} Told
 * @property {string[]} laws the states that are asked, by code
 * @property {{entity: string, weight: string}[]} activities
 * @property {string} [staff]
 * @property {string} [turnover] in euros
 * @property {string} [balance] in euros
 * @property {string} [size] where no figures are at hand
 * @property {Member[]} group
 * @property {string[]} established
 * @property {string[]} provides
 * @property {{decisions?: string, operations?: string, most_staff?: string}} main
 * @property {Record<string, string>} answers by question; of an activity by `question@place`
 * @property {string[]} skipped questions that the organisation cannot answer
 * @property {string} [worldwide] turnover of the whole undertaking, in euros, of which fines are a share
 * @property {Record<string, Item>} items what it says of itself, by question of the checklist
 */

/** @returns {Told} */
export const nothing = () => ({ laws: [], activities: [], group: [], established: [], provides: [], main: {}, answers: {}, skipped: [], items: {} });

const FIGURES = /** @type {const} */ (["staff", "turnover", "balance"]);
const NAMES = { staff: "staff", turnover: "turnover_eur", balance: "balance_sheet_eur" };
/** How a question of the checklist can be answered. */
export const STATES = ["met", "partly", "not-met"];
/** What is said of a question in words, and how long it can be. */
export const WORDS = /** @type {const} */ ({ owner: 100, due: 10, note: 2000 });
/** The longest fragment that carries remarks: what is longer gets cut by mail programs and messengers. */
export const LONGEST = 4000;
const MAIN = /** @type {const} */ (["decisions", "operations", "most_staff"]);

/**
 * A figure as people write it: digits, with spaces, `'` or `,` between groups of three, and a point.
 * Nothing where it cannot be read. @param {string} text
 */
export function figure(text) {
  const plain = text.trim().replace(/(\d)[\s\u00a0\u202f'’,](?=\d{3}(\D|$))/gu, "$1");
  return /^\d{1,14}(\.\d{1,4})?$/.test(plain) ? plain : undefined;
}

/** A figure for JSON: a number while that is exact. @param {string} text */
export const numeral = (text) => (text.replace(".", "").length <= 15 ? Number(text) : text);

/** @param {Partial<Record<"staff"|"turnover"|"balance", string>>} from @param {any} into */
function figures(from, into) {
  for (const name of FIGURES) if (from[name]) into[NAMES[name]] = numeral(/** @type {string} */ (from[name]));
  return into;
}

/**
 * The profile, in the form of a line of a batch. @param {Told} told
 * @param {(input: string) => boolean} isFlag whether a question is one of yes or no
 */
export function profileOf(told, isFlag) {
  /** @type {any} */
  const profile = {
    activities: told.activities.map(({ entity, weight }, at) => {
      const own = Object.entries(told.answers).filter(([name]) => name.endsWith(`@${at}`));
      return { entity, weight, ...Object.fromEntries(own.map(([name, value]) => [name.split("@")[0], valueOf(value)])) };
    }),
  };
  figures(told, profile);
  if (told.size) profile.size = told.size;
  if (told.worldwide) profile.undertaking_turnover_eur = numeral(told.worldwide);
  if (told.group.length > 0) {
    profile.group = told.group.map(({ relation, share, ...rest }) =>
      figures(rest, relation === "partner" ? { relation, share: share === undefined ? null : numeral(share) } : { relation }));
  }
  if (told.established.length > 0) profile.established_in = told.established;
  if (told.provides.length > 0) profile.provides_in = told.provides;
  if (Object.keys(told.main).length > 0) profile.main_establishment = told.main;
  for (const [name, value] of Object.entries(told.answers)) {
    if (name.includes("@")) continue;
    if (isFlag(name)) (profile.flags ??= {})[name] = value === "yes";
    else (profile.inputs ??= {})[name] = value;
  }
  return profile;
}

/** @param {string} value */
const valueOf = (value) => (value === "yes" ? true : value === "no" ? false : value);

/** Takes an activity away, with what was said of it; what is said of those behind it moves up. @param {Told} told @param {number} at */
export function forget(told, at) {
  const moved = (/** @type {string} */ key) => {
    const [, input, mark, place] = /^(.*?)(@|-at-)(\d+)$/.exec(key) ?? [];
    if (place === undefined || Number(place) < at) return [key];
    return Number(place) === at ? [] : [`${input}${mark}${Number(place) - 1}`];
  };
  told.activities = told.activities.filter((_, place) => place !== at);
  told.answers = Object.fromEntries(Object.entries(told.answers).flatMap(([key, value]) => moved(key).map((one) => [one, value])));
  told.skipped = told.skipped.flatMap(moved);
}

/** The fragment of the address that says the same. Remarks are left out where it would be too long. @param {Told} told */
export function fragmentOf(told) {
  const fields = organisation(told);
  const put = (/** @type {string} */ name, /** @type {string} */ value) => value && fields.append(name, value);
  const items = Object.entries(told.items);
  for (const state of STATES) put(state, items.filter(([, one]) => one.state === state).map(([id]) => id).join(","));
  for (const [id, { owner, due }] of items) {
    if (owner) put("owner", `${id}:${owner}`);
    if (due) put("due", `${id}:${due}`);
  }
  const brief = fields.toString();
  for (const [id, { note }] of items) if (note) put("note", `${id}:${note}`);
  const whole = fields.toString();
  return whole.length > LONGEST ? brief : whole;
}

/** Whether the fragment says everything. @param {Told} told */
export const isWhole = (told) => JSON.stringify(notesOf(readFragment(fragmentOf(told)).items)) === JSON.stringify(notesOf(told.items));

/** The remarks alone. @param {Told["items"]} items @returns {Record<string, string>} */
export const notesOf = (items) => Object.fromEntries(Object.entries(items).flatMap(([id, { note }]) => (note ? [[id, note]] : [])).sort());

/** What was told of the organisation itself, in the fields of a fragment. @param {Told} told */
function organisation(told) {
  const fields = new URLSearchParams();
  const put = (/** @type {string} */ name, /** @type {string|undefined} */ value) => value && fields.append(name, value);
  put("law", told.laws.join(","));
  for (const { entity, weight } of told.activities) put("do", weight === "main" ? entity : `${entity}:${weight}`);
  for (const name of FIGURES) put(name, told[name]);
  put("size", told.size);
  for (const { relation, share, staff, turnover, balance } of told.group) put("group", [relation, share, staff, turnover, balance].map((one) => one ?? "").join(":"));
  put("in", told.established.join(","));
  put("for", told.provides.join(","));
  for (const name of MAIN) put(name, told.main[name]);
  for (const [name, value] of Object.entries(told.answers)) put("say", `${name}:${value}`);
  put("skip", told.skipped.join(","));
  put("worldwide", told.worldwide);
  return fields;
}

/** Reads a fragment. What it cannot mean is left out. @param {string} fragment @returns {Told} */
export function readFragment(fragment) {
  const fields = new URLSearchParams(fragment.replace(/^#/, ""));
  const list = (/** @type {string} */ name) => (fields.get(name) ?? "").split(",").filter((one) => /^[a-z][a-z0-9@-]*$/i.test(one));
  const codes = (/** @type {string} */ name) => list(name).map((code) => code.toUpperCase()).filter((code) => /^[A-Z]{2}$/.test(code));
  const known = (/** @type {string|null|undefined} */ text) => (text ? figure(text) : undefined);
  const told = nothing();
  told.laws = codes("law");
  for (const one of fields.getAll("do")) {
    const [entity, weight = "main"] = one.split(":");
    if (/^[a-z][a-z0-9-]*$/.test(entity) && ["main", "ancillary", "negligible"].includes(weight)) told.activities.push({ entity, weight });
  }
  for (const name of FIGURES) told[name] = known(fields.get(name));
  const size = fields.get("size");
  if (size && ["micro", "small", "medium", "large"].includes(size)) told.size = size;
  for (const one of fields.getAll("group")) {
    const [relation, share, staff, turnover, balance] = one.split(":");
    if (relation !== "linked" && relation !== "partner") continue;
    told.group.push({ relation, share: known(share), staff: known(staff), turnover: known(turnover), balance: known(balance) });
  }
  told.established = codes("in");
  told.provides = codes("for");
  for (const name of MAIN) if (/^[A-Z]{2}$/.test(fields.get(name) ?? "")) told.main[name] = /** @type {string} */ (fields.get(name));
  for (const one of fields.getAll("say")) {
    const [name, ...value] = one.split(":");
    if (/^[a-z][a-z0-9-]*(@\d+)?$/.test(name) && value.length > 0) told.answers[name] = value.join(":");
  }
  told.skipped = list("skip");
  told.worldwide = known(fields.get("worldwide"));
  for (const state of STATES) for (const id of list(state)) told.items[id] = { state };
  for (const name of /** @type {const} */ (["owner", "due", "note"])) {
    for (const [id, value] of fields.getAll(name).map(halves)) {
      if (isName(id) && value !== "" && (name !== "due" || isDate(value))) (told.items[id] ??= {})[name] = value.slice(0, WORDS[name]);
    }
  }
  return told;
}

/** Whether a text can be the name of a question. @param {string} text */
export const isName = (text) => /^[a-z][a-z0-9-]*$/.test(text);
/** What stands before the first colon, and what behind it. @param {string} text */
const halves = (text) => [text.slice(0, Math.max(text.indexOf(":"), 0)), text.slice(text.indexOf(":") + 1)];

/** Whether a text is a day of the calendar, such as `2027-01-31`. @param {string} text */
export const isDate = (text) => /^\d{4}-\d{2}-\d{2}$/.test(text) && new Date(`${text}T00:00Z`).getTime() > 0 && new Date(`${text}T00:00Z`).toISOString().startsWith(text);

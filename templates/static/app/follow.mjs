// @ts-check
/**
 * What follows for an organisation, from `data/follows/CODE.json`: what it owes, where it registers, to
 * whom it reports, who supervises it, what a breach can cost, which days lie ahead. The conditions are
 * evaluated by `evaluate.mjs`; `docs/rules.md` says what is computed. Pure; runs in browsers and in Node.
 *
 * @typedef {import("./evaluate.mjs").Finding} Finding
 * @typedef {import("./evaluate.mjs").Exact} Exact
 * @typedef {object} Inquiry an organisation whose class was decided: `compile(…).inquire(profile)`
 * @property {any} decision
 * @property {string[]} entities
 * @property {string|undefined} also the class of the directive that members of the national class also have
 * @property {(condition: any, of?: {activity?: number, class?: string|null}) => Finding} find
 * @property {(amount: any) => {amount?: Exact, currency?: string, missing: string[]}} amount
 * @typedef {{authority: string, name: string, url?: string}} Recipient
 */

const NO = 0;
const YES = 2;
const TOPICS = ["measures", "management", "registration", "reporting", "supervision", "fines"];
/** Whom ceilings can name beside classes. */
export const GROUPS = ["everyone", "public-bodies", "natural-persons"];
/** The word that stands for whoever supervises the entity. */
const COMPETENT = "competent";
/** The input from which ceilings take their share. */
export const WORLDWIDE_TURNOVER = "worldwide-turnover";

/** The rules of a law, with the questions that only its consequences ask. @param {any} program @param {any} follows */
export const withQuestions = (program, follows) => ({
  ...program,
  inputs: { ...program.inputs, ...follows.inputs },
  other_inputs: program.other_inputs.filter((/** @type {string} */ id) => follows.inputs[id] === undefined),
});

/** Who speaks to whom, for one organisation under one law. @param {Inquiry} here @param {any} follows */
export function reach(here, follows) {
  const { decision } = here;
  const decided = decision.national_class ?? decision.outcome;
  const regime = follows.regimes.find((/** @type {any} */ one) => one.id === decision.regime);
  /** Whether something with this condition concerns the organisation. @param {any} [when] */
  const concerns = (when) => when === undefined || here.find(when).truth === YES;
  /** @param {any} whom */
  const underRegime = (whom) => whom.regime === undefined || whom.regime === decision.regime;
  /** @param {any} whom */
  const speaksFor = (whom) => underRegime(whom) && concerns(whom.applies) && concerns(whom.when);
  /** @param {any} whom */
  const binds = (whom) => whom.binds === undefined || whom.binds.includes("everyone") || whom.binds.includes(decided);
  /** @param {string} topic */
  const displaced = (topic) => regime !== undefined && regime.displaces.includes(topic);
  /** @param {string} topic */
  const freed = (topic) => decision.exempt_from.includes(topic) || decision.exempt_from.includes("all");

  /** Who supervises an activity: who names it, then who supervises all that nobody names. @param {number} activity */
  function supervisorsOf(activity) {
    const of = { activity };
    const named = [];
    const ofAll = [];
    for (const one of follows.supervision) {
      if (one.except !== undefined && here.find(one.except, of).truth === YES) continue;
      if (one.what !== undefined && here.find(one.what, of).truth === YES) named.push(one);
      else if (one.all) ofAll.push(one);
    }
    // Where a condition is not known to fail, the authority may be the right one and is told.
    return [...named, ...ofAll].filter((one) => one.when === undefined || here.find(one.when, of).truth !== NO);
  }
  const supervising = () => here.entities.flatMap((_, activity) => supervisorsOf(activity));

  /** Ids of authorities, with those that supervise in the place of `competent`. @param {string[]} ids */
  function addressees(ids) {
    const competent = () => (regime !== undefined && regime.authorities.length > 0 ? regime.authorities : supervising().filter(({ planned }) => !planned).map(({ authority }) => authority));
    return [...new Set(ids.flatMap((id) => (id === COMPETENT ? competent() : [id])))];
  }

  /** Authorities by their ids, each once. @param {string[]} ids @returns {Recipient[]} */
  const recipients = (ids) => [...new Set(ids)].map((id) => ({ authority: id, name: id, ...follows.authorities[id] }));

  /** The block on reports that speaks for the organisation. */
  function reporting() {
    const addressed = follows.reporting.find(({ applies, regime }) => (applies !== undefined ? concerns(applies) : regime !== undefined && regime === decision.regime));
    return addressed ?? follows.reporting.find(({ applies, regime }) => applies === undefined && regime === undefined);
  }

  /** The reports that are owed. One that stands instead of another takes its place. @param {any} block */
  function stages(block) {
    if (freed("reporting") || ["out-of-scope", "registration-only", "elsewhere"].includes(decision.outcome)) return [];
    if (displaced("reporting") && block?.regime === undefined) return [];
    const owed = (block === undefined ? follows.stages : block.stages).filter((/** @type {any} */ stage) => concerns(stage.when));
    const replaced = owed.map((/** @type {any} */ stage) => stage.instead_of);
    const waived = (block?.waivers ?? []).filter((/** @type {any} */ one) => concerns(one.when)).flatMap((/** @type {any} */ one) => one.stages);
    return owed.filter(({ stage }) => !replaced.includes(stage) && !waived.includes(stage));
  }

  /** The blocks of fines that speak for the organisation: of the state, or of the directive alone. */
  const fines = () => (follows.law === "EU" ? follows.fines : follows.fines.filter((/** @type {any} */ block) => block.origin !== "directive" && speaksFor(block)));

  return { regime, concerns, underRegime, speaksFor, binds, displaced, freed, supervising, addressees, recipients, reporting, stages, fines };
}

/** What follows for an organisation. Nothing does for one that is outside or elsewhere. @param {Inquiry} here @param {any} follows */
export function whatFollows(here, follows) {
  const { decision } = here;
  const nothing = {
    duties: [], registration: [], reports: [], recipients: [], portals: [], supervisors: [], planned_supervisors: [], fines: [], planned_fines: [],
    frameworks: [], dates: [], given_way: [],
  };
  if (["out-of-scope", "elsewhere"].includes(decision.outcome)) return nothing;
  const to = reach(here, follows);
  const stands = (/** @type {string} */ topic) => !to.displaced(topic) && !to.freed(topic);
  const inside = decision.outcome !== "registration-only";
  const owed = (/** @type {any} */ one) => to.binds(one) && to.speaksFor(one);
  const block = to.reporting();
  const reporting = inside && stands("reporting");
  const supervised = stands("supervision") ? to.supervising() : [];
  const ofRegime = stands("supervision") ? to.regime?.authorities ?? [] : [];
  return {
    duties: [
      ...follows.duties.filter((/** @type {any} */ one) => inside && stands(one.topic) && to.speaksFor(one)),
      ...follows.obligations.filter(owed),
    ],
    registration: stands("registration") ? registration(to, follows) : [],
    reports: reporting ? to.stages(block) : [],
    recipients: reporting && block !== undefined
      ? to.recipients(block.to.filter((/** @type {any} */ one) => to.concerns(one.when)).flatMap((/** @type {any} */ one) => to.addressees(one.authorities))) : [],
    portals: reporting && block !== undefined ? block.portals.filter((/** @type {any} */ one) => to.concerns(one.when)) : [],
    supervisors: to.recipients([...ofRegime, ...supervised.filter(({ planned }) => !planned).map(({ authority }) => authority)]),
    planned_supervisors: to.recipients(supervised.filter(({ planned }) => planned).map(({ authority }) => authority)),
    fines: stands("fines") ? ceilings(here, to, follows, false) : [],
    planned_fines: stands("fines") ? ceilings(here, to, follows, true) : [],
    frameworks: follows.frameworks.filter(owed),
    dates: follows.milestones.filter((/** @type {any} */ one) => owed(one) && one.date >= follows.as_of).sort((/** @type {any} */ a, /** @type {any} */ b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0)),
    given_way: TOPICS.filter((topic) => !stands(topic)),
  };
}

/** Where to register: the registers of the state, and those of the directive that it does not name. @param {ReturnType<typeof reach>} to @param {any} follows */
function registration(to, follows) {
  const own = follows.registrations.filter((/** @type {any} */ one) => one.origin !== "directive");
  const shared = follows.registrations.filter((/** @type {any} */ one) => one.origin === "directive" && !own.some((/** @type {any} */ other) => other.register === one.register));
  return [...own, ...shared].filter(to.speaksFor).map((block) => ({
    register: block.register,
    required: block.required,
    with: block.with.map((/** @type {string} */ id) => to.recipients([id])[0]),
    portals: block.portals.filter((/** @type {any} */ one) => to.concerns(one.when)),
    due: block.due.filter((/** @type {any} */ one) => to.concerns(one.when)),
    updates: block.updates.filter((/** @type {any} */ one) => to.concerns(one.when)),
    under: block.under,
  })).filter((block) => block.with.length + block.portals.length + block.due.length > 0);
}

/** The ceilings of the class, or of the directive's class that its members also have. @param {Inquiry} here @param {ReturnType<typeof reach>} to @param {any} follows @param {boolean} planned */
function ceilings(here, to, follows, planned) {
  const { national_class, outcome } = here.decision;
  const blocks = to.fines();
  const of = (/** @type {string|undefined} */ wanted) => blocks.flatMap((/** @type {any} */ block) =>
    block.ceilings
      .filter((/** @type {any} */ one) => one.class === wanted && Boolean(one.planned) === planned && to.concerns(one.when))
      .map((/** @type {any} */ one) => ({ ...one, covers: block.covers, ...sumOf(here, one.amount) })));
  const own = of(national_class ?? outcome);
  const fines = own.length > 0 || national_class === undefined ? own : of(here.also);
  // Ceilings of a group are told under its name: who belongs to it is not asked.
  return [...fines, ...GROUPS.flatMap(of)];
}

/** What a ceiling comes to: only the turnover of the whole undertaking makes a figure. @param {Inquiry} here @param {any} amount */
function sumOf(here, amount) {
  const inputs = inputsOf(amount);
  if (inputs.length === 0 || inputs.some((input) => input !== WORLDWIDE_TURNOVER)) return {};
  const found = here.amount(amount);
  if (found.missing.length > 0) return { missing: found.missing };
  return found.amount === undefined ? {} : { for_this_organisation: { amount: decimalText(found.amount), currency: found.currency } };
}

/** The inputs of which an amount takes shares. @param {any} amount @returns {string[]} */
export function inputsOf({ kind, value }) {
  if (kind === "share") return [value.of];
  return kind === "higher-of" || kind === "lower-of" ? value.flatMap(inputsOf) : [];
}

/** Ten-thousandths as a decimal. @param {Exact} exact */
export function decimalText(exact) {
  const value = BigInt(exact);
  const part = String(value % 10_000n).padStart(4, "0").replace(/0+$/, "");
  return `${value / 10_000n}${part === "" ? "" : `.${part}`}`;
}

/** A decimal for people, with commas. @param {string} decimal */
export const grouped = (decimal) => decimal.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

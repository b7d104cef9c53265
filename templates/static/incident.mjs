// @ts-check
/**
 * Answers about an incident: whether it is significant, which reports are due when, and to whom they
 * go, from the rules that are published as `data/rules/CODE.json` and `data/rules/incidents/CODE.json`.
 * No dependencies; runs in browsers and in Node. `docs/rules.md` says what is computed.
 *
 *     import { compileIncidents } from "./incident.mjs";
 *     const belgium = compileIncidents(rules, incidentRules);
 *     belgium.assess({ country: "BE", entity: "dns-service-provider", "outage-minutes": 45,
 *       aware_at: "2026-11-22T09:15+01:00" }).significant; // "yes"
 */

import { NO, UNKNOWN, YES, compile, join } from "./evaluate.mjs";
import { deadlines } from "./deadlines.mjs";
import { isZone, readMoment } from "./moment.mjs";

/** The fields by which a request tells an organisation; all others are facts. */
const OF_THE_ORGANISATION = ["activities", "staff", "turnover_eur", "balance_sheet_eur", "size", "periods", "group", "undertaking_turnover_eur",
  "flags", "established_in", "provides_in", "main_establishment"];
const OF_THE_REQUEST = ["id", "country", "entity", "aware_at", "at", "zone", "assume", "as_of", "inputs", "entities"];
const WORDS = { [NO]: "no", [UNKNOWN]: "undetermined", [YES]: "yes" };

/**
 * Reads the rules of a law once, for any number of incidents.
 * @param {any} rules a document of `data/rules` @param {any} incidents one of `data/rules/incidents`
 */
export function compileIncidents(rules, incidents) {
  if (incidents.format !== "acquis-incident-rules" || incidents.version !== 1) {
    throw new TypeError(`these are no rules on incidents of version 1: ${incidents.format} ${incidents.version}`);
  }
  const law = compile({ ...rules, inputs: { ...rules.inputs, ...incidents.inputs } });
  const criteria = incidents.significance.flatMap((/** @type {any} */ { criteria, ...group }) => {
    const free = (group.exceptions ?? []).map((/** @type {any} */ exception) => ({ op: "not", of: exception.when }));
    const before = [...(group.applies === undefined ? [] : [group.applies]), ...free];
    return criteria.map((/** @type {any} */ one) => ({ ...group, ...one, asked: { op: "all", of: [...before, one.when] } }));
  });
  return {
    /** The code of the law. @type {string} */
    law: incidents.law,
    /** The questions that can be asked. @type {Record<string, any>} */
    inputs: { ...rules.inputs, ...incidents.inputs },
    /** What the organisation of such a line is, by the rules of scope, with what is usual. @param {any} request */
    decide: (request) => law.decide(profileOf(request)),
    /** The answer to a line of `acquis incident --batch`. @param {any} request */
    assess: (request) => assess(law, { ...incidents, criteria }, request),
  };
}

/** @param {ReturnType<typeof compile>} law @param {any} rules @param {any} request */
function assess(law, rules, request) {
  const presume = request.assume !== "none";
  const profile = profileOf(request);
  const entities = struckBy(profile);
  const decision = law.decide(profile, { presume });
  const word = decision.national_class ?? decision.outcome;
  const known = decision.outcome === "undetermined" ? undefined : word;
  const [asker, sure] = [law.asker(profile, { presume }), law.asker(profile)];
  const owed = owedBy(rules, decision);
  const q = {
    rules, decision, presume, owed, entities,
    counting: rules.counting ?? {},
    moments: momentsOf(rules, request),
    displaced: rules.regimes[/** @type {string} */ (decision.regime)]?.displaces === true,
    /** With what was presumed, or not, by the request; an open class is not known. @param {any} condition @param {number} [activity] */
    ask: (condition, activity) => asker(condition, { activity, class: known }),
    /** What concerns an organisation of this class. @param {any} condition @param {number} [activity] */
    settled: (condition, activity) => sure(condition, { activity, class: word }),
    /** @type {any} */
    block: undefined,
  };
  q.block = rules.reporting.find((/** @type {any} */ block) => {
    if (block.applies !== undefined) return q.settled(block.applies).truth === YES;
    return block.regime === undefined || block.regime === decision.regime;
  });
  const verdict = judge(q);
  const follows = verdict.truth !== NO && owed !== "not-owed";
  const due = follows ? deadlines(q) : { lines: [], assumed: [] };
  const sorted = (/** @type {readonly string[]} */ names) => [...new Set(names)].sort();
  return {
    id: request.id, country: rules.law, entity: entities.length === 1 ? entities[0] : entities,
    significant: WORDS[verdict.truth], because: verdict.because, in_words: verdict.inWords,
    assumed: sorted([...verdict.assumed, ...decision.assumed, ...(owed === "presumed" ? ["in-scope"] : []), ...due.assumed]),
    missing: sorted(verdict.missing),
    outcome: decision.outcome, national_class: decision.national_class, class_missing: decision.missing,
    regime: decision.regime, basis: decision.basis, binding: decision.binding,
    reporting: owed, deadlines: due.lines,
    recipients: follows ? recipients(q) : [], channels: follows ? channels(q) : [],
    duties: follows && owed !== "displaced" ? q.block.recipients : [],
    format: "acquis-incident", version: 1,
  };
}

/** @param {any} request */
function profileOf(request) {
  if (request.entity !== undefined && request.activities !== undefined) throw new TypeError("say `entity` or `activities`, not both");
  /** @type {any} */
  const profile = { activities: [request.entity].flat(), inputs: { ...request.inputs } };
  for (const [name, value] of Object.entries(request)) {
    if (OF_THE_ORGANISATION.includes(name)) profile[name] = value;
    else if (!OF_THE_REQUEST.includes(name)) profile.inputs[name] = value;
  }
  return profile;
}

/** The entity types whose services are struck. @param {any} profile @returns {string[]} */
const struckBy = ({ activities }) => activities.map((/** @type {any} */ one) => one.entity ?? one);

/** Moments by event, read in the zone in which the state counts. @param {any} rules @param {any} request */
function momentsOf(rules, request) {
  const zone = request.zone ?? rules.zone;
  if (zone !== undefined && !isZone(zone)) throw new TypeError(`\`${zone}\` is no time zone of the IANA database`);
  const told = { ...(request.aware_at === undefined ? {} : { awareness: request.aware_at }), ...request.at };
  return Object.fromEntries(Object.entries(told).map(([event, text]) => {
    if (!rules.events.includes(event)) throw new TypeError(`no event or report is called \`${event}\``);
    const moment = readMoment(text, zone);
    if (moment === undefined) throw new TypeError(`\`${text}\` is no moment with its offset`);
    return [event, moment];
  }));
}

/** Whether reports are owed at all. @param {any} rules @param {any} decision */
function owedBy(rules, { outcome, regime }) {
  if (["out-of-scope", "registration-only", "elsewhere"].includes(outcome)) return "not-owed";
  if (rules.regimes[regime]?.displaces) return "displaced";
  return outcome === "undetermined" ? "presumed" : "owed";
}

/** Whether something speaks under the regime that governs. @param {any} q @param {any} one */
const speaks = (q, one) => (one.regime !== undefined && one.regime === q.decision.regime) || (!one.only && q.owed !== "displaced");

/** Asks every criterion for every activity that is struck. One that is met is enough. @param {any} q */
function judge(q) {
  /** @type {any[]} */
  const limbs = [];
  const { entities } = q;
  entities.forEach((/** @type {string} */ entity, /** @type {number} */ at) => {
    for (const one of q.rules.criteria) {
      if (!speaks(q, one) || (one.applies !== undefined && q.ask(one.applies, at).truth === NO)) continue;
      const finding = q.ask(one.asked, at);
      // Of several exceptions that hold, the last is told.
      const told = (one.exceptions ?? []).findLast((/** @type {any} */ exception) => q.ask(exception.when, at).truth === YES) ?? one;
      limbs.push({ finding, line: { criterion: told.id, under: told.under, text: told.text, origin: one.origin, met: WORDS[finding.truth], entity, missing: [...finding.missing].sort() } });
    }
  });
  const joined = join(limbs.map(({ finding }) => finding), YES);
  // Where no criterion can be asked at all, nothing says that the incident does not count.
  const truth = limbs.length === 0 ? UNKNOWN : joined.truth;
  const deciding = limbs.filter(({ finding }) => finding.truth === truth).map(({ line }) => line);
  const inWords = q.rules.in_words.filter((/** @type {any} */ one) =>
    speaks(q, one) && entities.some((/** @type {string} */ _, /** @type {number} */ at) => one.applies === undefined || q.ask(one.applies, at).truth !== NO));
  return {
    truth,
    because: deciding.filter((line, at) => line.criterion !== deciding[at - 1]?.criterion || line.entity !== deciding[at - 1].entity),
    inWords: inWords.map((/** @type {any} */ { id, text, under }) => ({ id, text, under })),
    assumed: joined.assumed,
    missing: truth === UNKNOWN ? [...joined.missing, ...(entities.length === 0 ? ["activity"] : [])] : [],
  };
}

/** What is not known to fail concerns the organisation all the same: it may be the right address. @param {any} q @param {any} one */
const mayConcern = (q, one) => one.when === undefined || q.ask(one.when).truth !== NO;

/** The block that speaks; not the one for everybody where a sector act has taken its place. @param {any} q */
const speaking = (q) => (q.owed !== "displaced" || q.block.regime !== undefined ? q.block : { stages: [] });

/** The authorities that receive the reports. @param {any} q */
function recipients(q) {
  const block = speaking(q);
  const { authorities, regimes } = q.rules;
  const told = (/** @type {string[]} */ ids, /** @type {any[]} */ under, /** @type {string[]} */ stages) =>
    ids.filter((id) => id in authorities).map((id) => ({ authority: id, ...authorities[id], stages, under }));
  const found = (block.to ?? []).filter((/** @type {any} */ to) => mayConcern(q, to))
    .flatMap((/** @type {any} */ to) => told(named(q, to.authorities), to.under, []));
  // Reports of the directive alone name nobody.
  for (const stage of block.stages) if (stage.to !== undefined && mayConcern(q, stage)) found.push(...told(named(q, stage.to), stage.under, [stage.id]));
  const regime = regimes[q.decision.regime];
  return found.length > 0 || regime === undefined ? found : told(regime.authorities ?? [], regime.under, []);
}

/** The ids, with whoever supervises the organisation in the place of `competent`. @param {any} q @param {string[]} ids */
const named = (q, ids) => [...new Set(ids.flatMap((id) => (id === "competent" ? competent(q) : [id])))];

/** @param {any} q @returns {string[]} */
function competent(q) {
  const own = q.rules.regimes[q.decision.regime]?.authorities ?? [];
  if (own.length > 0) return own;
  const groups = q.rules.supervision ?? [];
  return q.entities.flatMap((/** @type {string} */ entity, /** @type {number} */ at) => {
    const group = groups.find((/** @type {any} */ one) => one.types?.includes(entity)) ?? groups.find((/** @type {any} */ one) => one.types === undefined);
    const by = group?.by ?? [];
    return by.filter((/** @type {any} */ { when }) => when === undefined || q.settled(when, at).truth !== NO).map((/** @type {any} */ { authority }) => authority);
  });
}

/** The portals and other ways that are open. @param {any} q */
const channels = (q) => (speaking(q).portals ?? []).filter((/** @type {any} */ portal) => mayConcern(q, portal))
  .map((/** @type {any} */ { url, name }) => ({ url, name }));

// @ts-check
/**
 * The checklist of an organisation, how far it is, and what is missing: the report that
 * `acquis checklist --format json` writes, from `data/follows/CODE.json`. `docs/rules.md` says what is
 * computed. Numbers are exact: ten-thousandths as BigInt. Pure.
 *
 * @typedef {{state?: string, owner?: string, due?: string, note?: string}} Said
 * @typedef {Record<string, Said>} Answers by the id of the question
 */

import { decimalText, reach } from "./follow.mjs";

const NO = 0;
const YES = 2;
const SCALE = 10_000n;
const HUNDRED = 100n * SCALE;
/** The answers that count. */
export const STATES = ["met", "partly", "not-met"];

/** A decimal as ten-thousandths. @param {string} text */
function exact(text) {
  const [whole, part = ""] = text.split(".");
  return BigInt(whole) * SCALE + BigInt(part.padEnd(4, "0"));
}

/** @param {Answers} answers @param {string} id */
const stateOf = (answers, id) => (STATES.includes(answers[id]?.state ?? "") ? /** @type {string} */ (answers[id].state) : "not-assessed");

/** Left out where it is nothing. @param {Record<string, any>} fields */
const known = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));

/**
 * @param {import("./follow.mjs").Inquiry} here @param {any} follows @param {Answers} answers
 */
export function selfCheck(here, follows, answers) {
  const { formula } = follows;
  const { items, open, set_aside, further } = questions(here, follows);
  const asked = items.map((item) => reported(item, answers));
  const counted = formula === undefined ? [] : items;
  const chapters = follows.chapters.map(({ id, title }) => ({ id, title, of: counted.filter(({ fact }) => fact.chapter === id) }))
    .filter(({ of }) => of.length > 0)
    .map(({ id, title, of }) => ({ id, title, readiness: readiness(of, answers, formula), items: asked.filter((one) => of.some(({ fact }) => fact.id === one.id)) }));
  return {
    ...(formula === undefined ? {} : { formula: { text: formula.text, weights: formula.weights, credits: formula.credits, unassessed: formula.unassessed_counts ? "not-met" : "left-out" } }),
    readiness: readiness(counted, answers, formula),
    chapters,
    open: open.map((item) => ({ chapter: item.fact.chapter, missing: item.missing, ...reported(item, answers) })),
    set_aside,
    further,
    gaps: formula === undefined ? [] : gaps(here, follows, items, answers),
  };
}

/** The questions for one organisation. @param {import("./follow.mjs").Inquiry} here @param {any} follows */
function questions(here, follows) {
  /** @type {{items: any[], open: any[], set_aside: any[], further: any[]}} */
  const found = { items: [], open: [], set_aside: [], further: [] };
  if (["out-of-scope", "elsewhere"].includes(here.decision.outcome)) return found;
  const ask = asker(here, follows);
  for (const fact of follows.items) {
    const aside = ask.setAside(fact);
    if (aside !== undefined) {
      const concerns = ask.concerns(fact).truth !== NO;
      if (concerns && !found.set_aside.some(({ chapter }) => chapter === fact.chapter)) found.set_aside.push({ chapter: fact.chapter, ...aside });
      continue;
    }
    const item = ask.item(fact);
    if (item !== undefined) (item.missing.length === 0 ? found.items : found.open).push(item);
  }
  for (const [kind, list] of [["obligation", follows.obligations], ["milestone", follows.milestones], ["framework", follows.frameworks]]) {
    for (const one of list) {
      if (one.asked || !ask.to.binds(one) || !ask.to.speaksFor(one)) continue;
      found.further.push(known({ kind, id: one.id, text: one.text, on: one.date, within: one.within, every: one.every, under: one.under, grade: one.grade }));
    }
  }
  return found;
}

/** Puts the questions. @param {import("./follow.mjs").Inquiry} here @param {any} follows */
function asker(here, follows) {
  const to = reach(here, follows);
  const { decision } = here;
  const undetermined = decision.outcome === "undetermined";
  // Where the class is open, so is what depends on it.
  const of = undetermined ? { class: null } : {};
  const find = (/** @type {any} */ when) => here.find(when, of);
  const mayConcern = (/** @type {any} */ when) => when === undefined || find(when).truth !== NO;
  const surely = (/** @type {any} */ when) => when === undefined || find(when).truth === YES;
  const stages = to.stages(to.reporting());

  /** Whether a question speaks of the organisation. @param {any} fact */
  function concerns(fact) {
    if (!to.underRegime(fact)) return { truth: NO, missing: [] };
    const findings = [fact.applies, fact.when].filter((when) => when !== undefined).map(find);
    return { truth: Math.min(YES, ...findings.map(({ truth }) => truth)), missing: [...new Set(findings.flatMap(({ missing }) => missing))] };
  }

  /** Why a question falls away: every activity that counts is under a regime that displaces its topic, or free of it. @param {any} fact */
  function setAside(fact) {
    if (fact.regime !== undefined) return undefined;
    let reason;
    for (const one of decision.activities.filter((/** @type {any} */ one) => !["out-of-scope", "elsewhere"].includes(one.outcome))) {
      const regime = follows.regimes.find(({ id }) => id === one.regime);
      if (regime?.displaces.includes(fact.topic)) reason = { regime: regime.id };
      else if (one.exempt_from.includes(fact.topic) || one.exempt_from.includes("all")) reason = {};
      else return undefined;
    }
    return reason;
  }

  /** The question, with what the law says of the duties it asks about. @param {any} fact */
  function item(fact) {
    const found = concerns(fact);
    if (found.truth === NO || fact.gone) return undefined;
    const missing = [...found.missing, ...(undetermined ? ["class"] : [])].sort();
    const item = { fact, under: [...fact.under], dates: /** @type {any[]} */ ([]), missing: [...new Set(missing)] };
    if (!reports(item) || !obligations(item) || !registration(item)) return undefined;
    for (const day of follows.milestones) {
      if (!fact.milestones?.includes(day.id) || day.date === undefined || !to.binds(day) || !to.speaksFor(day)) continue;
      if (!item.dates.some(({ on }) => on === day.date)) item.dates.push(known({ what: day.text || undefined, on: day.date, grade: day.grade }));
    }
    return item;
  }

  /** @param {any} item */
  function reports(item) {
    const names = item.fact.stages;
    if (names === undefined) return true;
    const owed = stages.filter((/** @type {any} */ one) => names.includes(one.stage) || names.includes(one.instead_of));
    for (const stage of owed) {
      cite(item, stage);
      periods(item, stage.name ?? "", stage);
    }
    return owed.length > 0;
  }

  /** @param {any} item */
  function obligations(item) {
    if (item.fact.obligations === undefined) return true;
    const there = item.fact.obligations.filter(({ when }) => mayConcern(when));
    for (const one of there) {
      cite(item, one);
      periods(item, "", one);
    }
    return there.length > 0;
  }

  /** @param {any} item */
  function registration(item) {
    const named = item.fact.registration;
    if (named === undefined) return true;
    const block = follows.registrations.find((/** @type {any} */ one) => one.register === named.register && one.standing && to.underRegime(one) && mayConcern(one.applies));
    if (block === undefined || block.required === false) return false;
    cite(item, block);
    if (named.of_changes) {
      for (const update of block.updates) if (surely(update.when)) item.dates.push({ after_change: update.period, grade: update.grade });
      return true;
    }
    for (const due of block.due) {
      if (!surely(due.when)) continue;
      if (due.date !== undefined) item.dates.push(known({ what: due.text || undefined, on: due.date, grade: due.grade }));
      periods(item, due.text, { ...due, every: undefined });
    }
    return true;
  }

  return { to, concerns, setAside, item };
}

/** Adds the articles under which the state says what the directive said. @param {any} item @param {any} of */
function cite(item, of) {
  if (of.origin === "directive") return;
  for (const one of of.under) {
    const text = JSON.stringify(one);
    if (!item.under.some((/** @type {any} */ other) => JSON.stringify(other) === text)) item.under.push(one);
  }
}

/** @param {any} item @param {string} what @param {any} of */
function periods(item, what, { within, every, grade }) {
  const said = what === "" ? {} : { what };
  if (within !== undefined) item.dates.push({ ...said, within, grade });
  if (every !== undefined) item.dates.push({ ...said, every, grade });
}

/** A question as it is reported. @param {any} item @param {Answers} answers */
function reported({ fact, under, dates }, answers) {
  const given = answers[fact.id] ?? {};
  return known({
    id: fact.id, question: fact.question, origin: fact.origin, weight: fact.weight, state: stateOf(answers, fact.id), owner: given.owner, planned: given.due,
    remark: given.note, evidence: fact.evidence, under, grade: fact.grade, dates, frameworks: fact.frameworks, penalty: fact.penalty, notes: fact.notes,
  });
}

/** How far an organisation is with some questions. @param {any[]} items @param {Answers} answers @param {any} formula */
function readiness(items, answers, formula) {
  const tallies = { score: [0n, 0n], lowest: [0n, 0n], highest: [0n, 0n], unassessed: [0n, 0n] };
  const counts = { met: 0, partly: 0, "not-met": 0, "not-assessed": 0 };
  const credit = (/** @type {string} */ state) => exact(formula.credits[state] ?? "0");
  for (const { fact } of items) {
    const weight = exact(fact.weight);
    const state = /** @type {keyof typeof counts} */ (stateOf(answers, fact.id));
    const add = (/** @type {keyof typeof tallies} */ to, /** @type {bigint} */ share) => {
      tallies[to][0] += (weight * share) / HUNDRED;
      tallies[to][1] += weight;
    };
    counts[state] += 1;
    if (state !== "not-assessed") {
      for (const to of /** @type {const} */ (["score", "lowest", "highest"])) add(to, credit(state));
      add("unassessed", 0n);
    } else {
      if (formula.unassessed_counts) add("score", credit("not-met"));
      add("lowest", credit("not-met"));
      add("highest", credit("met"));
      add("unassessed", HUNDRED);
    }
  }
  const told = (/** @type {bigint[]} */ [earned, possible]) => ({
    earned: decimalText(earned), possible: decimalText(possible),
    ...(possible === 0n ? {} : { percent: decimalText((earned * HUNDRED) / possible) }),
  });
  return {
    score: told(tallies.score), lowest: told(tallies.lowest), highest: told(tallies.highest), unassessed: told(tallies.unassessed),
    met: counts.met, partly: counts.partly, not_met: counts["not-met"], not_assessed: counts["not-assessed"],
  };
}

const ORDER = ["ceiling", "special", "displaced", "open", "exempt"];

/** What is not met, worst first. @param {import("./follow.mjs").Inquiry} here @param {any} follows @param {any[]} items @param {Answers} answers */
function gaps(here, follows, items, answers) {
  const { decision } = here;
  const exposed = exposure(here, follows);
  const found = items.flatMap(({ fact, under, dates }) => {
    const state = stateOf(answers, fact.id);
    if (state !== "partly" && state !== "not-met") return [];
    const set = dates.flatMap(({ on }) => (on === undefined ? [] : [on])).sort()[0];
    const due = set ?? decision.duties_from;
    const { owner, due: planned } = answers[fact.id];
    return [known({
      item: fact.id, state, lost: decimalText((exact(fact.weight) * (HUNDRED - exact(follows.formula.credits[state] ?? "0"))) / HUNDRED),
      due, due_with_all: set === undefined && due !== undefined ? true : undefined, overdue: due !== undefined && due <= follows.as_of,
      planned_late: planned !== undefined && set !== undefined && planned > set, under, owner, planned, exposure: exposed(fact.penalty),
    })];
  });
  const sign = (/** @type {any} */ a, /** @type {any} */ b) => (a < b ? -1 : a > b ? 1 : 0);
  return found.sort((a, b) => sign(exact(b.lost), exact(a.lost)) || ORDER.indexOf(a.exposure.kind) - ORDER.indexOf(b.exposure.kind)
    || Number(a.due === undefined) - Number(b.due === undefined) || sign(a.due ?? "", b.due ?? ""));
}

/** What it can cost to fail a duty. @param {import("./follow.mjs").Inquiry} here @param {any} follows @returns {(penalty: any) => any} */
function exposure(here, follows) {
  const to = reach(here, follows);
  const { decision } = here;
  const of = decision.outcome === "undetermined" ? { class: null } : {};
  const holds = (/** @type {any} */ when) => when === undefined || here.find(when, of).truth === YES;
  const own = to.fines().filter((/** @type {any} */ block) => block.standing);
  const speaking = own.length > 0 ? own : follows.fines.filter((/** @type {any} */ block) => block.origin === "directive");
  // Those of its regime come first.
  const blocks = [true, false].flatMap((ofRegime) => speaking.filter((/** @type {any} */ block) => (block.regime !== undefined) === ofRegime));
  const sum = (/** @type {any} */ amount) => {
    const { amount: found, currency, missing } = here.amount(amount);
    return { ...(found === undefined ? {} : { amount: { amount: decimalText(found), currency } }), ...(missing.length > 0 ? { missing } : {}) };
  };

  function ceiling() {
    if (decision.outcome === "undetermined") return { kind: "open" };
    for (const named of [decision.national_class ?? decision.outcome, here.also, "everyone"]) {
      const found = blocks.flatMap((block) => block.ceilings).find((one) => one.class === named && !one.planned && holds(one.when));
      if (named === undefined || found === undefined) continue;
      const { class: of, amount, at_least, when, under } = found;
      return { kind: "ceiling", ceiling: known({ class: of, amount, at_least, when }), ...sum(amount), under };
    }
    return { kind: "open" };
  }

  /** @param {string} name */
  function special(name) {
    const fine = blocks.flatMap((block) => block.special).find(({ id }) => id === name);
    if (fine === undefined) return { kind: "open" };
    const { missing: _, ...amount } = fine.amount === undefined ? {} : sum(fine.amount);
    return known({ kind: "special", fine: fine.id, text: fine.text, up_to: fine.amount, ...amount, under: fine.under });
  }

  return (penalty) => {
    if (penalty.kind === "open") return { kind: "open" };
    if (to.freed("fines")) return { kind: "exempt" };
    if (to.displaced("fines") && !blocks.some(({ regime }) => regime !== undefined)) return { kind: "displaced", regime: to.regime.id };
    if (blocks.some(({ exempt }) => exempt.some(({ when }) => holds(when)))) return { kind: "exempt" };
    return penalty.kind === "special" ? special(penalty.fine) : ceiling();
  };
}

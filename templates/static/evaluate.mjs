// @ts-check
/**
 * Decides what an organisation is under a law, from the rules that are published as
 * `data/rules/CODE.json`. No dependencies; runs in browsers and in Node. `docs/rules.md` says what is
 * computed; this module is one way to compute it.
 *
 *     import { compile } from "./evaluate.mjs";
 *     const belgium = compile(await (await fetch("be.json")).json());
 *     belgium.decide({ entities: ["managed-service-provider"], size: "large" }).outcome; // "essential"
 *
 * Numbers are exact. They have at most four digits after the point and are held as whole
 * ten-thousandths: as a Number where that is a safe integer (so up to EUR 900 thousand million), and
 * as a BigInt beyond. The language compares the two exactly; sums and shares change over as needed.
 *
 * Every condition becomes a node with two functions: `find` gives a finding, a truth with what was
 * presumed and what is missing; `test` gives the truth alone, and is fast.
 */

/** @typedef {0|1|2} Truth no, not known, yes: so that `all` is the minimum and `any` the maximum */
/** @typedef {{truth: Truth, assumed: readonly string[], missing: readonly string[]}} Finding */
/**
 * @typedef {object} Node a condition for one entity type
 * @property {(c: Case) => Finding} find
 * @property {(c: Case) => Truth} test
 * @property {readonly number[]} reads what it looks at: numbers of inputs, `SIZE`, `PLACES`, `MORE`
 */
/** @typedef {number|bigint} Exact ten-thousandths */
/** @typedef {boolean|string|Exact|{amount: Exact, unit: string}|undefined} Answer */
/** @typedef {{value: Answer, open: readonly string[], assumed: readonly string[]}} Figure */
/** @typedef {{entity: string, said: Answer[]}} Activity */
/** @typedef {{share: Answer, linked: boolean, figures: Answer[]}} Member */
/** @typedef {{figures: Answer[], group: Member[]}} Period */
/**
 * @typedef {object} Case an organisation, read and ready to be asked
 * @property {Activity[]} activities
 * @property {Answer[]} said answers about the whole, by the number of the input
 * @property {number|undefined} size
 * @property {boolean} hasGroup
 * @property {Period[]} periods the latest first
 * @property {(Figure|undefined)[][]|null} figures by period, with the group; made when first asked for
 * @property {string[]|undefined} established
 * @property {string[]|undefined} provides
 * @property {(string|null|undefined)[]|undefined} main
 * @property {string|undefined} asked the state whose jurisdiction is asked; none for the directive
 * @property {boolean} presume
 * @property {Activity|null} activity the activity that is looked at
 * @property {string|null} class the class that was decided
 * @property {number} period the accounting period whose figures count
 */
/** @typedef {{rule: string, effect: string, origin: string, under: object[]}} Reason */
/**
 * @typedef {object} Answered
 * @property {string} outcome
 * @property {string} [national_class]
 * @property {Reason[]} because
 * @property {string} [regime]
 * @property {string[]} assumed
 * @property {string[]} missing
 * @property {string[]} elsewhere
 * @property {string[]} exempt_from
 */

export const NO = 0;
export const UNKNOWN = 1;
export const YES = 2;
const SIZES = ["micro", "small", "medium", "large"];
const FIGURES = ["staff", "turnover", "balance-sheet"];
/** @type {readonly string[]} */
const NOTHING = Object.freeze([]);
// What a node can look at beside inputs: the stated size, the places, and more than one activity.
const SIZE = -2;
const PLACES = -3;
const MORE = -4;
const HELD = finding(YES);
const FAILED = finding(NO);

/**
 * @param {Truth} truth
 * @returns {Finding}
 */
function finding(truth, assumed = NOTHING, missing = NOTHING) {
  return { truth, assumed, missing };
}

/** @param {string} input */
const missing = (input) => finding(UNKNOWN, NOTHING, [input]);
/** @param {boolean} truth */
const known = (truth) => (truth ? HELD : FAILED);
/** @param {boolean} truth @param {string} input */
const presumed = (truth, input) => finding(truth ? YES : NO, [input]);

/** @template T @param {readonly T[]} a @param {readonly T[]} b @returns {readonly T[]} */
function union(a, b) {
  if (b.length === 0 || a === b) return a;
  if (a.length === 0) return b;
  const more = b.filter((one) => !a.includes(one));
  return more.length === 0 ? a : a.concat(more);
}

/** @param {Finding} f @returns {Finding} */
const negated = (f) => (f.truth === UNKNOWN ? f : finding(f.truth === YES ? NO : YES, f.assumed, f.missing));

/**
 * Joins findings with a truth that decides alone. The answer then rests on that member only; of
 * several, on the first of those with the fewest presumptions.
 * @template T @param {readonly T[]} members @param {0|2} deciding @param {(member: T) => Finding} find
 * @returns {Finding}
 */
function joinOf(members, deciding, find) {
  let decided = null;
  let open = false;
  let assumed = NOTHING;
  let lacking = NOTHING;
  for (let at = 0; at < members.length; at++) {
    const f = find(members[at]);
    if (f.truth === deciding) {
      if (decided === null || f.assumed.length < decided.assumed.length) decided = f;
      if (decided.assumed.length === 0) return decided;
    } else {
      open ||= f.truth === UNKNOWN;
      assumed = union(assumed, f.assumed);
      lacking = union(lacking, f.missing);
    }
  }
  return decided ?? finding(open ? UNKNOWN : deciding === NO ? YES : NO, assumed, lacking);
}

/** @param {readonly Finding[]} findings @param {0|2} deciding */
export const join = (findings, deciding) => joinOf(findings, deciding, (f) => f);

/** @type {Node} */
const ALWAYS = { find: () => HELD, test: () => YES, reads: [] };
/** @type {Node} */
const NEVER = { find: () => FAILED, test: () => NO, reads: [] };

/**
 * A node whose findings are made beforehand, so that asking for the truth alone is as good.
 * @param {readonly number[]} reads @param {(c: Case) => Finding} find @returns {Node}
 */
const atom = (reads, find) => ({ find, test: (c) => find(c).truth, reads });

/** @param {Node[]} nodes @returns {Node} */
const all = (nodes) => joined(nodes, NO);
/** @param {Node[]} nodes @returns {Node} */
const any = (nodes) => joined(nodes, YES);

/**
 * Members that are settled for every organisation fall away, or settle the whole.
 * @param {Node[]} nodes @param {0|2} deciding @returns {Node}
 */
function joined(nodes, deciding) {
  const [settling, neutral] = deciding === NO ? [NEVER, ALWAYS] : [ALWAYS, NEVER];
  if (nodes.includes(settling)) return settling;
  const open = nodes.filter((node) => node !== neutral);
  if (open.length < 2) return open[0] ?? neutral;
  const tests = open.map((node) => node.test);
  const joining = deciding === NO ? Math.min : Math.max;
  return {
    reads: open.reduce((reads, node) => union(reads, node.reads), /** @type {readonly number[]} */ ([])),
    find: (c) => joinOf(open, deciding, (node) => node.find(c)),
    test: (c) => {
      let truth = tests[0](c);
      for (let at = 1; at < tests.length && truth !== deciding; at++) {
        truth = /** @type {Truth} */ (joining(truth, tests[at](c)));
      }
      return truth;
    },
  };
}

/** @param {Node} node @returns {Node} */
function not(node) {
  if (node === ALWAYS) return NEVER;
  if (node === NEVER) return ALWAYS;
  return { find: (c) => negated(node.find(c)), test: (c) => /** @type {Truth} */ (YES - node.test(c)), reads: node.reads };
}

// ---- Exact numbers

const LARGEST = 2n ** 63n - 1n;
const SCALE = 10_000n;

/** @param {bigint} value @returns {Exact} */
const shrunk = (value) => (value <= BigInt(Number.MAX_SAFE_INTEGER) ? Number(value) : value);

/** A decimal text as ten-thousandths. @param {string} text @returns {Exact} */
function decimal(text) {
  const parts = /^([0-9][0-9_]*)(?:\.([0-9]{1,4})0*)?$/.exec(text);
  if (!parts) throw new TypeError(`\`${text}\` is no number with at most four digits after the point`);
  const value = BigInt(parts[1].replaceAll("_", "")) * SCALE + BigInt((parts[2] ?? "").padEnd(4, "0"));
  if (value > LARGEST) throw new RangeError(`\`${text}\` is too large`);
  return shrunk(value);
}

/** A number of JSON as ten-thousandths. @param {number} value @returns {Exact} */
function scaled(value) {
  if (Number.isInteger(value) && value >= 0) {
    const ten = value * 10_000;
    // The product of whole numbers is exact as long as it is a safe integer.
    if (ten <= Number.MAX_SAFE_INTEGER) return ten;
    if (!Number.isSafeInteger(value)) throw new RangeError(`${value} has too many digits; write it as text`);
  }
  return decimal(String(value));
}

/** @param {Exact} a @param {Exact} b @returns {Exact} */
function plus(a, b) {
  if (typeof a === "number" && typeof b === "number" && a + b <= Number.MAX_SAFE_INTEGER) return a + b;
  const sum = BigInt(a) + BigInt(b);
  return shrunk(sum > LARGEST ? LARGEST : sum);
}

/** So many per cent of it, rounded down; nothing where it is too large. @param {Exact} value @param {Exact} share */
function percent(value, share) {
  const part = (BigInt(value) * BigInt(share)) / (SCALE * 100n);
  return part > LARGEST ? undefined : shrunk(part);
}

/** @param {any} a @param {any} b */
const sign = (a, b) => (a < b ? -1 : a > b ? 1 : 0);

/** @type {Record<string, (sign: number) => boolean>} */
const HOLDS = {
  is: (s) => s === 0,
  "is-not": (s) => s !== 0,
  "at-least": (s) => s >= 0,
  "more-than": (s) => s > 0,
  "at-most": (s) => s <= 0,
  "less-than": (s) => s < 0,
};

// ---- Answers

/** @type {Record<string, number>} */
const SECONDS = { second: 1, min: 60, minute: 60, h: 3600, hour: 3600, day: 86_400, week: 604_800 };

/** @param {any} input a question of the program @param {unknown} value @returns {Answer} */
function answer(input, value) {
  const wrong = () => new TypeError(`${JSON.stringify(value)} is no answer to \`${input.id}\` (${input.kind})`);
  if (input.sums) throw new TypeError(`\`${input.id}\` adds up \`${input.sums.input}\`; give that instead`);
  switch (input.kind) {
    case "yes-no":
      if (value === true || value === "yes" || value === "true") return true;
      if (value === false || value === "no" || value === "false") return false;
      throw wrong();
    case "choice":
      if (typeof value !== "string") throw wrong();
      if (input.values && !input.values.some((/** @type {any} */ one) => one.value === value)) throw wrong();
      return value;
    case "date":
      if (typeof value !== "string" || !/^\d{4}-\d{2}-\d{2}$/.test(value)) throw wrong();
      return value;
  }
  if (typeof value === "number" && input.kind !== "duration") {
    if (input.kind === "quantity" && !input.unit) throw wrong();
    return scaled(value);
  }
  const parts = typeof value === "string" && /^\s*([0-9][0-9_.]*)\s*(.*?)\s*$/.exec(value);
  if (!parts) throw wrong();
  const amount = decimal(parts[1]);
  const unit = parts[2];
  if (input.kind === "duration") {
    const seconds = SECONDS[unit.length > 1 ? unit.replace(/s$/, "") : unit];
    if (!seconds || typeof amount !== "number" || amount % 10_000 !== 0) throw wrong();
    return (amount / 10_000) * seconds;
  }
  const usual = usualUnit(input);
  if (unit === "" ? input.kind !== "quantity" || usual : unit === usual) return amount;
  if (input.kind === "money" ? !/^[A-Z]{3}$/.test(unit) : input.kind !== "quantity" || usual || unit === "") throw wrong();
  return { amount, unit };
}

/** The unit in which plain numbers count. @param {any} input @returns {string|undefined} */
const usualUnit = (input) => ({ money: "EUR", share: "%" })[/** @type {string} */ (input.kind)] ?? input.unit;

/** @param {string} input @param {boolean} held */
const both = (input, held) => presumed(held, input);

/**
 * Reads the rules of a law once, for any number of decisions.
 * @param {any} program a document of `data/rules`
 */
export function compile(program) {
  if (program.format !== "acquis-rules" || program.version !== 1) {
    throw new TypeError(`these are no rules of version 1: ${program.format} ${program.version}`);
  }
  const inputs = Object.entries(program.inputs).map(([id, input], slot) => ({ .../** @type {any} */ (input), id, slot }));
  /** @type {Map<string, any>} */
  const byId = new Map(inputs.map((input) => [input.id, input]));
  const figures = FIGURES.map((id) => byId.get(id));
  const union_ = new Set(program.union);
  const elsewhere = new Set(program.other_types);
  const toldSlots = inputs.filter((input) => input.told_by).map((input) => input.slot);
  const slotOf = (/** @type {string} */ id) => byId.get(id)?.slot ?? -1;
  const [autonomous, alike, founded, registered] = ["autonomous", "periods-alike", "newly-founded", "registered"].map(slotOf);

  /** @param {Case} c @param {number} slot @returns {Answer} */
  function said(c, slot) {
    const own = c.activity === null ? undefined : c.activity.said[slot];
    return own === undefined ? c.said[slot] : own;
  }

  // ---- Conditions

  /**
   * The node of a condition for one entity type, or for the organisation as a whole.
   * @param {any} condition @param {string|null} entity @returns {Node}
   */
  function node(condition, entity) {
    switch (condition.op) {
      case "always":
        return ALWAYS;
      case "all":
        return all(condition.of.map((/** @type {any} */ one) => node(one, entity)));
      case "any":
        return any(condition.of.map((/** @type {any} */ one) => node(one, entity)));
      case "not":
        return not(node(condition.of, entity));
      case "activity":
        return activityNode(condition.among, entity);
      case "size":
        return sizeNode(condition.is, condition.sizes, entity);
      case "class":
        return classNode(condition.among);
      case "flag":
        return flagNode(condition.input);
      case "choice":
        return choiceNode(condition.input, condition.among);
      case "compare":
        return compareNode(condition.input, condition.is, condition.bound);
      default:
        throw new TypeError(`\`${condition.op}\` is no condition of version 1`);
    }
  }

  /** @param {any[]} among @param {string} entity */
  function isOneOf(among, entity) {
    const here = program.types[entity];
    return here !== undefined && among.some(({ kind, id }) => {
      if (kind === "type") return id === entity;
      if (kind === "annex") return id === here.annex;
      if (kind === "sector") return id === here.sector;
      return here.subsector !== undefined && id === `${here.sector}/${here.subsector}`;
    });
  }

  /** @param {any[]} among @param {string|null} entity @returns {Node} */
  function activityNode(among, entity) {
    if (entity !== null) return isOneOf(among, entity) ? ALWAYS : NEVER;
    const unsaid = missing("activity");
    return atom([MORE], (c) => (c.activities.length === 0 ? unsaid : known(c.activities.some((one) => isOneOf(among, one.entity)))));
  }

  /** @param {string[]} among @returns {Node} */
  function classNode(among) {
    const unsaid = missing("class");
    const of = new Map(program.outcomes.map((/** @type {any} */ one) => [one.class, one.of]));
    return atom([], (c) => (c.class === null ? unsaid : known(among.includes(c.class) || among.includes(of.get(c.class)))));
  }

  /** What is presumed of an input that is not said. @param {any} input */
  const presumption = (input) => /** @type {string|undefined} */ (input?.presume);

  /** @param {string} id @returns {Node} */
  function flagNode(id) {
    const input = byId.get(id);
    const slot = slotOf(id);
    const unsaid = missing(id);
    const silent = presumption(input) === undefined ? unsaid : both(id, presumption(input) === "yes");
    const told = input?.told_by;
    const places = [NO, YES].map((truth) => presumed(truth === YES, "main-establishment"));
    return atom(told === undefined ? [slot] : [slot, PLACES], (c) => {
      const answered = said(c, slot);
      if (answered !== undefined) return typeof answered === "boolean" ? known(answered) : unsaid;
      if (told !== undefined) {
        const place = tell(told, c);
        if (place !== undefined && place.sure) return known(place.here);
        if (place !== undefined) return c.presume ? places[place.here ? 1 : 0] : unsaid;
      }
      return c.presume ? silent : unsaid;
    });
  }

  /** @param {string} id @param {string[]} among @returns {Node} */
  function choiceNode(id, among) {
    const slot = slotOf(id);
    const unsaid = missing(id);
    const usual = presumption(byId.get(id));
    const silent = usual === undefined ? unsaid : both(id, among.includes(usual));
    return atom([slot], (c) => {
      const answered = said(c, slot);
      if (answered !== undefined) return typeof answered === "string" ? known(among.includes(answered)) : unsaid;
      return c.presume ? silent : unsaid;
    });
  }

  // ---- Comparisons

  /**
   * How an answer stands to a bound: a sign; nothing where they cannot be compared; and the name of
   * the input that is missing where the bound depends on one.
   * @param {any} input @param {any} bound
   * @returns {(value: any, c: Case) => number|string|undefined}
   */
  function order(input, bound) {
    const { kind, value } = bound;
    const fits = { number: ["number", "quantity", "amount"], quantity: ["number", "quantity", "amount"], money: ["money", "amount"],
      share: ["percent"], duration: ["seconds"], date: ["date"] }[/** @type {string} */ (input?.kind)];
    if (!fits?.includes(kind)) return () => undefined;
    if (kind === "amount") {
      return (v, c) => {
        const base = value.kind === "share" && input.kind === "money" ? said(c, slotOf(value.value.of)) : undefined;
        // A share of a sum in another currency cannot be compared.
        if (base !== undefined && /** @type {any} */ (base).unit !== v.unit) return undefined;
        const limit = amountOf(value, c);
        return typeof limit === "string" || limit === undefined ? limit : sign(v.amount ?? v, limit);
      };
    }
    if (kind === "seconds" || kind === "date") return (v) => sign(v, value);
    const limit = decimal(value.amount ?? value);
    const unit = value.currency ?? value.unit;
    // Only money and quantities against a quantity have to have the same unit.
    const strict = kind === "money" || (kind === "quantity" && input.kind === "quantity");
    const usual = !strict || usualUnit(input) === unit;
    return (v) => {
      if (typeof v === "object") return !strict || v.unit === unit ? sign(v.amount, limit) : undefined;
      return usual ? sign(v, limit) : undefined;
    };
  }

  /** @param {any} amount @param {Case} c @returns {Exact|string|undefined} */
  function amountOf({ kind, value }, c) {
    if (kind === "number") return decimal(value);
    if (kind === "money" || kind === "quantity") return decimal(value.amount);
    if (kind === "share") {
      const base = /** @type {any} */ (said(c, slotOf(value.of)));
      const numeric = ["number", "money", "quantity"].includes(byId.get(value.of)?.kind);
      return base === undefined || !numeric ? value.of : percent(base.amount ?? base, decimal(value.percent));
    }
    if (kind !== "higher-of" && kind !== "lower-of") return undefined;
    const [a, b] = value.map((/** @type {any} */ one) => amountOf(one, c));
    for (const one of [a, b]) if (typeof one === "string" || one === undefined) return typeof a === "string" ? a : typeof b === "string" && a !== undefined ? b : one;
    return (kind === "higher-of") === a > b ? a : b;
  }

  /**
   * A comparison with the lower or higher of two amounts, as one with each of them: what is more than
   * one of the two is more than the lower, whatever the other is.
   * @param {string} is @param {any} bound
   */
  function partsOf(is, { kind, value }) {
    if (kind !== "amount" || (value.kind !== "lower-of" && value.kind !== "higher-of") || is === "is" || is === "is-not") return undefined;
    const oneIsEnough = (is === "more-than" || is === "at-least") === (value.kind === "lower-of");
    const plain = ["money", "number", "quantity"];
    const bounds = value.value.map((/** @type {any} */ part) => (plain.includes(part.kind) ? part : { kind: "amount", value: part }));
    return { join: oneIsEnough ? any : all, bounds: /** @type {any[]} */ (bounds) };
  }

  /** @param {string} id @param {string} is @param {any} bound @returns {Node} */
  function compareNode(id, is, bound) {
    const input = byId.get(id);
    if (input?.sums) return sumNode(input, is, bound);
    const parts = partsOf(is, bound);
    if (parts !== undefined) return parts.join(parts.bounds.map((part) => compareNode(id, is, part)));
    if (FIGURES.includes(id)) return figureNode(id, is, bound);
    const stands = order(input, bound);
    const holds = HOLDS[is];
    const unsaid = missing(id);
    const usual = presumption(input);
    const number = usual !== undefined && /^[0-9][0-9_]*(\.[0-9]{1,4})?$/.test(usual) ? decimal(usual) : undefined;
    const standsUsual = order({ kind: "number" }, bound);
    const slot = slotOf(id);
    return atom(bound.kind === "amount" ? [slot, MORE] : [slot], (c) => {
      const answered = said(c, slot);
      if (answered === undefined) {
        if (!c.presume || number === undefined) return unsaid;
        const found = standsUsual(number, c);
        return typeof found === "number" ? presumed(holds(found), id) : unsaid;
      }
      const found = stands(answered, c);
      if (typeof found === "number") return known(holds(found));
      if (found === undefined) return unsaid;
      // A share of something is never below zero, so nothing is not more than it.
      const nothing = (/** @type {any} */ (answered).amount ?? answered) === 0;
      return nothing && is === "more-than" ? FAILED : nothing && is === "at-most" ? HELD : missing(found);
    });
  }

  /**
   * A figure by which size is told. Where only the least that it can be is known, that may be enough.
   * @param {string} id @param {string} is @param {any} bound @returns {Node}
   */
  function figureNode(id, is, bound) {
    const at = FIGURES.indexOf(id);
    const stands = order(byId.get(id), bound);
    const holds = HOLDS[is];
    const unsaid = missing(id);
    // The more a group adds, the surer is what holds already for a figure above the bound.
    const above = holds(1);
    const onIt = { "at-least": true, "less-than": true }[is] ?? false;
    return atom([...figures.map((figure) => figure.slot), autonomous, ...ownFigures().reads, ...(bound.kind === "amount" ? [MORE] : [])], (c) => {
      const figure = (c.figures ?? groupFigures(c))[c.period]?.[at];
      if (figure === undefined) return unsaid;
      const found = stands(figure.value, c);
      if (typeof found !== "number") return found === undefined ? unsaid : missing(found);
      if (found > 0 || (found === 0 && onIt)) return known(above);
      if (figure.open.length > 0) return finding(UNKNOWN, figure.assumed, figure.open);
      return figure.assumed.length > 0 ? finding(holds(found) ? YES : NO, figure.assumed) : known(holds(found));
    });
  }

  /** The sum over activities; unknown only while open parts could decide. @param {any} input @param {string} is @param {any} bound @returns {Node} */
  function sumNode(input, is, bound) {
    const slot = slotOf(input.sums.input);
    const share = byId.get(input.sums.input)?.kind === "share";
    const unsaid = missing(input.sums.input);
    if (bound.kind !== "percent") return atom([], () => missing(input.id));
    const limit = decimal(bound.value);
    const [atMost, atLeast] = [["at-most", "less-than"].includes(is), ["at-least", "more-than"].includes(is)];
    return atom([MORE], (c) => {
      const { activity } = c;
      /** @type {Exact} */
      let sum = 0;
      let open = false;
      for (const one of c.activities) {
        c.activity = one;
        const counts = unit(one.entity).sums(input).test(c);
        if (counts === NO) continue;
        const part = said(c, slot);
        if (counts === YES && share && part !== undefined) sum = plus(sum, /** @type {Exact} */ (part));
        else open = true;
      }
      c.activity = activity;
      const lowest = HOLDS[is](sign(sum, limit));
      if (!open || (atLeast && lowest) || (atMost && !lowest)) return known(lowest);
      return unsaid;
    });
  }

  // ---- Size

  /** @param {string} is @param {string[]} sizes @param {string|null} entity @returns {Node} */
  function sizeNode(is, sizes, entity) {
    const byFigures = inBlocks(is, sizes, entity);
    const eachByFigures = SIZES.map((size) => inBlocks("is", [size], entity));
    const asStated = SIZES.map((size, at) => {
      if (is === "is") return sizes.includes(size);
      if (is === "is-not") return !sizes.includes(size);
      return sizes.length > 0 && HOLDS[is](sign(at, SIZES.indexOf(sizes[0])));
    }).map(known);
    const [staff, turnover, balance] = figures.map((figure) => figure.slot);
    /** @param {Case} c */
    const find = (c) => {
      if (c.size === undefined) return byFigures.find(c);
      if (c.said[staff] === undefined && c.said[turnover] === undefined && c.said[balance] === undefined) return asStated[c.size];
      // Figures win. Where they leave it open, the stated size settles it unless they rule it out.
      const found = byFigures.find(c);
      return found.truth !== UNKNOWN || eachByFigures[c.size].test(c) === NO ? found : asStated[c.size];
    };
    const reads = [SIZE, staff, turnover, balance].concat(byFigures.reads);
    return { find, test: (c) => (c.size === undefined ? byFigures.test(c) : find(c).truth), reads };
  }

  /** The first block that speaks for the organisation decides. @param {string} is @param {string[]} sizes @param {string|null} entity */
  function inBlocks(is, sizes, entity) {
    /** @type {Node[]} */
    const found = [];
    /** @type {Node[]} */
    const earlier = [];
    for (const block of program.sizes) {
      const compared = inBlock(block, is, sizes, entity);
      if (block.applies === undefined) {
        found.push(all([...earlier, compared]));
        break;
      }
      const applies = node(block.applies, entity);
      found.push(all([...earlier, applies, compared]));
      earlier.push(not(applies));
    }
    return any(found);
  }

  /** @param {any} block @param {string} is @param {string[]} sizes @param {string|null} entity @returns {Node} */
  function inBlock(block, is, sizes, entity) {
    const met = (/** @type {string} */ size) => ceilings(block, size, entity);
    const exactly = (/** @type {string} */ size) => {
      const order = block.classes.map((/** @type {any} */ one) => one.size);
      const smaller = order.includes(size) ? order.slice(0, order.indexOf(size)) : order;
      return all([...smaller.map((/** @type {string} */ one) => not(met(one))), met(size)]);
    };
    if (is === "is") return any(sizes.map(exactly));
    if (is === "is-not") return not(any(sizes.map(exactly)));
    // At least medium: neither micro nor small.
    const reaches = (/** @type {number} */ at) => not(any(SIZES.slice(0, at).map(met)));
    if (sizes.length === 0) return NEVER;
    const at = SIZES.indexOf(sizes[0]);
    if (is === "at-least") return reaches(at);
    if (is === "less-than") return not(reaches(at));
    const beyond = at + 1 < SIZES.length ? reaches(at + 1) : NEVER;
    return is === "more-than" ? beyond : not(beyond);
  }

  /** Whether the ceilings of a size are kept, whatever smaller sizes say. @param {any} block @param {string} size @param {string|null} entity @returns {Node} */
  function ceilings(block, size, entity) {
    const rule = block.classes.find((/** @type {any} */ one) => one.size === size);
    if (rule === undefined) return atom([], () => missing("size"));
    const inner = node(rule.when, entity);
    if (inner === ALWAYS || inner === NEVER) return inner;
    const now = /** @param {Case} c @param {number} period */ (c, period) => {
      const before = c.period;
      c.period = period;
      const found = inner.find(c);
      c.period = before;
      return found;
    };
    const twice = block.two_periods && rule.when.op !== "always";
    if (!twice) return atom(inner.reads, (c) => now(c, 0));
    return {
      reads: [...inner.reads, alike, founded],
      find: (c) => overPeriods(c, (period) => now(c, period)),
      test: (c) => (c.periods.length === 1 && beforeTheFirst(c) !== "unknown" ? inner.test(c) : overPeriods(c, (period) => now(c, period)).truth),
    };
  }

  /**
   * A ceiling is crossed, either way, only when that happens in two periods running; until then the
   * status of the period before stays.
   * @param {Case} c @param {(period: number) => Finding} met @returns {Finding}
   */
  function overPeriods(c, met) {
    const oldest = Math.max(c.periods.length - 1, 0);
    let status = met(oldest);
    const before = beforeTheFirst(c);
    if (before === "unknown") status = finding(UNKNOWN, status.assumed, union(status.missing, ["periods"]));
    else if (before === "alike" && status.truth !== UNKNOWN) {
      status = finding(status.truth, union(status.assumed, ["periods-alike"]));
    }
    for (let period = oldest - 1; period >= 0; period--) {
      const [now, then] = [met(period), met(period + 1)];
      status = join([join([now, then], NO), join([join([now, then], YES), status], NO)], YES);
    }
    return status;
  }

  /** What came before the oldest period that is known. @param {Case} c */
  function beforeTheFirst(c) {
    if (c.said[founded] === true || c.said[alike] === true || alike < 0) return "nothing";
    return c.presume && presumption(byId.get("periods-alike")) === "yes" ? "alike" : "unknown";
  }

  // ---- Groups

  /** @type {Node|undefined} */
  let ownFiguresNode;
  /** Whether the organisation is looked at without its group. A size in it counts no figures. */
  function ownFigures() {
    if (ownFiguresNode === undefined) {
      ownFiguresNode = NEVER;
      ownFiguresNode = any(program.group.own_figures.map((/** @type {any} */ one) => node(one, null)));
    }
    return ownFiguresNode;
  }
  const partnerFrom = decimal(program.group.partner_from);

  /** Adds up the group, period by period. @param {Case} c */
  function groupFigures(c) {
    // Whether the group counts is asked before any figure is there.
    const alone = ownFigures().find({ ...c, activity: null, class: null, periods: [], figures: [] });
    const ties = tiesOf(c, alone);
    c.figures = c.periods.map((period) => FIGURES.map((_, at) => figureOf(period, at, ties)));
    return c.figures;
  }

  /** Which ties count, and what is not known about the group as such. @param {Case} c @param {Finding} alone */
  function tiesOf(c, alone) {
    const { linked, partner } = program.group;
    const ties = { linked, partner, missing: NOTHING, assumed: NOTHING };
    const alonePresumed = presumption(byId.get("autonomous")) === "yes";
    if (c.hasGroup && alone.truth !== NO) [ties.linked, ties.partner] = [false, false];
    if (c.hasGroup ? alone.truth !== UNKNOWN : alone.truth === YES) ties.assumed = alone.assumed;
    else if (c.hasGroup) ties.missing = alone.missing;
    else if (c.said[autonomous] === false) ties.missing = ["group"];
    else if (c.said[autonomous] === true || autonomous < 0) return ties;
    else if (c.presume && alonePresumed) ties.assumed = ["autonomous"];
    else ties.missing = ["autonomous"];
    return ties;
  }

  /** @param {Period} period @param {number} at @param {ReturnType<typeof tiesOf>} ties @returns {Figure|undefined} */
  function figureOf(period, at, ties) {
    let sum = /** @type {any} */ (period.figures[at]);
    let open = union(ties.missing, sum === undefined ? [FIGURES[at]] : NOTHING);
    for (const member of period.group) {
      const counts = member.linked ? ties.linked : ties.partner;
      if (!counts || (member.share !== undefined && /** @type {Exact} */ (member.share) < partnerFrom)) continue;
      const whole = /** @type {any} */ (member.figures[at]);
      const part = whole === undefined || member.share === undefined ? undefined : percent(whole.amount ?? whole, /** @type {Exact} */ (member.share));
      if (part === undefined) open = union(open, ["group"]);
      else if (sum === undefined) sum = whole.unit ? { amount: part, unit: whole.unit } : part;
      else if (sum.unit !== whole.unit) open = union(open, ["group"]);
      else sum = sum.unit ? { amount: plus(sum.amount, part), unit: sum.unit } : plus(sum, part);
    }
    return sum === undefined ? undefined : { value: sum, open, assumed: ties.assumed };
  }

  // ---- Places (Art. 26)

  /** @param {string} by @param {Case} c @returns {{here: boolean, sure: boolean}|undefined} */
  function tell(by, c) {
    if (by === "main-establishment") {
      const main = mainEstablishment(c);
      return main && { here: c.asked === undefined || c.asked === main.state, sure: main.sure };
    }
    const codes = by === "provides-in" ? c.provides : c.established;
    if (codes === undefined) return undefined;
    const anywhere = by === "established-in-union" || c.asked === undefined;
    return { here: anywhere ? codes.some((code) => union_.has(code)) : codes.includes(/** @type {string} */ (c.asked)), sure: true };
  }

  /** The first of the three places that can be told and lies in the Union. @param {Case} c */
  function mainEstablishment(c) {
    let sure = true;
    for (const place of c.main ?? []) {
      if (place === undefined) sure = false;
      else if (place !== null && union_.has(place)) return { state: place, sure };
    }
    const only = [...new Set(c.established?.filter((code) => union_.has(code)))];
    return only.length === 1 ? { state: only[0], sure: true } : undefined;
  }

  // ---- Rules

  const reasons = new Map(program.rules.map((/** @type {any} */ rule) =>
    [rule, Object.freeze({ rule: rule.id, effect: rule.effect, origin: rule.origin, under: rule.under })]));

  /** The rules that can hold for an entity type. @param {any[]} rules @param {string|null} entity */
  function rulesOf(rules, entity) {
    const open = rules.map((rule) => ({ rule, node: node(rule.when, entity) })).filter((one) => one.node !== NEVER);
    return {
      open,
      any: any(open.map((one) => one.node)),
      /** @param {Case} c @returns {[Finding, Reason[]]} */
      find: (c) => {
        /** @type {Reason[]} */
        const held = [];
        const findings = [];
        for (const one of open) {
          const f = one.node.find(c);
          if (f.truth === YES) held.push(reasons.get(one.rule));
          findings.push(f);
        }
        return [join(findings, YES), held];
      },
    };
  }

  /** Everything that concerns one entity type. @param {string} entity */
  function makeUnit(entity) {
    const of = (/** @type {string} */ effect, /** @type {string|undefined} */ named = undefined) =>
      rulesOf(program.rules.filter((/** @type {any} */ rule) => rule.effect === effect && (named === undefined || rule.class === named)), entity);
    /** @type {Record<string, string>} */
    const effects = { undetermined: "undecided" };
    const classes = program.outcomes
      .filter((/** @type {any} */ one) => one.outcome !== "elsewhere" && one.outcome !== "out-of-scope")
      .map((/** @type {any} */ one) => ({ is: one, rules: of(effects[one.outcome] ?? one.outcome, one.class) }))
      .filter((/** @type {any} */ one) => one.rules.open.length > 0);
    /** @type {Map<any, Node>} */
    const sums = new Map();
    return {
      classes,
      disregard: of("disregard"),
      exclude: of("exclude"),
      undecided: of("undecided"),
      include: of("include"),
      exempt: of("exempt"),
      jurisdiction: program.jurisdiction.length === 0 ? null : any(program.jurisdiction.map((/** @type {any} */ one) => node(one.when, entity))),
      regimes: program.regimes.map((/** @type {any} */ one) => ({ id: one.id, node: node(one.when, entity) })),
      /** For which activities of this type a sum counts. @param {any} input @returns {Node} */
      sums: (input) => sums.get(input) ?? (sums.set(input, node(input.sums.when, entity)), /** @type {Node} */ (sums.get(input))),
    };
  }

  /** @type {Map<string, ReturnType<typeof makeUnit>>} */
  const units = new Map();
  /** @param {string} entity */
  function unit(entity) {
    let made = units.get(entity);
    if (made === undefined) {
      if (!(entity in program.types) && !elsewhere.has(entity)) throw new TypeError(`there is no entity type \`${entity}\``);
      units.set(entity, (made = makeUnit(entity)));
    }
    return made;
  }

  const ranked = (/** @type {string} */ outcome) => program.outcomes.find((/** @type {any} */ one) => one.outcome === outcome);
  const [UNDETERMINED, ELSEWHERE, OUTSIDE] = ["undetermined", "elsewhere", "out-of-scope"].map(ranked);
  const constitutive = program.constitutive_registration.map((/** @type {any} */ one) =>
    ({ regime: one.regime, node: one.when === undefined ? ALWAYS : node(one.when, null) }));

  // ---- Decisions

  /** What one activity is, with reasons. @param {Case} c @param {Activity} activity */
  function decideOne(c, activity) {
    const here = unit(activity.entity);
    [c.activity, c.class] = [activity, null];
    const one = classify(c, here);
    if (one.is !== OUTSIDE && one.is !== UNDETERMINED) settleJurisdiction(c, here, one);
    c.class = one.is.class ?? one.is.outcome;
    const regime = here.regimes.find((/** @type {any} */ regime) => regime.node.test(c) === YES)?.id;
    const freed = here.exempt.open.filter(({ node }) => node.test(c) === YES);
    const exempt = freed.flatMap(({ rule }) => rule.frees ?? ["all"]);
    [c.activity, c.class] = [null, null];
    return { ...one, entity: activity.entity, regime, exempt };
  }

  /** The rules of scope and class. @param {Case} c @param {ReturnType<typeof makeUnit>} here */
  function classify(c, here) {
    const [disregarded, disregarding] = here.disregard.find(c);
    const [excluded, excluding] = here.exclude.find(c);
    const [included, including] = here.include.find(c);
    const outside = join([disregarded, excluded], YES);
    // Whoever is inside without a class that anybody has read is inside all the same.
    const inside = join([join([included, here.undecided.find(c)[0]], YES), negated(outside)], NO);
    /** @param {any} is @param {Reason[]} because @param {Finding} f */
    const answered = (is, because, f) => ({ is, because, assumed: f.assumed, missing: f.missing, elsewhere: /** @type {string[]} */ ([]) });
    if (inside.truth === NO) return answered(OUTSIDE, outside.truth === YES ? [...disregarding, ...excluding] : [], inside);
    // That no higher class was reached may rest on presumptions, as on there being no designation.
    let presumed = NOTHING;
    const resting = (/** @type {Finding} */ f) => finding(f.truth, union(f.assumed, presumed), f.missing);
    for (const one of here.classes) {
      const [found, held] = one.rules.find(c);
      const truth = join([inside, found], NO);
      if (truth.truth !== NO) return answered(truth.truth === YES ? one.is : UNDETERMINED, [...held, ...including], resting(truth));
      presumed = union(presumed, truth.assumed);
    }
    // Inside, and no rule gives a class: nothing in the law says what such an entity is.
    return answered(OUTSIDE, inside.truth === YES ? including : [], resting(inside));
  }

  /** A state whose rules of jurisdiction do not hold is not the one to ask. @param {Case} c @param {ReturnType<typeof makeUnit>} here @param {ReturnType<typeof classify>} one */
  function settleJurisdiction(c, here, one) {
    const { jurisdiction } = here;
    if (jurisdiction === null) return;
    const found = jurisdiction.find(c);
    one.assumed = union(one.assumed, found.assumed);
    if (found.truth === UNKNOWN) {
      one.is = UNDETERMINED;
      one.missing = union(one.missing, found.missing);
    } else if (found.truth === NO) {
      one.is = ELSEWHERE;
      groupFigures(c);
      const places = new Set([...(c.established ?? []), ...(c.provides ?? []), ...(c.main ?? [])].filter((code) => union_.has(code)));
      // What was said about the state asked says nothing about another.
      const said = c.said.slice();
      for (const slot of toldSlots) said[slot] = undefined;
      one.elsewhere = /** @type {string[]} */ ([...places]).filter((asked) => jurisdiction.test({ ...c, said, asked }) === YES);
    }
  }

  /** What one activity is. @param {Case} c @param {Activity} activity @returns {any} */
  function outcomeOne(c, activity) {
    const here = unit(activity.entity);
    c.activity = activity;
    const outside = Math.max(here.disregard.any.test(c), here.exclude.any.test(c));
    if (outside === YES) return OUTSIDE;
    const inside = Math.min(Math.max(here.include.any.test(c), here.undecided.any.test(c)), YES - outside);
    if (inside === NO) return OUTSIDE;
    for (const { is, rules } of here.classes) {
      const truth = Math.min(inside, rules.any.test(c));
      if (truth === NO) continue;
      if (truth === UNKNOWN || is === UNDETERMINED) return UNDETERMINED;
      if (here.jurisdiction === null) return is;
      const found = here.jurisdiction.test(c);
      return found === YES ? is : found === NO ? ELSEWHERE : UNDETERMINED;
    }
    return OUTSIDE;
  }

  /** The rank that counts; nothing while an answer that is open could still be higher. @param {any[]} answers */
  function settledRank(answers) {
    const settled = answers.filter((is) => is.outcome !== "undetermined").map((is) => is.rank);
    const highest = Math.max(...settled);
    if (settled.length === answers.length) return highest;
    return settled.length > 0 && highest >= UNDETERMINED.rank ? highest : undefined;
  }

  /** @param {Case} c @returns {Answered & {basis: string, binding: boolean, duties_from?: string, fines_from?: string, activities: (Answered & {entity: string})[]}} */
  function decideCase(c) {
    const ones = c.activities.map((activity) => decideOne(c, activity));
    const rank = settledRank(ones.map((one) => one.is));
    const counting = ones.filter(({ is }) => (rank === undefined ? is.outcome === "undetermined" : is.rank === rank && is.outcome !== "undetermined"));
    /** @param {"assumed"|"missing"|"elsewhere"} field */
    const together = (field) => counting.flatMap((one) => one[field]);
    const joined = {
      is: counting[counting.length - 1]?.is ?? UNDETERMINED,
      because: [...new Set(counting.flatMap((one) => one.because))],
      regime: counting.find((one) => one.regime !== undefined)?.regime,
      assumed: together("assumed"),
      missing: ones.length === 0 ? ["activity"] : together("missing"),
      elsewhere: together("elsewhere"),
      exempt: freedForAll(ones),
    };
    const bound = ones.length === 0 ? { binding: false } : bind(c, joined);
    return { ...told(joined), basis: program.basis, ...bound, activities: ones.map((one) => ({ entity: one.entity, ...told(one) })) };
  }

  /**
   * The duties from which every activity frees that brings the organisation under the law, or may: a duty
   * that one of them leaves standing is owed.
   * @param {any[]} ones @returns {string[]}
   */
  function freedForAll(ones) {
    const inside = ones.filter(({ is }) => is !== OUTSIDE && is !== ELSEWHERE);
    const frees = (/** @type {string} */ topic) => inside.every(({ exempt }) => exempt.includes(topic) || exempt.includes("all"));
    return inside.flatMap((one) => one.exempt).filter(frees);
  }

  /** Whether the answer binds, and from when. @param {Case} c @param {any} joined */
  function bind(c, joined) {
    /** @type {{binding: boolean, duties_from?: string, fines_from?: string}} */
    const bound = { binding: program.basis === "in-force" };
    const addressed = !["elsewhere", "out-of-scope"].includes(joined.is.outcome);
    if ((program.basis !== "in-force" && program.basis !== "adopted") || !addressed) return bound;
    if (program.duties_from !== undefined) bound.duties_from = program.duties_from;
    const fines = program.fines_from.find((/** @type {any} */ one) => one.regime === undefined || one.regime === joined.regime);
    if (fines !== undefined) bound.fines_from = fines.date;
    c.class = joined.is.class ?? joined.is.outcome;
    const byEntry = constitutive.some((/** @type {any} */ one) => (one.regime === undefined || one.regime === joined.regime) && one.node.test(c) === YES);
    c.class = null;
    if (byEntry) {
      const entered = c.said[registered];
      bound.binding &&= entered === undefined ? c.presume : entered === true;
      if (entered === undefined && c.presume) joined.assumed.push("registered");
    }
    return bound;
  }

  /** The published form of an answer. @param {any} one @returns {Answered} */
  function told(one) {
    const sorted = (/** @type {readonly string[]} */ names) => [...new Set(names)].sort();
    return {
      outcome: one.is.outcome,
      ...(one.is.class === undefined ? {} : { national_class: one.is.class }),
      because: one.because,
      ...(one.regime === undefined ? {} : { regime: one.regime }),
      assumed: sorted(one.assumed),
      missing: sorted(one.missing),
      elsewhere: sorted(one.elsewhere),
      exempt_from: sorted(one.exempt),
    };
  }

  // ---- Profiles

  /** The input behind each way to write its name. @type {Map<string, any>} */
  const names = new Map();
  for (const name of program.other_inputs) for (const written of [name, name.replaceAll("-", "_")]) names.set(written, null);
  for (const input of inputs) {
    const ends = input.kind === "money" ? ["", "-eur"] : [""];
    for (const end of ends) for (const written of [input.id + end, (input.id + end).replaceAll("-", "_")]) names.set(written, input);
  }
  names.set("weight", names.get("activity-weight") ?? null);
  names.set("undertaking_turnover_eur", names.get("worldwide-turnover") ?? null);

  /** @param {Answer[]} into @param {string} name @param {unknown} value */
  function take(into, name, value) {
    const input = names.get(name);
    if (input) into[input.slot] = answer(input, value);
    else if (input === undefined && names.get(name.replace(/[_-]eur$/, "")) !== null) throw new TypeError(`no input is called \`${name}\``);
  }

  const nobodySaid = () => new Array(inputs.length).fill(undefined);

  /** What is not known is left out, or `null`. @param {any} fields @param {(name: string, value: any) => void} visit */
  function visitKnown(fields, visit) {
    for (const name in fields) if (fields[name] !== null && fields[name] !== undefined) visit(name, fields[name]);
  }

  /** @param {any} activity @returns {Activity} */
  function readActivity(activity) {
    if (typeof activity === "string") return { entity: activity, said: NONE };
    const said = nobodySaid();
    visitKnown(activity, (name, value) => name !== "entity" && take(said, name, value));
    return { entity: activity.entity, said };
  }

  /** @param {any} told @param {string[]} others @returns {Answer[]} */
  function readFigures(told, others) {
    const said = nobodySaid();
    visitKnown(told, (name, value) => others.includes(name) || take(said, name, value));
    return figures.map((figure) => said[figure.slot]);
  }

  /** @param {any} member @returns {Member} */
  function readMember(member) {
    const linked = member.relation === "linked";
    if (!linked && member.relation !== "partner") throw new TypeError("the `relation` of a member of the group is `linked` or `partner`");
    const share = linked ? 1_000_000 : member.share == null ? undefined : answer({ id: "share", kind: "share" }, member.share);
    return { share, linked, figures: readFigures(member, ["relation", "share"]) };
  }

  /** @param {any} codes @returns {string[]} */
  const readPlaces = (codes) => [codes].flat().map((code) => code.toUpperCase());

  /**
   * Reads a profile, in the form of `assess --batch`.
   * @param {any} profile @param {boolean} presume @returns {Case}
   */
  function read(profile, presume) {
    const said = nobodySaid();
    /** @type {Case} */
    const c = { activities: [], said, size: undefined, hasGroup: false, periods: [], figures: null, established: undefined,
      provides: undefined, main: undefined, asked: program.law === "EU" ? undefined : program.law, presume, activity: null, class: null, period: 0 };
    /** @type {any[]} */
    let earlier = [];
    /** @type {Member[]} */
    let group = [];
    visitKnown(profile, (name, value) => {
      switch (name) {
        case "id": case "country": case "as_of": break;
        case "assume": if (value === "none") c.presume = false; break;
        case "entities": for (const entity of value) c.activities.push({ entity, said: NONE }); break;
        case "activities": c.activities.push(...value.map(readActivity)); break;
        case "staff": case "turnover_eur": case "balance_sheet_eur": case "undertaking_turnover_eur": take(said, name, value); break;
        case "flags": case "inputs": visitKnown(value, (flag, answered) => take(said, flag, answered)); break;
        case "size":
          c.size = SIZES.indexOf(value);
          if (c.size < 0) throw new TypeError(`\`${value}\` is no size`);
          break;
        case "group": c.hasGroup = true; group = value.map(readMember); break;
        case "periods": earlier = value; break;
        case "established_in": c.established = readPlaces(value); break;
        case "provides_in": c.provides = readPlaces(value); break;
        // Here `null` says something: it was asked, and cannot be told.
        case "main_establishment": c.main = [value.decisions, value.operations, value.most_staff].map((place) => place?.toUpperCase() ?? place); break;
        default: throw new TypeError(`there is no field \`${name}\``);
      }
    });
    c.periods = [{ figures: figures.map((figure) => said[figure.slot]), group }];
    for (const one of earlier) c.periods.push({ figures: readFigures(one, ["year", "group"]), group: (one.group ?? []).map(readMember) });
    return c;
  }
  /** @type {Answer[]} */
  const NONE = nobodySaid();

  // ---- Conditions beside the rules

  /** @type {WeakMap<any, Map<string|null, Node>>} */
  const nodes = new WeakMap();
  /** @param {any} condition @param {string|null} entity @returns {Node} */
  function nodeOf(condition, entity) {
    const known = nodes.get(condition) ?? new Map();
    nodes.set(condition, known);
    const made = known.get(entity) ?? node(condition, entity);
    known.set(entity, made);
    return made;
  }

  /**
   * An ear for such conditions: of the whole organisation or of the activity at a place, with the class
   * that is named, else with the usual one; `null` is a class that is not known.
   * @param {Case} c @param {string|null} usual
   * @returns {(condition: any, of?: {activity?: number, class?: string|null}) => Finding}
   */
  function hearing(c, usual) {
    return (condition, of = {}) => {
      c.activity = of.activity === undefined ? null : c.activities[of.activity];
      c.class = of.class === undefined ? usual : of.class;
      const found = nodeOf(condition, c.activity?.entity ?? null).find(c);
      [c.activity, c.class] = [null, null];
      return found;
    };
  }

  /** What an amount comes to. Sums in two currencies are not compared: no source gives a rate. @param {any} amount @param {Case} c */
  function worth(amount, c) {
    const currencies = new Set();
    /** @type {string[]} */
    const lacking = [];
    const look = (/** @type {any} */ { kind, value }) => {
      if (kind === "money") currencies.add(value.currency);
      if (kind === "higher-of" || kind === "lower-of") value.forEach(look);
      if (kind !== "share") return;
      const base = /** @type {any} */ (said(c, slotOf(value.of)));
      if (byId.get(value.of)?.kind !== "money" || base === undefined) lacking.push(value.of);
      else currencies.add(base.unit ?? "EUR");
    };
    look(amount);
    if (lacking.length > 0) return { missing: lacking.slice(0, 1) };
    const found = amountOf(amount, c);
    if (currencies.size !== 1 || found === undefined || typeof found === "string") return { missing: [] };
    return { amount: found, currency: [...currencies][0], missing: [] };
  }

  // ---- The fast way: profiles of the same class have the same outcome, which is looked up

  /** The bounds with which each input is compared anywhere, in order. @type {Exact[][]} */
  const cuts = inputs.map(() => []);
  /** @param {any} value */
  function collectCuts(value) {
    if (typeof value !== "object") return;
    if (value.op === "compare" && byId.has(value.input) && ["number", "percent", "money", "quantity"].includes(value.bound.kind)) {
      cuts[slotOf(value.input)].push(decimal(value.bound.value.amount ?? value.bound.value));
    }
    for (const inner of Object.values(value)) collectCuts(inner);
  }
  collectCuts(program);
  for (const [slot, bounds] of cuts.entries()) cuts[slot] = [...new Set(bounds)].sort(sign);

  /** @typedef {{kind: "yes-no"|"number"|"other", bounds: Exact[], weight: number}} Digit */
  /** @typedef {{digits: Map<string, Digit>, size: number, places: number, outcomes: Map<number, string>}} Table */
  /** @type {Map<string, Table|null>} */
  const tables = new Map();
  /** What only other laws ask: told of whoever is compared in several states, and looked at by no rule here. @type {Digit} */
  const UNASKED = { kind: "other", bounds: [], weight: 0 };

  /**
   * A table of outcomes for one entity type. Its key has a digit for each input that the rules look
   * at: what they tell apart of the answer. None where they compare inputs with each other, or where
   * there are too many classes to number.
   * @param {string} entity @returns {Table|null}
   */
  function makeTable(entity) {
    const here = unit(entity);
    const nodes = [here.disregard, here.exclude, here.include, here.undecided].map((rules) => rules.any);
    for (const one of here.classes) nodes.push(one.rules.any);
    if (here.jurisdiction !== null) nodes.push(here.jurisdiction);
    const reads = new Set(nodes.flatMap((node) => node.reads));
    let next = 2;
    const take = (/** @type {number} */ read, /** @type {number} */ values) => {
      if (!reads.has(read)) return 0;
      const weight = next;
      next *= values;
      return weight;
    };
    const [size, places] = [take(SIZE, SIZES.length + 1), take(PLACES, 4)];
    // Figures come first, so that most keys are small numbers.
    const order = [...figures, ...inputs.filter((input) => !figures.includes(input))];
    /** @type {Digit[]} */
    const digits = [];
    for (const { slot, kind, sums } of order) {
      const simple = kind === "yes-no" ? kind : ["number", "money", "share"].includes(kind) && !sums ? "number" : "other";
      digits[slot] = { kind: simple, bounds: cuts[slot], weight: take(slot, 2 * cuts[slot].length + 3) };
    }
    if (reads.has(MORE) || next > Number.MAX_SAFE_INTEGER) return null;
    const named = [...names].map(([name, input]) => /** @type {[string, Digit]} */ ([name, input ? digits[input.slot] : UNASKED]));
    return { digits: new Map(named), size, places, outcomes: new Map() };
  }

  /** What rules tell apart of an answer; no number for one that is better read in full. @param {Digit|undefined} digit @param {any} value */
  function digitOf(digit, value) {
    if (digit === undefined) return NaN;
    const { kind, bounds, weight } = digit;
    if (digit === UNASKED) return 0;
    if (kind === "yes-no") return value === true ? 2 * weight : value === false ? weight : NaN;
    if (kind === "other" || typeof value !== "number") return NaN;
    const exact = scaled(value);
    let at = 0;
    while (at < bounds.length && exact > bounds[at]) at++;
    return (2 * at + (exact === bounds[at] ? 2 : 1)) * weight;
  }

  /** The key of a profile; no number for one that is better read in full. @param {Table} table @param {any} profile @param {boolean} presume */
  function keyOf(table, profile, presume) {
    let key = presume ? 1 : 0;
    for (const name in profile) {
      const value = profile[name];
      switch (name) {
        case "id": case "country": case "as_of": case "entities": break;
        case "flags": case "inputs": for (const flag in value) key += digitOf(table.digits.get(flag), value[flag]); break;
        case "size": {
          const size = SIZES.indexOf(value);
          key += size < 0 ? NaN : (size + 1) * table.size;
          break;
        }
        case "established_in": {
          const state = value?.[0];
          const here = program.law === "EU" ? union_.has(state) : state === program.law;
          key += Array.isArray(value) && value.length === 1 && state === state.toUpperCase() ? (here ? 1 : union_.has(state) ? 2 : 3) * table.places : NaN;
          break;
        }
        case "staff": case "turnover_eur": case "balance_sheet_eur": key += digitOf(table.digits.get(name), value); break;
        default: return NaN;
      }
    }
    return key;
  }

  /** @param {any} profile @param {boolean} presume @returns {string} */
  function outcomeInFull(profile, presume) {
    const c = read(profile, presume);
    if (c.activities.length === 1) return outcomeOne(c, c.activities[0]).outcome;
    if (c.activities.length === 0) return "undetermined";
    const answers = c.activities.map((activity) => outcomeOne(c, activity));
    const rank = settledRank(answers);
    return rank === undefined ? "undetermined" : answers.findLast((is) => is.rank === rank && is !== UNDETERMINED).outcome;
  }

  return {
    /** The code of the law. @type {string} */
    law: program.law,
    /** What an organisation is, and why. @param {any} profile @param {{presume?: boolean}} [options] */
    decide: (profile, options) => decideCase(read(profile, options?.presume ?? true)),
    /**
     * What an organisation is, and an ear for further conditions: `find` gives the finding on one, of
     * the whole or of the activity at a place, with the class that was decided or with another, and
     * `null` for a class that is not known; `amount` gives what an amount of law comes to.
     * @param {any} profile @param {{presume?: boolean}} [options]
     */
    inquire(profile, options) {
      const decision = decideCase(read(profile, options?.presume ?? true));
      // What follows is always told with what is usual, also of a profile that wants nothing assumed.
      const c = { ...read(profile, true), presume: true };
      return {
        decision,
        entities: c.activities.map((one) => one.entity),
        /** The class of the directive that members of the national class also have. @type {string|undefined} */
        also: program.outcomes.find((/** @type {any} */ one) => one.class !== undefined && one.class === decision.national_class)?.of,
        find: hearing(c, decision.national_class ?? decision.outcome),
        /** In ten-thousandths; without `amount` where that cannot be told. @param {any} amount @returns {{amount?: Exact, currency?: string, missing: string[]}} */
        amount: (amount) => worth(amount, c),
      };
    },
    /**
     * Asks conditions that stand beside the rules of an organisation: of one of its activities, by its
     * place, or of the whole; and with the class that was decided, where it is known.
     * @param {any} profile @param {{presume?: boolean}} [options]
     */
    asker: (profile, options) => hearing(read(profile, options?.presume ?? true), null),
    /**
     * What an organisation is, in one word and nothing else: many times faster.
     * @param {any} profile @param {{presume?: boolean}} [options] @returns {string}
     */
    outcome(profile, options) {
      const presume = options?.presume ?? true;
      const { entities } = profile;
      if (entities === undefined || entities.length !== 1) return outcomeInFull(profile, presume);
      let table = tables.get(entities[0]);
      if (table === undefined) tables.set(entities[0], (table = makeTable(entities[0])));
      const key = table === null ? NaN : keyOf(table, profile, presume);
      if (table === null || Number.isNaN(key)) return outcomeInFull(profile, presume);
      let outcome = table.outcomes.get(key);
      if (outcome === undefined) table.outcomes.set(key, (outcome = outcomeInFull(profile, presume)));
      return outcome;
    },
  };
}

/**
 * One decision. Whoever makes many compiles the rules once.
 * @param {any} program a document of `data/rules` @param {any} profile @param {{presume?: boolean}} [options]
 */
export const decide = (program, profile, options) => compile(program).decide(profile, options);

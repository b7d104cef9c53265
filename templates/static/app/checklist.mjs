// @ts-check
/** The checklist, put on the page: its questions to be answered, the score with its arithmetic, the gaps. */

import { el } from "./dom.mjs";
import { amountOf, dueOf, moneyOf, proofOf } from "./following.mjs";
import { plan, say } from "./plan.mjs";
import { selfCheck } from "./readiness.mjs";
import { cited, dayOf } from "./result.mjs";

const STATES = ["met", "partly", "not-met", "not-assessed"];

/** A share with two digits after the point, rounded down. @param {{percent?: string}} tally */
const percent = (tally) => tally.percent?.replace(/(\.\d\d)\d+$/, "$1").replace(/\.?0+$/, (end) => (end.startsWith(".") ? "" : end));

/**
 * The checklist of a state.
 * @param {any} page @param {any} law @param {import("./following.mjs").Followed} followed
 * @param {() => void} changed what is done when an answer changes
 */
export function checklist(page, law, followed, changed) {
  const { t, told } = page;
  const { follows, here } = followed;
  const check = () => selfCheck(here, follows, told.items);
  const first = check();
  const asked = first.chapters.flatMap(({ items }) => items);
  if (asked.length === 0) return undefined;
  const headline = el("span", { class: "score" });
  const score = el("div", { class: "readiness", role: "status" });
  const missing = el("div", { class: "gaps" });
  /** @type {HTMLInputElement[]} */
  const boxes = [];
  /** @type {ReturnType<typeof plan>[]} */
  const plans = [];

  /** @param {any} item */
  function question(item) {
    const name = `${law.code}-${item.id}`;
    const due = item.dates.map((/** @type {any} */ one) => dueOf(page, one, followed.told.reports)).filter(Boolean);
    const planned = plan(page, item.id, name, changed);
    plans.push(planned);
    const facts = [`${t("checklist-item-weight")} ${item.weight}`, item.under.map((/** @type {any} */ one) => cited(one, follows)).join("; "), [...new Set(due)].join("; ")].filter(Boolean);
    return el("fieldset", { class: "item" }, el("legend", {}, item.question),
      el("p", { class: "hint" }, facts.join(" · "), item.evidence.length > 0 ? el("br") : undefined, item.evidence.length > 0 ? `${t("checklist-item-evidence")}: ${item.evidence.join("; ")}` : undefined),
      el("div", { class: "marks" }, ...STATES.map((state) => {
        const box = /** @type {HTMLInputElement} */ (el("input", { type: "radio", name, value: state, checked: (told.items[item.id]?.state ?? "not-assessed") === state, change: () => {
          say(told, item.id, { state: state === "not-assessed" ? undefined : state });
          changed();
        } }));
        box.dataset.item = item.id;
        boxes.push(box);
        return el("label", { class: "option" }, box, " ", t(`checklist-state-${state}`));
      })), planned.node);
  }

  function refresh() {
    const now = check();
    for (const box of boxes) box.checked = (told.items[/** @type {string} */ (box.dataset.item)]?.state ?? "not-assessed") === box.value;
    for (const one of plans) one.refresh();
    const share = percent(now.readiness.score);
    const { not_assessed: open } = now.readiness;
    headline.textContent = share === undefined ? t("score-none") : t("score-so-far", { percent: share, count: asked.length - open, all: asked.length });
    score.replaceChildren(...scored(page, now, page.names[law.code]));
    missing.replaceChildren(...gaps(page, followed, now));
  }
  refresh();

  const all = t("list-title-count", { count: asked.length });
  return {
    refresh,
    node: el("details", { class: "checklist", "data-fold": "checklist" },
      el("summary", {}, all, " ", headline),
      el("div", { class: "inner" },
        score, formula(page, first.formula),
        ...first.chapters.map(({ title, items }) => el("div", {}, el("h4", {}, title), ...items.map(question))),
        ...beside(page, followed, first),
        el("h4", {}, t("checklist-gaps-title")), missing, el("p", { class: "hint" }, t("checklist-disclaimer")))),
  };
}

/** The score with its arithmetic, and how far it can move. @param {any} page @param {ReturnType<typeof selfCheck>} now @param {string} state */
function scored({ t }, now, state) {
  const { score, lowest, highest, unassessed, not_assessed: open, met, partly, not_met: failed } = now.readiness;
  const share = percent(score);
  const of = (/** @type {any} */ tally) => ({ earned: tally.earned, possible: tally.possible, percent: percent(tally) });
  return [
    el("p", { class: "headline" }, el("b", {}, share === undefined ? t("checklist-score-none") : t("checklist-score-of", of(score)))),
    el("p", {}, open === 0 ? t("checklist-unassessed-none") : `${t("checklist-unassessed", { count: open, all: open + met + partly + failed, ...of(unassessed) })} ${t("checklist-bounds", { low: percent(lowest), high: percent(highest) })}`),
    el("div", { class: "scroll", tabindex: "0", role: "group", "aria-label": `${state}: ${t("checklist-by-chapter")}` }, el("table", {}, el("thead", {}, el("tr", {}, ...["chapter", "score-column", "range"].map((name) => el("th", { scope: "col" }, t(`checklist-${name}`))))),
      el("tbody", {}, ...now.chapters.map(({ title, readiness }) => el("tr", {}, el("th", { scope: "row" }, title),
        el("td", {}, readiness.score.percent === undefined ? t("checklist-not-scored") : t("checklist-score", { percent: percent(readiness.score) })),
        el("td", {}, t("checklist-range-is", { low: percent(readiness.lowest), high: percent(readiness.highest) }))))))),
  ];
}

/** How answers are counted. @param {any} page @param {any} formula */
function formula({ t }, formula) {
  return el("details", {}, el("summary", {}, t("checklist-formula")), el("ul", { class: "lines" },
    el("li", {}, formula.text),
    ...Object.entries(formula.weights).map(([weight, text]) => el("li", {}, t("checklist-weight", { weight, text }))),
    ...STATES.filter((state) => formula.credits[state] !== undefined).map((state) => el("li", {}, t("checklist-credit", { state: t(`checklist-state-${state}`), credit: formula.credits[state] }))),
    el("li", {}, t(formula.unassessed === "left-out" ? "checklist-left-out" : "checklist-counts-not-met")),
    el("li", {}, t("checklist-rounded")), el("li", {}, t("checklist-editorial"))));
}

/** What falls away, and what is not known to concern the organisation. @param {any} page @param {import("./following.mjs").Followed} followed @param {ReturnType<typeof selfCheck>} check */
function beside({ t }, { follows, here }, check) {
  const titleOf = (/** @type {string} */ id) => follows.chapters.find((/** @type {any} */ one) => one.id === id)?.title ?? id;
  const regimeOf = (/** @type {string} */ id) => follows.regimes.find((/** @type {any} */ one) => one.id === id)?.name ?? id;
  const inputOf = (/** @type {string} */ id) => follows.inputs[id]?.name ?? id.replaceAll("-", " ");
  const aside = check.set_aside.map(({ chapter, regime }) =>
    el("li", {}, regime ? t("checklist-aside-regime", { chapter: titleOf(chapter), regime: regimeOf(regime) }) : t("checklist-aside-exempt", { chapter: titleOf(chapter) })));
  const open = check.open.map(({ question, missing }) => el("li", {}, question, " ", el("small", {}, t("checklist-open-how", { missing: missing.map(inputOf).join("; ") }))));
  return [
    ...(aside.length > 0 ? [el("h4", {}, t("checklist-aside-title")), el("ul", { class: "lines" }, ...aside)] : []),
    ...(open.length > 0 && here.decision.outcome !== "undetermined" ? [el("h4", {}, t("checklist-open-title")), el("ul", { class: "lines" }, ...open)] : []),
  ];
}

/** What is not met, worst first. @param {any} page @param {import("./following.mjs").Followed} followed @param {ReturnType<typeof selfCheck>} now */
function gaps(page, followed, now) {
  const { t } = page;
  const { follows, here } = followed;
  if (now.gaps.length === 0) return [el("p", {}, t("checklist-gaps-none"))];
  const row = (/** @type {string} */ label, /** @type {(Node|string|undefined)[]} */ of) => el("div", {}, el("dt", {}, t(label)), el("dd", {}, ...of));
  return [
    el("p", { class: "hint" }, t("checklist-gaps-order"), " ", t("checklist-exposure-note"), here.decision.binding ? undefined : ` ${t("checklist-exposure-would")}`),
    el("ol", { class: "gap-list" }, ...now.gaps.map((gap) => {
      const item = now.chapters.flatMap(({ items }) => items).find(({ id }) => id === gap.item);
      const day = gap.due === undefined ? t("checklist-due-none") : gap.due_with_all ? t("checklist-due-duties", { date: dayOf(gap.due) }) : dayOf(gap.due);
      return el("li", {}, el("strong", {}, item.question), " ", el("span", { class: "tag tag-open" }, t(`checklist-state-${gap.state}`)),
        el("dl", { class: "facts" },
          row("checklist-gap-basis", [gap.under.map((/** @type {any} */ one) => cited(one, follows)).join("; ")]),
          row("checklist-gap-date", [gap.overdue ? t("checklist-due-past", { due: day }) : day]),
          gap.owner ? row("checklist-gap-owner", [gap.owner]) : undefined,
          gap.planned ? row("checklist-gap-planned", [gap.planned_late ? t("checklist-late", { date: dayOf(gap.planned) }) : dayOf(gap.planned)]) : undefined,
          item.remark ? row("checklist-gap-remark", [item.remark]) : undefined,
          row("checklist-gap-cost", [t("checklist-gap-points", { lost: gap.lost, weight: item.weight })]),
          row("checklist-gap-exposure", [exposed(page, gap.exposure, follows), " ", proofOf(page, gap.exposure, follows)])));
    })),
  ];
}

/** What a gap can cost, in words. @param {any} page @param {any} exposure @param {any} follows */
function exposed(page, exposure, follows) {
  const { t } = page;
  switch (exposure.kind) {
    case "ceiling": {
      const { amount, at_least: open } = exposure.ceiling;
      if (amount.kind === "not-in-law") return t("checklist-exposure-not-in-law");
      const rule = t(open ? "checklist-exposure-at-least" : "checklist-exposure-ceiling", { amount: amountOf(page, amount, follows) });
      if (exposure.amount && amount.kind !== "money") return t("checklist-exposure-worth", { rule, money: moneyOf(page, exposure.amount) });
      const lacking = (exposure.missing ?? []).map((/** @type {string} */ id) => follows.inputs[id]?.name ?? id).join("; ");
      return lacking ? t("checklist-exposure-missing", { rule, missing: lacking }) : rule;
    }
    case "special": return exposure.up_to ? t("checklist-exposure-special-of", { amount: amountOf(page, exposure.up_to, follows), text: exposure.text }) : t("checklist-exposure-special", { text: exposure.text });
    case "exempt": return t("checklist-exposure-freed");
    case "displaced": return t("checklist-exposure-displaced", { regime: follows.regimes.find((/** @type {any} */ one) => one.id === exposure.regime)?.name ?? exposure.regime });
    default: return t("checklist-exposure-open");
  }
}

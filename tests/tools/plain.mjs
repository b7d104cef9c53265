// Citations as `acquis` writes them, and what follows as `acquis assess --format json` writes it, from what
// the modules of the site tell.

const WORDS = {
  seconds: ["second", "seconds"], minutes: ["minute", "minutes"], hours: ["hour", "hours"], days: ["day", "days"],
  "working-days": ["working day", "working days"], weeks: ["week", "weeks"], months: ["month", "months"], years: ["year", "years"],
};
const PROVISIONS = { art: "Art.", arts: "Arts", s: "s.", ss: "ss.", annex: "Annex", schedule: "Schedule", head: "Head", para: "para.", no: "no.", nos: "nos." };

const period = (given) => given && `${given.duration.count} ${WORDS[given.duration.unit][given.duration.count === 1 ? 0 : 1]}${given.of ? ` of ${given.of}` : ""}`;
/** A citation in words. */
export const cited = ({ law, provisions = [] }) =>
  [law, ...provisions.map(({ kind, number }) => [PROVISIONS[kind] ?? kind, number].filter(Boolean).join(" "))].filter(Boolean).join(" ");
const known = (fields) => Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== false));
const grouped = (decimal) => decimal.replace(/^\d+/, (whole) => whole.replace(/\B(?=(\d{3})+$)/g, ","));

function amount({ kind, value }) {
  switch (kind) {
    case "money": return `${value.currency} ${grouped(value.amount)}`;
    case "number": return grouped(value);
    case "quantity": return `${grouped(value.amount)} ${value.unit}`;
    case "share": return `${value.percent} % of ${value.of}`;
    case "higher-of": return `the higher of ${amount(value[0])} and ${amount(value[1])}`;
    case "lower-of": return `the lower of ${amount(value[0])} and ${amount(value[1])}`;
    default: return "no figure in law";
  }
}

const duty = (one) => known({ topic: one.topic, id: one.id, text: one.text, date: one.date, under: one.under.map(cited), grade: one.grade });

/** @param {ReturnType<typeof import("../../templates/static/app/follow.mjs").whatFollows>} told */
export function plain(told) {
  return {
    duties: told.duties.map(duty),
    registration: told.registration.map((one) => known({
      register: one.register,
      with: one.with.map(({ name }) => name),
      portals: one.portals.map(({ url, name }) => url ?? name).filter(Boolean),
      due: one.due.map((due) => ({ ...duty(due), text: due.within ? `within ${period(due.within)}: ${due.text}` : due.text })),
    })),
    reports: told.reports.map((one) => known({
      stage: one.stage, name: one.name, within: period(one.within), every: period(one.every), on_request: one.on_request, under: one.under.map(cited),
    })),
    recipients: told.recipients,
    supervisors: told.supervisors,
    ...(told.planned_supervisors.length > 0 ? { planned_supervisors: told.planned_supervisors } : {}),
    fines: told.fines.map((one) => known({
      class: one.class, amount: amount(one.amount), at_least: one.at_least,
      for_this_organisation: one.for_this_organisation && `${one.for_this_organisation.currency} ${grouped(one.for_this_organisation.amount)}`,
      covers: one.covers, under: one.under.map(cited), grade: one.grade,
    })),
    frameworks: told.frameworks.map(duty),
    dates: told.dates.map(duty),
    given_way: told.given_way,
  };
}

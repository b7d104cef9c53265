// @ts-check
/**
 * The search. The index is read once and looked through here, in the browser; what is looked for stands
 * in the fragment of the address, which browsers never send.
 */

import MiniSearch from "./minisearch.mjs";
import { plain } from "./activities.mjs";
import { el, field, json, speaker } from "./dom.mjs";

const MOST = 40;
/** Words that tell nothing. */
const SMALL = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "under", "we"]);
/** What is looked for most often stands first among equals. @type {Record<string, number>} */
const WEIGHT = { country: 1.6, sector: 1.5, part: 1.3, "sector-in-country": 1.2, page: 1.1, entity: 1, authority: 1, act: 0.9 };

/**
 * @typedef {{kind: string, name?: string, at?: string, country?: string, sector?: string, words?: string}} Entry
 * @typedef {{id: string, name: string, words?: string}} Named
 * @typedef {{countries: Named[], sectors: Named[], entries: Entry[]}} Index
 * @typedef {{text: string, country: string, sector: string, kind: string}} Wanted
 */

/** The words of a text; a NACE code or the number of an act stays whole. @param {string} text */
const tokenize = (text) => plain(text).match(/[\p{L}\p{N}]+(?:[./][\p{L}\p{N}]+)*/gu) ?? [];

/** A word as it is looked for: the plural as the singular. @param {string} term */
const stem = (term) => (SMALL.has(term) ? null : term.replace(/(?<=\p{L}{3})s$/u, ""));

/** "waste water" is also looked for as "wastewater". @param {string} name */
const closed = (name) => plain(name).replace(/[^\p{L}]+/gu, "");

/** A way to look things up in the index. Pure; runs in browsers and in Node. @param {Index} index */
export function finder(index) {
  const countries = new Map(index.countries.map((one) => [one.id, one]));
  const sectors = new Map(index.sectors.map((one) => [one.id, one]));
  const documents = index.entries.map((entry, id) => {
    const country = countries.get(entry.country ?? "");
    const sector = sectors.get(entry.sector ?? "");
    const pair = entry.kind === "sector-in-country";
    return {
      ...entry,
      id,
      name: pair ? `${sector?.name} · ${country?.name}` : entry.name ?? "",
      at: entry.at ?? `${[entry.sector && !entry.country ? "sectors" : "", entry.country, entry.sector].filter(Boolean).join("/")}/index.html`,
      place: pair ? "" : [sector?.name, country?.name].filter(Boolean).join(" · "),
      words: [entry.words, ...(pair || entry.kind === "sector" ? [closed(sector?.name ?? ""), sector?.words] : []), ...(pair || entry.kind === "country" ? [country?.words] : [])].filter(Boolean).join(" "),
    };
  });
  const search = new MiniSearch({
    fields: ["name", "place", "words"],
    tokenize,
    processTerm: stem,
    searchOptions: {
      boost: { name: 3, place: 1.5 },
      boostDocument: (/** @type {number} */ id) => WEIGHT[documents[id].kind] ?? 1,
      prefix: (/** @type {string} */ term) => term.length > 1,
      fuzzy: (/** @type {string} */ term) => (term.length > 3 && !/\d/.test(term) ? 0.25 : false),
    },
  });
  search.addAll(documents);

  /** What answers to all words, or else to most of them, the best first. @param {Wanted} wanted */
  return function find(wanted) {
    const fits = (/** @type {{country?: string, sector?: string, kind: string}} */ one) =>
      (!wanted.country || one.country === wanted.country) && (!wanted.sector || one.sector === wanted.sector) && (!wanted.kind || one.kind === wanted.kind);
    if (tokenize(wanted.text).every((term) => SMALL.has(term))) {
      return wanted.country || wanted.sector || wanted.kind ? documents.filter(fits) : [];
    }
    const filter = (/** @type {{id: number}} */ result) => fits(documents[result.id]);
    const all = search.search(wanted.text, { combineWith: "AND", filter });
    const found = all.length > 0 ? all : search.search(wanted.text, { combineWith: "OR", filter });
    return found.map((/** @type {{id: number}} */ result) => documents[result.id]);
  };
}

/** What the fragment asks for. @returns {Wanted} */
function told() {
  const fields = new URLSearchParams(location.hash.slice(1));
  return { text: fields.get("q") ?? "", country: fields.get("country") ?? "", sector: fields.get("sector") ?? "", kind: fields.get("kind") ?? "" };
}

/** @param {HTMLElement} place */
async function begin(place) {
  const { index: address, words, root } = /** @type {Record<string, string>} */ (place.dataset);
  const [index, texts] = await Promise.all([json(address), json(words)]);
  const t = speaker(texts);
  const find = finder(index);
  const by = (/** @type {string} */ name, /** @type {Named[]} */ list) =>
    el("select", { name }, el("option", { value: "" }, t("search-any")), ...list.map((one) => el("option", { value: one.id }, one.name)));
  const kinds = [...new Set(index.entries.map((/** @type {Entry} */ one) => one.kind))].map((kind) => ({ id: kind, name: t(`kind-${kind}`) }));
  const text = /** @type {HTMLInputElement} */ (el("input", { type: "search", name: "q", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" }));
  const filters = /** @type {HTMLSelectElement[]} */ ([by("country", index.countries), by("sector", index.sectors), by("kind", kinds)]);
  const count = el("p", { role: "status" });
  const list = el("ol", { class: "results" });

  function show() {
    const wanted = told();
    if (text.value !== wanted.text) text.value = wanted.text;
    for (const filter of filters) filter.value = wanted[/** @type {"country"|"sector"|"kind"} */ (filter.name)];
    const found = find(wanted);
    const asked = Object.values(wanted).some(Boolean);
    count.textContent = !asked ? "" : found.length === 0 ? t("search-none") : found.length > MOST ? t("search-more", { count: found.length, number: MOST }) : t("search-count", { count: found.length });
    list.replaceChildren(...found.slice(0, MOST).map((one) => el("li", {},
      el("a", { href: root + one.at }, one.name), " ", el("span", { class: "tag" }, t(`kind-${one.kind}`)), one.place ? el("small", {}, one.place) : false)));
  }

  function ask() {
    const fields = new URLSearchParams();
    for (const { name, value } of [text, ...filters]) if (value) fields.set(name, value);
    // Each letter replaces the last: going back leads to the page before, not to half a word.
    history.replaceState(null, "", `#${fields}`);
    show();
  }

  const form = el("form", { role: "search", submit: (/** @type {Event} */ event) => { event.preventDefault(); ask(); }, input: ask },
    field(t("search-what"), text, t("search-hint")),
    el("div", { class: "filters" }, field(t("search-country"), filters[0]), field(t("search-sector"), filters[1]), field(t("search-kind"), filters[2])));
  place.replaceChildren(el("div", { class: "check wide" }, form, count, list));
  addEventListener("hashchange", show);
  show();
}

const place = globalThis.document?.getElementById("search");
if (place) void begin(place);

// @ts-check
/**
 * The search. The index is read once and looked through here, in the browser; what is looked for stands
 * in the fragment of the address, which browsers never send.
 */

import MiniSearch from "./minisearch.mjs";
import { byName, plain } from "./activities.mjs";
import { el, field, json, speaker } from "./dom.mjs";

const MOST = 40;
/** Words that tell nothing. */
const SMALL = new Set(["a", "an", "and", "for", "in", "of", "on", "or", "the", "to", "under", "we"]);
/** What is looked for most often stands first among equals. @type {Record<string, number>} */
const WEIGHT = { country: 1.6, sector: 1.5, part: 1.3, "sector-in-country": 0.8, page: 1.1, entity: 1, authority: 1, act: 0.9 };
/** What has no words but those of its state, its sector, or both. */
const HALVES = ["country", "sector", "sector-in-country"];
/** So many documents are indexed at a time: a few milliseconds, also on a phone. */
const SLICE = 60;

/**
 * @typedef {{kind: string, name?: string, at?: string, country?: string, sector?: string, words?: string}} Entry
 * @typedef {{id: string, name: string, words?: string}} Named
 * @typedef {{countries: Named[], sectors: Named[], entries: Entry[]}} Index
 * @typedef {{kind: string, name: string, at: string, place: string, country?: string, sector?: string}} Document
 * @typedef {{text: string, country: string, sector: string, kind: string}} Wanted
 */

/** The words of a text; a NACE code or the number of an act stays whole. @param {string} text */
const tokenize = (text) => plain(text).match(/[\p{L}\p{N}]+(?:[./][\p{L}\p{N}]+)*/gu) ?? [];

/** A word as it is looked for: the plural as the singular. @param {string} term */
const stem = (term) => (SMALL.has(term) ? null : term.replace(/(?<=\p{L}{3})s$/u, ""));

/** "waste water" is also looked for as "wastewater". @param {string} name */
const closed = (name) => plain(name).replace(/[^\p{L}]+/gu, "");

/**
 * A way to look things up in the index, once it is ready: it is made in slices, and what was typed meanwhile
 * is not held up. Runs in browsers and in Node.
 * @param {Index} index @returns {Promise<(wanted: Wanted) => Document[]>}
 */
export async function finder(index) {
  const half = (/** @type {Named} */ { name, words }) => ({ name, place: "", words: [/\s/.test(name) && closed(name), words].filter(Boolean).join(" ") });
  const [countries, sectors] = [index.countries, index.sectors].map((list) => new Map(list.map((one) => [one.id, { ...half(one), id: `half/${one.id}` }])));
  const documents = index.entries.map((entry, id) => {
    // Of a state, of a sector, and of a sector in a state there is nothing to index but the halves that it is made of.
    const own = HALVES.includes(entry.kind);
    const halves = [sectors.get(entry.sector ?? ""), countries.get(entry.country ?? "")].filter((one) => one !== undefined);
    const both = halves.map(({ name }) => name).join(" · ");
    return {
      ...entry,
      id,
      name: entry.name ?? both,
      at: entry.at ?? `${[entry.sector && !entry.country ? "sectors" : "", entry.country, entry.sector].filter(Boolean).join("/")}/index.html`,
      place: own ? "" : both,
      halves: own ? halves.map((one) => one.id) : undefined,
    };
  });
  const search = new MiniSearch({
    fields: ["name", "place", "words"],
    tokenize,
    processTerm: stem,
    searchOptions: {
      boost: { name: 3, place: 1.5 },
      prefix: (/** @type {string} */ term) => term.length > 1,
      fuzzy: (/** @type {string} */ term) => (term.length > 3 && !/\d/.test(term) ? 0.25 : false),
    },
  });
  await search.addAllAsync([...countries.values(), ...sectors.values(), ...documents.filter(({ halves }) => !halves)], { chunkSize: SLICE });

  /** What answers to all words, or else to most of them, the best first. @param {Wanted} wanted */
  return function find(wanted) {
    const fitting = documents.filter((one) =>
      (!wanted.country || one.country === wanted.country) && (!wanted.sector || one.sector === wanted.sector) && (!wanted.kind || one.kind === wanted.kind));
    const words = new Set(tokenize(wanted.text).map(stem).filter(Boolean));
    if (words.size === 0) return wanted.country || wanted.sector || wanted.kind ? fitting : [];
    /** @type {Map<number|string, {score: number, queryTerms: string[]}>} */
    const answers = new Map(search.search(wanted.text).map((/** @type {any} */ result) => [result.id, result]));
    const found = fitting.flatMap((one) => {
      const of = (one.halves ?? [one.id]).map((id) => answers.get(id)).filter((answer) => answer !== undefined);
      const answered = new Set(of.flatMap(({ queryTerms }) => queryTerms)).size;
      // The score of a result counts each word that it answers to; that of halves, each word of both.
      const score = of.reduce((sum, answer) => sum + answer.score / answer.queryTerms.length, 0) * answered * (WEIGHT[one.kind] ?? 1);
      return answered > 0 ? { one, answered, score } : [];
    });
    const all = found.filter(({ answered }) => answered === words.size);
    return (all.length > 0 ? all : found).sort((a, b) => b.answered - a.answered || b.score - a.score || a.one.id - b.one.id).map(({ one }) => one);
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
  /** @type {Awaited<ReturnType<typeof finder>>|undefined} */
  let find;
  const by = (/** @type {string} */ name, /** @type {Named[]} */ list) =>
    el("select", { name }, el("option", { value: "" }, t("search-any")), ...list.map((one) => el("option", { value: one.id }, one.name)));
  const kinds = [...new Set(index.entries.map((/** @type {Entry} */ one) => one.kind))].map((kind) => ({ id: kind, name: t(`kind-${kind}`) }));
  const text = /** @type {HTMLInputElement} */ (el("input", { type: "search", name: "q", autocomplete: "off", spellcheck: "false", enterkeyhint: "search" }));
  const filters = /** @type {HTMLSelectElement[]} */ ([by("country", byName(index.countries)), by("sector", index.sectors), by("kind", kinds)]);
  const count = el("p", { role: "status" });
  const list = el("ol", { class: "results" });

  function show() {
    const wanted = told();
    if (text.value !== wanted.text) text.value = wanted.text;
    for (const filter of filters) filter.value = wanted[/** @type {"country"|"sector"|"kind"} */ (filter.name)];
    const asked = Object.values(wanted).some(Boolean);
    if (!find) {
      count.textContent = asked ? t("search-soon") : "";
      return;
    }
    const found = find(wanted);
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
  find = await finder(index);
  show();
}

const place = globalThis.document?.getElementById("search");
if (place) void begin(place);

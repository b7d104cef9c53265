// @ts-check
/**
 * Finds entity types by everyday words or NACE codes. Pure; runs in browsers and in Node.
 *
 * @typedef {{id: string, name: string, sector: string, sector_name: string, text?: string, nace?: string[], law?: string}} Type
 *   an entity type; `law` is the code of the state that added it
 */

/** A text in small letters without accents. @param {string} text */
export const plain = (text) => text.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "");

/** States in the order in which people look for them: by name, the directive first. @template {{code?: string, name: string}} T @param {readonly T[]} list @returns {T[]} */
export const byName = (list) => [...list].sort((a, b) => Number(b.code === "EU") - Number(a.code === "EU") || a.name.localeCompare(b.name, "en"));

/** Its words. @param {string} text */
export const wordsOf = (text) => plain(text).match(/[\p{L}\p{N}]+/gu) ?? [];

/** Whether two words differ by one letter at most: left out, added, exchanged, or two turned round. @param {string} a @param {string} b */
export function oneSlip(a, b) {
  if (Math.abs(a.length - b.length) > 1) return false;
  let at = 0;
  while (at < a.length && a[at] === b[at]) at++;
  const [x, y] = [a.slice(at), b.slice(at)];
  return x.slice(1) === y.slice(1) || x.slice(1) === y || x === y.slice(1)
    || (x.length > 1 && x[0] === y[1] && x[1] === y[0] && x.slice(2) === y.slice(2));
}

/** How well a word of a text answers a word that was typed: 0 for not at all. @param {string} typed @param {string} word */
function fit(typed, word) {
  if (word === typed) return 4;
  if (word.startsWith(typed)) return 3;
  if (typed.length < 4) return 0;
  // Who types "hospitals" means what a text calls a hospital.
  if (typed.startsWith(word) && word.length >= 4 && typed.length - word.length <= 2) return 3;
  return oneSlip(typed, word) || (word.length > typed.length && oneSlip(typed, word.slice(0, typed.length))) ? 1 : 0;
}

const CODE = /^\d{2}(\.\d{0,2})?$/;

/**
 * @param {readonly Type[]} types
 * @returns {(query: string) => Type[]} the types that answer a query, the best first
 */
export function search(types) {
  const index = types.map((type, at) => ({
    type,
    at,
    // The name says more about a type than its sector or the words of its definition.
    fields: /** @type {[string[], number][]} */ ([
      [wordsOf(type.name), 4],
      [wordsOf(type.id), 3],
      [wordsOf(type.sector_name), 2],
      [wordsOf(type.text ?? ""), 1],
    ]),
  }));
  return (query) => {
    const code = query.trim();
    if (CODE.test(code)) {
      return types.filter(({ nace }) => nace?.some((one) => one.startsWith(code) || code.startsWith(one)));
    }
    const typed = wordsOf(query);
    if (typed.length === 0) return [];
    return index
      .map(({ type, at, fields }) => {
        const scores = typed.map((word) =>
          Math.max(0, ...fields.map(([words, weight]) => weight * Math.max(0, ...words.map((one) => fit(word, one))))));
        return { type, at, score: scores.includes(0) ? 0 : scores.reduce((sum, score) => sum + score) };
      })
      .filter(({ score }) => score > 0)
      .sort((a, b) => b.score - a.score || a.at - b.at)
      .map(({ type }) => type);
  };
}

// @ts-check
/** Small helpers to build a page. Texts are only ever set as text. */

/**
 * An element. Attributes that are `undefined` or `false` are left out; a function is an event handler.
 * @param {string} name @param {Record<string, any>} [attributes] @param {...(Node|string|undefined|false)} children
 */
export function el(name, attributes = {}, ...children) {
  const node = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (value === undefined || value === false) continue;
    if (typeof value === "function") node.addEventListener(key, value);
    else if (value === true) node.setAttribute(key, "");
    else node.setAttribute(key, String(value));
  }
  node.append(...children.filter((one) => one !== undefined && one !== false).map((one) => /** @type {Node|string} */ (one)));
  return node;
}

/** @typedef {{title: HTMLElement, parts: HTMLElement[], take: ((form: FormData) => string|undefined)|undefined}} Screen */

/** The title of a screen, to which the focus goes when it comes up. @param {string} text */
export const title = (text) => el("h2", { id: "ask-title", tabindex: "-1" }, text);

/** A labelled control. @param {string} label @param {HTMLElement} control @param {string} [hint] */
export function field(label, control, hint) {
  const id = control.id || `field-${++made}`;
  control.id = id;
  if (hint) control.setAttribute("aria-describedby", `${id}-hint`);
  return el("div", { class: "field" }, el("label", { for: id }, label), hint ? el("p", { class: "hint", id: `${id}-hint` }, hint) : undefined, control);
}
let made = 0;

/** A group of boxes or radio buttons. @param {string} legend @param {string} kind @param {{value: string, text: string, checked: boolean}[]} options @param {string} name */
export function options(legend, kind, options, name) {
  return el("fieldset", {}, el("legend", {}, legend),
    ...options.map(({ value, text, checked }) => el("label", { class: "option" }, el("input", { type: kind, name, value, checked }), " ", text)));
}

/**
 * Draws a place anew and leaves the reader where he was: at the control with the same name and value,
 * with the same details unfolded. @param {HTMLElement} place @param {() => Promise<void>} draw
 */
export async function inPlace(place, draw) {
  const controls = () => /** @type {HTMLInputElement[]} */ ([...place.querySelectorAll("input, select, textarea")]);
  const folds = () => /** @type {HTMLDetailsElement[]} */ ([...place.querySelectorAll("details[data-fold]")]);
  const foldOf = (/** @type {HTMLElement} */ one) => `${one.closest("section")?.getAttribute("aria-label") ?? ""} ${one.dataset.fold}`;
  const focused = controls().find((one) => one === document.activeElement);
  const unfolded = folds().filter(({ open }) => open).map(foldOf);
  await draw();
  for (const one of folds()) if (unfolded.includes(foldOf(one))) one.open = true;
  const is = (/** @type {HTMLInputElement} */ one) => one.name === focused?.name && (one.type !== "radio" || one.value === focused.value);
  if (focused?.name) controls().find(is)?.focus({ preventScroll: true });
}

/** The words of the page, with `{ name }` filled in. @param {Record<string, string>} words */
export const speaker = (words) => (/** @type {string} */ key, /** @type {Record<string, any>} */ given = {}) =>
  (words[key] ?? key).replace(/\{ (\w+) \}/g, (_, name) => String(given[name] ?? ""));

/** What a file of the site holds. @param {string} address */
export async function json(address) {
  const answered = await fetch(address);
  if (!answered.ok) throw new Error(`${answered.status} ${address}`);
  return answered.json();
}

// @ts-check
/**
 * Up to four states side by side, for one sector. What is compared is what the pages of the site say,
 * read from them, so that comparison and page can never disagree. The choice stands in the fragment.
 */

import { byName } from "./activities.mjs";
import { el, field, json, options, speaker } from "./dom.mjs";

const MOST = 4;
const place = /** @type {HTMLElement} */ (document.getElementById("compare"));
const { activities, words, root } = /** @type {Record<string, string>} */ (place.dataset);

function chosen() {
  const fields = new URLSearchParams(location.hash.slice(1));
  const states = (fields.get("states") ?? "").toUpperCase().split(",").filter((code) => /^[A-Z]{2}$/.test(code));
  return { states: states.slice(0, MOST), sector: /^[a-z0-9-]+$/.test(fields.get("sector") ?? "") ? fields.get("sector") : null };
}

/** The page of a sector in a state, with addresses that hold from here; nothing where there is none. @param {string} code @param {string} sector */
async function read(code, sector) {
  const address = new URL(`${root}${code.toLowerCase()}/${sector}/index.html`, location.href);
  const answered = await fetch(address);
  if (!answered.ok) return undefined;
  const page = new DOMParser().parseFromString(await answered.text(), "text/html");
  for (const link of page.querySelectorAll("main a[href]")) link.setAttribute("href", new URL(link.getAttribute("href") ?? "", address).href);
  const rows = new Map([...page.querySelectorAll(".glance dl > div")].map((row) => [row.querySelector("dt")?.textContent ?? "", row]));
  return { address: address.href, rows, badges: [...page.querySelectorAll(".badges li")].map((badge) => badge.textContent), banner: page.querySelector(".banner")?.textContent ?? "" };
}

/** What a row says, without its citations. @param {Element|undefined} row */
function said(row) {
  if (row === undefined) return "";
  const copy = /** @type {Element} */ (row.cloneNode(true));
  for (const proof of copy.querySelectorAll("dt, small")) proof.remove();
  return (copy.textContent ?? "").replace(/\s+/g, " ").trim();
}

/** @param {Element|undefined} row @param {string} none */
function cell(row, none) {
  const lines = row === undefined ? [] : [...row.querySelectorAll("dd")].map((line) => el("p", { class: line.className || undefined }, ...[...line.childNodes].map((node) => document.importNode(node, true))));
  return el("td", {}, ...(lines.length > 0 ? lines : [none]));
}

async function begin() {
  const [index, texts] = await Promise.all([json(activities), json(words)]);
  const t = speaker(texts);
  const states = byName(index.laws.filter((/** @type {any} */ one) => one.code !== "EU"));
  const names = Object.fromEntries(states.map((/** @type {any} */ one) => [one.code, one.name]));
  const sectors = new Map(index.types.map((/** @type {any} */ one) => [one.sector, one.sector_name]));
  const result = el("div", { class: "compared", role: "region", "aria-label": t("compare-result"), tabindex: "0" });
  const wrong = el("p", { class: "error", role: "alert" });
  const form = el("form", { novalidate: true, submit: (/** @type {Event} */ event) => {
    event.preventDefault();
    const told = new FormData(/** @type {HTMLFormElement} */ (form));
    const codes = told.getAll("state").map(String);
    wrong.textContent = codes.length === 0 || codes.length > MOST ? t("compare-how-many", { count: MOST }) : "";
    if (wrong.textContent) return;
    history.pushState(null, "", `#states=${codes.join(",")}&sector=${told.get("sector")}`);
    void show();
  } });
  place.replaceChildren(el("div", { class: "check wide" }, form), result);

  function ask() {
    const { states: codes, sector } = chosen();
    const select = el("select", { name: "sector" }, ...[...sectors].map(([id, name]) => el("option", { value: id, selected: id === sector }, name)));
    form.replaceChildren(field(t("compare-sector"), select),
      el("div", { class: "states" }, options(t("compare-states", { count: MOST }), "checkbox", states.map((/** @type {any} */ one) => ({ value: one.code, text: one.name, checked: codes.includes(one.code) })), "state")),
      wrong, el("div", { class: "buttons" }, el("button", { type: "submit", class: "primary" }, t("compare-do")), el("button", { type: "button", click: () => print() }, t("print"))));
  }

  async function show() {
    ask();
    const { states: codes, sector } = chosen();
    if (codes.length === 0 || sector === null) return result.replaceChildren();
    const pages = await Promise.all(codes.filter((code) => names[code]).map(async (code) => ({ code, page: await read(code, sector) })));
    const titles = [...new Set(pages.flatMap(({ page }) => (page ? [...page.rows.keys()] : [])))];
    const rows = titles.map((title) => {
      const here = pages.map(({ page }) => page?.rows.get(title));
      const differs = new Set(here.map(said)).size > 1;
      return el("tr", { class: differs ? "differs" : undefined }, el("th", { scope: "row" }, title, " ", el("span", { class: "tag" }, t(differs ? "compare-differs" : "compare-same"))),
        ...here.map((row) => cell(row, t("compare-nothing"))));
    });
    result.replaceChildren(el("table", {}, el("caption", {}, t("compare-caption", { sector: sectors.get(sector) ?? sector })),
      el("thead", {}, el("tr", {}, el("td", {}), ...pages.map(({ code, page }) => el("th", { scope: "col" },
        page ? el("a", { href: page.address }, names[code]) : `${names[code]}: ${t("compare-no-page")}`,
        page?.banner ? el("p", { class: "hint" }, page.banner) : undefined)))),
      el("tbody", {}, ...rows)));
  }

  addEventListener("popstate", () => void show());
  await show();
}

begin().catch((error) => place.replaceChildren(el("p", { class: "error", role: "alert" }, String(error.message ?? error))));

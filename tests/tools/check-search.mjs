// Does the search in the browser find what people look for?
import { Count, folderArgument, headersOf, launch, serve } from "./lib.mjs";

const folder = folderArgument("node check-search.mjs FOLDER");

/** What is typed, and the end of the address that must be among the first five, with the reason. */
const WANTED = [
  ["bank poland", "pl/banking/index.html", "a word of the sector's name and a state"],
  ["hospital polnad", "pl/health/index.html", "an everyday word, and two letters turned round"],
  ["belguim energy", "be/energy/index.html", "a slip in the name of the state"],
  ["wastewater", "sectors/waste-water/index.html", "two words written as one"],
  ["35.11", "sectors/energy/index.html#types", "a NACE code: production of electricity"],
  ["2024/2690", "directive/index.html", "the number of an act"],
  ["BSI", "de/index.html#authorities", "an abbreviation of an authority"],
  ["Österreich", "at/index.html", "a state's own name, with its accent"],
  ["osterreich", "at/index.html", "the same without the accent"],
  ["registration deadline italy", "it/index.html#registration", "a subject and a state"],
  ["managed security service", "sectors/ict-service-management/index.html#types", "a kind of entity, in the singular"],
  ["compare", "compare/index.html", "a page that belongs to no state"],
];

const count = new Count();
const server = await serve(folder, (await headersOf(folder)) ?? {});
const browser = await launch();
const context = await browser.newContext({ locale: "en", serviceWorkers: "block" });
const requests = [];
const errors = [];
try {
  const tab = await context.newPage();
  tab.setDefaultTimeout(15_000);
  tab.on("request", (request) => requests.push(request.url()));
  tab.on("pageerror", (error) => errors.push(error.message));
  await tab.goto(`${server.base}search/index.html`);
  await tab.waitForSelector("input[type=search]");
  const found = async () => {
    await tab.waitForFunction(() => !/being read/.test(document.querySelector("[role=status]")?.textContent ?? ""));
    return tab.locator(".results a").evaluateAll((links) => links.map((link) => link.href));
  };
  for (const [typed, wanted, why] of WANTED) {
    await tab.fill("input[type=search]", typed);
    const first = (await found()).slice(0, 5);
    count.check(`search: “${typed}”, ${why}`, first.some((href) => href === `${server.base}${wanted}`) ? [] : [`finds ${first.join(", ") || "nothing"}`]);
  }
  await tab.fill("input[type=search]", "zzzzzz");
  count.check("search: what nobody wrote is not found", (await found()).length > 0 || !(await tab.locator("[role=status]").textContent()) ? ["something is found, or nothing is said"] : []);
  await filters(tab, found);
  await keyboard(tab);
  await early(context);
  count.check("search: nothing but the site is asked, and nothing that was typed is sent",
    requests.filter((url) => !url.startsWith(server.origin) || /poland|\?/i.test(url.split("#")[0])));
  count.check("search: no error in a script", errors);
} finally {
  await browser.close();
  await server.close();
}
count.end();

/** Filters narrow what is found, stand in the address, and hold after a reload. */
async function filters(tab, found) {
  const problems = [];
  await tab.fill("input[type=search]", "energy");
  await tab.selectOption("select[name=country]", "be");
  await tab.selectOption("select[name=kind]", "authority");
  const narrowed = await found();
  if (narrowed.length === 0 || !narrowed.every((href) => href.endsWith("/be/index.html#authorities"))) problems.push(`Belgian authorities: ${narrowed.join(", ") || "none"}`);
  await tab.reload();
  await tab.waitForSelector(".results a");
  if (JSON.stringify(await found()) !== JSON.stringify(narrowed)) problems.push("a reload finds something else");
  await tab.fill("input[type=search]", "");
  if ((await found()).length < narrowed.length) problems.push("without a word the filters alone list less");
  count.check("search: filters, reload, address", problems);
}

/** With the keyboard alone to a page that was found, and back to what was typed. */
async function keyboard(tab) {
  const problems = [];
  await tab.goto("about:blank");
  await tab.goto(`${server.base}search/index.html`);
  await tab.waitForSelector("input[type=search]");
  await tab.locator("input[type=search]").focus();
  await tab.keyboard.type("poland");
  await tab.waitForSelector(".results a");
  for (let presses = 0; presses < 4; presses += 1) await tab.keyboard.press("Tab");
  await tab.keyboard.press("Enter");
  await tab.waitForURL(/\/pl\/index\.html$/).catch(() => problems.push(`Enter leads to ${tab.url()}`));
  await tab.goBack();
  await tab.waitForSelector(".results a");
  if ((await tab.inputValue("input[type=search]")) !== "poland") problems.push("what was typed is lost on the way back");
  count.check("search: by keyboard, there and back", problems);
}

/** The index is made in slices, between which the page answers; what is typed before it is ready is found then. */
async function early(context) {
  const problems = [];
  const tab = await context.newPage();
  // Slices wait until the test lets them go on.
  await tab.addInitScript(() => {
    const waiting = [];
    globalThis.setTimeout = (slice) => waiting.push(slice);
    globalThis.oneSlice = () => waiting.shift()?.() ?? waiting.length;
  });
  await tab.goto(`${server.base}search/index.html`);
  await tab.waitForSelector("input[type=search]");
  await tab.fill("input[type=search]", "bank poland");
  const said = () => tab.locator("[role=status]").textContent();
  if (await tab.locator(".results a").count()) problems.push("the index is made at once: nothing can be typed meanwhile");
  if (!(await said())) problems.push("nothing says that the index is being read");
  let slices = 0;
  while (slices < 100 && (await tab.locator(".results a").count()) === 0) {
    await tab.evaluate(() => globalThis.oneSlice());
    slices += 1;
  }
  if (slices < 8 || slices === 100) problems.push(`${slices} slices`);
  const first = await tab.locator(".results a").first().getAttribute("href");
  if (!first?.endsWith("pl/banking/index.html")) problems.push(`what was typed early finds ${first ?? "nothing"}`);
  await tab.close();
  count.check("search: typed before the index is ready", problems);
}

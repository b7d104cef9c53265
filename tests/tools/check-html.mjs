// Is every page of a site valid HTML?
import { HtmlValidate, StaticConfigLoader } from "html-validate";
import { readFile } from "node:fs/promises";
import path from "node:path";
import config from "./htmlvalidate.mjs";
import { Count, folderArgument, pagesOf } from "./lib.mjs";

const folder = folderArgument("node check-html.mjs FOLDER");
const judge = new HtmlValidate(new StaticConfigLoader(config));
const pages = await pagesOf(folder);
const count = new Count();
// a mistake in a template stands on hundreds of pages: say it once
const found = new Map();
for (const page of pages) {
  const text = await readFile(path.join(folder, page), "utf8");
  const report = await judge.validateString(text, page);
  const messages = report.results.flatMap((result) => result.messages).filter((message) => message.severity > 1);
  if (messages.length === 0) count.passed += 1;
  else count.failed += 1;
  for (const { line, column, ruleId, message } of messages) {
    const what = `${ruleId}: ${message}`;
    const places = found.get(what) ?? new Map();
    if (!places.has(page)) places.set(page, `${page}:${line}:${column}`);
    found.set(what, places);
  }
}
for (const [what, places] of [...found].sort((a, b) => b[1].size - a[1].size)) {
  console.log(`FAIL ${what}`);
  const [first, second] = places.values();
  console.log(`     on ${places.size} of ${pages.length} pages, such as ${second ? `${first} and ${second}` : first}`);
}
console.log(`${pages.length} pages read`);
count.end();

// How long the preview takes from the write of a source, of a template and of a word to the next version,
// and to the reloaded page in a browser:
//     node benches/reload.mjs target/release/acquis
// Chromium and Playwright are those of tests/tools.
import { spawn } from "node:child_process";
import { cpSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { createInterface } from "node:readline";
import { launch } from "../tests/tools/lib.mjs";

const [program] = process.argv.slice(2);
if (program === undefined) {
  console.error("usage: node benches/reload.mjs PROGRAM, a release build of acquis");
  process.exit(2);
}
const ROOT = path.resolve(import.meta.dirname, "..");
const ROUNDS = 5;
const PAGE = "site/lu/index.html";

/** What is edited: the text that is replaced, and what stands there in a round. */
const EDITS = [
  { what: "a source", file: "countries/lu.acq", old: '"Luxembourg"', now: (mark) => `"Luxembourg ${mark}"` },
  { what: "a template", file: "templates/page.html", old: "<body>", now: (mark) => `<body><p>${mark}</p>` },
  { what: "a word", file: "locales/en.ftl", old: "\nhome = Home\n", now: (mark) => `\nhome = Home ${mark}\n` },
];

const folder = mkdtempSync(path.join(os.tmpdir(), "reload-"));
for (const part of ["acquis.toml", "directives", "sectors", "countries", "templates", "locales"]) {
  cpSync(path.join(ROOT, part), path.join(folder, part), { recursive: true });
}
const server = spawn(path.resolve(program), ["serve", "--port", "0"], { cwd: folder, stdio: ["ignore", "pipe", "ignore"] });
const browser = await launch();
try {
  const [line] = await new Promise((resolve) => createInterface(server.stdout).once("line", (...told) => resolve(told)));
  const address = line.split("site/")[0];
  /** Resolves to the time of the next version. @type {(at: number) => void} */
  let versioned = () => {};
  const events = await fetch(`${address}-/events`);
  void (async () => {
    for await (const chunk of events.body) if (new TextDecoder().decode(chunk).includes("data:")) versioned(performance.now());
  })().catch(() => {});
  const page = await browser.newPage();
  await page.goto(address + PAGE);
  console.log("| edited | the next version, ms | the page loaded again, ms |\n|---|---|---|");
  for (const { what, file, old, now } of EDITS) {
    const target = path.join(folder, file);
    const text = readFileSync(target, "utf8");
    if (!text.includes(old)) throw new Error(`${file} does not say ${old}`);
    const times = [];
    for (let round = 0; round < ROUNDS; round += 1) {
      const mark = `mark${what.length}x${round}`;
      const next = new Promise((resolve) => (versioned = resolve));
      const beside = path.join(folder, ".new");
      writeFileSync(beside, text.replace(old, now(mark)));
      const begin = performance.now();
      renameSync(beside, target);
      await page.getByText(mark).first().waitFor();
      const shown = performance.now();
      times.push([(await next) - begin, shown - begin]);
    }
    const told = [0, 1].map((at) => {
      const sorted = times.map((one) => one[at]).sort((a, b) => a - b).map(Math.round);
      return `${sorted[ROUNDS >> 1]} (${sorted[0]} to ${sorted[ROUNDS - 1]})`;
    });
    console.log(`| ${what} | ${told.join(" | ")} |`);
  }
} finally {
  await browser.close();
  server.kill();
  rmSync(folder, { recursive: true, force: true });
}

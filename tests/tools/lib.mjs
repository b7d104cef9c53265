// What the page tools share: the pages of a site, a server for them, a browser, a count.
import { createServer } from "node:http";
import { readFile, readdir, realpath, stat } from "node:fs/promises";
import { accessSync, constants, existsSync } from "node:fs";
import path from "node:path";

const TYPES = {
  ".html": "text/html; charset=utf-8",
  ".css": "text/css; charset=utf-8",
  ".js": "text/javascript; charset=utf-8",
  ".mjs": "text/javascript; charset=utf-8",
  ".json": "application/json; charset=utf-8",
  ".xml": "application/xml; charset=utf-8",
  ".atom": "application/atom+xml; charset=utf-8",
  ".ics": "text/calendar; charset=utf-8",
  ".txt": "text/plain; charset=utf-8",
  ".csv": "text/csv; charset=utf-8",
  ".svg": "image/svg+xml",
  ".png": "image/png",
  ".ico": "image/x-icon",
  ".wasm": "application/wasm",
  ".webmanifest": "application/manifest+json",
};

/** The folder named on the command line, or the end of the program. */
export function folderArgument(usage) {
  const folder = process.argv[2];
  if (!folder) {
    console.error(`usage: ${usage}`);
    process.exit(2);
  }
  const found = path.resolve(folder);
  if (!existsSync(path.join(found, "index.html"))) {
    console.error(`${found} is no built site: it has no index.html`);
    process.exit(2);
  }
  return found;
}

/** All pages of a site, as paths below it, in order. */
export async function pagesOf(folder) {
  const root = await realpath(folder);
  const entries = await readdir(root, { recursive: true, withFileTypes: true });
  return entries
    .filter((entry) => entry.isFile() && entry.name.endsWith(".html"))
    .map((entry) => path.relative(root, path.join(entry.parentPath ?? entry.path, entry.name)))
    .map((page) => page.split(path.sep).join("/"))
    .sort();
}

// A page says its kind by its address, with or without a folder for the language before it.
const LANGUAGE = "(?:[a-z]{2}/)?";
const KINDS = [
  { kind: "home", pattern: /^index\.html$/, sample: 1, required: true },
  { kind: "country", pattern: /^[a-z]{2}\/index\.html$/, sample: 1, required: true },
  { kind: "sector", pattern: new RegExp(`^${LANGUAGE}sectors/[a-z0-9-]+/index\\.html$`), sample: 1, required: true },
  {
    kind: "landing",
    pattern: /^(?:[a-z]{2}\/){1,2}(?!sectors\/|compare\/|check\/|incident\/|changes\/|data\/)[a-z0-9-]{3,}\/index\.html$/,
    sample: 3,
    required: true,
  },
  { kind: "law in full", pattern: /^(?:[a-z]{2}\/){1,2}[a-z0-9-]{3,}\/in-full\/index\.html$/, sample: 2, required: true },
  { kind: "coverage of a state", pattern: /^coverage\/[a-z]{2}\/index\.html$/, sample: 1, required: true },
  { kind: "changes", pattern: new RegExp(`^${LANGUAGE}changes/index\\.html$`), sample: 1, required: true },
  { kind: "changes of a state", pattern: new RegExp(`^${LANGUAGE}changes/[a-z]{2}/index\\.html$`), sample: 1, required: true },
  { kind: "changes of a sector", pattern: new RegExp(`^${LANGUAGE}changes/sectors/[a-z0-9-]+/index\\.html$`), sample: 1, required: true },
  { kind: "change report", pattern: new RegExp(`^${LANGUAGE}changes/reports/[a-z0-9-]+/index\\.html$`), sample: 1, required: false },
  { kind: "not found", pattern: /^404\.html$/, sample: 1, required: true },
];

/**
 * A few pages of each kind: spread over the list, so that not only the first country is seen.
 * Gives back the samples and the kinds of which a page is missing.
 */
export function samplesOf(pages) {
  const samples = [];
  const missing = [];
  const taken = new Set();
  for (const { kind, pattern, sample, required } of KINDS) {
    const found = pages.filter((page) => pattern.test(page) && !taken.has(page));
    if (found.length < sample && required) missing.push(`${kind}: ${found.length} of ${sample}`);
    const count = Math.min(sample, found.length);
    for (let index = 0; index < count; index += 1) {
      const page = found[count === 1 ? 0 : Math.floor((index * (found.length - 1)) / (count - 1))];
      taken.add(page);
      samples.push({ kind, page });
    }
  }
  // whatever else lies at the top: comparison, checks, changes, data, search
  for (const page of pages) {
    if (!taken.has(page) && /^[a-z0-9-]{3,}\/index\.html$/.test(page)) samples.push({ kind: "other", page });
    else if (!taken.has(page) && /^[a-z0-9-]+\.html$/.test(page)) samples.push({ kind: "other", page });
  }
  return { samples, missing };
}

/** The headers that `_headers`, beside the folder of the site, gives to every page: the lines below the address of
 * everything. */
export async function headersOf(folder) {
  const file = path.join(folder, "..", "_headers");
  if (!existsSync(file)) return null;
  const headers = {};
  let forAll = false;
  for (const line of (await readFile(file, "utf8")).split("\n")) {
    if (line.trim() === "" || line.trim().startsWith("#")) continue;
    if (!/^\s/.test(line)) {
      forAll = line.trim().endsWith("/*") && !line.includes("/assets/");
      continue;
    }
    const at = line.indexOf(":");
    if (forAll && at > 0) headers[line.slice(0, at).trim()] = line.slice(at + 1).trim();
  }
  return headers;
}

/**
 * Serves the folder that the site lies in, so that links to the datasets beside it work and
 * nothing relies on lying at the root of a host.
 */
export async function serve(folder, headers) {
  const parent = path.dirname(folder);
  const name = path.basename(folder);
  const server = createServer(async (request, response) => {
    const answer = (status, file, body) => {
      const type = TYPES[path.extname(file)] ?? "application/octet-stream";
      const own = { ...headers, "Content-Type": type, "Cache-Control": "no-store" };
      // this server speaks no TLS
      delete own["Strict-Transport-Security"];
      if (own["Content-Security-Policy"])
        own["Content-Security-Policy"] = own["Content-Security-Policy"].replace(/;?\s*upgrade-insecure-requests/, "");
      response.writeHead(status, own);
      response.end(request.method === "HEAD" ? undefined : body);
    };
    try {
      const wanted = decodeURIComponent(new URL(request.url, "http://localhost").pathname);
      let file = path.join(parent, path.posix.normalize(wanted));
      if (file !== parent && !file.startsWith(parent + path.sep)) throw new Error("outside");
      if ((await stat(file)).isDirectory()) {
        if (!wanted.endsWith("/")) {
          response.writeHead(301, { Location: `${encodeURI(wanted)}/` });
          response.end();
          return;
        }
        file = path.join(file, "index.html");
      }
      answer(200, file, await readFile(file));
    } catch {
      const file = path.join(folder, "404.html");
      answer(404, file, existsSync(file) ? await readFile(file) : "not found");
    }
  });
  await new Promise((resolve, reject) => {
    server.once("error", reject);
    server.listen(0, "127.0.0.1", resolve);
  });
  const { port } = server.address();
  return {
    origin: `http://127.0.0.1:${port}`,
    base: `http://127.0.0.1:${port}/${encodeURIComponent(name)}/`,
    close: () => new Promise((resolve) => server.close(resolve)),
  };
}

/** Where the browser is. */
export function chromium() {
  const places = [
    process.env.CHROMIUM,
    "/usr/bin/chromium",
    "/usr/bin/chromium-browser",
    "/usr/bin/google-chrome",
  ];
  for (const place of places.filter(Boolean)) {
    try {
      accessSync(place, constants.X_OK);
      return place;
    } catch {
      // the next one
    }
  }
  throw new Error("no chromium: apt-get install chromium, or set CHROMIUM to its path");
}

/** A browser with an empty profile of its own that can reach nothing but this machine. */
export async function launch() {
  const { chromium: driver } = await import("playwright-core");
  return driver.launch({
    executablePath: chromium(),
    headless: true,
    args: [
      "--no-sandbox",
      "--disable-gpu",
      "--disable-dev-shm-usage",
      "--disable-quic",
      "--no-first-run",
      "--disable-background-networking",
      "--disable-component-update",
      "--disable-sync",
      "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1",
    ],
  });
}

export const WIDTHS = [360, 1280];
export const SCHEMES = ["light", "dark"];

/** Counts what held and what did not, and says the latter. */
export class Count {
  passed = 0;
  failed = 0;

  /** Notes one check; `problems` are what is wrong, none if all is well. */
  check(name, problems) {
    if (problems.length === 0) {
      this.passed += 1;
      return;
    }
    this.failed += 1;
    console.log(`FAIL ${name}`);
    for (const problem of problems.slice(0, 20)) console.log(`     ${problem}`);
    if (problems.length > 20) console.log(`     and ${problems.length - 20} more`);
  }

  /** The last line, for people and for run.sh, and the exit status. */
  end() {
    console.log(`${this.passed} passed, ${this.failed} failed`);
    process.exitCode = this.failed === 0 ? 0 : 1;
  }
}

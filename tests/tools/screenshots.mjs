// Pictures of the pages of a site, for people to look at.
import { mkdir } from "node:fs/promises";
import path from "node:path";
import { SCHEMES, WIDTHS, folderArgument, headersOf, launch, pagesOf, samplesOf, serve } from "./lib.mjs";

const usage = "node screenshots.mjs FOLDER OUTDIR";
const folder = folderArgument(usage);
if (!process.argv[3]) {
  console.error(`usage: ${usage}`);
  process.exit(2);
}
const out = path.resolve(process.argv[3]);
await mkdir(out, { recursive: true });
const { samples } = samplesOf(await pagesOf(folder));
const server = await serve(folder, (await headersOf(folder)) ?? {});
const browser = await launch();
try {
  for (const { page } of samples) {
    for (const width of WIDTHS) {
      for (const colorScheme of SCHEMES) {
        const context = await browser.newContext({ viewport: { width, height: 800 }, colorScheme, locale: "en" });
        const tab = await context.newPage();
        await tab.goto(server.base + page, { waitUntil: "networkidle" });
        const name = page.replace(/\/?(?:index)?\.html$/, "").replaceAll("/", "-") || "home";
        const file = path.join(out, `${name}-${width}-${colorScheme}.png`);
        await tab.screenshot({ path: file, fullPage: true });
        console.log(file);
        await context.close();
      }
    }
  }
} finally {
  await browser.close();
  await server.close();
}

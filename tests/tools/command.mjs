// The command line, with which the pages are compared.
import { execFileSync, spawnSync } from "node:child_process";
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { existsSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { fileURLToPath } from "node:url";

const root = fileURLToPath(new URL("../../", import.meta.url));
const program = [process.env.ACQUIS, "target/release/acquis", "target/debug/acquis"].filter(Boolean).map((file) => path.resolve(root, file)).find(existsSync);
if (!program) throw new Error("there is no compiled acquis; run: cargo build --release");
const options = { cwd: root, encoding: "utf8", maxBuffer: 1 << 26 };

/** The answers to lines of JSON. */
export function batch(command, lines) {
  const { stdout } = spawnSync(program, [command, "--batch"], { ...options, input: lines.join("\n") });
  return stdout.trim().split("\n").map((line) => JSON.parse(line));
}

/** What `acquis incident` says, with these arguments: an answer a state and regime. */
export const incidents = (...args) => execFileSync(program, ["incident", ...args, "--format", "json"], options).trim().split("\n").map((line) => JSON.parse(line));

/** What `acquis assess` says, with these arguments. */
export const assessed = (...args) => JSON.parse(execFileSync(program, ["assess", ...args, "--format", "json"], options));

/** What it says under some states of an organisation; the file is an answers file if it has `items`. */
export async function assess(told, codes, ...further) {
  const kept = await mkdtemp(path.join(tmpdir(), "scope-"));
  const file = path.join(kept, "organisation.json");
  await writeFile(file, JSON.stringify(told));
  try {
    return assessed("--country", codes.join(","), told.items ? "--answers" : "--profile", file, ...further);
  } finally {
    await rm(kept, { recursive: true });
  }
}

import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle } from "../cdk/bundle.ts";
import { FUNCTIONS } from "../cdk/stages.ts";
import { initMs } from "./support/lambda-environment.ts";
import { createReport } from "./support/report.ts";
import { summaryOf } from "./support/summary.ts";

/** `npm run bench:lambda`: how large each function is and how long it takes to start, beside one that does nothing. */
const STARTS = 15;
const KB = 1024;

mkdirSync(".cache", { recursive: true });
const folder = mkdtempSync(resolve(".cache/bench-lambda-"));
const report = createReport();
const nothing = join(folder, "nothing");
mkdirSync(nothing);
writeFileSync(join(nothing, "index.mjs"), "export const handler = async () => null;\n");
report.add({ name: "nothing: init", value: await medianInit(nothing), unit: "ms" });
for (const { name, folder: at } of bundle(FUNCTIONS, folder)) {
  const files = readdirSync(at).map((file) => join(at, file));
  const bytes = files.reduce((sum, file) => sum + statSync(file).size, 0);
  const gzipped = files.reduce((sum, file) => sum + gzipSync(readFileSync(file)).length, 0);
  report.add({ name: `${name}: bundle`, value: bytes / KB, unit: "KB", goal: { at: "most", value: 500 } });
  report.add({ name: `${name}: bundle, gzip`, value: gzipped / KB, unit: "KB" });
  const init = await medianInit(at);
  report.add({ name: `${name}: init`, value: init, unit: "ms", goal: { at: "most", value: 150 } });
}
rmSync(folder, { recursive: true });

async function medianInit(at: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) times.push(await initMs(at));
  return summaryOf(times).p50;
}

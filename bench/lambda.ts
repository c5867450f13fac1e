import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { bundle, loadedAtStart } from "../cdk/bundle.ts";
import { FUNCTIONS } from "../cdk/stages.ts";
import { initMs } from "./support/lambda-environment.ts";
import { createReport } from "./support/report.ts";

/** `npm run bench:lambda`: how large each function is and how long it takes to start, beside one that does nothing. */
const STARTS = 15;
const KB = 1024;

mkdirSync(".cache", { recursive: true });
const folder = mkdtempSync(resolve(".cache/bench-lambda-"));
const report = createReport();
const nothing = join(folder, "nothing");
mkdirSync(nothing);
writeFileSync(join(nothing, "index.mjs"), "export const handler = async () => null;\n");
const baseline = { name: "one that does nothing", value: await bestInit(nothing) };
for (const { name, folder: at, outputs } of await bundle(FUNCTIONS, folder)) {
  const start = loadedAtStart(outputs);
  const bytes = (paths: readonly string[]) => paths.reduce((sum, path) => sum + outputs[path]!.bytes, 0) / KB;
  const goal = { at: "most", value: 500 } as const;
  report.add({ name: `${name}: loaded at its start`, value: bytes(start), unit: "KB", goal });
  report.add({ name: `${name}: with what is loaded lazily`, value: bytes(Object.keys(outputs)), unit: "KB" });
  report.add({ name: `${name}: zipped`, value: zipped(Object.keys(outputs)), unit: "KB" });
  const init = await bestInit(at);
  report.add({
    name: `${name}: init, best of ${STARTS}`,
    value: init,
    unit: "ms",
    goal: { at: "most", value: 150 },
    baseline,
  });
}
rmSync(folder, { recursive: true });

/** What else runs here only adds to it. */
async function bestInit(at: string): Promise<number> {
  const times: number[] = [];
  for (let i = 0; i < STARTS; i++) times.push(await initMs(at));
  return Math.min(...times);
}

function zipped(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / KB;
}

import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { gzipSync } from "node:zlib";
import { bundled, loadedAtStart } from "../cdk/bundle.ts";
import { FUNCTIONS } from "../cdk/stages.ts";
import { initMs } from "./support/lambda-environment.ts";
import { createReport } from "./support/report.ts";

/** `npm run bench:lambda`: how large each function is and how long it takes to start, beside one that does nothing. */
const STARTS = 15;
const KB = 1024;

mkdirSync(".cache", { recursive: true });
const folder = mkdtempSync(resolve(".cache/bench-lambda-"));
writeFileSync(join(folder, "index.mjs"), "export const handler = async () => null;\n");
const bundles = await bundled(FUNCTIONS);
const inits = await bestInits([folder, ...bundles.map((one) => one.folder)]);
rmSync(folder, { recursive: true });
const report = createReport();
const baseline = { name: "one that does nothing", value: inits.get(folder)! };
for (const { name, folder: at, outputs } of bundles) {
  const start = loadedAtStart(outputs);
  const bytes = (paths: readonly string[]) => paths.reduce((sum, path) => sum + outputs[path]!.bytes, 0) / KB;
  const goal = { at: "most", value: 500 } as const;
  report.add({ name: `${name}: loaded at its start`, value: bytes(start), unit: "KB", goal });
  report.add({ name: `${name}: with what is loaded lazily`, value: bytes(Object.keys(outputs)), unit: "KB" });
  report.add({ name: `${name}: zipped`, value: zipped(Object.keys(outputs)), unit: "KB" });
  report.add({
    name: `${name}: init, best of ${STARTS}`,
    value: inits.get(at)!,
    unit: "ms",
    goal: { at: "most", value: 150 },
    baseline,
  });
}

/** The least of each, which have their turn one after the other: what else runs here only adds to it. */
async function bestInits(folders: readonly string[]): Promise<ReadonlyMap<string, number>> {
  const best = new Map<string, number>();
  for (let i = 0; i < STARTS; i++)
    for (const at of folders) best.set(at, Math.min(best.get(at) ?? Infinity, await initMs(resolve(at))));
  return best;
}

function zipped(paths: readonly string[]): number {
  return paths.reduce((sum, path) => sum + gzipSync(readFileSync(path)).length, 0) / KB;
}

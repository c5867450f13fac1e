import { registerHooks } from "node:module";

/** Preloaded (`node --import`), Signalbox counts nothing: what counting costs is the difference. */
registerHooks({
  load: (url, context, next) =>
    url.endsWith("/functions/core/stats/counting.ts")
      ? { format: "module", shortCircuit: true, source: SILENT }
      : next(url, context),
});

const SILENT = `export function createCounting() {
  return { ingested() {}, routed() {}, settled() {}, archived() {}, take: () => [] };
}`;

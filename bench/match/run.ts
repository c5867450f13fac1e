import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { availableParallelism } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { allCells, type Cell } from "./cells.ts";
import { buildRuler } from "./event-ruler.ts";
import { createFiles } from "./files.ts";
import { measureCell, measureEdits, measureGrowth } from "./measure.ts";
import {
  cellLine,
  type CellResult,
  editLine,
  type EditResult,
  growthLine,
  HEADING,
  type MatchDetails,
  reportOf,
  transformLine,
} from "./report.ts";
import { measureTransforms, type TransformResult } from "./transforms.ts";

/**
 * `npm run bench:match [-- --json FILE] [--details FILE] [--only WORDS] [--max-rules N] [--rounds N] [--seconds S] [--cpu N]`: the matcher
 * beside event-ruler, json-logic-js and json-logic-engine. `--json` writes what was measured, `--details` all about it; `--only` takes parts of cells' names, `growth`, `edits` and `transforms`.
 */
const { values } = parseArgs({
  options: {
    json: { type: "string" },
    details: { type: "string" },
    only: { type: "string" },
    "max-rules": { type: "string", default: "100000" },
    rounds: { type: "string", default: "7" },
    seconds: { type: "string", default: "0.6" },
    cpu: { type: "string", default: String(availableParallelism() - 1) },
  },
});
const seconds = Number(values.seconds);
const effort = {
  rounds: Number(values.rounds),
  seconds,
  warmSeconds: Math.max(seconds, Math.min(3, seconds * 5)),
  cpu: Number(values.cpu),
};
const maxRules = Number(values["max-rules"]);
const isWanted = (name: string) => values.only?.split(",").some((part) => name.includes(part)) ?? true;

const missing = buildRuler();
const skipped = missing === undefined ? [] : [`event-ruler is left out: ${missing}`];
for (const line of skipped) console.log(line);

mkdirSync(".cache", { recursive: true });
const folder = mkdtempSync(join(".cache", "match-"));
const files = createFiles(folder);
const cells: CellResult[] = [];
let growth: number | undefined;
let edits: EditResult | undefined;
let transforms: TransformResult[] | undefined;
try {
  console.log(`Node ${process.version}, CPU time of the matching thread\n${HEADING}`);
  for (const cell of allCells().filter(isMeasured)) {
    const result = await measureCell(cell, files, effort);
    cells.push(result);
    console.log(cellLine(result));
  }
  if (isWanted("growth") && maxRules >= 100_000) {
    growth = await measureGrowth(files, effort);
    console.log(growthLine(growth));
  }
  if (isWanted("edits") && maxRules >= 100_000) {
    edits = await measureEdits(files);
    console.log(editLine(edits));
  }
  if (isWanted("transforms")) {
    transforms = await measureTransforms(files, { folder, seconds });
    for (const result of transforms) console.log(transformLine(result));
  }
} finally {
  rmSync(folder, { recursive: true, force: true });
}
if (cells.some(({ hits, peerHits }) => hits !== peerHits)) process.exitCode = 1;

const details: MatchDetails = {
  node: process.version,
  cpus: availableParallelism(),
  cells,
  skipped,
  growth: growth === undefined ? {} : { exact: growth },
  ...(edits && { edits }),
  ...(transforms && { transforms }),
};
for (const [file, content] of [
  [values.json, reportOf(details)],
  [values.details, details],
] as const)
  if (file) writeFileSync(file, `${JSON.stringify(content, null, 2)}\n`);

function isMeasured({ cell, rules, peer }: Cell): boolean {
  return isWanted(cell) && rules <= maxRules && !(peer === "event-ruler" && missing !== undefined);
}

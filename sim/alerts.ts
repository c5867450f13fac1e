import { readdirSync, readFileSync } from "node:fs";
import { basename } from "node:path";
import type { Alert } from "../functions/core/alerts/alert.ts";
import { playDay } from "./alerts-day.ts";
import { incidents, jumps } from "./alerts-incidents.ts";
import { judge } from "./alerts-verdict.ts";

/** `npm run sim:alerts`: the default alerts through a day of incidents and a quiet one; 1 when one is late, missing or false. */
const RULES = new URL("../rules/alerts/", import.meta.url);
const alerts = readdirSync(RULES).map((name): Alert => {
  const file = JSON.parse(readFileSync(new URL(name, RULES), "utf8")) as Omit<Alert, "id">;
  return { ...file, id: basename(name, ".json") };
});
const SEED = 20_260_105;

const bad = judge(incidents, await playDay({ alerts, incidents, jumps, seed: SEED }));
console.log(
  `${"incident".padEnd(26)}  ${"alert".padEnd(22)}  ${"resource".padEnd(34)}  ${"raised".padStart(8)}  ${"cleared".padStart(8)}`,
);
for (const { incident, alert, resource, raisedAfter, clearedAfter, inTime } of bad.cases)
  console.log(
    `${incident.padEnd(26)}  ${alert.padEnd(22)}  ${resource.padEnd(34)}  ${minutes(raisedAfter)}  ${minutes(clearedAfter)}  ${inTime ? "✓" : "✗ late"}`,
  );
const quiet = judge([], await playDay({ alerts, incidents: [], jumps: [], seed: SEED + 1 }));
for (const { alert, resource, minute } of [...bad.false, ...quiet.false])
  console.log(`${alert} of ${resource} in minute ${minute} has no cause`);
console.log(
  `\nMinutes are those after it was so, or no longer so, by the alert's own window.\n` +
    `A day of ${incidents.length} incidents: precision ${bad.precision.toFixed(2)}, recall ${bad.recall.toFixed(2)}\n` +
    `A quiet day: ${quiet.false.length} raised`,
);
if (Math.min(bad.precision, bad.recall, quiet.precision) < 1) process.exitCode = 1;

function minutes(after: number | undefined): string {
  return (after === undefined ? "never" : `${after > 0 ? "+" : ""}${after} min`).padStart(8);
}

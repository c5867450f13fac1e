import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { costReport } from "../../sim/cost-report.ts";
import { scaleReport } from "../../sim/scale-report.ts";

test.each([
  ["docs/scale.md", scaleReport],
  ["docs/cost.md", costReport],
])("%s has the tables that `npm run sim` prints", (path, report) => {
  const page = readFileSync(path, "utf8");
  for (const table of report().trim().split("\n\n")) expect(page).toContain(table);
});

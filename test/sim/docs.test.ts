import { readFileSync } from "node:fs";
import { expect, test } from "vitest";
import { simReport } from "../../sim/report.ts";

test("docs/scale.md has the tables that `npm run sim` prints", () => {
  const page = readFileSync("docs/scale.md", "utf8");
  for (const table of simReport().trim().split("\n\n")) expect(page).toContain(table);
});

import { stripVTControlCharacters } from "node:util";
import { expect, test } from "vitest";
import { progressLine, rateMeter } from "../../cli/progress.ts";

test("shows the share, the counts, the rate and the rest", () => {
  const line = stripVTControlCharacters(
    progressLine({ done: 12_500, total: 50_000, unit: "events", rate: 5000 }),
  );
  expect(line).toBe(`${"━".repeat(7)}${"─".repeat(21)}  25 %  12,500 of 50,000 events  5,000/s  7.5 s left`);
});

test("at the end there is no rest", () => {
  const line = stripVTControlCharacters(progressLine({ done: 10, total: 10, unit: "events", rate: 5 }));
  expect(line).toBe(`${"━".repeat(28)} 100 %  10 of 10 events  5/s`);
});

test("nothing to do is all done", () => {
  expect(progressLine({ done: 0, total: 0, unit: "events", rate: 0 })).toContain("100 %");
});

test("a rate follows what is done, smoothed", () => {
  const rate = rateMeter();
  expect(rate(0, 0)).toBe(0);
  expect(rate(1000, 1000)).toBe(1000);
  expect(rate(1000, 2000)).toBe(600);
  expect(rate(1000, 2000)).toBe(600);
});

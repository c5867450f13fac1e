import { stripVTControlCharacters } from "node:util";
import { describe, expect, test } from "vitest";
import { type Run, readAnswer } from "../../bench/match/protocol.ts";
import { type CellResult, cellLine, editLine, growthLine, reportOf } from "../../bench/match/report.ts";
import { comparisonOf } from "../../bench/match/rounds.ts";

function aRun(events: number, seconds = 1): Run {
  return { events, hits: 0, cpu: seconds, process: 2 * seconds, wall: 4 * seconds };
}

function aResult(changes: Partial<CellResult> = {}): CellResult {
  return {
    cell: "EXACT",
    rules: 5,
    peer: "event-ruler",
    peerMode: "default",
    ...comparisonOf([{ ours: aRun(1_500), theirs: aRun(1_000) }]),
    hits: 7,
    peerHits: 7,
    memory: { oursPerRule: 100, theirsPerRule: 200 },
    buildMs: { ours: 1, theirs: 2 },
    allocation: 64,
    ...changes,
  };
}

const shown = (result: CellResult) => stripVTControlCharacters(cellLine(result));

describe("rounds", () => {
  test("give the medians of the rates and of the ratios within a round", () => {
    const comparison = comparisonOf([
      { ours: aRun(1_000), theirs: aRun(1_000) },
      { ours: aRun(500), theirs: aRun(100) },
      { ours: aRun(3_000), theirs: aRun(1_500) },
    ]);

    expect(comparison).toMatchObject({ ours: 1_000, theirs: 1_000, ratio: 2, ratios: [1, 5] });
  });

  test("count events by CPU time, and by the other clocks beside it", () => {
    const comparison = comparisonOf([{ ours: aRun(800, 2), theirs: aRun(100) }]);

    expect(comparison).toMatchObject({
      ours: 400,
      process: { ours: 200, theirs: 50 },
      wall: { ours: 100, theirs: 25 },
    });
  });

  test("of an even number give the middle between two", () => {
    const rounds = [100, 300].map((events) => ({ ours: aRun(events), theirs: aRun(100) }));

    expect(comparisonOf(rounds)).toMatchObject({ ours: 200, ratio: 2 });
  });
});

describe("a line of the report", () => {
  test("says that a goal is met", () => {
    expect(shown(aResult())).toMatch(/^EXACT +5 +1,500 +1,000 +1\.5× .* met: at least 1\.25×$/);
  });

  test("says that a goal is missed", () => {
    expect(shown(aResult({ ratio: 1.2 }))).toMatch(/missed: at least 1\.25×$/);
  });

  test("says when the peer has other hits", () => {
    expect(shown(aResult({ peerHits: 6 }))).toMatch(/the peer has 6 hits$/);
  });

  test.each([
    ["json-logic-js", 10_000, /missed: at least 100×$/],
    ["json-logic-js", 1_000, /default$/],
    ["json-logic-engine", 10_000, /default$/],
  ])("against %s at %i rules has its goal", (peer, rules, end) => {
    expect(shown(aResult({ peer, rules }))).toMatch(end);
  });

  test("says how the cost grows", () => {
    expect(stripVTControlCharacters(growthLine(1.4))).toMatch(/: 1\.4× met: at most 1\.5×$/);
    expect(stripVTControlCharacters(growthLine(1.6))).toMatch(/: 1\.6× missed/);
  });
});

test("a line says how long edits take, and whether the longest is short enough", () => {
  const shown = (max: number) => {
    const some = { p50: 0.5, p99: 2, max, slowest: 40 };
    const times = { add: some, change: some, remove: { p50: 1, p99: 1, max: 2, slowest: 2 } };
    return stripVTControlCharacters(editLine({ times, bytesPerRule: 1_800 }));
  };

  expect(shown(9)).toMatch(
    /add 0\.5, 2, 9 \(slowest 40\); change .*; remove 1, 1, 2 \(slowest 2\); 1,800 bytes a rule; met: at most 10 ms$/,
  );
  expect(shown(11)).toMatch(/missed: at most 10 ms$/);
});

test("what others read of a run has these fields and no others", () => {
  const report = reportOf({ cells: [aResult()], growth: { exact: 1.4 } });

  expect(Object.keys(report)).toEqual(["cells", "growth"]);
  expect(Object.keys(report.cells[0]!)).toEqual([
    "cell",
    "rules",
    "peer",
    "ours",
    "theirs",
    "ratio",
    "hits",
    "peerHits",
  ]);
  expect(report.growth).toEqual({ exact: 1.4 });
});

describe("a driver's answer", () => {
  test("is read from a line", () => {
    expect(readAnswer('{"hits":3}')).toEqual({ hits: 3 });
  });

  test.each(["", "Exception in thread main", "3", "null"])("is not %j", (line) => {
    expect(() => readAnswer(line)).toThrow("Cannot read what a driver answered");
  });

  test("may be an error", () => {
    expect(() => readAnswer('{"error":"no such file"}')).toThrow("a driver reports no such file");
  });
});

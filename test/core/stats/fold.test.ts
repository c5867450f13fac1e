import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Counts, noCounts, OTHER } from "../../../functions/core/stats/counts.ts";
import { MINUTE_MS, type StatDelta } from "../../../functions/core/stats/delta.ts";
import { MOST_IDS } from "../../../functions/core/stats/dimension.ts";
import { foldMinute, foldRows, type StatRow, spanOf } from "../../../functions/core/stats/fold.ts";

const counts = (parts: Partial<Counts> = {}): Counts => ({ ...noCounts, ...parts });
const delta = (id: string, rows: StatDelta["rows"], minute = 7): StatDelta => ({ id, minute, rows });
const byId = (rows: readonly StatRow[]) => new Map(rows.map((row) => [`${row.kind} ${row.id}`, row.counts]));

const someCounts = fc.record({
  count: fc.nat(1_000),
  bytes: fc.nat(1_000),
  failed: fc.nat(100),
  retried: fc.nat(100),
  dead: fc.nat(100),
  sumMs: fc.nat(10_000),
  maxMs: fc.nat(5_000),
  buckets: fc.dictionary(fc.nat(96).map(String), fc.integer({ min: 1, max: 9 }), { noNullPrototype: true }),
  errors: fc.dictionary(fc.constantFrom("target-failed", "schema-refused"), fc.nat(9), {
    noNullPrototype: true,
  }),
});
const someDeltas = fc.array(
  fc.array(
    fc.tuple(fc.constantFrom("bus" as const, "rule" as const), fc.constantFrom("a", "b", "c"), someCounts),
  ),
  { maxLength: 8 },
);

describe("a minute", () => {
  test("adds up what its functions counted, thing by thing", () => {
    const rows = foldMinute(7, [
      delta("1", [["bus", "default", counts({ count: 2, maxMs: 5, buckets: { 3: 2 }, errors: { x: 1 } })]]),
      delta("2", [
        ["bus", "default", counts({ count: 3, maxMs: 4, buckets: { 3: 1, 4: 2 }, errors: { x: 1, y: 2 } })],
        ["bus", "shop", counts({ count: 1 })],
      ]),
    ]);
    expect(rows).toEqual([
      {
        kind: "bus",
        id: "default",
        at: 7 * MINUTE_MS,
        counts: counts({ count: 5, maxMs: 5, buckets: { 3: 3, 4: 2 }, errors: { x: 2, y: 2 } }),
      },
      { kind: "bus", id: "shop", at: 7 * MINUTE_MS, counts: counts({ count: 1 }) },
    ]);
  });

  test("leaves out what belongs to another one", () => {
    expect(foldMinute(7, [delta("1", [["bus", "a", counts({ count: 1 })]], 8)])).toEqual([]);
  });

  test("is the same whatever the order of its deltas and however often one is there", () => {
    fc.assert(
      fc.property(someDeltas, fc.infiniteStream(fc.nat()), (all, random) => {
        const deltas = all.map((rows, i) => delta(String(i), rows));
        const mixed = [...deltas, ...deltas.slice(0, 3)]
          .map((one) => ({ one, at: random.next().value }))
          .sort((a, b) => a.at - b.at)
          .map(({ one }) => one);
        expect(byId(foldMinute(7, mixed))).toEqual(byId(foldMinute(7, deltas)));
      }),
    );
  });

  test("keeps the busiest things of a kind, and all others as one, so that sums stay whole", () => {
    const rows = Array.from(
      { length: MOST_IDS.type + 20 },
      (_, i) => ["type", `t${String(i).padStart(4, "0")}`, counts({ count: i + 1 })] as const,
    );
    const folded = foldMinute(7, [delta("1", rows.slice(0, 300)), delta("2", rows.slice(300))]);
    expect(folded).toHaveLength(MOST_IDS.type + 1);
    expect(byId(folded).get(`type ${OTHER}`)).toMatchObject({ count: (20 * 21) / 2 });
    const sum = (numbers: readonly number[]) => numbers.reduce((a, b) => a + b, 0);
    expect(sum(folded.map((row) => row.counts.count))).toBe(sum(rows.map(([, , { count }]) => count)));
  });
});

test("an hour is the sum of its minutes, and a day that of its hours", () => {
  const at = spanOf(1_700_000_000_000, "1d");
  const minutes = [0, 1, 59, 60, 61].map((minute) => ({
    kind: "rule" as const,
    id: "a",
    at: at + minute * MINUTE_MS,
    counts: counts({ count: 1, buckets: { 1: 1 } }),
  }));
  const hours = [...Map.groupBy(minutes, (row) => spanOf(row.at, "1h"))].flatMap(([begin, rows]) =>
    foldRows(begin, rows),
  );
  expect(hours.map((row) => [row.at - at, row.counts.count])).toEqual([
    [0, 3],
    [60 * MINUTE_MS, 2],
  ]);
  expect(foldRows(at, hours)).toEqual([
    {
      ...{ kind: "rule", id: "a", at },
      counts: counts({ count: 5, buckets: { 1: 5 }, activeMinutes: 5, peaks: [1, 1] }),
    },
  ]);
});

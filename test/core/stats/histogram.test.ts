import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  type Buckets,
  boundOf,
  bucketCount,
  bucketOf,
  mergeBuckets,
  percentile,
} from "../../../functions/core/stats/histogram.ts";

const LIMIT = 3_500;

/** `18×1` is one latency of 18 ms. */
function measured(...latencies: readonly (readonly [ms: number, times: number])[]): Buckets {
  return latencies.map(([ms, times]) => ({ [bucketOf(ms, LIMIT)]: times })).reduce<Buckets>(mergeBuckets, {});
}

test.for([
  [-5, 0, 0],
  [0, 0, 0],
  [9.99, 9, 9],
  [10, 10, 10],
  [11, 11, 15],
  [15, 11, 15],
  [16, 12, 20],
  [20, 12, 20],
  [21, 13, 25],
  [95, 27, 95],
  [96, 28, 100],
  [100.9, 28, 100],
  [101, 29, 150],
  [151, 30, 200],
  [1_001, 47, 1_050],
  [3_450, 95, 3_450],
  [3_451, 96, 3_500],
  [10_000, 96, 3_500],
])("%d ms fall into bucket %d, which stands for %d ms", ([ms, bucket, bound]) => {
  expect([bucketOf(ms!, LIMIT), boundOf(bucket!, LIMIT)]).toEqual([bucket, bound]);
});

test.for([
  [0, 1],
  [7, 8],
  [10, 11],
  [12, 12],
  [60, 21],
  [100, 29],
  [101, 30],
  [1_500, 57],
  [3_500, 97],
  [3_520, 98],
  [30_500, 637],
])("up to %d ms there are %d buckets", ([limit, count]) => {
  expect(bucketCount(limit!)).toBe(count);
});

describe("a percentile", () => {
  test.for([
    {
      of: [
        [1, 90],
        [2, 9],
        [500, 1],
      ],
      p: [1, 1, 2, 500],
    },
    { of: [[18, 1]], p: [20, 20, 20, 20] },
    { of: [[0, 100]], p: [0, 0, 0, 0] },
    { of: [[9_999, 3]], p: [3_500, 3_500, 3_500, 3_500] },
    {
      of: [
        [3, 899],
        [12, 91],
        [120, 9],
        [3_000, 1],
      ],
      p: [3, 15, 15, 150],
    },
    {
      of: [
        [5, 9_899],
        [7, 101],
      ],
      p: [5, 5, 5, 7],
    },
    {
      of: [
        [5, 9_898],
        [7, 102],
      ],
      p: [5, 5, 7, 7],
    },
  ] as const)("of $of is $p at 50, 90, 99 and 99.9 %", ({ of, p }) => {
    const buckets = measured(...of);
    expect([0.5, 0.9, 0.99, 0.999].map((share) => percentile(buckets, share, LIMIT))).toEqual(p);
  });

  test("of nothing is none", () => {
    expect(percentile({}, 0.5, LIMIT)).toBeUndefined();
  });

  test("is the same of parts that are merged", () => {
    const latencies = fc.array(fc.double({ min: 0, max: 5_000, noNaN: true }), {
      minLength: 1,
      maxLength: 200,
    });
    fc.assert(
      fc.property(
        latencies,
        fc.nat(200),
        fc.double({ min: 0.01, max: 1, noNaN: true }),
        (all, cut, share) => {
          const of = (part: readonly number[]) => measured(...part.map((ms) => [ms, 1] as const));
          const merged = mergeBuckets(of(all.slice(0, cut)), of(all.slice(cut)));
          expect(percentile(merged, share, LIMIT)).toBe(percentile(of(all), share, LIMIT));
        },
      ),
    );
  });

  test("is at most one bucket above the true one", () => {
    const latencies = fc.array(fc.integer({ min: 0, max: LIMIT }), { minLength: 1, maxLength: 300 });
    fc.assert(
      fc.property(latencies, (all) => {
        const sorted = all.toSorted((a, b) => a - b);
        const exact = sorted[Math.ceil(0.9 * all.length) - 1]!;
        const read = percentile(measured(...all.map((ms) => [ms, 1] as const)), 0.9, LIMIT)!;
        expect(read).toBeGreaterThanOrEqual(exact);
        expect(read).toBe(boundOf(bucketOf(exact, LIMIT), LIMIT));
      }),
    );
  });
});

import { expect, test } from "vitest";
import { addLatency, emptyTally } from "../../../functions/core/stats/counts.ts";
import { LIMIT_MS } from "../../../functions/core/stats/histogram.ts";
import { pointOf } from "../../../functions/core/stats/points.ts";

test("no percentile is above the maximum, though a bucket's bound is", () => {
  const counts = emptyTally();
  for (const ms of [3, 12, 101]) addLatency(counts, ms, LIMIT_MS.path);
  expect(pointOf({ kind: "bus", id: "default", at: 0, counts })).toMatchObject({
    p50: 15,
    p90: 101,
    p99: 101,
    max: 101,
  });
});

/**
 * Latencies in buckets of fixed bounds, so that they can be merged and percentiles be read from any span: 0 to 10 ms one a
 * millisecond, to 100 ms one in five, beyond that one in fifty. A bucket stands for its upper bound.
 */
export type Buckets = Readonly<Record<number, number>>;

/** What is slower lands in the last bucket. Histograms merge when they were made with the same limit. */
export const LIMIT_MS = { path: 3_500, delivery: 30_500 } as const;

const EXACT = 10;
const FINE = { step: 5, until: 100, first: 10 } as const;
const COARSE = { step: 50, first: 28 } as const;

/** The number of the bucket that a latency falls into; fractions of a millisecond are dropped. */
export function bucketOf(ms: number, limitMs: number): number {
  const whole = Math.max(0, Math.min(Math.trunc(ms), limitMs));
  if (whole <= EXACT) return whole;
  if (whole <= FINE.until) return FINE.first + Math.ceil((whole - EXACT) / FINE.step);
  return COARSE.first + Math.ceil((whole - FINE.until) / COARSE.step);
}

/** The latency in milliseconds that a bucket stands for. */
export function boundOf(bucket: number, limitMs: number): number {
  if (bucket <= EXACT) return Math.min(bucket, limitMs);
  if (bucket <= COARSE.first) return Math.min(EXACT + (bucket - FINE.first) * FINE.step, limitMs);
  return Math.min(FINE.until + (bucket - COARSE.first) * COARSE.step, limitMs);
}

/** How many buckets there are up to a limit. */
export function bucketCount(limitMs: number): number {
  return bucketOf(limitMs, limitMs) + 1;
}

/** That share lacks so little that it counts as reached: 98.99 % are 99 %. */
const TOLERANCE = 0.0001;

/** The latency that a share of all (0 to 1) did not exceed; undefined when nothing was measured. */
export function percentile(buckets: Buckets, share: number, limitMs: number): number | undefined {
  const filled = Object.entries(buckets)
    .map(([bucket, count]) => [Number(bucket), count] as const)
    .sort(([a], [b]) => a - b);
  const total = filled.reduce((sum, [, count]) => sum + count, 0);
  let seen = 0;
  for (const [bucket, count] of filled) {
    seen += count;
    if (share - seen / total <= TOLERANCE) return boundOf(bucket, limitMs);
  }
  return undefined;
}

/** Both together; made with the same limit. */
export function mergeBuckets(a: Buckets, b: Buckets): Buckets {
  const merged: Record<number, number> = { ...a };
  for (const [bucket, count] of Object.entries(b))
    merged[Number(bucket)] = (merged[Number(bucket)] ?? 0) + count;
  return merged;
}

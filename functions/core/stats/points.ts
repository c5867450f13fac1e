import type { Counts } from "./counts.ts";
import { limitMs } from "./dimension.ts";
import type { StatRow } from "./fold.ts";
import { percentile } from "./histogram.ts";

/** What a chart shows of one span. */
export interface StatPoint {
  /** Epoch ms of its begin. */
  readonly at: number;
  readonly count: number;
  readonly bytes: number;
  readonly failed: number;
  readonly retried: number;
  readonly dead: number;
  /** Latency in ms; null when nothing was measured. Percentiles are upper bounds of their bucket, and never above the maximum. */
  readonly avg: number | null;
  readonly p50: number | null;
  readonly p90: number | null;
  readonly p99: number | null;
  readonly max: number | null;
  readonly errors: Readonly<Record<string, number>>;
  /** Of a target, when it was looked at within the span: the most that waited, of those for a time to come, the longest wait, the most attempts at once. */
  readonly waiting?: number;
  readonly later?: number;
  readonly oldestMs?: number;
  readonly inFlight?: number;
}

export function pointOf({ at, kind, id, counts }: StatRow): StatPoint {
  const { count, bytes, failed, retried, dead, maxMs, buckets, errors } = counts;
  const share = (part: number) => {
    const bound = percentile(buckets, part, limitMs(kind, id));
    return bound === undefined ? null : Math.min(bound, maxMs);
  };
  const measured = measuredOf(counts);
  return {
    ...{ at, count, bytes, failed, retried, dead, errors },
    avg: measured === 0 ? null : Math.round((counts.sumMs / measured) * 10) / 10,
    ...{ p50: share(0.5), p90: share(0.9), p99: share(0.99) },
    max: measured === 0 ? null : maxMs,
    ...counts.gauges,
  };
}

function measuredOf({ buckets }: Counts): number {
  return Object.values(buckets).reduce((sum, count) => sum + count, 0);
}

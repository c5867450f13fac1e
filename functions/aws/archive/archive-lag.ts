import type { ArchiveReading } from "../../core/alerts/readings.ts";
import type { Clock } from "../../core/ports.ts";
import { MINUTE_MS } from "../../core/stats/delta.ts";
import type { Stats } from "../../core/stats/port.ts";
import { totalsOf } from "../../core/stats/series.ts";
import type { Queue } from "../queue.ts";

export interface ArchiveLagOptions {
  readonly queue: Pick<Queue, "left">;
  readonly stats: Pick<Stats, "rows" | "deltas" | "minutes" | "folded">;
  readonly clock: Clock;
}

/** So long what lies in the queue may take to become a segment. */
const USUAL_MS = 2 * MINUTE_MS;

/**
 * How far the archive is behind, look by look. SQS does not tell a message's age: while anything is archived it is that of what
 * was, and when nothing is, what waits has waited since the first look that found it so.
 */
export function createArchiveLag({ queue, stats, clock }: ArchiveLagOptions): () => Promise<ArchiveReading> {
  let stuckSince: number | undefined;
  return async () => {
    const now = clock();
    const over = Math.floor(now / MINUTE_MS) * MINUTE_MS;
    const archived = await totalsOf({ kind: "function", from: over - USUAL_MS, until: now }, stats);
    const counts = archived.get("archive")?.counts;
    if (counts) stuckSince = undefined;
    else if ((await queue.left()) === 0) stuckSince = undefined;
    else stuckSince ??= now;
    const since = counts ? now - counts.maxMs : stuckSince;
    return since === undefined ? {} : { overdueSince: since + USUAL_MS };
  };
}

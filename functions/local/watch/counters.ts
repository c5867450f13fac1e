import { randomUUID } from "node:crypto";
import type { ScheduledEvent } from "aws-lambda";
import type { Settlement } from "../../core/delivery.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { IngestPorts } from "../../core/ingest.ts";
import type { Backlog, Clock } from "../../core/ports.ts";
import type { Routed } from "../../core/route.ts";
import { type Archived, createCounting } from "../../core/stats/counting.ts";
import { type DeltaRow, MINUTE_MS, minuteOf, type StatDelta } from "../../core/stats/delta.ts";
import type { Stats } from "../../core/stats/port.ts";
import { statsFunction, type StatsPorts } from "../../stats.ts";
import { contextOf } from "../events/records.ts";

/** What the functions of this process count, and the stats function, each minute. */
export interface Counters {
  readonly onIngested: NonNullable<IngestPorts["onIngested"]>;
  onRouted(event: AcceptedEvent, routed: Routed): void;
  onSettled(settlement: Settlement): void;
  onArchived(archived: Archived): void;
  onSkipped(backlog: Backlog, count: number): void;
  /** The audit could not be written, with this code. */
  onUnaudited(code: string): void;
  /** Folds what was counted; once a minute, when the minute before is written. */
  fold(): Promise<unknown>;
  /** Writes what was counted last. */
  stop(): Promise<void>;
}

export interface CountersOptions extends Pick<StatsPorts, "brokers"> {
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
  /** The state of the definitions that functions work with. */
  readonly revision?: () => number;
  /** Hears of all that was counted, as it is written. */
  readonly onRows?: (rows: readonly DeltaRow[]) => void;
}

/** What was counted is written so much later, at the end of the minute at the latest: a crash costs that much of the counts. */
const FLUSH_MS = 1_000;

/** So many deltas wait for a disk that does not take them; the oldest go first. */
const MOST_KEPT = 600;

export function createCounters(stats: Stats, options: CountersOptions): Counters {
  const { brokers, clock, onTrouble, onRows } = options;
  const counting = createCounting(options.revision);
  const handler = statsFunction({ stats, brokers, clock });
  let flushing: NodeJS.Timeout | undefined;
  /** What is not written yet; written twice it counts once. */
  let kept: readonly StatDelta[] = [];
  const flush = async () => {
    clearTimeout(flushing);
    flushing = undefined;
    const rows = counting.take();
    onRows?.(rows);
    if (rows.length > 0)
      kept = [...kept, { id: randomUUID(), minute: minuteOf(clock()), rows }].slice(-MOST_KEPT);
    for (const delta of kept) {
      await stats.add(delta);
      kept = kept.filter((one) => one !== delta);
    }
  };
  const flushSoon = () => {
    if (flushing) return;
    const left = MINUTE_MS - (clock() % MINUTE_MS) - 1;
    flushing = setTimeout(() => void flush().catch(onTrouble), Math.min(FLUSH_MS, left)).unref();
  };
  return {
    onIngested(arrival, incoming, receipts) {
      counting.ingested({ arrival, incoming, receipts, latencyMs: clock() - arrival.receivedAt });
      flushSoon();
    },
    onRouted(event, routed) {
      counting.routed(event, routed, Math.max(0, clock() - event.receivedAt));
      flushSoon();
    },
    onSettled(settlement) {
      counting.settled(settlement);
      flushSoon();
    },
    onArchived(archived) {
      counting.archived(archived);
      flushSoon();
    },
    onSkipped(backlog, count) {
      counting.skipped(backlog, count);
      flushSoon();
    },
    onUnaudited(code) {
      counting.unaudited(code);
      flushSoon();
    },
    async fold() {
      // What could not be written before is tried again now.
      if (kept.length > 0) await flush().catch(onTrouble);
      return handler({ "detail-type": "Scheduled Event" } as ScheduledEvent, contextOf("stats", "stats"));
    },
    async stop() {
      await flush().catch(onTrouble);
    },
  };
}

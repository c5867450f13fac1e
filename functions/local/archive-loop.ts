import type { DatabaseSync } from "node:sqlite";
import type { AcceptedEvent } from "../core/event.ts";
import type { Clock } from "../core/ports.ts";
import { createRunner } from "./runner.ts";
import { eventOf } from "./store/rows.ts";

/** Moves what is routed from the log into segments: when there is a segment's worth, or when the oldest has waited long enough. */
export interface ArchiveLoop {
  /** More was routed, up to this position. */
  signal(routed: number): void;
  stop(): Promise<void>;
}

export interface ArchiveLoopOptions {
  readonly reader: DatabaseSync;
  readonly clock: Clock;
  /** Writes a batch as segments. */
  readonly archive: (events: readonly AcceptedEvent[]) => Promise<void>;
  /** Hears that all up to this position lies in segments. */
  readonly onArchived: (position: number) => void;
  readonly onTrouble: (error: unknown) => void;
  readonly segmentEvents?: number;
  readonly segmentAgeMs?: number;
}

/** So many events make a segment: one of 1 KB events has about 5 MB before it is compressed. */
const SEGMENT_EVENTS = 5_000;
/** A segment closes at so many bytes too: one is held in memory while it is written. */
const SEGMENT_BYTES = 16 * 1024 * 1024;
/** A quiet bus gets a segment an hour at most; until then its events are found in the log. */
const SEGMENT_AGE_MS = 3_600_000;

export function createArchiveLoop(options: ArchiveLoopOptions): ArchiveLoop {
  const { segmentEvents = SEGMENT_EVENTS, segmentAgeMs = SEGMENT_AGE_MS } = options;
  const next = createBatchReader(options.reader, segmentEvents);
  let oldest = options.reader.prepare("SELECT min(position) AS first FROM log").get()?.first as number | null;
  let routed = 0;
  let timer: NodeJS.Timeout | undefined;
  let stopped = false;
  const arm = (ms: number) => {
    timer ??= setTimeout(start, ms).unref();
  };
  const start = () => {
    clearTimeout(timer);
    timer = undefined;
    runner.signal();
  };
  const runner = createRunner(async () => {
    while (!stopped) {
      const { events, full } = next(routed);
      const first = events[0];
      oldest = first?.position ?? null;
      if (!first) return;
      const wait = first.receivedAt + segmentAgeMs - options.clock();
      if (!full && wait > 0) return arm(Math.min(wait, segmentAgeMs));
      try {
        await options.archive(events);
        options.onArchived(events.at(-1)!.position!);
      } catch (error) {
        options.onTrouble(error);
        return arm(RETRY_MS);
      }
    }
  }, options.onTrouble);
  return {
    signal(position) {
      routed = position;
      oldest ??= position;
      if (routed - oldest >= segmentEvents) start();
      else arm(segmentAgeMs);
    },
    async stop() {
      stopped = true;
      clearTimeout(timer);
      await runner.stop();
    },
  };
}

const RETRY_MS = 10_000;

/** The oldest routed events of the log: as many as a segment takes. */
function createBatchReader(reader: DatabaseSync, most: number) {
  const rows = reader.prepare("SELECT * FROM log WHERE position<=? ORDER BY position LIMIT ?");
  return (routed: number): { readonly events: AcceptedEvent[]; readonly full: boolean } => {
    const events: AcceptedEvent[] = [];
    let bytes = 0;
    for (const row of rows.iterate(routed, most)) {
      const event = eventOf(row);
      events.push(event);
      bytes += event.text.length;
      if (bytes >= SEGMENT_BYTES) break;
    }
    return { events, full: events.length >= most || bytes >= SEGMENT_BYTES };
  };
}

import { type ArchiveLoop, createArchiveLoop } from "./archive-loop.ts";
import { createArchiveThread } from "./archive-thread.ts";
import type { LogEntry } from "../../core/log/entry.ts";
import type { Archived } from "../../core/stats/counting.ts";
import type { Clock } from "../../core/ports.ts";
import type { SegmentRow } from "../store/operations.ts";
import type { Stores } from "../store/stores.ts";

/** The archive function at work: segments are written, the journal beside them is packed, what has expired is removed. */
export interface Archiving extends ArchiveLoop {
  /** Removes what has expired. Resolves when it is done. */
  sweep(): Promise<void>;
}

export interface ArchivingOptions {
  readonly clock: Clock;
  readonly onTrouble: (error: unknown) => void;
  /** Hears of each batch of segments. */
  readonly tell?: (entry: LogEntry) => void;
  /** When a segment closes: at so many events, or when the oldest has waited so long. */
  readonly segmentEvents?: number;
  readonly segmentAgeMs?: number;
  /** Hears of what was archived, a segment each. */
  readonly onArchived?: (archived: Archived) => void;
}

/** So many events make a segment: one of 1 KB events has about 5 MB before it is compressed. */
const SEGMENT_EVENTS = 5_000;
/** A quiet bus gets a segment an hour at most; until then its events are found in the log. */
export const SEGMENT_AGE_MS = 3_600_000;

function archiveEntry(rows: readonly SegmentRow[]): LogEntry {
  const sum = (figure: "count" | "bytes") => rows.reduce((all, row) => all + row[figure], 0);
  return {
    level: "debug",
    message: "archive",
    segments: rows.length,
    events: sum("count"),
    bytes: sum("bytes"),
  };
}

export function createArchiving(stores: Stores, options: ArchivingOptions): Archiving {
  const { folder, segments, reader, writer, registry } = stores;
  const { segmentEvents = SEGMENT_EVENTS, segmentAgeMs = SEGMENT_AGE_MS, clock, onTrouble } = options;
  const thread = createArchiveThread({ folder, segmentEvents, segmentAgeMs });
  const oldest = reader.prepare("SELECT min(position) AS first FROM log").get()?.first as number | null;
  const loop = createArchiveLoop({
    ...{ segmentEvents, segmentAgeMs, clock, onTrouble, oldest: oldest ?? undefined },
    archive(routed) {
      const archives = registry.list("archive").map(({ id, value }) => ({ id, value }));
      return thread.ask({ routed, archives, now: clock() });
    },
    async keep({ rows, journal }) {
      const begun = clock();
      await Promise.all([writer.write("segment", rows), writer.write("packJournal", journal)]);
      options.tell?.({ ...archiveEntry(rows), ms: clock() - begun });
      for (const { count, rawBytes: bytes, minReceived } of rows)
        options.onArchived?.({ count, bytes, lagMs: Math.max(0, clock() - minReceived) });
    },
  });
  return {
    signal: loop.signal,
    async stop() {
      await loop.stop();
      await thread.close();
    },
    async sweep() {
      const begun = clock();
      const expired = await segments.expire(begun);
      options.tell?.({ level: "debug", message: "sweep", segments: expired, ms: clock() - begun });
    },
  };
}

import { join } from "node:path";
import { type MessagePort, parentPort, workerData } from "node:worker_threads";
import { archiveFunction } from "../../archive.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { ArchiveAnswer, ArchiveOrder, ArchiveWorkerData } from "./archive-thread.ts";
import { archivesOf } from "../../core/archive/archives.ts";
import { createBatches } from "../events/records.ts";
import { writeSegment } from "./segment-writer.ts";
import { createJournalPacker } from "../store/journal-buffer.ts";
import type { SegmentRow } from "../store/operations.ts";
import { eventOf } from "../store/rows.ts";
import { openReader } from "../store/schema.ts";

/** The archive function on a thread of its own: reading the log and compressing would hold up whoever publishes. */
const port = parentPort as MessagePort;
const { folder, segmentEvents, segmentAgeMs } = workerData as ArchiveWorkerData;
/** A segment closes at so many bytes too: one is held in memory while it is written. */
const SEGMENT_BYTES = 16 * 1024 * 1024;

const reader = openReader(folder);
const routedRows = reader.prepare("SELECT * FROM log WHERE position<=? ORDER BY position LIMIT ?");
const packJournal = createJournalPacker(reader);
/** The journal of an event is packed so many positions after it was archived: by then most deliveries have ended. */
const PACKED_LATER = 10_000;
const batches = createBatches<AcceptedEvent>("archive", "archive");
let order: ArchiveOrder;
let rows: SegmentRow[] = [];
const handler = archiveFunction({
  writeSegment: async (events, kept) => {
    rows.push(writeSegment(join(folder, "archive"), events, kept));
  },
  archives: () => archivesOf(order.archives),
  eventOf: batches.of,
  clock: () => order.now,
});

port.on("message", (next: ArchiveOrder | "close") => {
  if (next === "close") {
    reader.close();
    port.close();
    return;
  }
  order = next;
  work().then(
    (answer) => port.postMessage(answer),
    (error: unknown) => port.postMessage({ kind: "failed", detail: String(error) } satisfies ArchiveAnswer),
  );
});

/** The segments of the oldest routed events, or how long they may wait. */
async function work(): Promise<ArchiveAnswer> {
  const { events, full } = oldestEvents();
  const [first] = events;
  if (!first) return { kind: "waiting" };
  const waitMs = first.receivedAt + segmentAgeMs - order.now;
  if (!full && waitMs > 0) return { kind: "waiting", waitMs, oldest: first.position! };
  rows = [];
  await batches.call(handler, events);
  const last = events.at(-1)!.position!;
  return {
    kind: "written",
    rows,
    last,
    journal: packJournal(first.position! - PACKED_LATER, last - PACKED_LATER),
  };
}

/** As many as a segment takes. */
function oldestEvents(): { readonly events: AcceptedEvent[]; readonly full: boolean } {
  const events: AcceptedEvent[] = [];
  let bytes = 0;
  for (const row of routedRows.iterate(order.routed, segmentEvents)) {
    const event = eventOf(row);
    events.push(event);
    bytes += event.text.length;
    if (bytes >= SEGMENT_BYTES) break;
  }
  return { events, full: events.length >= segmentEvents || bytes >= SEGMENT_BYTES };
}

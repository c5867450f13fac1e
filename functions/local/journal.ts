import type { DatabaseSync } from "node:sqlite";
import type { AcceptedEvent } from "../core/event.ts";
import type { EventRef, Journal, JournalEntry } from "../core/ports.ts";
import { entryOf, positionOf, routedLine } from "./journal-lines.ts";
import type { Segments } from "./segments.ts";
import { BUCKET_BITS, unpackLines } from "./store/journal-buffer.ts";
import { eventOf } from "./store/rows.ts";
import type { Writer } from "./store/writer.ts";

export interface JournalOptions {
  readonly reader: DatabaseSync;
  readonly writer: Writer;
  readonly segments: Segments;
  /** Names a delivery. */
  readonly deliveryId: (event: { readonly key: string }, rule: string, target: string) => string;
}

/**
 * The journal on SQLite. Attempts and acceptances are written by the deliveries and events ports with what they concern,
 * in the same transaction; what is written here is the routing.
 */
export function createJournal({ reader, writer, segments, deliveryId }: JournalOptions): Journal {
  const lines = createLineReader(reader);
  return {
    async write(entries) {
      const routed = entries.filter((entry) => entry.kind === "routed");
      await writer.write("journal", routed.map((entry) => [entry.event.position, routedLine(entry)]));
    },
    async of(event) {
      const incarnations = await incarnationsOf(event, reader, segments);
      return incarnations.flatMap((one) => {
        const ref: EventRef = { position: one.position!, id: one.id, source: one.source };
        const { receivedAt, publisher, schema } = one;
        const accepted: JournalEntry = { kind: "accepted", at: receivedAt, event: ref, publisher, schema };
        const entries = lines.of(one.position!).map((line) => entryOf(line, ref, (rule, target) => deliveryId(one, rule, target)));
        return [accepted, ...entries];
      });
    },
  };
}

/** The event and its replays: all that stand in the log or a segment under its key, the oldest first. */
async function incarnationsOf(event: AcceptedEvent, reader: DatabaseSync, segments: Segments): Promise<AcceptedEvent[]> {
  const found = new Map<number, AcceptedEvent>();
  const fresh = reader.prepare("SELECT * FROM log WHERE id=? AND key=?").all(event.id, event.key);
  for (const row of fresh) found.set(row.position as number, eventOf(row));
  for await (const { segment, block } of segments.withId(event.id)) {
    for (const candidate of await segments.read(segment, block)) {
      if (candidate.key === event.key) found.set(candidate.position!, candidate);
    }
  }
  return [...found.values()].sort((a, b) => a.position! - b.position!);
}

/** Reads lines of the journal by event. */
export function createLineReader(reader: DatabaseSync) {
  const bucket = reader.prepare("SELECT lines FROM journal WHERE bucket=? ORDER BY n");
  return {
    /** The lines about the event at a position, in the order they were written. */
    of: (position: number): string[] =>
      bucket
        .all(Math.floor(position / (1 << BUCKET_BITS)))
        .flatMap((row) => unpackLines(row.lines as Uint8Array).split("\n"))
        .filter((line) => positionOf(line) === position),
  };
}

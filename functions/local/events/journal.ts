import type { DatabaseSync } from "node:sqlite";
import { deliveryId } from "../../core/deliveries/delivery-id.ts";
import type { EventRef, Journal, JournalEntry } from "../../core/ports.ts";
import { idHash } from "../../core/archive/segment.ts";
import type { Incarnations } from "../incarnations.ts";
import { entryOf, positionOf, routedLine } from "./journal-lines.ts";
import { bucketOf, unpackLines } from "../store/journal-buffer.ts";
import type { Writer } from "../store/writer.ts";

export interface JournalOptions {
  readonly reader: DatabaseSync;
  readonly writer: Writer;
  readonly incarnations: Incarnations;
}

/**
 * The journal on SQLite. What is written here is the routing; attempts come with the deliveries port in the transaction
 * that they belong to, and an acceptance is the event in the log itself.
 */
export function createJournal({ reader, writer, incarnations }: JournalOptions): Journal {
  const lines = createLineReader(reader);
  return {
    async write(entries) {
      const routed = entries.filter((entry) => entry.kind === "routed");
      await writer.write(
        "journal",
        routed.map((entry) => [entry.event.position, routedLine(entry)]),
      );
    },
    async of(event) {
      const all = await incarnations({ idHash: idHash(event.id), key: event.key });
      return all.flatMap((one) => {
        const ref: EventRef = { position: one.position!, id: one.id, source: one.source };
        const { receivedAt, publisher, schema } = one;
        const accepted: JournalEntry = { kind: "accepted", at: receivedAt, event: ref, publisher, schema };
        const idOf = (rule: string, target: string) => deliveryId(one, rule, target);
        return [accepted, ...lines.of(one.position!).map((line) => entryOf(line, ref, idOf))];
      });
    },
  };
}

/** Reads lines of the journal. */
export function createLineReader(reader: DatabaseSync) {
  const rows = reader.prepare("SELECT lines FROM journal WHERE bucket=? ORDER BY n");
  const below = reader.prepare("SELECT max(bucket) AS bucket FROM journal WHERE bucket<?");
  const inBucket = (bucket: number): string[] =>
    rows.all(bucket).flatMap((row) => unpackLines(row.lines as Uint8Array).split("\n"));
  return {
    inBucket,
    /** The lines about the event at a position, in the order they were written. */
    of: (position: number): string[] =>
      inBucket(bucketOf(position)).filter((line) => positionOf(line) === position),
    /** The buckets there are, from this one downwards. */
    *bucketsUpTo(last: number): Generator<number> {
      for (let bucket = last + 1; ; ) {
        const next = below.get(bucket)?.bucket as number | null;
        if (next === null) return;
        yield next;
        bucket = next;
      }
    },
  };
}

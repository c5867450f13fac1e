import type { DatabaseSync } from "node:sqlite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import { positionOf } from "../events/journal-lines.ts";
import type { JournalLine, PackedBucket } from "./operations.ts";

/** So many events (by position) share a bucket: the journal of one event is read out of one bucket. */
export const BUCKET_BITS = 10;

export type AddLine = (line: JournalLine) => void;

export interface JournalBuffer {
  readonly add: AddLine;
  /** One row a bucket that was touched, whatever the number of lines. */
  flush(): void;
  /** Takes the lines about events away; answers how many there were. */
  erase(positions: ReadonlySet<number>): number;
  /** Puts a packed row in the place of those that it was made of. */
  replace(packed: PackedBucket): void;
}

/** Gathers the lines of a transaction, so that what is written grows with the number of commits and not of events. */
export function createJournalBuffer(db: DatabaseSync): JournalBuffer {
  const insert = db.prepare("INSERT INTO journal VALUES(?, ?, ?)");
  const remove = db.prepare("DELETE FROM journal WHERE bucket=? AND n<=?");
  let last = Number(db.prepare("SELECT max(n) AS last FROM journal").get()?.last ?? 0);
  const buckets = new Map<number, string[]>();
  const inBucket = db.prepare("SELECT n, lines FROM journal WHERE bucket=?");
  const rewrite = db.prepare("UPDATE journal SET lines=? WHERE bucket=? AND n=?");
  const drop = db.prepare("DELETE FROM journal WHERE bucket=? AND n=?");
  const rewritten = (bucket: number, n: number, kept: readonly string[]) => {
    if (kept.length === 0) drop.run(bucket, n);
    else rewrite.run(zstdCompressSync(kept.join("\n")), bucket, n);
  };
  return {
    add([position, line]) {
      const bucket = bucketOf(position);
      const lines = buckets.get(bucket);
      if (lines) lines.push(line);
      else buckets.set(bucket, [line]);
    },
    flush() {
      for (const [bucket, lines] of buckets) insert.run(bucket, ++last, Buffer.from(lines.join("\n")));
      buckets.clear();
    },
    erase(positions) {
      let erased = 0;
      const about = (line: string) => positions.has(positionOf(line));
      for (const bucket of new Set([...positions].map(bucketOf))) {
        const waiting = buckets.get(bucket) ?? [];
        const left = waiting.filter((line) => !about(line));
        erased += waiting.length - left.length;
        if (left.length > 0) buckets.set(bucket, left);
        else buckets.delete(bucket);
        for (const { n, lines } of inBucket.all(bucket)) {
          const all = unpackLines(lines as Uint8Array).split("\n");
          const kept = all.filter((line) => !about(line));
          if (kept.length < all.length) rewritten(bucket, n as number, kept);
          erased += all.length - kept.length;
        }
      }
      return erased;
    },
    replace({ bucket, upTo, lines }) {
      remove.run(bucket, upTo);
      insert.run(bucket, upTo, lines);
    },
  };
}

/** Packs the rows of the buckets that end between two positions, each into one. It is not written yet: see `replace`. */
export function createJournalPacker(reader: DatabaseSync): (after: number, upTo: number) => PackedBucket[] {
  const rows = reader.prepare("SELECT n, lines FROM journal WHERE bucket=? ORDER BY n");
  return (after, upTo) => {
    const packed: PackedBucket[] = [];
    for (let bucket = bucketOf(after); bucket < bucketOf(upTo); bucket++) {
      const found = rows.all(bucket);
      if (found.length < 2) continue;
      const lines = found.map((row) => unpackLines(row.lines as Uint8Array)).join("\n");
      packed.push({ bucket, upTo: found.at(-1)!.n as number, lines: zstdCompressSync(lines) });
    }
    return packed;
  };
}

/** The bucket that holds the lines about a position. */
export function bucketOf(position: number): number {
  return Math.floor(position / (1 << BUCKET_BITS));
}

/** The lines of a row, packed or not: a zstd frame begins with its magic number, JSON never does. */
export function unpackLines(blob: Uint8Array): string {
  const packed = blob[0] === 0x28 && blob[1] === 0xb5 && blob[2] === 0x2f && blob[3] === 0xfd;
  return Buffer.from(packed ? zstdDecompressSync(blob) : blob).toString("utf8");
}

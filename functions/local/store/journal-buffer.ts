import type { DatabaseSync } from "node:sqlite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { JournalLine, PackedBucket } from "./operations.ts";

/** So many events (by position) share a bucket: the journal of one event is read out of one bucket. */
export const BUCKET_BITS = 10;

export type AddLine = (line: JournalLine) => void;

export interface JournalBuffer {
  readonly add: AddLine;
  /** One row a bucket that was touched, whatever the number of lines. */
  flush(): void;
  /** Puts a packed row in the place of those that it was made of. */
  replace(packed: PackedBucket): void;
}

/** Gathers the lines of a transaction, so that what is written grows with the number of commits and not of events. */
export function createJournalBuffer(db: DatabaseSync): JournalBuffer {
  const insert = db.prepare("INSERT INTO journal VALUES(?, ?, ?)");
  const remove = db.prepare("DELETE FROM journal WHERE bucket=? AND n<=?");
  let last = Number(db.prepare("SELECT max(n) AS last FROM journal").get()?.last ?? 0);
  const buckets = new Map<number, string[]>();
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

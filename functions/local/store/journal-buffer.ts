import type { DatabaseSync } from "node:sqlite";
import { zstdCompressSync, zstdDecompressSync } from "node:zlib";
import type { JournalLine } from "./operations.ts";

/** So many events (by position) share a bucket: the journal of one event is read out of one bucket. */
export const BUCKET_BITS = 10;

export interface JournalBuffer {
  add(line: JournalLine): void;
  /** One row a bucket that was touched, whatever the number of lines. */
  flush(): void;
  /** Packs the rows of each bucket below a position into one. */
  prune(below: number): void;
}

/** Gathers the lines of a transaction, so that what is written grows with the number of commits and not of events. */
export function createJournalBuffer(db: DatabaseSync): JournalBuffer {
  const insert = db.prepare("INSERT INTO journal VALUES(?, ?, ?)");
  let last = Number(db.prepare("SELECT max(n) AS last FROM journal").get()?.last ?? 0);
  const buckets = new Map<number, string[]>();
  return {
    add([position, line]) {
      const bucket = Math.floor(position / (1 << BUCKET_BITS));
      const lines = buckets.get(bucket);
      if (lines) lines.push(line);
      else buckets.set(bucket, [line]);
    },
    flush() {
      for (const [bucket, lines] of buckets) insert.run(bucket, ++last, Buffer.from(lines.join("\n")));
      buckets.clear();
    },
    prune: createPacker(db, () => ++last),
  };
}

function createPacker(db: DatabaseSync, next: () => number): (below: number) => void {
  const mark = db.prepare("INSERT OR REPLACE INTO mark VALUES('journal_packed', ?)");
  const packed = db.prepare("SELECT value FROM mark WHERE name='journal_packed'");
  const rows = db.prepare("SELECT lines FROM journal WHERE bucket=? ORDER BY n");
  const remove = db.prepare("DELETE FROM journal WHERE bucket=?");
  const insert = db.prepare("INSERT INTO journal VALUES(?, ?, ?)");
  return (below) => {
    const end = Math.floor(below / (1 << BUCKET_BITS));
    const begin = Number(packed.get()?.value ?? 0);
    for (let bucket = begin; bucket < end; bucket++) {
      const lines = rows.all(bucket).map((row) => unpackLines(row.lines as Uint8Array));
      if (lines.length === 0) continue;
      remove.run(bucket);
      insert.run(bucket, next(), zstdCompressSync(lines.join("\n")));
    }
    if (end > begin) mark.run(end);
  };
}

/** The lines of a row, packed or not: a zstd frame begins with its magic number, JSON never does. */
export function unpackLines(blob: Uint8Array): string {
  const packed = blob[0] === 0x28 && blob[1] === 0xb5 && blob[2] === 0x2f && blob[3] === 0xfd;
  return Buffer.from(packed ? zstdDecompressSync(blob) : blob).toString("utf8");
}

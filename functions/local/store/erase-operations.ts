import type { DatabaseSync } from "node:sqlite";
import type { JournalBuffer } from "./journal-buffer.ts";
import type { EraseArgs, ErasedRows, OperationTable, SegmentRow } from "./operations.ts";
import type { Ordered } from "./ordered.ts";

interface EraseParts {
  readonly ordered: Ordered;
  readonly journal: Pick<JournalBuffer, "erase">;
}

/** What takes events away for good: what is freed is overwritten with zeros. */
export function eraseOperations(db: DatabaseSync, parts: EraseParts) {
  const eraseEvents = createEraseEvents(db, parts);
  const replace = createSegmentReplace(db);
  const forget = createForget(db);
  const forgetFile = db.prepare("DELETE FROM stale_file WHERE file=?");
  const unquarantine = db.prepare("DELETE FROM quarantine WHERE n=?");
  const put = db.prepare("INSERT OR REPLACE INTO erasure VALUES(?, ?, ?)");
  return {
    erase: (args) =>
      securely(db, () => {
        const erased = eraseEvents(args);
        if (args.segment) replace(args.segment.id, args.segment.row);
        return erased;
      }),
    eraseQuarantined: (numbers) =>
      securely(db, () => numbers.reduce((sum, n) => sum + Number(unquarantine.run(n).changes), 0)),
    forgetDigested: (entries) => securely(db, () => entries.reduce((sum, entry) => sum + forget(entry), 0)),
    forgetFile: (file) => done(forgetFile.run(file)),
    putErasure: (row) => securely(db, () => done(put.run(...row))),
  } satisfies Partial<OperationTable>;
}

function securely<Result>(db: DatabaseSync, act: () => Result): Result {
  db.exec("PRAGMA secure_delete=ON");
  try {
    return act();
  } finally {
    db.exec("PRAGMA secure_delete=OFF");
  }
}

/** Who brings a digest goes on doing so, without a text, and alone with those that have joined. */
function createForget(db: DatabaseSync) {
  const blank = db.prepare("UPDATE digest_entry SET entry='' WHERE bringer=? AND id=?");
  const close = db.prepare("DELETE FROM digest WHERE bringer=?");
  const drop = db.prepare("DELETE FROM digest_entry WHERE bringer=? AND id=?");
  return ({ bringer, id }: { readonly bringer: string; readonly id: string }): number => {
    if (bringer === id) close.run(bringer);
    return Number((bringer === id ? blank : drop).run(bringer, id).changes);
  };
}

function createEraseEvents(db: DatabaseSync, { ordered, journal }: EraseParts) {
  const deliveries = db.prepare("SELECT n, id, due_at FROM delivery WHERE position=?");
  const dropDelivery = db.prepare("DELETE FROM delivery WHERE n=?");
  const dropDigest = db.prepare("DELETE FROM digest WHERE bringer=?");
  const dropDigested = db.prepare("DELETE FROM digest_entry WHERE bringer=?");
  const dropSkipped = db.prepare("DELETE FROM skipped WHERE position=?");
  const dropEvent = db.prepare("DELETE FROM log WHERE position=?");
  return ({ positions }: EraseArgs): ErasedRows => {
    const erased = { logged: 0, waiting: 0, dead: 0, skipped: 0 };
    for (const position of positions) {
      for (const { n, id, due_at: dueAt } of deliveries.all(position)) {
        ordered.ended(n as number, {});
        dropDigest.run(id as string);
        dropDigested.run(id as string);
        dropDelivery.run(n as number);
        erased[dueAt === null ? "dead" : "waiting"]++;
      }
      erased.skipped += Number(dropSkipped.run(position).changes);
      erased.logged += Number(dropEvent.run(position).changes);
    }
    return { ...erased, journal: journal.erase(new Set(positions)) };
  };
}

/** Puts a segment's new row in the place of the old one, or takes it away; the old file is to be removed behind that. */
function createSegmentReplace(db: DatabaseSync) {
  const stale = db.prepare("INSERT OR IGNORE INTO stale_file SELECT file FROM segment WHERE id=?");
  const update = db.prepare(
    `UPDATE segment SET first=?, last=?, min_received=?, max_received=?, count=?, raw_bytes=?, bytes=?, file=?, types=?, blocks=? WHERE id=?`,
  );
  const updateIds = db.prepare("UPDATE segment_ids SET ids=? WHERE segment=?");
  const drop = db.prepare("DELETE FROM segment WHERE id=?");
  const dropIds = db.prepare("DELETE FROM segment_ids WHERE segment=?");
  return (id: number, row: SegmentRow | null): void => {
    stale.run(id);
    if (!row) {
      drop.run(id);
      dropIds.run(id);
      return;
    }
    const { first, last, minReceived, maxReceived, count, rawBytes, bytes, file, types, blocks } = row;
    update.run(
      ...[first, last, minReceived, maxReceived, count],
      ...[rawBytes, bytes, file, types, blocks, id],
    );
    updateIds.run(row.ids, id);
  };
}

function done(_: unknown): null {
  return null;
}

import type { DatabaseSync } from "node:sqlite";
import { idHash } from "../../core/archive/segment.ts";
import { BUCKET_BITS, createJournalBuffer } from "./journal-buffer.ts";
import type { Operation, OperationName, OperationTable, PackedBucket, SegmentRow } from "./operations.ts";
import { configOperations } from "./config-operations.ts";
import { deliveryOperations } from "./delivery-operations.ts";
import { eraseOperations } from "./erase-operations.ts";
import { digestOperations } from "./digests.ts";
import type { AddLine } from "./journal-buffer.ts";
import { createOrdered, type Ordered } from "./ordered.ts";
import type { Recent } from "./recent.ts";
import { lastOf, marks } from "./sql.ts";

type Table = OperationTable;

export interface Performer {
  /** Does one operation inside the transaction that the caller has opened. */
  perform(operation: Operation): unknown;
  /** Before commit: writes what was gathered. */
  flush(): void;
}

/** All writing there is, one entry an operation, on the writer's connection. */
export function createPerformer(db: DatabaseSync, recent: Recent): Performer {
  const journal = createJournalBuffer(db);
  const ordered = createOrdered(db);
  const table: Table = {
    ...queueOperations(db, journal.add, recent),
    ...deliveryOperations(db, { addLine: journal.add, ordered }),
    ...archiveOperations(db, { replaceBucket: journal.replace, ordered }),
    ...eraseOperations(db, { journal, ordered }),
    ...configOperations(db),
    ...statOperations(db),
    ...digestOperations(db),
  };
  const perform = <Name extends OperationName>(operation: Operation<Name>) =>
    table[operation.name](operation.args);
  return {
    perform,
    flush() {
      recent.flush();
      journal.flush();
    },
  };
}

function queueOperations(db: DatabaseSync, addLine: AddLine, recent: Recent) {
  const insertEvent = db.prepare(`INSERT INTO log VALUES(${marks(13)})`);
  let position = lastOf(
    db,
    "SELECT max(p) AS last FROM (SELECT max(position) AS p FROM log UNION ALL SELECT max(last) FROM segment UNION ALL SELECT value FROM mark WHERE name='routed')",
  );
  return {
    accept: ({ rows, now, dedupMs }) => {
      recent.turn(now, dedupMs);
      return rows.map((row) => {
        const [key, , id, , , , , , , , replay] = row;
        if (!recent.add(replay ? key + replay : key, idHash(id), position + 1)) return 0;
        insertEvent.run(++position, ...row);
        return position;
      });
    },
    journal: (lines) => {
      lines.forEach(addLine);
      return null;
    },
  } satisfies Partial<Table>;
}

interface ArchiveParts {
  readonly replaceBucket: (packed: PackedBucket) => void;
  readonly ordered: Pick<Ordered, "routed">;
}

function archiveOperations(db: DatabaseSync, { replaceBucket, ordered }: ArchiveParts) {
  const setMark = db.prepare("INSERT OR REPLACE INTO mark VALUES(?, ?)");
  const insertSegment = createSegmentInsert(db);
  const dropSegment = db.prepare("DELETE FROM segment WHERE id=?");
  const dropIds = db.prepare("DELETE FROM segment_ids WHERE segment=?");
  // What is told of events that are nowhere any more is of no use to anybody.
  const dropJournal = db.prepare(
    `DELETE FROM journal WHERE bucket < (SELECT min(first) FROM (SELECT min(first) AS first FROM segment UNION ALL SELECT min(position) FROM log)) >> ${BUCKET_BITS}`,
  );
  // Of what was skipped no more is kept than the archive keeps of its events.
  const dropSkipped = db.prepare(
    "DELETE FROM skipped WHERE position < (SELECT min(first) FROM (SELECT min(first) AS first FROM segment UNION ALL SELECT min(position) FROM log))",
  );
  return {
    mark: ({ name, value }) => {
      if (name === "routed") ordered.routed(value);
      return done(setMark.run(name, value));
    },
    segment: (rows) => done(rows.forEach(insertSegment)),
    expire: ({ segments }) => {
      for (const id of segments) {
        dropSegment.run(id);
        dropIds.run(id);
      }
      dropSkipped.run();
      return done(dropJournal.run());
    },
    packJournal: (buckets) => done(buckets.forEach(replaceBucket)),
  } satisfies Partial<Table>;
}

function createSegmentInsert(db: DatabaseSync): (row: SegmentRow) => void {
  const insert = db.prepare(`INSERT INTO segment VALUES(NULL, ${marks(14)})`);
  const insertIds = db.prepare("INSERT INTO segment_ids VALUES(?, ?)");
  const remove = db.prepare("DELETE FROM log WHERE position=?");
  return (row) => {
    const {
      batch,
      archive,
      bus,
      first,
      last,
      minReceived,
      maxReceived,
      count,
      rawBytes,
      bytes,
      expiresAt,
      file,
      types,
      blocks,
    } = row;
    const { lastInsertRowid } = insert.run(
      ...[batch, archive, bus, first, last, minReceived, maxReceived, count],
      ...[rawBytes, bytes, expiresAt, file, types, blocks],
    );
    insertIds.run(lastInsertRowid, row.ids);
    // What was erased while the segment was made is in its file: it is to be made anew.
    for (const position of row.positions)
      if (remove.run(position).changes === 0)
        throw new Error(`Cannot take segment ${file}: the event at ${position} is in the log no more`);
  };
}

function statOperations(db: DatabaseSync) {
  const addAlert = db.prepare("INSERT OR IGNORE INTO alert_state VALUES(?, ?, ?, ?)");
  const updateAlert = db.prepare(
    "UPDATE alert_state SET version=?, state=? WHERE alert=? AND resource=? AND version=?",
  );
  const removeAlert = db.prepare("DELETE FROM alert_state WHERE alert=? AND resource=? AND version=?");
  const addDelta = db.prepare("INSERT OR IGNORE INTO stat_delta VALUES(?, ?, ?)");
  const put = db.prepare("INSERT OR REPLACE INTO stat VALUES(?, ?, ?, ?, ?)");
  const forgetDeltas = db.prepare("DELETE FROM stat_delta WHERE minute<?");
  const forgetRows = db.prepare("DELETE FROM stat WHERE step=? AND at<?");
  return {
    putAlertState: ([alert, resource, version, state]) =>
      (version === 1
        ? addAlert.run(alert, resource, version, state)
        : updateAlert.run(version, state, alert, resource, version - 1)
      ).changes > 0,
    removeAlertState: ([alert, resource, version]) => removeAlert.run(alert, resource, version).changes > 0,
    addStatDelta: ({ minute, id, rows }) => done(addDelta.run(minute, id, rows)),
    putStats: (rows) => done(rows.forEach((row) => put.run(...row))),
    forgetStats: ({ minute, steps }) => {
      forgetDeltas.run(minute);
      return done(steps.forEach(([step, at]) => forgetRows.run(step, at)));
    },
  } satisfies Partial<Table>;
}

function done(_: unknown): null {
  return null;
}

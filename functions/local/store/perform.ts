import type { DatabaseSync } from "node:sqlite";
import { idHash } from "../../core/segment.ts";
import { BUCKET_BITS, createJournalBuffer } from "./journal-buffer.ts";
import type {
  JournalLine,
  Operation,
  OperationName,
  Operations,
  OperationTable,
  PackedBucket,
  SegmentRow,
  SettleRow,
} from "./operations.ts";
import { configOperations } from "./config-operations.ts";
import type { Recent } from "./recent.ts";

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
  const table: Table = {
    ...queueOperations(db, journal.add, recent),
    ...archiveOperations(db, journal.replace),
    ...configOperations(db),
    ...statOperations(db),
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

type AddLine = (line: JournalLine) => void;

function queueOperations(db: DatabaseSync, addLine: AddLine, recent: Recent) {
  const insertEvent = db.prepare(`INSERT INTO log VALUES(${marks(13)})`);
  let position = lastOf(
    db,
    "SELECT max(p) AS last FROM (SELECT max(position) AS p FROM log UNION ALL SELECT max(last) FROM segment UNION ALL SELECT value FROM mark WHERE name='routed')",
  );
  const insertDelivery = createDeliveryInsert(db);
  const settle = createSettle(db, addLine);
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
    send: (rows) => rows.map(insertDelivery),
    settle: (rows) => {
      for (const row of rows) settle(row);
      return null;
    },
    journal: (lines) => {
      lines.forEach(addLine);
      return null;
    },
    ...handOperations(db, addLine),
  } satisfies Partial<Table>;
}

/** What an operator does to deliveries by hand. All answer with the receipts that were in a state to do it. */
function handOperations(db: DatabaseSync, addLine: AddLine) {
  const unskip = db.prepare("INSERT INTO delivery SELECT * FROM skipped WHERE n=?");
  const forget = db.prepare("DELETE FROM skipped WHERE n=?");
  const skip = db.prepare(
    `INSERT INTO skipped SELECT n, id, position, rule, rule_version, target, lane, content_type, body, retry, replay, created_at, NULL, ?, attempts, ?
     FROM delivery WHERE n=? AND due_at IS NOT NULL`,
  );
  const requeue = db.prepare(
    `UPDATE delivery SET rule_version=?, content_type=?, body=?, retry=?, due_at=?, created_at=?, ended_at=NULL, attempts=NULL, reason=NULL
     WHERE n=? AND due_at IS NULL`,
  );
  const cancel = db.prepare("DELETE FROM delivery WHERE n=? AND due_at IS NOT NULL");
  return {
    requeue: ({ rows, lines, now }) =>
      rows
        .filter(([receipt, ...brings], i) => {
          if (unskip.run(receipt).changes > 0) forget.run(receipt);
          if (requeue.run(...brings, now, now, receipt).changes === 0) return false;
          addLine(lines[i]!);
          return true;
        })
        .map(([receipt]) => receipt),
    skip: ({ receipts, lines, reason, now }) =>
      receipts.filter((receipt, i) => {
        if (skip.run(now, reason, receipt).changes === 0) return false;
        cancel.run(receipt);
        addLine(lines[i]!);
        return true;
      }),
    cancel: ({ receipts, lines }) =>
      receipts.filter((receipt, i) => {
        if (cancel.run(receipt).changes === 0) return false;
        addLine(lines[i]!);
        return true;
      }),
  } satisfies Partial<Table>;
}

/** Inserts a delivery, but once: after a crash route may send again what was queued already. */
function createDeliveryInsert(db: DatabaseSync) {
  const insert = db.prepare(`INSERT INTO delivery VALUES(${marks(16)})`);
  const existing = db.prepare("SELECT n FROM delivery WHERE position=? AND id=?");
  const recheckUntil = lastOf(db, "SELECT max(position) AS last FROM delivery");
  let receipt = lastOf(
    db,
    "SELECT max(n) AS last FROM (SELECT max(n) AS n FROM delivery UNION ALL SELECT max(n) FROM skipped)",
  );
  return (row: Operations["send"]["args"][number]): number => {
    const [id, position] = row;
    const found = position <= recheckUntil ? existing.get(position, id) : undefined;
    if (found) return Number(found.n);
    insert.run(++receipt, ...row);
    return receipt;
  };
}

function createSettle(db: DatabaseSync, addLine: AddLine): (row: SettleRow) => void {
  const remove = db.prepare("DELETE FROM delivery WHERE n=?");
  const later = db.prepare("UPDATE delivery SET due_at=?, attempts=?, reason=? WHERE n=?");
  const bury = db.prepare("UPDATE delivery SET due_at=NULL, ended_at=?, attempts=?, reason=? WHERE n=?");
  return (row) => {
    if (row.line) addLine(row.line);
    if (row.kind === "done") remove.run(row.receipt);
    else if (row.kind === "later") later.run(row.dueAt, row.attempts, row.reason, row.receipt);
    else bury.run(row.endedAt, row.attempts, row.reason, row.receipt);
  };
}

function archiveOperations(db: DatabaseSync, replaceBucket: (packed: PackedBucket) => void) {
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
    mark: ({ name, value }) => done(setMark.run(name, value)),
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
    for (const position of row.positions) remove.run(position);
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

/** The greatest number there is, from which counting goes on. */
function lastOf(db: DatabaseSync, sql: string): number {
  return Number(db.prepare(sql).get()?.last ?? 0);
}

function marks(count: number): string {
  return Array(count).fill("?").join(", ");
}

function done(_: unknown): null {
  return null;
}

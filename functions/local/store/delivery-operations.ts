import type { DatabaseSync } from "node:sqlite";
import type { DeliveryRow, JournalLine, OperationTable, SettleRow } from "./operations.ts";
import type { Ordered } from "./ordered.ts";
import type { AddLine } from "./journal-buffer.ts";
import { lastOf, marks } from "./sql.ts";

interface DeliveryParts {
  readonly addLine: AddLine;
  readonly ordered: Ordered;
}

/** All that is done to deliveries. */
export function deliveryOperations(db: DatabaseSync, parts: DeliveryParts) {
  const insertDelivery = createDeliveryInsert(db, parts.ordered);
  const settle = createSettle(db, parts);
  return {
    send: (rows) => rows.map(insertDelivery),
    settle: (rows) => {
      for (const row of rows) settle(row);
      return null;
    },
    ...handOperations(db, parts),
  } satisfies Partial<OperationTable>;
}

/** What an operator does to deliveries by hand. All answer with those that were in a state to do it. */
function handOperations(db: DatabaseSync, { addLine, ordered }: DeliveryParts) {
  const unskip = db.prepare("INSERT INTO delivery SELECT * FROM skipped WHERE n=?");
  const forget = db.prepare("DELETE FROM skipped WHERE n=?");
  const skip = db.prepare(
    `INSERT INTO skipped SELECT n, id, position, rule, rule_version, target, lane, content_type, body, retry, replay, created_at, NULL, ?, attempts, ?, ordering, redrives
      FROM delivery WHERE n=? AND due_at IS NOT NULL`,
  );
  const requeue = db.prepare(
    `UPDATE delivery SET rule_version=?, content_type=?, body=?, retry=?, due_at=?, created_at=?, ended_at=NULL, attempts=NULL, reason=NULL, redrives=redrives+1
     WHERE n=? AND due_at IS NULL`,
  );
  const waits = db.prepare("SELECT n FROM delivery WHERE n=? AND due_at IS NOT NULL");
  const remove = db.prepare("DELETE FROM delivery WHERE n=?");
  const end = (receipt: number, line: JournalLine) => {
    ordered.ended(receipt, {});
    remove.run(receipt);
    addLine(line);
  };
  return {
    requeue: ({ rows, lines, now }) =>
      rows
        .filter(([receipt, ...brings], i) => {
          if (unskip.run(receipt).changes > 0) forget.run(receipt);
          if (requeue.run(...brings, now, now, receipt).changes === 0) return false;
          ordered.requeued(receipt);
          addLine(lines[i]!);
          return true;
        })
        .map(([receipt]) => receipt),
    skip: ({ receipts, lines, reason, now }) =>
      receipts.filter((receipt, i) => {
        if (skip.run(now, reason, receipt).changes === 0) return false;
        end(receipt, lines[i]!);
        return true;
      }),
    cancel: ({ receipts, lines }) =>
      receipts.filter((receipt, i) => {
        if (waits.get(receipt) === undefined) return false;
        end(receipt, lines[i]!);
        return true;
      }),
    release: (names) => names.filter(ordered.release),
  } satisfies Partial<OperationTable>;
}

/** What a new delivery has; the others have their defaults. */
const COLUMNS =
  "n, id, position, rule, rule_version, target, lane, content_type, body, retry, replay, created_at, due_at, ended_at, attempts, reason, ordering";

/** Inserts a delivery, but once: after a crash route may send again what was queued already. */
function createDeliveryInsert(db: DatabaseSync, ordered: Ordered) {
  const insert = db.prepare(`INSERT INTO delivery(${COLUMNS}) VALUES(${marks(17)})`);
  const existing = db.prepare("SELECT n FROM delivery WHERE position=? AND id=?");
  const recheckUntil = lastOf(db, "SELECT max(position) AS last FROM delivery");
  let receipt = lastOf(
    db,
    "SELECT max(n) AS last FROM (SELECT max(n) AS n FROM delivery UNION ALL SELECT max(n) FROM skipped)",
  );
  /** One that is there waits in its lane or behind others already. */
  const insertOrdered = (row: DeliveryRow, isThere: boolean): number => {
    const place = isThere ? "done" : ordered.place(row, receipt + 1);
    if (place === "done") return 0;
    insert.run(++receipt, ...row.with(LANE, place.lane));
    return place.behind ? -receipt : receipt;
  };
  return (row: DeliveryRow): number => {
    const [id, position] = row;
    const found = position <= recheckUntil ? existing.get(position, id) : undefined;
    if (row[ORDERING] !== null && row[DUE_AT] !== null) return insertOrdered(row, found !== undefined);
    if (found) return Number(found.n);
    insert.run(++receipt, ...row);
    return receipt;
  };
}

/** Columns of a row. */
const LANE = 5;
const DUE_AT = 11;
const ORDERING = 15;

function createSettle(db: DatabaseSync, { addLine, ordered }: DeliveryParts): (row: SettleRow) => void {
  const remove = db.prepare("DELETE FROM delivery WHERE n=?");
  const later = db.prepare("UPDATE delivery SET due_at=?, attempts=?, reason=? WHERE n=?");
  const bury = db.prepare("UPDATE delivery SET due_at=NULL, ended_at=?, attempts=?, reason=? WHERE n=?");
  const change = (row: SettleRow) => {
    if (row.kind === "done") return remove.run(row.receipt);
    if (row.kind === "later") return later.run(row.dueAt, row.attempts, row.reason, row.receipt);
    return bury.run(row.endedAt, row.attempts, row.reason, row.receipt);
  };
  return (row) => {
    if (row.kind !== "later" && row.ordered)
      ordered.ended(row.receipt, row.kind === "dead" ? { diedAt: row.endedAt } : {});
    // Of what was erased while its attempt was under way nothing is told any more.
    if (change(row).changes > 0 && row.line) addLine(row.line);
  };
}

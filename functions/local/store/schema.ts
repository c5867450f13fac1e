import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

/**
 * The tables of the embedded floor. The log is append-only: what is routed is told by the `routed` mark, what lies in a
 * segment is deleted from it. Positions are never used twice.
 */
const TABLES = `
CREATE TABLE IF NOT EXISTS mark(name TEXT PRIMARY KEY, value INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS log(
  position INTEGER PRIMARY KEY, key TEXT NOT NULL, bus TEXT NOT NULL, id TEXT NOT NULL, source TEXT NOT NULL, type TEXT NOT NULL,
  subject TEXT, time TEXT, received_at INTEGER NOT NULL, publisher TEXT NOT NULL, schema TEXT, replay TEXT, text TEXT NOT NULL);
CREATE TABLE IF NOT EXISTS recent(first INTEGER PRIMARY KEY, at INTEGER NOT NULL, ids BLOB NOT NULL, keys BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS delivery(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL, rule_version INTEGER NOT NULL,
  target TEXT NOT NULL, lane TEXT NOT NULL, content_type TEXT, body TEXT, retry TEXT, replay TEXT, created_at INTEGER NOT NULL,
  due_at INTEGER, ended_at INTEGER, attempts TEXT, reason TEXT, ordering TEXT,
  redrives INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS delivery_due ON delivery(lane, due_at, n) WHERE due_at IS NOT NULL;
CREATE INDEX IF NOT EXISTS delivery_position ON delivery(position);
CREATE INDEX IF NOT EXISTS delivery_dead ON delivery(n) WHERE due_at IS NULL;
CREATE TABLE IF NOT EXISTS ordered(
  name TEXT PRIMARY KEY, rule TEXT NOT NULL, target TEXT NOT NULL, key TEXT NOT NULL, head INTEGER, done INTEGER NOT NULL,
  state TEXT, since INTEGER) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS ordered_idle ON ordered(done) WHERE head IS NULL AND state IS NULL;
CREATE TABLE IF NOT EXISTS skipped(
  n INTEGER PRIMARY KEY, id TEXT NOT NULL, position INTEGER NOT NULL, rule TEXT NOT NULL, rule_version INTEGER NOT NULL,
  target TEXT NOT NULL, lane TEXT NOT NULL, content_type TEXT, body TEXT, retry TEXT, replay TEXT, created_at INTEGER NOT NULL,
  due_at INTEGER, ended_at INTEGER, attempts TEXT, reason TEXT, ordering TEXT,
  redrives INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS skipped_position ON skipped(position);
CREATE TABLE IF NOT EXISTS journal(bucket INTEGER, n INTEGER, lines BLOB NOT NULL, PRIMARY KEY(bucket, n)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS segment(
  id INTEGER PRIMARY KEY, batch INTEGER NOT NULL, archive TEXT NOT NULL, bus TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL,
  min_received INTEGER NOT NULL, max_received INTEGER NOT NULL, count INTEGER NOT NULL, raw_bytes INTEGER NOT NULL, bytes INTEGER NOT NULL,
  expires_at INTEGER, file TEXT NOT NULL, types TEXT NOT NULL, blocks TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS segment_batch ON segment(batch);
CREATE TABLE IF NOT EXISTS stale_file(file TEXT PRIMARY KEY) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS erasure(id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, erasure TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS segment_ids(segment INTEGER PRIMARY KEY, ids BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS quarantine(
  n INTEGER PRIMARY KEY, type TEXT NOT NULL, source TEXT NOT NULL, event TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS quarantine_event ON quarantine(json_extract(event, '$.id'));
CREATE TABLE IF NOT EXISTS definition(
  kind TEXT, id TEXT, version INTEGER, value TEXT, at INTEGER NOT NULL, by TEXT NOT NULL, file TEXT, deleted INTEGER NOT NULL DEFAULT 0,
  PRIMARY KEY(kind, id, version)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS target_state(target TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tap_state(tap TEXT PRIMARY KEY, state TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS tap_place(tap TEXT, part TEXT, place TEXT NOT NULL, PRIMARY KEY(tap, part)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS broker_watch(address TEXT PRIMARY KEY, watch TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS token(id TEXT PRIMARY KEY, hash TEXT NOT NULL UNIQUE, token TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS token_use(hash TEXT PRIMARY KEY, at INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS audit(n INTEGER PRIMARY KEY, at INTEGER NOT NULL, actor TEXT NOT NULL, action TEXT NOT NULL, resource TEXT NOT NULL, before TEXT, after TEXT, more TEXT, link TEXT NOT NULL DEFAULT '');
CREATE TRIGGER IF NOT EXISTS audit_stays BEFORE DELETE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TRIGGER IF NOT EXISTS audit_says BEFORE UPDATE ON audit BEGIN SELECT RAISE(ABORT, 'the audit is append-only'); END;
CREATE TABLE IF NOT EXISTS alert_state(
  alert TEXT, resource TEXT, version INTEGER NOT NULL, state TEXT NOT NULL, PRIMARY KEY(alert, resource)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stat_delta(minute INTEGER, id TEXT, rows TEXT NOT NULL, PRIMARY KEY(minute, id)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS stat(
  step TEXT, kind TEXT, id TEXT, at INTEGER, counts TEXT NOT NULL, PRIMARY KEY(step, kind, id, at)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS stat_at ON stat(step, at);
CREATE TABLE IF NOT EXISTS ticket(
  id TEXT PRIMARY KEY, at INTEGER NOT NULL, version INTEGER NOT NULL, status TEXT NOT NULL, act TEXT NOT NULL, resource TEXT NOT NULL,
  asker TEXT NOT NULL, open INTEGER NOT NULL, ticket TEXT NOT NULL) WITHOUT ROWID;
CREATE UNIQUE INDEX IF NOT EXISTS ticket_open ON ticket(act, resource) WHERE open=1;
CREATE TABLE IF NOT EXISTS digest(target TEXT PRIMARY KEY, bringer TEXT NOT NULL, closes_at INTEGER NOT NULL, weight INTEGER NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS digest_entry(
  bringer TEXT, id TEXT, at INTEGER NOT NULL, closes_at INTEGER NOT NULL, entry TEXT NOT NULL, PRIMARY KEY(bringer, id)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS digest_entry_closed ON digest_entry(closes_at);
CREATE TABLE IF NOT EXISTS replay(id TEXT PRIMARY KEY, created_at INTEGER NOT NULL, version INTEGER NOT NULL, replay TEXT NOT NULL) WITHOUT ROWID;
`;

/** The writing connection: WAL and FULL, so that a committed transaction is on the disk. Makes what is missing. */
export function openStore(folder: string): DatabaseSync {
  mkdirSync(folder, { recursive: true });
  const db = new DatabaseSync(storePath(folder), { timeout: 5_000 });
  db.exec("PRAGMA journal_mode=WAL");
  db.exec("PRAGMA synchronous=FULL");
  db.exec("PRAGMA cache_size=-65536");
  db.exec(`PRAGMA wal_autocheckpoint=${WAL_PAGES}`);
  db.exec(TABLES);
  for (const [table, column] of LATER_COLUMNS) addColumn(db, table, column);
  db.exec(ORDERED_INDEX);
  return db;
}

/** Columns that came after their table: folders of before have it without them. */
const LATER_COLUMNS = [
  ["delivery", "ordering TEXT"],
  ["skipped", "ordering TEXT"],
  ["delivery", "redrives INTEGER NOT NULL DEFAULT 0"],
  ["skipped", "redrives INTEGER NOT NULL DEFAULT 0"],
  ["audit", "more TEXT"],
  ["audit", "link TEXT NOT NULL DEFAULT ''"],
] as const;

/** Over a column that may have come later. */
const ORDERED_INDEX =
  "CREATE INDEX IF NOT EXISTS delivery_ordered ON delivery(lane, n) WHERE ordering IS NOT NULL AND due_at IS NOT NULL";

function addColumn(db: DatabaseSync, table: string, column: string): void {
  const [name] = column.split(" ");
  const known = db.prepare(`SELECT 1 FROM pragma_table_info(?) WHERE name=?`).get(table, name!);
  if (!known) db.exec(`ALTER TABLE ${table} ADD COLUMN ${column}`);
}

/** A reading connection beside it: sees what is committed, waits for nothing. */
export function openReader(folder: string): DatabaseSync {
  const db = new DatabaseSync(storePath(folder), { readOnly: true, timeout: 5_000 });
  db.exec("PRAGMA cache_size=-16384");
  return db;
}

/** 32 MB of log before SQLite folds it back: a fold stalls the writer for some milliseconds, so it shall be seldom. */
export const WAL_PAGES = 8_000;

/** `table.column` of all tables. */
export function columnsOf(db: DatabaseSync): ReadonlySet<string> {
  const columns = db.prepare(
    "SELECT t.name || '.' || c.name AS name FROM sqlite_schema t, pragma_table_info(t.name) c WHERE t.type='table' AND t.name NOT LIKE 'sqlite_%'",
  );
  return new Set(columns.all().map(({ name }) => String(name)));
}

/** What is so of a store that was made just now. */
export function emptyStore<Result>(ask: (db: DatabaseSync) => Result): Result {
  const db = new DatabaseSync(":memory:");
  try {
    db.exec(TABLES);
    for (const [table, column] of LATER_COLUMNS) addColumn(db, table, column);
    return ask(db);
  } finally {
    db.close();
  }
}

function storePath(folder: string): string {
  return join(folder, "signalbox.db");
}

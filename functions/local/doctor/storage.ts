import { existsSync, readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { bytesText, type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";
import { columnsOf, emptyStore, WAL_PAGES } from "../store/schema.ts";

export interface StorageOptions {
  /** The data folder. */
  readonly folder: string;
  readonly reader: DatabaseSync;
  /** Reads every page: too long while others wait. */
  readonly whole: boolean;
}

/** What is so of SQLite and of the archive's files. */
export function storageChecks(options: StorageOptions): readonly Check[] {
  const about = "storage";
  const { folder, reader } = options;
  return [
    { code: "storage-integrity", about, look: () => integrity(options) },
    { code: "storage-schema", about, look: () => schema(reader) },
    { code: "storage-wal", about, look: () => wal(folder) },
    { code: "storage-free-pages", about, look: () => freePages(reader) },
    { code: "archive-files", about, look: () => archiveFiles(folder, reader) },
    { code: "archive-expired", about, look: () => expired(reader, Date.now()) },
    { code: "routing-behind", about, look: () => routing(reader) },
  ];
}

const BACKUP =
  "Stop, keep a copy of the folder, and put back a backup; `sqlite3 signalbox.db .recover` may save the rest.";

function integrity({ reader, whole }: StorageOptions): Found {
  if (!whole) {
    reader.prepare("SELECT count(*) FROM sqlite_schema").get();
    return {
      level: "fine",
      sentence: "The database can be read; `signalbox doctor --offline` reads every page of it.",
    };
  }
  const told = reader
    .prepare("PRAGMA quick_check(3)")
    .all()
    .map(({ quick_check: said }) => String(said));
  const found: Found | undefined =
    told[0] === "ok"
      ? undefined
      : { level: "bad", sentence: `The database is damaged: ${namesText(told)}.`, todo: BACKUP };
  return fineUnless(found, "Every page of the database is as it should be.");
}

/** Whether the folder's tables are those that this Signalbox makes. */
function schema(reader: DatabaseSync): Found {
  const wanted = emptyStore(columnsOf);
  const there = columnsOf(reader);
  const missing = [...wanted].filter((column) => !there.has(column));
  const unknown = [...there].filter((column) => !wanted.has(column));
  if (missing.length > 0)
    return {
      level: "warn",
      sentence: `The database is of an older Signalbox: ${namesText(missing)} is missing.`,
      todo: "The next start adds it. Keep a copy of the folder before.",
    };
  if (unknown.length > 0)
    return {
      level: "warn",
      sentence: `The database is of another Signalbox: ${namesText(unknown)} is not known to this one.`,
      todo: "Run the version that it is of; see `signalbox --version`.",
    };
  return { level: "fine", sentence: `The database has the ${wanted.size} columns that it should have.` };
}

/** What is folded back as it should be stays below some times its size. */
const WAL_BYTES = WAL_PAGES * 4096 * 8;

function wal(folder: string): Found {
  const path = join(folder, "signalbox.db-wal");
  const bytes = existsSync(path) ? statSync(path).size : 0;
  if (bytes < WAL_BYTES) return { level: "fine", sentence: `The write-ahead log has ${bytesText(bytes)}.` };
  return {
    level: "warn",
    sentence: `The write-ahead log has ${bytesText(bytes)}, and is not folded back.`,
    todo: "Some process has read for a long time, a backup perhaps: end it. A restart folds it back as well.",
  };
}

const LOOSE = 0.5;
const LOOSE_BYTES = 1_000_000_000;

function freePages(reader: DatabaseSync): Found {
  const ask = (pragma: string) =>
    Number(Object.values(reader.prepare(`PRAGMA ${pragma}`).get() ?? {})[0] ?? 0);
  const [free, all, size] = [ask("freelist_count"), ask("page_count"), ask("page_size")];
  const sentence = `Of ${bytesText(all * size)} of the database ${bytesText(free * size)} are free for what comes.`;
  if (free * size < LOOSE_BYTES || free < all * LOOSE) return { level: "fine", sentence };
  return {
    level: "warn",
    sentence,
    todo: "To give them back to the disk stop, and run `sqlite3 signalbox.db VACUUM`.",
  };
}

/** The index of segments against the files that there are. */
function archiveFiles(folder: string, reader: DatabaseSync): Found {
  const archive = join(folder, "archive");
  const rows = reader.prepare("SELECT file, bytes FROM segment").all();
  const files = new Map(
    (existsSync(archive) ? readdirSync(archive, { recursive: true, encoding: "utf8" }) : [])
      .filter((file) => file.endsWith(".zst"))
      .map((file) => [file.replaceAll("\\", "/"), statSync(join(archive, file)).size]),
  );
  const bad = rows
    .filter(({ file, bytes }) => files.get(file as string) !== Number(bytes))
    .map(({ file }) => String(file));
  const indexed = new Set(rows.map(({ file }) => file));
  const loose = [...files.keys()].filter((file) => !indexed.has(file));
  if (bad.length > 0)
    return {
      level: "bad",
      sentence: `Of ${rows.length} segments ${bad.length} ${bad.length === 1 ? "is" : "are"} missing or of another length: ${namesText(bad)}.`,
      todo: "Put them back from a backup into the folder archive. Searches and replays over their time fail until then.",
    };
  // A segment is written before its row, and removed after it.
  if (loose.length > MOST_LOOSE)
    return {
      level: "warn",
      sentence: `${loose.length} files of the archive are in no index: ${namesText(loose)}.`,
      todo: "What a crash has left is written over by and by. Stop, and move them away if they stay.",
    };
  return { level: "fine", sentence: `All ${rows.length} segments are there, as long as they were.` };
}

const MOST_LOOSE = 4;

/** Removed each hour, when no delivery needs them. */
const LATE_MS = 86_400_000;

function expired(reader: DatabaseSync, now: number): Found {
  const late = reader
    .prepare(
      "SELECT count(*) AS n FROM segment WHERE expires_at<? AND NOT EXISTS (SELECT 1 FROM delivery WHERE position BETWEEN first AND last)",
    )
    .get(now - LATE_MS);
  const count = Number(late?.n ?? 0);
  if (count === 0) return { level: "fine", sentence: "What has expired is removed." };
  return {
    level: "warn",
    sentence: `${count} segments have expired more than a day ago and are still there.`,
    todo: "They are removed each hour while the process runs; its log says what keeps it.",
  };
}

const BEHIND = 10_000;

function routing(reader: DatabaseSync): Found {
  const mark = reader.prepare("SELECT value FROM mark WHERE name='routed'").get();
  const behind = reader
    .prepare("SELECT count(*) AS n FROM log WHERE position>?")
    .get(Number(mark?.value ?? 0));
  const count = Number(behind?.n ?? 0);
  const sentence = `${count} events wait to be routed.`;
  if (count < BEHIND) return { level: "fine", sentence };
  return {
    level: "warn",
    sentence,
    todo: "Routing goes on as fast as it can. If it stands still the log says why.",
  };
}

import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { DatabaseSync } from "node:sqlite";
import { afterEach, beforeEach } from "vitest";
import { openStore } from "../../functions/local/store/schema.ts";

/** A store without its thread, in a folder of its own, for each test of the file. */
export interface StoreFolder {
  readonly db: DatabaseSync;
  /** Opens the same folder anew, as the next process does. */
  reopen(): DatabaseSync;
  /** The rows that a query gives, each as a list of its values. */
  rows(sql: string): unknown[][];
}

export function aStoreFolder(): StoreFolder {
  let folder: string;
  let db: DatabaseSync;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "signalbox-"));
    db = openStore(folder);
  });
  afterEach(() => {
    db.close();
    rmSync(folder, { recursive: true });
  });
  return {
    get db() {
      return db;
    },
    reopen() {
      db.close();
      db = openStore(folder);
      return db;
    },
    rows: (sql) =>
      db
        .prepare(sql)
        .all()
        .map((row) => Object.values(row)),
  };
}

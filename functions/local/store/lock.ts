import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { RouterError } from "../../core/errors.ts";

/** SQLITE_BUSY */
const BUSY = 5;

/**
 * Keeps a data folder for this process. The operating system lets go of it when the process ends, however it ends.
 * Throws `data-folder-in-use` when another process has it. Returns the way to let go.
 */
export function lockFolder(folder: string): () => void {
  // What nobody else can enter, nobody else can read, whatever is made in it.
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  const db = new DatabaseSync(join(folder, "lock.db"));
  try {
    db.exec("BEGIN EXCLUSIVE");
  } catch (cause) {
    db.close();
    if ((cause as { errcode?: number }).errcode !== BUSY) throw cause;
    throw new RouterError("data-folder-in-use", `Cannot start on ${folder}: another Signalbox runs on it`, {
      cause,
    });
  }
  return () => db.close();
}

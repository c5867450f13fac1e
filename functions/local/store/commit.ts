import type { DatabaseSync } from "node:sqlite";
import { storageCode } from "./failure.ts";
import type { WriteAnswer, WriteRequest } from "./operations.ts";
import { createPerformer, type Performer } from "./perform.ts";
import { createRecent } from "./recent.ts";

/**
 * Does requests in one transaction; when that fails, each in one of its own, so that a bad one harms no other.
 * The answers are given when all is on the disk.
 */
export function createCommit(db: DatabaseSync): (requests: readonly WriteRequest[]) => WriteAnswer[] {
  const recent = createRecent(db);
  let performer = createPerformer(db, recent);
  /** A rollback takes rows away that counters have counted: start from what is on the disk. */
  const restart = () => {
    rollback(db);
    recent.undo();
    performer = createPerformer(db, recent);
  };
  const attempt = (requests: readonly WriteRequest[]): WriteAnswer[] => {
    try {
      const answers = transact(db, performer, requests);
      recent.keep();
      return answers;
    } catch (error) {
      restart();
      if (requests.length > 1) return oneByOne(requests);
      return [{ ticket: requests[0]!.ticket, failed: failureOf(error) }];
    }
  };
  /** Whoever asks again for what failed may ask again for what was done beside it, so that is looked up like after a crash. */
  const oneByOne = (requests: readonly WriteRequest[]): WriteAnswer[] => {
    const answers = requests.flatMap((request) => attempt([request]));
    restart();
    return answers;
  };
  return attempt;
}

function transact(db: DatabaseSync, performer: Performer, requests: readonly WriteRequest[]): WriteAnswer[] {
  db.exec("BEGIN IMMEDIATE");
  const answers = requests.map(({ ticket, operation }) => ({ ticket, result: performer.perform(operation) }));
  performer.flush();
  db.exec("COMMIT");
  return answers;
}

function rollback(db: DatabaseSync): void {
  if (db.isTransaction) db.exec("ROLLBACK");
}

function failureOf(error: unknown): Extract<WriteAnswer, { failed: unknown }>["failed"] {
  return { code: storageCode(error), detail: (error as Error).message };
}

import type { DatabaseSync } from "node:sqlite";

/** The once-only gate: keys of the current dedup window and of the one before. */
export interface Seen {
  /** True when the key is new. */
  add(key: string): boolean;
  /** Turns to the next window when the current one is over: the older half is emptied. */
  turn(now: number, windowMs: number): void;
}

/**
 * Two tables that take turns, so that forgetting is emptying a table and not a delete a key. A key is remembered for
 * one window at least and two at most.
 */
export function createSeen(db: DatabaseSync): Seen {
  const tables = [0, 1].map((half) => ({
    add: db.prepare(`INSERT OR IGNORE INTO seen_${half} VALUES(?)`),
    has: db.prepare(`SELECT 1 FROM seen_${half} WHERE key=?`),
    empty: db.prepare(`DELETE FROM seen_${half}`),
  }));
  const setMark = db.prepare("INSERT OR REPLACE INTO seen_turn VALUES(0, ?, ?)");
  const read = db.prepare("SELECT half, since FROM seen_turn");
  const row = read.get();
  let now = { half: Number(row?.half ?? 0), since: Number(row?.since ?? 0) };
  return {
    add(key) {
      if (tables[1 - now.half]!.has.get(key)) return false;
      return tables[now.half]!.add.run(key).changes > 0;
    },
    turn(at, windowMs) {
      if (at - now.since < windowMs) return;
      const stale = at - now.since >= 2 * windowMs;
      now = { half: 1 - now.half, since: at };
      tables[now.half]!.empty.run();
      if (stale) tables[1 - now.half]!.empty.run();
      setMark.run(now.half, at);
    },
  };
}

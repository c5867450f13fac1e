import type { DatabaseSync } from "node:sqlite";

/** The greatest number there is, from which counting goes on. */
export function lastOf(db: DatabaseSync, sql: string): number {
  return Number(db.prepare(sql).get()?.last ?? 0);
}

/** So many places for values. */
export function marks(count: number): string {
  return Array(count).fill("?").join(", ");
}

import type { DatabaseSync } from "node:sqlite";
import type { AcceptedEvent } from "../../core/event.ts";
import { wordsOf } from "../store/recent.ts";
import { eventOf } from "../store/rows.ts";

/** Events that are still in the log. */
export interface LogReader {
  at(position: number): AcceptedEvent | undefined;
  /** Those whose id has that hash, the newest first. */
  withIdHash(idHash: number): AcceptedEvent[];
}

export function createLogReader(reader: DatabaseSync): LogReader {
  const at = reader.prepare("SELECT * FROM log WHERE position=?");
  // Of what is remembered, the rows that reach into the log.
  const recent = reader.prepare(
    `SELECT first, ids FROM recent WHERE first>=coalesce((SELECT max(first) FROM recent WHERE first<=(SELECT min(position) FROM log)), 0)
     ORDER BY first DESC`,
  );
  const eventAt = (position: number) => {
    const row = at.get(position);
    return row && eventOf(row);
  };
  return {
    at: eventAt,
    withIdHash(idHash) {
      const found: AcceptedEvent[] = [];
      for (const row of recent.iterate()) {
        const ids = wordsOf(row.ids as Uint8Array);
        for (let i = ids.lastIndexOf(idHash); i >= 0; i = i === 0 ? -1 : ids.lastIndexOf(idHash, i - 1)) {
          const event = eventAt((row.first as number) + i);
          if (event) found.push(event);
        }
      }
      return found;
    },
  };
}

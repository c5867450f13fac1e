import type { DatabaseSync } from "node:sqlite";
import type { AcceptedEvent } from "../../core/event.ts";
import type { Quarantine, QuarantinedEvent } from "../../core/ports.ts";
import { pageOf, startOf } from "../../core/pages.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

/** As long as an accepted event is known again by default. */
const DEDUP_MS = 300_000;

/** The quarantine on SQLite. Its ids are row numbers; the newest come first. */
export function createQuarantine(reader: DatabaseSync, writer: Writer): Quarantine {
  const list = reader.prepare(
    "SELECT n, event FROM quarantine WHERE n<:below AND (:type IS NULL OR type=:type) AND (:source IS NULL OR source=:source) ORDER BY n DESC LIMIT :limit",
  );
  const ofEvent = reader.prepare(
    "SELECT n, event FROM quarantine WHERE json_extract(event, '$.id')=:eventId AND n<:below AND (:type IS NULL OR type=:type) AND (:source IS NULL OR source=:source) ORDER BY n DESC LIMIT :limit",
  );
  const get = reader.prepare("SELECT n, event FROM quarantine WHERE n=?");
  return {
    async keep(events) {
      const rows = events.map((event) => {
        const { type, source, id, key, receivedAt } = event;
        return { type, source, id, key, since: receivedAt - DEDUP_MS, event: JSON.stringify(event) };
      });
      const numbers = await writer.write("quarantine", rows);
      return numbers.map((n) => (n === 0 ? "duplicate" : "quarantined"));
    },
    async list({ type, source, eventId, limit, cursor }) {
      const values = { below: startOf(cursor), type: type ?? null, source: source ?? null, limit: limit + 1 };
      const rows = eventId === undefined ? list.all(values) : ofEvent.all({ ...values, eventId });
      return pageOf(rows.map(quarantinedOf), limit, ({ id }) => id);
    },
    get: async (ids) => ids.flatMap((id) => get.all(Number(id)).map(quarantinedOf)),
    async remove(ids) {
      await writer.write("unquarantine", ids.map(Number));
    },
  };
}

function quarantinedOf(row: Row): QuarantinedEvent {
  return { id: String(row.n), event: JSON.parse(row.event as string) as AcceptedEvent };
}

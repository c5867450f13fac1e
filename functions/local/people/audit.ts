import type { DatabaseSync } from "node:sqlite";
import type { Audit } from "../../core/ports.ts";
import { pageOf, startOf } from "../../core/pages.ts";
import { auditRowOf, keptEntryOf } from "../store/audit-rows.ts";
import type { Writer } from "../store/writer.ts";

/** The audit on SQLite: rows are only ever added, and the database itself refuses anything else. The newest come first. */
export function createAudit(reader: DatabaseSync, writer: Writer): Audit {
  const list = reader.prepare(
    `SELECT * FROM audit WHERE n<:below AND (:actor IS NULL OR actor=:actor) AND (:resource IS NULL OR resource=:resource)
     AND (:ticket IS NULL OR json_extract(more, '$.ticket')=:ticket) ORDER BY n DESC LIMIT :limit`,
  );
  return {
    async write(entry) {
      await writer.write("audit", auditRowOf(entry));
    },
    async list({ actor = null, resource = null, ticket = null, limit, cursor }) {
      const values = { below: startOf(cursor), actor, resource, ticket, limit: limit + 1 };
      const page = pageOf(list.all(values), limit, ({ n }) => String(n));
      return { ...page, items: page.items.map(keptEntryOf) };
    },
  };
}

import type { DatabaseSync } from "node:sqlite";
import type { Audit, AuditEntry } from "../core/ports.ts";
import { pageOf, startOf } from "../core/pages.ts";
import type { Row } from "./store/rows.ts";
import type { Writer } from "./store/writer.ts";

/** The audit on SQLite: rows are only ever added. The newest come first. */
export function createAudit(reader: DatabaseSync, writer: Writer): Audit {
  const list = reader.prepare(
    `SELECT * FROM audit WHERE n<:below AND (:actor IS NULL OR actor=:actor) AND (:resource IS NULL OR resource=:resource)
     ORDER BY n DESC LIMIT :limit`,
  );
  return {
    async write({ at, actor, action, resource, before, after }) {
      await writer.write("audit", [at, actor, action, resource, column(before), column(after)]);
    },
    async list({ actor, resource, limit, cursor }) {
      const values = {
        below: startOf(cursor),
        actor: actor ?? null,
        resource: resource ?? null,
        limit: limit + 1,
      };
      const page = pageOf(list.all(values), limit, ({ n }) => String(n));
      return { ...page, items: page.items.map(entryOf) };
    },
  };
}

function column(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function entryOf(row: Row): AuditEntry {
  return {
    at: row.at as number,
    actor: row.actor as string,
    action: row.action as string,
    resource: row.resource as string,
    ...(row.before != null && { before: JSON.parse(row.before as string) as unknown }),
    ...(row.after != null && { after: JSON.parse(row.after as string) as unknown }),
  };
}

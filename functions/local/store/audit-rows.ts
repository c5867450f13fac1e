import type { DatabaseSync } from "node:sqlite";
import { linkOf, NOTHING_BEFORE } from "../../control/people/audit-chain.ts";
import type { AuditEntry, KeptAuditEntry } from "../../core/ports.ts";
import type { AuditRow } from "./operations.ts";
import type { Row } from "./rows.ts";

/** Adds entries, each linked to the one before it. Nobody else writes, but what was rolled back must not be followed. */
export function createAuditInsert(db: DatabaseSync): (row: AuditRow) => void {
  const last = db.prepare("SELECT n, link FROM audit ORDER BY n DESC LIMIT 1");
  const insert = db.prepare(
    "INSERT INTO audit(n, at, actor, action, resource, before, after, more, link) VALUES(?, ?, ?, ?, ?, ?, ?, ?, ?)",
  );
  return (row) => {
    const { n: before = 0, link = NOTHING_BEFORE } = (last.get() ?? {}) as { n?: number; link?: string };
    const n = before + 1;
    const { at, actor, action, resource, before: old, after, more } = row;
    insert.run(n, at, actor, action, resource, old, after, more, linkOf(link, n, entryOf(row)));
  };
}

/** A row of an entry. */
export function auditRowOf({ at, actor, action, resource, before, after, ...more }: AuditEntry): AuditRow {
  return {
    ...{ at, actor, action, resource, before: column(before), after: column(after) },
    more: Object.keys(more).length > 0 ? JSON.stringify(more) : null,
  };
}

export function keptEntryOf(row: Row): KeptAuditEntry {
  return { ...entryOf(row as unknown as AuditRow), n: row.n as number, link: row.link as string };
}

function column(value: unknown): string | null {
  return value === undefined ? null : JSON.stringify(value);
}

function entryOf({ at, actor, action, resource, before, after, more }: AuditRow): AuditEntry {
  return {
    ...{ at, actor, action, resource },
    ...(before !== null && { before: JSON.parse(before) as unknown }),
    ...(after !== null && { after: JSON.parse(after) as unknown }),
    ...(more !== null && (JSON.parse(more) as Partial<AuditEntry>)),
  };
}

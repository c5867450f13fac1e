import { RouterError } from "../core/errors.ts";
import { startOf } from "../core/pages.ts";
import type { Audit, AuditEntry } from "../core/ports.ts";
import { padded } from "./attributes.ts";
import { newestFirst } from "./newest-first.ts";
import { ABSENT, type Table } from "./table.ts";

const AUDIT = "AUDIT";
/** So many entries may fall onto one number before one gives up. */
const TRIES = 20;

/** The audit in the table `config`: items are only ever added. */
export function createAudit(table: Table, next: () => number): Audit {
  return {
    async write(entry) {
      const body = JSON.stringify(entry);
      for (let tries = 0; tries < TRIES; tries++)
        if (await table.put({ PK: AUDIT, SK: padded(next()), body }, ABSENT)) return;
      throw new RouterError("storage-failed", `Cannot write the audit: ${TRIES} numbers are taken`);
    },
    async list({ actor, resource, limit, cursor }) {
      const fits = (entry: AuditEntry) =>
        entry.actor === (actor ?? entry.actor) && entry.resource === (resource ?? entry.resource);
      return newestFirst(table, {
        partitions: [AUDIT],
        limit,
        below: cursor === undefined ? undefined : padded(startOf(cursor)),
        open: async (items) =>
          items
            .map(({ body }) => JSON.parse(body as string) as AuditEntry)
            .map((entry) => (fits(entry) ? entry : undefined)),
      });
    },
  };
}

import { linkOf, NOTHING_BEFORE } from "../../control/people/audit-chain.ts";
import { RouterError } from "../../core/errors.ts";
import { startOf } from "../../core/pages.ts";
import type { Audit, AuditQuery, KeptAuditEntry } from "../../core/ports.ts";
import { padded } from "../attributes.ts";
import { newestFirst } from "../newest-first.ts";
import { ABSENT, type Table } from "../table.ts";

/** The partition of the audit: the functions' roles may neither change nor remove what lies in it (cdk/grants.ts). */
const AUDIT = "AUDIT";
/** So many others may be faster with an entry of theirs before one gives up. */
const TRIES = 100;

type Last = Pick<KeptAuditEntry, "n" | "link">;

/** The audit in the table `config`: items are only ever added, each under the number after the last and linked to it. */
export function createAudit(table: Table): Audit {
  let known: Last | undefined;
  const last = async (): Promise<Last> => {
    for await (const [item] of table.pages({ PK: AUDIT, newestFirst: true, page: 1 }))
      if (item) return keptOf(item.body as string, Number(item.SK));
    return { n: 0, link: NOTHING_BEFORE };
  };
  return {
    async write(entry) {
      for (let tries = 0; tries < TRIES; tries++) {
        const before = known ?? (await last());
        const n = before.n + 1;
        const kept: KeptAuditEntry = { ...entry, n, link: linkOf(before.link, n, entry) };
        known = undefined;
        if (!(await table.put({ PK: AUDIT, SK: padded(n), body: JSON.stringify(kept) }, ABSENT))) continue;
        known = kept;
        return;
      }
      throw new RouterError("storage-failed", `Cannot write the audit: ${TRIES} others were faster`);
    },
    async list({ limit, cursor, ...wanted }) {
      return newestFirst(table, {
        partitions: [AUDIT],
        limit,
        below: cursor === undefined ? undefined : padded(startOf(cursor)),
        open: async (items) =>
          items
            .map(({ SK, body }) => keptOf(body as string, Number(SK)))
            .map((entry) => (fits(entry, wanted) ? entry : undefined)),
      });
    },
  };
}

/** Entries of before there were links have none. */
function keptOf(body: string, n: number): KeptAuditEntry {
  return { link: NOTHING_BEFORE, n, ...(JSON.parse(body) as object) } as KeptAuditEntry;
}

function fits(entry: KeptAuditEntry, wanted: Omit<AuditQuery, "limit" | "cursor">): boolean {
  return (["actor", "resource", "ticket"] as const).every(
    (name) => wanted[name] === undefined || entry[name] === wanted[name],
  );
}

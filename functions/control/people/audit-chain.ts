import type { AuditEntry, KeptAuditEntry } from "../../core/ports.ts";
import { hashOf } from "./secret.ts";

/** What the first entry follows. */
export const NOTHING_BEFORE = "";

/**
 * The hash that an entry is kept with: of the entry and of the hash before it. Whoever changes an entry, or takes one out,
 * would have to make all those after it anew; and who has noted one of them down sees that.
 */
export function linkOf(before: string, n: number, entry: AuditEntry): string {
  const { at, actor, action, resource, ticket, failed, token } = entry;
  const told = [n, at, actor, action, resource, entry.before, entry.after, ticket, failed, token];
  return hashOf(`${before}\n${JSON.stringify(told)}`);
}

/** Whether an entry is the one that was written after another, or the first; entries of before there were links prove nothing. */
export function follows({ n, link, ...entry }: KeptAuditEntry, before: KeptAuditEntry | undefined): boolean {
  if (link === NOTHING_BEFORE) return before === undefined || before.link === NOTHING_BEFORE;
  const { n: last, link: earlier } = before ?? { n: 0, link: NOTHING_BEFORE };
  return n === last + 1 && link === linkOf(earlier, n, entry);
}

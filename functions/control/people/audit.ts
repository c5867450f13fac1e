import type { Audit, KeptAuditEntry } from "../../core/ports.ts";
import { follows } from "./audit-chain.ts";
import { described, flag, object, pageOf, ref, text, whole } from "../definitions/json-schema.ts";
import { pageAsked, paging, textParameter } from "../parameter.ts";
import { defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

export const auditRoutes: readonly Route[] = [
  defineRoute({
    tag: "Audit",
    method: "GET",
    path: "/api/audit",
    right: "manage",
    summary: "Who changed or saw what",
    query: {
      actor: textParameter("Only what this user or token did.", "user:ada"),
      resource: textParameter("Only what concerns this.", "rule/large-orders"),
      ticket: textParameter("Only what this ticket led to.", "replay-0b1c2d3e"),
      ...paging,
    },
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("AuditEntry")) } },
    async handle({ query }, { audit }) {
      const { items, ...rest } = await audit.list({ ...query, ...pageAsked(query) });
      return { body: { items: items.map(({ at, ...entry }) => ({ at: timeText(at), ...entry })), ...rest } };
    },
  }),
  defineRoute({
    tag: "Audit",
    method: "GET",
    path: "/api/audit/check",
    right: "manage",
    summary: "Check that nothing was changed in the audit, or taken out",
    description:
      "Each entry carries a hash of itself and of the one before. Who notes `newest` down outside sees later whether all up to there is as it was.",
    answers: {
      200: {
        description: "What was found.",
        schema: object({
          entries: whole,
          intact: flag,
          "brokenAt?": described(
            whole,
            "The number of the newest entry that does not follow the one before it.",
          ),
          "newest?": object({ n: whole, link: text }),
        }),
        example: { entries: 0, intact: true },
      },
    },
    handle: async (_, { audit }) => ({ body: await checked(audit) }),
  }),
];

/** So many are read at a time. */
const PER_PAGE = 1000;

/** From the newest down to the first. */
async function checked(audit: Audit) {
  let entries = 0;
  let newest: KeptAuditEntry | undefined;
  let newer: KeptAuditEntry | undefined;
  let brokenAt: number | undefined;
  const look = (older: KeptAuditEntry | undefined) => {
    if (newer && brokenAt === undefined && !follows(newer, older)) brokenAt = newer.n;
    newer = older;
  };
  let cursor: string | undefined;
  do {
    const page = await audit.list({ limit: PER_PAGE, ...(cursor !== undefined && { cursor }) });
    for (const entry of page.items) {
      entries++;
      newest ??= entry;
      look(entry);
    }
    cursor = page.next;
  } while (cursor !== undefined);
  look(undefined);
  return {
    entries,
    intact: brokenAt === undefined,
    ...(brokenAt !== undefined && { brokenAt }),
    ...(newest && { newest: { n: newest.n, link: newest.link } }),
  };
}

import { pageOf, ref } from "./json-schema.ts";
import { pageAsked, paging, textParameter } from "./parameter.ts";
import { defineRoute, type Route } from "./route.ts";
import { timeText } from "./time.ts";

export const auditRoutes: readonly Route[] = [
  defineRoute({
    tag: "Audit",
    method: "GET",
    path: "/api/audit",
    right: "manage",
    summary: "Who changed or saw what",
    query: {
      actor: textParameter("Only what this token did.", "admin"),
      resource: textParameter("Only what concerns this.", "rule/large-orders"),
      ...paging,
    },
    answers: { 200: { description: "A page, the newest first.", schema: pageOf(ref("AuditEntry")) } },
    async handle({ query }, { audit }) {
      const { items, ...rest } = await audit.list({ ...query, ...pageAsked(query) });
      return { body: { items: items.map(({ at, ...entry }) => ({ at: timeText(at), ...entry })), ...rest } };
    },
  }),
];

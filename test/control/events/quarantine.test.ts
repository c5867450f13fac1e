import { expect, test } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import type { Receipt } from "../../../functions/core/ingest.ts";
import { anEvent } from "../../support/build.ts";
import { memoryQuarantine } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const problems = [{ pointer: "/amount", keyword: "type", expected: "a number", actual: '"secret"' }];
const schema = { status: "quarantined", schema: "shop.order.paid.v1", problems } as const;
const entry = (id: string, parts: Parameters<typeof anEvent>[0] = {}) => ({
  id: `q-${id}`,
  event: anEvent({ id, schema, ...parts }),
});

/** The gate lets "good" and "again" in, of which the latter came before; refuses "bad" and keeps all others. */
function receiptOf({ id, source }: AcceptedEvent): Receipt {
  const error = new RouterError("schema-refused", `Cannot accept event "${id}"`, { problems });
  if (id === "good") return { id, source, status: "accepted" };
  if (id === "again") return { id, source, status: "duplicate" };
  return id === "bad" ? { id, source, status: "refused", error } : { id, source, status: "quarantined" };
}

function withEntries() {
  const quarantine = memoryQuarantine([
    entry("good"),
    entry("again", { type: "other" }),
    entry("bad", { source: "/crm" }),
    entry("still"),
  ]);
  const ports = controlPorts({ quarantine, resubmit: async (events) => events.map(receiptOf) });
  return { ...ports, api: apiOver(ports) };
}

test("lists what a schema refused, and why", async () => {
  const { api } = withEntries();
  const answer = await api("GET /api/quarantine?type=other");
  expect(answer.body.items).toMatchObject([
    {
      id: "q-again",
      event: { id: "again", type: "other", schema: { schema: "shop.order.paid.v1", problems } },
    },
  ]);
});

test("keeps from viewers what the schema found", async () => {
  const { api } = withEntries();
  const answer = await api("GET /api/quarantine", { as: "viewer" });
  expect(answer.text).toContain("/amount");
  expect(answer.text).not.toContain("secret");
});

test("shows an entry with the event's text", async () => {
  const { api, quarantine } = withEntries();
  const answer = await api("GET /api/quarantine/q-good");
  expect(answer.body).toMatchObject({ id: "q-good", raw: quarantine.kept.get("q-good")?.event.text });
  expect(await api("GET /api/quarantine/other")).toMatchObject({ status: 404 });
});

test("discards an entry", async () => {
  const { api, quarantine } = withEntries();
  expect(await api("DELETE /api/quarantine/q-good", { as: "operator" })).toMatchObject({ status: 204 });
  expect(quarantine.kept.has("q-good")).toBe(false);
  expect(await api("DELETE /api/quarantine/q-good")).toMatchObject({ status: 404 });
});

test("submits entries anew, says what came of each, and keeps those that do not pass", async () => {
  const { api, quarantine } = withEntries();
  const ids = ["q-good", "q-again", "q-bad", "q-still", "q-other"];
  const answer = await api("POST /api/quarantine/resubmit", { as: "operator", body: { ids } });
  expect(answer.body).toMatchObject({
    results: [
      { id: "q-good", status: "accepted" },
      { id: "q-again", status: "duplicate" },
      { id: "q-bad", status: "refused", error: { code: "schema-refused", errors: problems } },
      { id: "q-still", status: "quarantined" },
      { id: "q-other", status: "not-found" },
    ],
  });
  expect([...quarantine.kept.keys()]).toEqual(["q-bad", "q-still"]);
});

test.each([
  [{ filter: { source: "/crm" } }, ["q-bad"]],
  [{ filter: { type: "other" } }, ["q-again"]],
  [{ filter: {} }, ["q-good", "q-again", "q-bad", "q-still"]],
])("submits anew what fits %j", async (body, ids) => {
  const { api } = withEntries();
  const answer = await api("POST /api/quarantine/resubmit", { body });
  expect((answer.body["results"] as { id: string }[]).map(({ id }) => id)).toEqual(ids);
});

test("submits nothing when nothing is named", async () => {
  const { api, quarantine } = withEntries();
  expect(await api("POST /api/quarantine/resubmit", { body: {} })).toMatchObject({ status: 400 });
  expect(quarantine.kept.size).toBe(4);
});

import { expect, test } from "vitest";
import { aDefinition, anEvent, NOW } from "../../support/build.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const archive = memoryArchive([
  anEvent({ id: "1", receivedAt: NOW - 1000 }),
  anEvent({ id: "2" }),
  anEvent({ id: "3", bus: "other" }),
]);
const registry = () =>
  memoryRegistry([
    aDefinition({ kind: "archive", id: "orders", value: { retentionDays: 365, pattern: { type: ["a"] } } }),
    aDefinition({ kind: "archive", id: "all", value: { bus: "default", retentionDays: 30 } }),
  ]);

test("lists what is defined with what is kept, and buses whose events are kept without a definition", async () => {
  const answer = await apiOver(controlPorts({ archive, registry: registry() }))("GET /api/archives", {
    as: "viewer",
  });
  const kept = { events: 2, from: "2026-01-02T03:04:04.678Z", until: "2026-01-02T03:04:05.678Z" };
  expect(answer.body.items).toMatchObject([
    { id: "all", bus: "default", retentionDays: 30, ...kept },
    { id: "orders", bus: "default", retentionDays: 365, pattern: { type: ["a"] }, ...kept },
    { bus: "other", events: 1 },
  ]);
  expect(answer.body.items[2]).not.toHaveProperty("id");
});

test("goes through the list in pages", async () => {
  const api = apiOver(controlPorts({ archive, registry: registry() }));
  const first = await api("GET /api/archives?limit=2");
  const second = await api(`GET /api/archives?limit=2&cursor=${String(first.body["next"])}`);
  expect(second.body.items).toMatchObject([{ bus: "other" }]);
});

test("reads one, and takes it back changed", async () => {
  const ports = controlPorts({ archive, registry: registry() });
  const api = apiOver(ports);
  const { body } = await api("GET /api/archives/all");
  expect(body).toMatchObject({ id: "all", version: 1, events: 2 });
  const headers = { "if-match": '"1"' };
  expect(await api("PUT /api/archives/all", { body: { ...body, retentionDays: 60 }, headers })).toMatchObject(
    {
      status: 200,
    },
  );
  expect(ports.registry.get("archive", "all")?.value).toEqual({ bus: "default", retentionDays: 60 });
});

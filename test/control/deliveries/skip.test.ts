import { expect, test } from "vitest";
import { aDeadLetter, aDefinition, aDeliveryView, NOW } from "../../support/build.ts";
import { memoryDeliveryStore, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const VALUE = { kind: "http", url: "https://wms.example/hook" };

function withBacklog() {
  const deliveries = memoryDeliveryStore([
    aDeliveryView({ id: "old", createdAt: NOW - 3_600_000 }),
    aDeliveryView({ id: "now" }),
    aDeliveryView({ id: "ruled", rule: "other" }),
    aDeliveryView({ id: "elsewhere", target: "crm" }),
    aDeadLetter({ id: "dead" }),
  ]);
  const registry = memoryRegistry([aDefinition({ kind: "target", id: "warehouse", value: VALUE })]);
  const ports = controlPorts({ deliveries, registry });
  const skipped = () =>
    [...deliveries.kept.values()].filter(({ status }) => status === "skipped").map(({ id }) => id);
  return { ...ports, skipped, api: apiOver(ports) };
}

test.for([
  [undefined, ["old", "now", "ruled"]],
  [{ rule: "paid-orders" }, ["old", "now"]],
  [{ before: "2026-01-02T03:00:00Z" }, ["old"]],
  [{ before: "2036-01-02T03:00:00Z" }, ["old", "now", "ruled"]],
] as const)("%j lets go of %j", async ([body, ids]) => {
  const { api, skipped, audit } = withBacklog();
  const answer = await api("POST /api/targets/warehouse/skip", { as: "operator", body });
  expect(answer).toMatchObject({ status: 200, body: { skipped: ids.length, more: false } });
  expect(skipped()).toEqual(ids);
  expect(audit.kept).toMatchObject([
    { actor: "operator", action: "target.skip" },
    { actor: "operator", action: "target.skipped", after: { skipped: ids.length } },
  ]);
});

test.for([
  ["POST /api/targets/none/skip", {}, 404],
  ["POST /api/targets/warehouse/skip", { before: "noon" }, 400],
  ["POST /api/targets/warehouse/skip", { target: "crm" }, 400],
] as const)("%s with %j answers %i and skips nothing", async ([request, body, status]) => {
  const { api, skipped } = withBacklog();
  expect(await api(request, { body })).toMatchObject({ status });
  expect(skipped()).toEqual([]);
});

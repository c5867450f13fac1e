import { expect, test } from "vitest";
import { aDeadLetter, aDefinition, aDeliveryView, anEvent, NOW } from "../../support/build.ts";
import {
  memoryArchive,
  memoryDeliveryStore,
  memoryJournal,
  memoryQuarantine,
  memoryRegistry,
  memoryTargetStates,
} from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const event = anEvent({ position: 1 });
const ref = { position: 1, id: event.id, source: event.source };

function withTrouble() {
  const deliveries = {
    ...memoryDeliveryStore([aDeadLetter(), aDeliveryView({ id: "d-2", createdAt: NOW - 600_000 })]),
    underWay: async () => [
      {
        ...{ delivery: "d-9", rule: "paid-orders", target: "warehouse", since: NOW - 600_000 },
        event: { id: event.id, source: event.source, type: event.type },
      },
    ],
  };
  const ports = controlPorts({
    deliveries,
    registry: memoryRegistry([
      aDefinition({ kind: "target", id: "warehouse", value: { kind: "http", url: "https://wms.example" } }),
      aDefinition({
        kind: "rule",
        id: "paid-orders",
        value: { targets: [{ target: "warehouse" }, { target: "gone" }] },
      }),
    ]),
    archive: memoryArchive([event]),
    quarantine: memoryQuarantine([{ id: "q-1", event: anEvent({ id: "held" }) }]),
    journal: memoryJournal([
      { kind: "routed", at: NOW, event: ref, matched: [{ id: "paid-orders", version: 1 }], rulesVersion: 1 },
    ]),
    targetStates: memoryTargetStates({
      warehouse: {
        paused: { at: NOW - 60_000, by: "Ada" },
        breaker: { state: "closed", failures: 0 },
        waiting: 1,
        inFlight: 1,
        changes: [{ at: NOW - 60_000, what: "paused", by: "Ada" }],
      },
    }),
  });
  return { ...ports, api: apiOver(ports) };
}

const levels = (body: Readonly<Record<string, unknown>>) =>
  (body["findings"] as { level: string; sentence: string }[]).map(({ level, sentence }) => [level, sentence]);

test("a target's trouble is told, the worst first, with its last failures, what is under way and what happened", async () => {
  const { body } = await withTrouble().api("GET /api/targets/warehouse/diagnose", { as: "viewer" });
  expect(levels(body)).toEqual([
    ["bad", "It is paused since 60 s by Ada; 1 delivery waits."],
    ["bad", "1 attempt has begun and not ended, the oldest 10 min ago (delivery d-9)."],
    ["warn", "1 delivery waits, the oldest since 10 min."],
    ["warn", "There is 1 dead letter of it."],
  ]);
  expect(body).toMatchObject({
    about: "target/warehouse",
    errors: [{ code: "target-refused", status: 410, count: 1, lastAt: "2026-01-02T03:04:05.678Z" }],
    underWay: [{ delivery: "d-9", since: "2026-01-02T02:54:05.678Z" }],
    changes: [{ at: "2026-01-02T03:03:05.678Z", what: "paused", by: "Ada" }],
  });
});

test("a target that there is not is diagnosed where rules name it", async () => {
  const { api } = withTrouble();
  expect(levels((await api("GET /api/targets/gone/diagnose")).body)[0]).toEqual([
    "bad",
    'There is no target "gone", and rule paid-orders sends to it.',
  ]);
  expect(await api("GET /api/targets/none/diagnose")).toMatchObject({ status: 404 });
});

test("a rule is diagnosed with its targets", async () => {
  const { api } = withTrouble();
  const { body } = await api("GET /api/rules/paid-orders/diagnose", { as: "viewer" });
  const sentences = levels(body).map(([, sentence]) => sentence);
  expect(sentences).toContain('Target "gone": There is no target "gone", and rule paid-orders sends to it.');
  expect(sentences).toContain('Target "warehouse": It is paused since 60 s by Ada; 1 delivery waits.');
  expect(await api("GET /api/rules/none/diagnose")).toMatchObject({ status: 404 });
});

test("an event is diagnosed by what became of its deliveries, and the look is audited where reasons are told", async () => {
  const { api, audit } = withTrouble();
  const { body } = await api(`GET /api/events/${event.id}/diagnose`, { as: "operator" });
  expect(levels(body).map(([level]) => level)).toEqual(["bad", "bad"]);
  expect(audit.kept).toMatchObject([{ action: "event.diagnose", resource: "event/42" }]);
  expect(levels((await api("GET /api/events/held/diagnose")).body)).toEqual([
    ["bad", "It did not fit its schema, and is in quarantine as entry q-1."],
  ]);
  expect(await api("GET /api/events/none/diagnose")).toMatchObject({ status: 404 });
});

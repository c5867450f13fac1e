import { expect, test } from "vitest";
import { alertEvents } from "../../../functions/core/alerts/alert-event.ts";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { ownershipOf } from "../../../functions/core/people/ownership.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";
import { aDefinition, anAlertState, anEvent, NOW } from "../../support/build.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts, tokensOfRoles } from "../api.ts";

const registry = memoryRegistry([
  aDefinition({
    ...{ kind: "access", id: "shop" },
    value: { kind: "ownership", owners: ["team:shop"], contacts: ["a@shop.example"], targets: ["shop-*"] },
  }),
  aDefinition({ kind: "user", id: "ada", value: { name: "Ada", role: "publisher", teams: ["shop"] } }),
]);

const MINUTE_MS = 60_000;

/** What was told of an alert, a minute after what was told before. */
function told(
  minute: number,
  resources: readonly string[],
  notice: "raised" | "cleared" = "raised",
): AcceptedEvent[] {
  const news = resources.map((resource) => ({
    notice,
    state: anAlertState({ resource: `target/${resource}` }),
  }));
  const facts = { now: NOW + minute * MINUTE_MS, keyOf: eventKey, ownership: ownershipOf(registry) };
  return [...alertEvents({ id: "dead-letters", when: { type: "backlog" }, groupBy: "owner" }, news, facts)];
}

const archive = memoryArchive([
  anEvent({ id: "order" }),
  ...told(0, ["shop-1"]),
  ...told(1, ["other"]),
  ...told(2, ["shop-1"], "cleared"),
  ...told(3, ["shop-2", "shop-3"]),
  // Whoever publishes can claim to be us.
  { ...told(4, ["shop-9"])[0]!, publisher: "some-key" },
  anEvent({ id: "beat", source: "/signalbox/alerts", type: "signalbox.heartbeat", publisher: "alerts" }),
]);
const api = apiOver(
  controlPorts({
    ...{ registry, archive },
    tokens: tokensOfRoles([{ id: "ada", name: "ada", role: "publisher", user: "ada" }]),
  }),
);
const ada = { headers: { authorization: "Bearer secret-ada" } };

const titles = async (query: string, call: object = { as: "viewer" }) =>
  (await api(`GET /api/alerts/history${query}`, call)).body.items.map(({ title }) => title);

const [first, other, over, both] = [
  "Alert: dead-letters (target/shop-1)",
  "Alert: dead-letters (target/other)",
  "Over: dead-letters (target/shop-1)",
  "Alert: dead-letters (2 resources of team:shop)",
];

test("what was told is read newest first, and nothing that others publish in our name", async () => {
  expect(await titles("")).toEqual([both, over, other, first]);
});

test.each([
  ["?what=cleared", [over]],
  ["?alert=backlog", []],
  ["?owner=team:shop", [both, over, first]],
  ["?owner=nobody", [other]],
  [
    `?from=${new Date(NOW + MINUTE_MS).toISOString()}&until=${new Date(NOW + 3 * MINUTE_MS).toISOString()}`,
    [over, other],
  ],
])("%s narrows it", async (query, expected) => {
  expect(await titles(query)).toEqual(expected);
});

test("whoever owns something has an inbox, whatever their role", async () => {
  expect(await titles("?owner=me", ada)).toEqual([both, over, first]);
  expect(await titles("", ada)).toEqual([both, over, first]);
});

test("a notice says all but the addresses", async () => {
  const { items } = (await api("GET /api/alerts/history?limit=1", { as: "viewer" })).body;
  expect(items[0]).toMatchObject({
    ...{ what: "raised", alert: "dead-letters", owners: ["team:shop"], count: 2 },
    at: new Date(NOW + 3 * MINUTE_MS).toISOString(),
    resources: [{ resource: "target/shop-2" }, { resource: "target/shop-3" }],
  });
  expect(JSON.stringify(items)).not.toContain("a@shop.example");
});

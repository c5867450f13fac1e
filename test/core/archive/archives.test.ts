import { expect, test } from "vitest";
import { archiveOf } from "../../../functions/core/archive/archive-class.ts";
import { archivesOf } from "../../../functions/core/archive/archives.ts";
import { anEvent } from "../../support/build.ts";

/** The archive that keeps an event, by these definitions. */
const keptIn = (event: Parameters<typeof anEvent>[0], definitions: Readonly<Record<string, object>> = {}) => {
  const archives = archivesOf(Object.entries(definitions).map(([id, value]) => ({ id, value })));
  const { id, retentionDays } = archiveOf(anEvent(event), archives);
  return `${id} ${retentionDays}`;
};
const pattern = { type: ["shop.order.paid"] };

test("without definitions all is kept for 30 days, of every bus", () => {
  expect([keptIn({}), keptIn({ bus: "other" })]).toEqual(["default 30", "default 30"]);
});

test("a definition of the default archive stands in its place, for all events of every bus", () => {
  const definitions = { default: { retentionDays: 7, bus: "audit", pattern } };
  expect([keptIn({ type: "a" }, definitions), keptIn({ bus: "other" }, definitions)]).toEqual([
    "default 7",
    "default 7",
  ]);
});

test.for([
  [{}, "orders 365"],
  [{ type: "shop.login" }, "default 30"],
  [{ bus: "other" }, "default 30"],
] as const)(
  "a further one keeps what fits its pattern, of the default bus if it names none: %j in %s",
  ([event, kept]) => {
    expect(keptIn(event, { orders: { retentionDays: 365, pattern } })).toBe(kept);
  },
);

test("a further one keeps all of the bus that it names, without a pattern", () => {
  const definitions = { audit: { retentionDays: 3_650, bus: "audit" } };
  expect([keptIn({ bus: "audit" }, definitions), keptIn({}, definitions)]).toEqual([
    "audit 3650",
    "default 30",
  ]);
});

test("a pattern may speak of EventBridge's view", () => {
  const bridged = { retentionDays: 90, view: "eventbridge", pattern: { "detail-type": ["shop.order.paid"] } };
  expect(keptIn({}, { bridged })).toBe("bridged 90");
});

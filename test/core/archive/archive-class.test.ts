import { describe, expect, test } from "vitest";
import { archiveGroups, archiveOf, type ArchiveRule } from "../../../functions/core/archive/archive-class.ts";
import { anEvent } from "../../support/build.ts";

const all: ArchiveRule = { id: "default", retentionDays: 30 };
const replays: ArchiveRule = { id: "replay", retentionDays: 15 };
const orders: ArchiveRule = {
  id: "orders",
  retentionDays: 365,
  keeps: ({ type }) => type.startsWith("shop.order."),
};

describe("the archive of an event", () => {
  test.for([
    ["the only one that keeps it", anEvent({ type: "shop.login" }), "default"],
    ["of several the one that keeps it longest", anEvent(), "orders"],
    ["never one of another bus", anEvent({ type: "shop.login", bus: "other" }), "default"],
    ["one of its bus", anEvent({ type: "shop.login", bus: "audits" }), "audits"],
  ] as const)("is %s", ([, event, id]) => {
    const archives = [all, orders, { id: "audits", bus: "audits", retentionDays: 3_650 }];
    expect(archiveOf(event, archives).id).toBe(id);
  });

  test("is the first of those that keep it equally long", () => {
    expect(archiveOf(anEvent(), [all, { ...all, id: "twin" }]).id).toBe("default");
  });

  test("is none that keeps it longer but does not fit", () => {
    const none = { id: "none", retentionDays: 9_999, keeps: () => false };
    expect(archiveOf(anEvent(), [none, all])).toBe(all);
  });
});

describe("the groups of a batch", () => {
  const grouped = (events: Parameters<typeof archiveGroups>[0]) =>
    archiveGroups(events, [all, orders], replays).map(({ archive, events }) => [
      archive.id,
      events[0]!.bus,
      events.map(({ id }) => id),
    ]);

  test("are one for each archive and bus, each in the order of the batch", () => {
    const batch = [
      anEvent({ id: "1" }),
      anEvent({ id: "2", type: "shop.login" }),
      anEvent({ id: "3", bus: "other" }),
      anEvent({ id: "4" }),
      anEvent({ id: "5", type: "shop.login" }),
    ];
    expect(grouped(batch)).toEqual([
      ["orders", "default", ["1", "4"]],
      ["default", "default", ["2", "5"]],
      ["orders", "other", ["3"]],
    ]);
  });

  test("keep replayed events apart, as they are in the archive already", () => {
    const batch = [anEvent({ id: "1" }), anEvent({ id: "2", replay: { id: "r-1" } })];
    expect(grouped(batch)).toEqual([
      ["orders", "default", ["1"]],
      ["replay", "default", ["2"]],
    ]);
  });

  test("of nothing are none", () => {
    expect(grouped([])).toEqual([]);
  });
});

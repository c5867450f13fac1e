import { describe, expect, test } from "vitest";
import { createReplayProgress } from "../../../functions/core/alerts/replay-progress.ts";
import type { Replay } from "../../../functions/core/ports.ts";

const DAY = 86_400_000;
const NOW = Date.UTC(2026, 0, 15, 12);

const aReplay = (replay: Partial<Replay> = {}): Replay => ({
  ...{ id: "r", name: "monday", from: NOW - DAY, until: NOW, to: {}, status: "running", createdAt: NOW },
  ...{ createdBy: "ann", checkpoint: 0, scanned: 0, published: 0, total: 0, version: 1 },
  ...replay,
});
const archive = (id: string, value: object) => ({ kind: "archive", id, version: 1, value, at: 0, by: "ann" });
const looking = (replays: readonly Replay[], archives: readonly object[] = []) =>
  createReplayProgress({ list: async () => ({ items: replays }) }, { list: () => archives as never });

describe("of replays, look by look,", () => {
  test("one that runs has got on when it has looked at more", async () => {
    const replays = [aReplay()];
    const look = looking(replays);
    expect(await look(NOW)).toEqual([{ id: "r", name: "monday", progressAt: NOW }]);
    expect(await look(NOW + 60_000)).toMatchObject([{ progressAt: NOW }]);
    replays[0] = aReplay({ scanned: 5 });
    expect(await look(NOW + 120_000)).toMatchObject([{ progressAt: NOW + 120_000 }]);
  });

  test("one that has ended is told for an hour, and does not get on", async () => {
    const look = looking([aReplay({ status: "done" })]);
    expect(await look(NOW)).toEqual([{ id: "r", name: "monday" }]);
    expect(await look(NOW + 3_600_000)).toEqual([]);
  });

  test.for([
    ["within the default of 30 days", {}, [], undefined],
    [
      "before that",
      { from: NOW - 40 * DAY },
      [],
      { kind: "bus", from: NOW - 40 * DAY, until: NOW - 30 * DAY },
    ],
    [
      "wholly before it, of a bus",
      { from: NOW - 40 * DAY, until: NOW - 39 * DAY, bus: "shop" },
      [],
      { kind: "bus", id: "shop", from: NOW - 40 * DAY, until: NOW - 39 * DAY },
    ],
    [
      "before what is set, of a type",
      { match: { type: "paid" } },
      [archive("default", { retentionDays: 0.5 })],
      { kind: "type", id: "paid", from: NOW - DAY, until: NOW - DAY / 2 },
    ],
    [
      "of a source",
      { from: NOW - 31 * DAY, match: { source: "/shop" } },
      [],
      { kind: "source", id: "/shop", from: NOW - 31 * DAY, until: NOW - 30 * DAY },
    ],
    [
      "of a bus that another archive keeps longer",
      { from: NOW - 40 * DAY, bus: "shop" },
      [archive("long", { bus: "shop", retentionDays: 90 })],
      undefined,
    ],
    [
      "of which another archive keeps some longer",
      { from: NOW - 40 * DAY, bus: "shop" },
      [archive("paid", { bus: "shop", pattern: { type: ["paid"] }, retentionDays: 90 })],
      { kind: "bus", id: "shop", from: NOW - 40 * DAY, until: NOW - 30 * DAY },
    ],
  ] as const)("one that asks for what came %s", async ([, replay, archives, expired]) => {
    const [reading] = await looking([aReplay(replay)], archives)(NOW);
    expect(reading!.expired).toEqual(expired);
  });
});

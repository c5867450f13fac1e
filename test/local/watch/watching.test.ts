import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { createWatching, type WatchingOptions } from "../../../functions/local/watch/watching.ts";
import { oldestInLog } from "../../../functions/local/store/stores.ts";
import { createEvents } from "../../../functions/local/events/events.ts";
import { createPeaks } from "../../../functions/local/watch/peaks.ts";
import { eventKey } from "../../../functions/sources/event-key.ts";
import { noCounts } from "../../../functions/core/stats/counts.ts";
import { pointOf } from "../../../functions/core/stats/points.ts";
import { seriesOf } from "../../../functions/core/stats/series.ts";
import { MINUTE_MS, minuteOf } from "../../../functions/core/stats/delta.ts";
import { anEvent } from "../../support/build.ts";
import { aLocalStore, type LocalStore } from "../../support/local-store.ts";
import { memoryAlertStates, memoryStats } from "../../support/memory-watch.ts";
import { aClock, memoryEvents, memoryRegistry } from "../../support/ports.ts";

const HOUR = 3_600_000;

describe("a look on one machine", () => {
  let store: LocalStore;
  let clock: ReturnType<typeof aClock>;
  let told: ReturnType<typeof memoryEvents>;
  let registry: ReturnType<typeof memoryRegistry>;
  let stats: ReturnType<typeof memoryStats>;
  const peaks = createPeaks();
  beforeEach(async () => {
    store = await aLocalStore();
    [clock, told, registry, stats] = [aClock(), memoryEvents(), memoryRegistry(), memoryStats()];
  });
  afterEach(() => store.close());

  const watch = (more: Partial<WatchingOptions> = {}) =>
    createWatching({
      ...{ registry, stats, clock, events: told, keyOf: eventKey, states: memoryAlertStates() },
      journal: { of: async () => [] },
      targetStates: { get: () => ({}) } as never,
      deliveries: { waitingSince: () => clock() - 3_000, later: () => 2 },
      replays: { list: async () => ({ items: [] }) },
      tapStates: { get: async () => ({}) },
      brokerWatches: { all: async () => [] },
      unarchivedSince: () => oldestInLog(store.reader),
      segmentAgeMs: HOUR,
      limits: peaks.take,
      sizes: async () => [],
      onTrouble: (error) => {
        throw error;
      },
      ...more,
    });
  const alerts = (type: string, more: object = {}) =>
    registry.put({ kind: "alert", id: type, value: { when: { type, ...more } }, at: clock(), by: "ann" });
  const subjects = () => told.accepted.map(({ type, subject }) => `${type} ${subject}`);

  test("tells of events that are in no segment ten minutes after they should be in one", async () => {
    await alerts("archive-late");
    const look = watch();
    const events = createEvents(store.writer, { clock, dedupMs: 1, onAccepted: () => {} });
    await events.accept([anEvent({ receivedAt: clock() })]);
    clock.advance(HOUR + 9 * MINUTE_MS);
    await look();
    expect(subjects()).toEqual([]);
    clock.advance(2 * MINUTE_MS);
    await look();
    expect(subjects()).toEqual(["signalbox.alert.raised archive/events"]);
  });

  test("tells that much of what it holds at most was in use since the look before, and that it is over", async () => {
    await alerts("near-limit");
    const look = watch();
    const onAccepted = () => {};
    const events = createEvents(store.writer, { clock, dedupMs: 1, onAccepted, onUse: peaks.onUse });
    await events.accept([anEvent({ text: JSON.stringify({ data: "x".repeat(110 * 1024 * 1024) }) })]);
    for (let n = 0; n < 2; n++) await look();
    const limit = "limit/bytes of events on their way to the disk";
    expect(subjects()).toEqual([`signalbox.alert.raised ${limit}`, `signalbox.alert.cleared ${limit}`]);
  });

  test("keeps what waits for a target in its statistics, the most of it", async () => {
    await registry.put({ kind: "target", id: "wms", value: {}, at: clock(), by: "ann" });
    await registry.put({ kind: "target", id: "idle", value: {}, at: clock(), by: "ann" });
    const breaker = { state: "closed" };
    let waiting = 5;
    const targetStates = {
      get: (id: string) => ({ waiting: id === "wms" ? waiting : 0, inFlight: id === "wms" ? 1 : 0, breaker }),
    } as never;
    const look = watch({ targetStates });
    const from = Math.floor(clock() / HOUR) * HOUR;
    await look();
    clock.advance(MINUTE_MS);
    waiting = 3;
    await look();
    const points = async (id: string) => {
      const query = { kind: "target", id, step: "1h", from, until: from + 2 * HOUR } as const;
      return (await seriesOf(query, stats)).map(pointOf);
    };
    expect(await points("wms")).toMatchObject([
      { count: 0, waiting: 5, later: 2, oldestMs: 3_000, inFlight: 1, p50: null },
    ]);
    expect(await points("idle")).toEqual([]);
  });

  test("tells of a function that works with what was replaced", async () => {
    await alerts("rules-outdated");
    const look = watch();
    clock.advance(10 * MINUTE_MS);
    const counts = { ...noCounts, count: 1, revisions: { oldest: 0, newest: 0 } };
    await stats.add({ id: "d", minute: minuteOf(clock()), rows: [["function", "route", counts]] });
    await look();
    expect(subjects()).toEqual(["signalbox.alert.raised function/route"]);
  });

  test("tells of a replay that asks for what is not kept", async () => {
    await alerts("replay-expired");
    clock.advance(40 * 24 * HOUR);
    const from = clock() - 31 * 24 * HOUR;
    await stats.put("1h", [
      { kind: "bus", id: "default", at: Math.ceil(from / HOUR) * HOUR, counts: { ...noCounts, count: 7 } },
    ]);
    await stats.setFolded(minuteOf(clock()));
    const replay = { id: "r", name: "all", status: "done", createdAt: clock(), from, until: clock() };
    await watch({ replays: { list: async () => ({ items: [{ ...replay, scanned: 0 } as never] }) } })();
    expect(subjects()).toEqual(["signalbox.alert.raised replay/r"]);
  });
});

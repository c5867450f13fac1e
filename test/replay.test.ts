import type { ScheduledEvent } from "aws-lambda";
import { describe, expect, test } from "vitest";
import { RouterError } from "../functions/core/errors.ts";
import type { AcceptedEvent } from "../functions/core/event.ts";
import { compile } from "../functions/core/match.ts";
import type { Replay } from "../functions/core/ports.ts";
import { replayFunction, type ReplayPorts } from "../functions/replay.ts";
import { anEvent, aReplay, aRule, NOW } from "./support/build.ts";
import { aContext } from "./support/http-event.ts";
import { aClock, memoryArchive, memoryEvents, memoryReplays } from "./support/ports.ts";

/** memoryArchive gives blocks of so many. */
const BLOCK = 100;

const archived = (count: number, parts: Partial<AcceptedEvent> = {}) =>
  Array.from({ length: count }, (_, i) => anEvent({ id: `e${i + 1}`, receivedAt: NOW - 1_000, ...parts }));

/** The function over memory. Nothing takes time but what is slept. */
function aReplayer(
  replays: readonly Replay[],
  events: readonly AcceptedEvent[],
  more: (house: { readonly clock: ReturnType<typeof aClock> }) => Partial<ReplayPorts> = () => ({}),
) {
  const clock = aClock();
  const kept = memoryReplays(replays);
  const queue = memoryEvents();
  const slept: number[] = [];
  const handler = replayFunction({
    replays: kept,
    archive: memoryArchive(events),
    events: queue,
    rules: () => compile([aRule()]),
    clock,
    hasRoom: () => true,
    sleep: async (ms) => {
      slept.push(ms);
      clock.advance(ms);
    },
    budgetMs: 1_000,
    ...more({ clock }),
  });
  return {
    call: () => handler({} as ScheduledEvent, aContext),
    replay: (id = "r-1") => kept.kept.get(id)!,
    replays: kept,
    published: queue.accepted,
    queue,
    clock,
    slept,
  };
}

describe("a replay", () => {
  test("publishes its range, the oldest first, and is done", async () => {
    const events = [
      anEvent({ id: "before", receivedAt: NOW - 9_000_000 }),
      ...archived(250),
      anEvent({ id: "now" }),
    ];
    const { call, replay, published } = aReplayer([aReplay()], events);
    expect(await call()).toEqual({ running: false });
    expect(published.map(({ id }) => id)).toEqual(archived(250).map(({ id }) => id));
    expect(published[0]).toMatchObject({ publisher: "replay:r-1", replay: { id: "r-1" }, receivedAt: NOW });
    expect(replay()).toMatchObject({
      status: "done",
      endedAt: NOW,
      scanned: 250,
      published: 250,
      checkpoint: 251,
    });
  });

  test("publishes what its filter keeps, and counts all that it looked at", async () => {
    const events = [...archived(3), anEvent({ id: "small", data: { amount: 1 }, receivedAt: NOW - 1 })];
    const match = { pattern: { data: { amount: [1] } } };
    const { call, replay, published } = aReplayer([aReplay({ match })], events);
    await call();
    expect(published.map(({ id }) => id)).toEqual(["small"]);
    expect(replay()).toMatchObject({ status: "done", scanned: 4, published: 1 });
  });

  test("of an empty range is done at once", async () => {
    const { call, replay } = aReplayer([aReplay()], []);
    await call();
    expect(replay()).toMatchObject({ status: "done", scanned: 0, published: 0 });
  });

  test.for(["paused", "done", "cancelled", "failed"] as const)("that is %s is left alone", async (status) => {
    const before = aReplay({ status });
    const { call, replay, published } = aReplayer([before], archived(3));
    expect(await call()).toEqual({ running: false });
    expect([replay(), published]).toEqual([before, []]);
  });

  test("runs beside others", async () => {
    const replays = [aReplay({ id: "r-1" }), aReplay({ id: "r-2" })];
    const { call, replay, published } = aReplayer(replays, archived(3));
    await call();
    expect([replay("r-1").status, replay("r-2").status]).toEqual(["done", "done"]);
    expect(published).toHaveLength(6);
  });

  test("waits while live traffic leaves no room", async () => {
    let asked = 0;
    const { call, slept, published } = aReplayer([aReplay()], archived(3), () => ({
      hasRoom: () => ++asked > 3,
    }));
    await call();
    expect([slept, published.length]).toEqual([[5, 5, 5], 3]);
  });
});

describe("one call", () => {
  test("ends when there is no room in time, and nothing is published", async () => {
    const { call, replay, published } = aReplayer([aReplay()], archived(3), () => ({
      hasRoom: () => false,
    }));
    expect(await call()).toEqual({ running: true });
    expect([published, replay()]).toEqual([[], aReplay()]);
  });

  /** An archive whose blocks take so long. */
  const slowly =
    (events: readonly AcceptedEvent[], ms: number) =>
    ({ clock }: { clock: ReturnType<typeof aClock> }) => ({
      archive: {
        async *scan(range: Parameters<ReturnType<typeof memoryArchive>["scan"]>[0]) {
          for await (const block of memoryArchive(events).scan(range)) {
            clock.advance(ms);
            yield block;
          }
        },
      },
    });

  test("works until its time is over, and the next goes on where it stopped", async () => {
    const events = archived(5 * BLOCK);
    const { call, replay, published } = aReplayer([aReplay()], events, slowly(events, 600));
    expect(await call()).toEqual({ running: true });
    expect(replay()).toMatchObject({ status: "running", checkpoint: 200, published: 200 });
    expect(await call()).toEqual({ running: true });
    expect(await call()).toEqual({ running: false });
    expect(published.map(({ id }) => id)).toEqual(events.map(({ id }) => id));
  });
});

describe("somebody's hand in the middle", () => {
  /** The replay is changed while its first block is published. */
  const changedTo = (change: Partial<Replay>, replay: Partial<Replay> = {}) => {
    const house = aReplayer([aReplay(replay)], archived(9 * BLOCK), () => ({
      events: {
        async accept(events) {
          if (house.published.length === 0) await house.replays.update({ ...house.replay(), ...change });
          return house.queue.accept(events);
        },
      },
    }));
    return house;
  };

  test.for(["paused", "cancelled"] as const)(
    "%s ends the call after the blocks under way and keeps their progress",
    async (status) => {
      const { call, replay, published } = changedTo({ status });
      expect(await call()).toEqual({ running: false });
      const all = published.length;
      expect(all).toBeLessThan(6 * BLOCK);
      expect(replay()).toMatchObject({ status, checkpoint: all, scanned: all, published: all });
    },
  );

  test.for(["paused", "cancelled"] as const)(
    "%s ends a replay with a rate after the part under way",
    async (status) => {
      const { call, published } = changedTo({ status }, { eventsPerSecond: 50 });
      expect(await call()).toEqual({ running: false });
      expect(published).toHaveLength(5);
    },
  );

  test("a pause can be taken back, and nothing is published twice or left out", async () => {
    const { call, replay, replays, published } = changedTo({ status: "paused" });
    await call();
    await replays.update({ ...replay(), status: "running" });
    await call();
    expect(new Set(published.map(({ id }) => id)).size).toBe(9 * BLOCK);
    expect(published).toHaveLength(9 * BLOCK);
    expect(replay().status).toBe("done");
  });

  test("a pause at the very end is a pause, not an end", async () => {
    const house = aReplayer([aReplay()], archived(1), () => ({
      archive: {
        async *scan() {
          yield archived(1).map((event) => ({ ...event, position: 1 }));
          await house.replays.update({ ...house.replay(), status: "paused" });
        },
      },
    }));
    await house.call();
    expect(house.replay()).toMatchObject({ status: "paused", published: 1 });
    expect(house.replay()).not.toHaveProperty("endedAt");
  });
});

describe("a failure", () => {
  const failing = (error: Error) => () => ({
    archive: {
      async *scan(): AsyncGenerator<AcceptedEvent[]> {
        yield Promise.reject(error);
      },
    },
  });

  test("ends the replay with its reason", async () => {
    const { call, replay } = aReplayer([aReplay()], [], failing(new Error("Cannot read segment a.zst")));
    expect(await call()).toEqual({ running: false });
    expect(replay()).toMatchObject({ status: "failed", endedAt: NOW, error: "Cannot read segment a.zst" });
  });

  test("keeps what was achieved before it", async () => {
    const { call, replay } = aReplayer([aReplay()], [], () => ({
      archive: {
        async *scan() {
          yield archived(2).map((event, i) => ({ ...event, position: i + 1 }));
          throw new Error("Cannot read segment b.zst");
        },
      },
    }));
    await call();
    expect(replay()).toMatchObject({ status: "failed", published: 2, checkpoint: 2 });
  });

  test("of one replay is none of another", async () => {
    const broken = aReplay({ id: "broken", match: { pattern: { type: "no array" } } });
    const { call, replay } = aReplayer([broken, aReplay()], archived(3));
    await call();
    expect(replay("broken")).toMatchObject({ status: "failed", error: expect.stringContaining("pattern") });
    expect(replay()).toMatchObject({ status: "done", published: 3 });
  });

  test.for(["storage-full", "storage-failed", "too-many-requests"] as const)(
    "that passes by itself (%s) lets it run on from its checkpoint",
    async (code) => {
      let failures = 1;
      const house = aReplayer([aReplay()], archived(2 * BLOCK), () => ({
        events: {
          async accept(events) {
            if (house.published.length > 0 && failures-- > 0) throw new RouterError(code, "Cannot write");
            return house.queue.accept(events);
          },
        },
      }));
      expect(await house.call()).toEqual({ running: true });
      expect(house.replay()).toMatchObject({ status: "running", checkpoint: BLOCK });
      expect(await house.call()).toEqual({ running: false });
      expect(house.published).toHaveLength(2 * BLOCK);
    },
  );
});

test("a crash between publishing a block and writing it down repeats the block and loses none", async () => {
  const events = archived(3 * BLOCK);
  const accepted: string[] = [];
  const replays = memoryReplays([aReplay()]);
  const ports = {
    replays,
    events: {
      async accept(batch: readonly AcceptedEvent[]) {
        accepted.push(...batch.map(({ id }) => id));
        return batch.map(() => "accepted" as const);
      },
    },
  };
  let updates = 0;
  const crashing = aReplayer([], events, () => ({
    ...ports,
    replays: {
      ...replays,
      // The process ends here the second time, so this never resolves.
      update: (replay) => (++updates === 2 ? new Promise<never>(() => {}) : replays.update(replay)),
    },
  }));
  void crashing.call();
  await expect.poll(() => accepted.length).toBe(3 * BLOCK);

  await aReplayer([], events, () => ports).call();
  const ids = events.map(({ id }) => id);
  expect(accepted).toEqual([...ids, ...ids.slice(BLOCK)]);
  expect(replays.kept.get("r-1")).toMatchObject({ status: "done", published: 3 * BLOCK, scanned: 3 * BLOCK });
});

describe("a rate", () => {
  const rated = (eventsPerSecond: number, count: number, more?: Parameters<typeof aReplayer>[2]) =>
    aReplayer([aReplay({ eventsPerSecond })], archived(count), more);

  test("spreads events evenly over time, the first at once", async () => {
    const { call, slept } = rated(1_000, 4 * BLOCK);
    await call();
    expect(slept).toEqual([100, 100, 100]);
  });

  test.for([
    [50, 300],
    [1, 7],
    [0.4, 3],
    [5_000, 3_000],
  ])("of %d a second holds over all calls that %d events take", async ([perSecond, count]) => {
    const { call, clock, published } = rated(perSecond!, count!);
    const begun = clock();
    while ((await call()).running) expect(published.length).toBeLessThanOrEqual(count!);
    const seconds = (clock() - begun) / 1_000;
    // The first part goes at once, so the last one goes that much earlier.
    expect(seconds).toBeGreaterThan((count! - Math.max(1, perSecond! / 10)) / perSecond! - 0.001);
    expect(seconds).toBeLessThanOrEqual(count! / perSecond!);
    expect(published).toHaveLength(count!);
  });

  test("counts what its filter keeps, not what it looks at", async () => {
    const match = { pattern: { data: { amount: [1] } } };
    const { call, slept, replay } = aReplayer([aReplay({ match, eventsPerSecond: 1 })], archived(2 * BLOCK));
    await call();
    expect([slept, replay().scanned]).toEqual([[], 2 * BLOCK]);
  });

  test("does not wait for time that passed by itself", async () => {
    const house = rated(1_000, 3 * BLOCK, ({ clock }) => ({
      events: {
        async accept(events) {
          clock.advance(60);
          return house.queue.accept(events);
        },
      },
    }));
    await house.call();
    expect(house.slept).toEqual([40, 40]);
  });

  test("does not catch up on what live traffic has held up", async () => {
    const times: number[] = [];
    const house = rated(1_000, 3 * BLOCK, ({ clock }) => ({
      hasRoom: () => times.length !== 1 || clock() >= NOW + 600,
      events: {
        async accept(events) {
          times.push(clock() - NOW);
          return house.queue.accept(events);
        },
      },
    }));
    await house.call();
    expect(times).toEqual([0, 600, 700]);
  });

  test("lets a pause be heard while it waits", async () => {
    const { call, replays, replay, clock, published } = rated(0.01, 2);
    const begun = clock();
    expect(await call()).toEqual({ running: true });
    expect(clock() - begun).toBeLessThanOrEqual(1_000);
    await replays.update({ ...replay(), status: "paused" });
    expect(await call()).toEqual({ running: false });
    expect(published).toHaveLength(1);
  });
});

describe("a dry run", () => {
  test("publishes nothing, waits for nothing, and tells what would have been", async () => {
    const dry = aReplay({ dryRun: true, eventsPerSecond: 1 });
    const { call, replay, published, slept } = aReplayer([dry], archived(250));
    await call();
    expect([published, slept]).toEqual([[], []]);
    expect(replay()).toMatchObject({
      status: "done",
      scanned: 250,
      published: 0,
      dry: { events: 250, rules: { "paid-orders": 250 }, calls: 250 },
    });
  });
});

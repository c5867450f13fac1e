import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { type ArchiveLoopOptions, createArchiveLoop } from "../../../functions/local/archive/archive-loop.ts";
import type { ArchiveAnswer } from "../../../functions/local/archive/archive-thread.ts";

const HOUR_MS = 3_600_000;

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

const waiting = (waitMs?: number, oldest?: number): ArchiveAnswer => ({
  kind: "waiting",
  ...(waitMs !== undefined && { waitMs }),
  ...(oldest !== undefined && { oldest }),
});
const written = (last: number): ArchiveAnswer => ({ kind: "written", rows: [], last, journal: [] });

/** A loop whose orders are answered one after the other with these, and then that there is nothing to do. */
function aLoop(answers: readonly ArchiveAnswer[], options: Partial<ArchiveLoopOptions> = {}) {
  const asked: (readonly [at: number, routed: number])[] = [];
  const kept: number[] = [];
  const troubles: unknown[] = [];
  const left = [...answers];
  const loop = createArchiveLoop({
    archive: async (routed) => {
      asked.push([Date.now(), routed]);
      return left.shift() ?? waiting();
    },
    keep: async ({ last }) => void kept.push(last),
    clock: Date.now,
    onTrouble: (error) => void troubles.push(error),
    oldest: undefined,
    segmentEvents: 100,
    segmentAgeMs: HOUR_MS,
    ...options,
  });
  return { ...loop, asked, kept, troubles };
}

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);

describe("a segment is written", () => {
  test("when enough events are routed", async () => {
    const { signal, asked, kept } = aLoop([written(101)]);
    signal(1);
    signal(100);
    await pass();
    expect(asked).toEqual([]);
    signal(101);
    await pass();
    expect([asked[0], kept]).toEqual([[0, 101], [101]]);
  });

  test("when the oldest event has waited for long", async () => {
    const { signal, asked } = aLoop([]);
    signal(1);
    await pass(HOUR_MS - 1);
    expect(asked).toEqual([]);
    await pass(1);
    expect(asked).toEqual([[HOUR_MS, 1]]);
  });

  test("and more after it, for as long as there is enough", async () => {
    const { signal, asked, kept } = aLoop([written(100), written(200), waiting(5_000, 201)]);
    signal(0);
    signal(250);
    await pass();
    expect([asked.length, kept]).toEqual([3, [100, 200]]);
  });

  test("of what the last process left, counted from its first", async () => {
    const { signal, asked } = aLoop([], { oldest: 1_000 });
    signal(1_099);
    await pass();
    expect(asked).toEqual([]);
    signal(1_100);
    await pass();
    expect(asked).toHaveLength(1);
  });
});

test("what may wait is looked at again when its time has come, also when more is routed meanwhile", async () => {
  const { signal, asked } = aLoop([], {
    archive: async (routed) => {
      asked.push([Date.now(), routed]);
      signal(routed + 1);
      return asked.length === 1 ? waiting(5_000, 7) : waiting();
    },
  });
  signal(7);
  await pass(HOUR_MS + 4_999);
  expect(asked).toHaveLength(1);
  await pass(1);
  expect(asked).toHaveLength(2);
});

test("when nothing is left, nothing is asked until more is routed", async () => {
  const { signal, asked } = aLoop([written(100), waiting()]);
  signal(0);
  signal(100);
  await pass();
  const before = asked.length;
  await pass(10 * HOUR_MS);
  expect(asked.length - before).toBeLessThanOrEqual(1);
  signal(101);
  await pass(HOUR_MS);
  expect(asked.at(-1)).toEqual([expect.any(Number), 101]);
});

describe("a failure", () => {
  const failed: ArchiveAnswer = { kind: "failed", detail: "ENOSPC" };

  test("is told, and tried again ten seconds later, not with each event that is routed", async () => {
    const { signal, asked, kept, troubles } = aLoop([failed, written(150)]);
    signal(0);
    for (const position of [120, 130, 140, 150]) {
      signal(position);
      await pass(1_000);
    }
    expect([asked.length, kept]).toEqual([1, []]);
    expect(troubles).toMatchObject([{ message: "Cannot archive: ENOSPC" }]);
    await pass(10_000);
    expect(kept).toEqual([150]);
  });

  test("of the index leaves the events in the log: they are written again", async () => {
    let failures = 1;
    const { signal, asked } = aLoop([written(100), written(100)], {
      keep: async () => {
        if (failures-- > 0) throw new Error("the disk is full");
      },
    });
    signal(0);
    signal(100);
    await pass(10_000);
    expect(asked.slice(0, 2)).toEqual([
      [0, 100],
      [10_000, 100],
    ]);
  });
});

test("a stop waits for the segment under way and begins no other", async () => {
  let finish = (_: ArchiveAnswer) => {};
  const { signal, stop, kept } = aLoop([], {
    archive: () => new Promise((resolve) => (finish = resolve)),
  });
  signal(0);
  signal(100);
  await pass();
  let stopped = false;
  const stopping = stop().then(() => (stopped = true));
  await pass();
  expect(stopped).toBe(false);
  finish(written(100));
  await stopping;
  expect(kept).toEqual([100]);
  expect(vi.getTimerCount()).toBe(0);
});

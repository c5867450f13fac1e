import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import type { AcceptedEvent } from "../../../functions/core/event.ts";
import { createRouteLoop, type RouteLoopOptions } from "../../../functions/local/events/route-loop.ts";
import { anEvent } from "../../support/build.ts";

vi.mock("node:timers/promises", () => import("../../support/timers-promises.ts"));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const pass = (ms = 0) => vi.advanceTimersByTimeAsync(ms);
const positions = (events: readonly AcceptedEvent[]) => events.map(({ position }) => position!);

/** A loop over so many events that wait. */
function aLoop(count: number, options: Partial<RouteLoopOptions> = {}) {
  const waiting = Array.from({ length: count }, (_, i) => anEvent({ id: String(i), position: i + 1 }));
  const batches: number[][] = [];
  const marks: number[] = [];
  const troubles: unknown[] = [];
  const loop = createRouteLoop({
    feed: {
      push: (events) => void waiting.push(...events),
      take: (most) => waiting.splice(0, most),
      waiting: () => waiting.length,
    },
    route: async (events) => void batches.push(positions(events)),
    mark: (position) => void marks.push(position),
    routed: 0,
    onTrouble: (error) => void troubles.push(error),
    ...options,
  });
  return { ...loop, waiting, batches, marks, troubles };
}

test("routes what waits, at most 500 at a time and in order, and marks behind each batch", async () => {
  const { signal, batches, marks, routed } = aLoop(1_100);
  signal();
  await pass();
  expect(batches.map(({ length }) => length)).toEqual([500, 500, 100]);
  expect(batches.flat()).toEqual(Array.from({ length: 1_100 }, (_, i) => i + 1));
  expect(marks).toEqual([500, 1_000, 1_100]);
  expect(routed()).toBe(1_100);
});

test("begins where the last process stopped", () => {
  expect(aLoop(0, { routed: 42 }).routed()).toBe(42);
});

test("does nothing before it is told that there is something", async () => {
  const { batches } = aLoop(3);
  await pass(10_000);
  expect(batches).toEqual([]);
});

test("marks nothing that is not durable yet", async () => {
  let finish = () => {};
  const { signal, marks, routed } = aLoop(3, { route: () => new Promise((resolve) => (finish = resolve)) });
  signal();
  await pass();
  expect([marks, routed()]).toEqual([[], 0]);
  finish();
  await pass();
  expect([marks, routed()]).toEqual([[3], 3]);
});

describe("a batch that fails", () => {
  test("is told of and tried again until it does not, and the next one waits for it", async () => {
    const tried: number[] = [];
    const { signal, marks, troubles } = aLoop(600, {
      route: async (events) => {
        tried.push(events.length);
        if (tried.length <= 2) throw new Error("the disk is full");
      },
    });
    signal();
    await pass();
    expect([tried, marks]).toEqual([[500], []]);
    await pass(500);
    expect(tried).toEqual([500, 500]);
    await pass(500);
    expect([tried, marks]).toEqual([
      [500, 500, 500, 100],
      [500, 600],
    ]);
    expect(troubles).toHaveLength(2);
  });

  test("does not keep the process from ending; it is left to the next one", async () => {
    const { signal, stop, marks } = aLoop(3, {
      route: async () => Promise.reject(new Error("the disk is full")),
    });
    signal();
    await pass();
    const stopping = stop();
    await pass(500);
    await stopping;
    expect(marks).toEqual([]);
  });
});

test("a stop lets the batch under way end and begins no other", async () => {
  let finish = () => {};
  const { signal, stop, marks, waiting } = aLoop(600, {
    route: () => new Promise((resolve) => (finish = resolve)),
  });
  signal();
  await pass();
  const stopping = stop();
  finish();
  await stopping;
  expect([marks, waiting.length]).toEqual([[500], 100]);
});

import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createReplayLoop } from "../../../functions/local/archive/replay-loop.ts";

vi.mock("node:timers/promises", () => import("../../support/timers-promises.ts"));
beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

/** A loop whose calls answer so one after the other, and then that nothing runs. */
function aLoop(...answers: readonly (boolean | Error)[]) {
  const left = [...answers];
  const troubles: unknown[] = [];
  const advance = vi.fn(async () => {
    const answer = left.shift() ?? false;
    if (answer instanceof Error) throw answer;
    return { running: answer };
  });
  return { ...createReplayLoop(advance, (error) => troubles.push(error)), advance, troubles };
}

test("calls again while a replay runs, and not at all while none does", async () => {
  const { signal, advance } = aLoop(true, true, false);
  await vi.advanceTimersByTimeAsync(60_000);
  expect(advance).not.toHaveBeenCalled();
  signal();
  await vi.advanceTimersByTimeAsync(60_000);
  expect(advance).toHaveBeenCalledTimes(3);
  signal();
  await vi.advanceTimersByTimeAsync(0);
  expect(advance).toHaveBeenCalledTimes(4);
});

test("a call that fails as a whole is told of and comes again a second later", async () => {
  const failure = new Error("the disk is full");
  const { signal, advance, troubles } = aLoop(failure, false);
  signal();
  await vi.advanceTimersByTimeAsync(999);
  expect([advance.mock.calls.length, troubles]).toEqual([1, [failure]]);
  await vi.advanceTimersByTimeAsync(1);
  expect(advance).toHaveBeenCalledTimes(2);
});

test("a stop begins no more calls", async () => {
  const { signal, stop, advance } = aLoop(true, true);
  signal();
  await vi.advanceTimersByTimeAsync(0);
  const stopping = stop();
  await vi.advanceTimersByTimeAsync(60_000);
  await stopping;
  expect(advance).toHaveBeenCalledTimes(1);
});

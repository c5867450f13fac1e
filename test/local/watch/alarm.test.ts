import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createAlarm } from "../../../functions/local/watch/alarm.ts";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

function anAlarm() {
  const rings: number[] = [];
  return { rings, ...createAlarm(Date.now, () => rings.push(Date.now())) };
}

test("rings once, at the earliest of the times it was set to", () => {
  const { rings, set } = anAlarm();
  for (const at of [300, 100, 200]) set(at);
  vi.advanceTimersByTime(1_000);
  expect(rings).toEqual([100]);
});

test("rings again when it is set again", () => {
  const { rings, set } = anAlarm();
  set(100);
  vi.advanceTimersByTime(150);
  set(200);
  vi.advanceTimersByTime(150);
  expect(rings).toEqual([100, 200]);
});

test("set to a time that is over it rings at once, but not within the call", () => {
  const { rings, set } = anAlarm();
  vi.advanceTimersByTime(500);
  set(100);
  expect(rings).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rings).toEqual([501]);
});

test("does not ring before its time by a fraction of a millisecond", () => {
  const { rings, set } = anAlarm();
  set(100.2);
  vi.advanceTimersByTime(100);
  expect(rings).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rings).toEqual([101]);
});

test("rings after 40 days, and not before", () => {
  const { rings, set } = anAlarm();
  set(40 * 86_400_000);
  vi.advanceTimersByTime(40 * 86_400_000 - 1);
  expect(rings).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(rings).toEqual([40 * 86_400_000]);
});

test("follows a clock that is set forward or back", () => {
  let ahead = 0;
  const rings: number[] = [];
  const { set } = createAlarm(
    () => Date.now() + ahead,
    () => rings.push(Date.now()),
  );
  set(3_600_000);
  ahead = 3_000_000;
  vi.advanceTimersByTime(599_999);
  ahead = 2_900_000;
  vi.advanceTimersByTime(100_000);
  expect(rings).toEqual([]);
  ahead = 3_600_000;
  vi.advanceTimersByTime(15_000);
  expect(rings).toHaveLength(1);
});

test("does not ring after it was stopped", () => {
  const { rings, set, stop } = anAlarm();
  set(100);
  stop();
  vi.advanceTimersByTime(1_000);
  expect(rings).toEqual([]);
});

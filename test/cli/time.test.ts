import { describe, expect, test } from "vitest";
import { durationText, timeFrom, timeText } from "../../cli/time.ts";

const NOW = Date.parse("2026-01-31T12:00:00.000Z");

describe("a time that somebody typed", () => {
  test.each([
    ["now", "2026-01-31T12:00:00.000Z"],
    ["90s", "2026-01-31T11:58:30.000Z"],
    ["15m", "2026-01-31T11:45:00.000Z"],
    ["2h", "2026-01-31T10:00:00.000Z"],
    ["7d", "2026-01-24T12:00:00.000Z"],
    ["1w", "2026-01-24T12:00:00.000Z"],
    ["2026-01-30", "2026-01-30T00:00:00.000Z"],
    ["2026-01-30T10:00", "2026-01-30T10:00:00.000Z"],
    ["2026-01-30T10:00:00Z", "2026-01-30T10:00:00.000Z"],
    ["2026-01-30T10:00:00.5+02:00", "2026-01-30T08:00:00.500Z"],
  ])("%s is %s", (typed, time) => {
    expect(timeFrom(typed, NOW)).toBe(time);
  });

  test.each(["yesterday", "", "2h30m", "-2h", "31.01.2026", "2026-13-01", "1", "2026"])(
    "%j is refused",
    (typed) => {
      expect(() => timeFrom(typed, NOW)).toThrow(`Cannot read the time "${typed}"`);
    },
  );
});

test.each([
  [0, "0 ms"],
  [340.4, "340 ms"],
  [1000, "1 s"],
  [1249, "1.2 s"],
  [60_000, "1 min"],
  [245_000, "4 min 5 s"],
  [12_000_000, "3 h 20 min"],
  [187_200_000, "2 d 4 h"],
])("%i ms reads %s", (ms, text) => {
  expect(durationText(ms)).toBe(text);
});

test("a time of the API is shown without its letters", () => {
  expect(timeText("2026-01-31T12:00:00.123Z")).toBe("2026-01-31 12:00:00.123");
  expect(timeText(undefined)).toBe("");
});

import { expect, test } from "vitest";
import { readTime, timeText } from "../../functions/control/time.ts";
import { epochOf } from "../../functions/core/text/formats.ts";

test.each([
  ["2026-01-02T03:04:05Z", "2026-01-02T03:04:05.000Z"],
  ["2026-01-02T03:04:05.6789Z", "2026-01-02T03:04:05.678Z"],
  ["2026-01-02t05:04:05+02:00", "2026-01-02T03:04:05.000Z"],
  ["2016-12-31T23:59:60Z", "2017-01-01T00:00:00.000Z"],
])("reads %s as %s", (text, time) => {
  expect(timeText(epochOf(text) ?? 0)).toBe(time);
});

test.each(["", "2026-01-02", "2026-01-02 03:04:05Z", "2026-02-30T00:00:00Z", "1767323045", "now"])(
  "reads no time in %j",
  (text) => {
    expect(epochOf(text)).toBeUndefined();
    expect(() => readTime(text, "/from")).toThrow(expect.objectContaining({ code: "request-invalid" }));
  },
);

import { expect, test } from "vitest";
import { jsonLine, type LogEntry, textLine } from "../../../functions/core/log/entry.ts";

const TIME = "2026-01-02T03:04:05.678Z";

test.each<[LogEntry, string]>([
  [{ level: "info", message: "ready" }, `${TIME}  info  ready`],
  [
    { level: "warn", message: "deliver", code: "target-failed", event: "42", attempt: 3, due: undefined },
    `${TIME}  warn  target-failed  deliver  event=42 attempt=3`,
  ],
  [
    { level: "debug", message: "route", source: "urn:a b", rules: ["a", "b"] },
    `${TIME}  debug  route  source="urn:a b" rules=["a","b"]`,
  ],
  [
    { level: "error", message: "x is\nundefined", code: "internal", stack: "TypeError: x\n    at y" },
    `${TIME}  error  internal  x is\\u000aundefined\nTypeError: x\n    at y`,
  ],
])("for people: %j", (entry, line) => {
  expect(textLine(entry, TIME)).toBe(line);
});

test("what a publisher writes makes no second line and moves no terminal", () => {
  const event = "a\n{}\u001b[2J\u009b31m\u2028b";
  const entry: LogEntry = { level: "info", message: event, event };
  for (const line of [jsonLine(entry, TIME), textLine(entry, TIME)])
    expect(line).not.toMatch(/[\p{Cc}\u2028]/u);
  expect(JSON.parse(jsonLine(entry, TIME))).toEqual({ time: TIME, ...entry });
});

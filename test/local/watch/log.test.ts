import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import { createLog } from "../../../functions/local/watch/log.ts";
import { NOW } from "../../support/build.ts";
import { aClock } from "../../support/ports.ts";

const lines = { out: [] as unknown[], err: [] as string[] };
beforeEach(() => {
  lines.out = [];
  lines.err = [];
  vi.spyOn(console, "log").mockImplementation((line) => void lines.out.push(line));
  vi.spyOn(console, "error").mockImplementation((line) => void lines.err.push(line));
});
afterEach(() => void vi.restoreAllMocks());

const TIME = "2026-01-02T03:04:05.678Z";
const told = () => lines.err.map((line) => JSON.parse(line) as unknown);
const aLog = (level?: "debug" | "warn", clock = aClock(NOW)) =>
  createLog(clock, { format: "json", ...(level && { level }) });

test("what is printed goes out as it is", () => {
  aLog().print("Signalbox is ready");
  expect(lines).toEqual({ out: ["Signalbox is ready"], err: [] });
});

test("what is told is a line of JSON with its time, of the level that is wanted and above", () => {
  for (const level of ["debug", "info", "warn", "error"] as const)
    aLog("warn").write({ level, message: "deliver", target: "a" });
  aLog().write({ level: "debug", message: "route" });
  expect(told()).toEqual([
    { time: TIME, level: "warn", message: "deliver", target: "a" },
    { time: TIME, level: "error", message: "deliver", target: "a" },
  ]);
});

test.each([
  [undefined, '{"time"'],
  [true, TIME],
])("who reads it decides how it looks: a terminal %s", (isTTY, begin) => {
  const before = Object.getOwnPropertyDescriptor(process.stderr, "isTTY");
  Object.defineProperty(process.stderr, "isTTY", { value: isTTY, configurable: true });
  createLog(aClock()).write({ level: "info", message: "deliver" });
  if (before) Object.defineProperty(process.stderr, "isTTY", before);
  expect(lines.err[0]).toMatch(new RegExp(`^${begin}`));
});

describe("trouble", () => {
  test("of ours is its code and sentence, with the time and the request", () => {
    aLog().trouble(new RouterError("storage-full", "Cannot write: the disk is full"), "r-1");
    expect(told()).toEqual([
      {
        ...{ time: TIME, level: "error", code: "storage-full" },
        ...{ message: "Cannot write: the disk is full", requestId: "r-1" },
      },
    ]);
  });

  test("of any other kind tells where it came from", () => {
    aLog().trouble(new TypeError("x is undefined"));
    expect(told()).toMatchObject([
      {
        ...{ code: "internal", message: "x is undefined" },
        stack: expect.stringMatching(/^TypeError: x is undefined\n {4}at .*log\.test\.ts/),
      },
    ]);
  });

  test("that is no error is told all the same", () => {
    aLog().trouble("just a text");
    expect(told()).toEqual([{ time: TIME, level: "error", code: "internal", message: "just a text" }]);
  });

  test("that repeats is told once in ten seconds, and does not hide another", () => {
    const clock = aClock(NOW);
    const { trouble } = aLog(undefined, clock);
    const full = new RouterError("storage-full", "Cannot write: the disk is full");
    for (let second = 0; second < 21; second++) {
      trouble(full);
      clock.advance(1_000);
    }
    trouble(new RouterError("storage-failed", "Cannot write: it is broken"));
    expect(
      (told() as { time: string; code: string }[]).map(({ time, code }) => [time.slice(17), code]),
    ).toEqual([
      ["05.678Z", "storage-full"],
      ["15.678Z", "storage-full"],
      ["25.678Z", "storage-full"],
      ["26.678Z", "storage-failed"],
    ]);
  });

  test("of a thousand kinds does not fill the memory", () => {
    const { trouble } = aLog();
    for (let i = 0; i < 1_002; i++) trouble(`trouble ${i}`);
    trouble("trouble 0");
    expect(lines.err.filter((line) => line.includes('"trouble 0"'))).toHaveLength(2);
  });
});

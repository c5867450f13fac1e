import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { RouterError } from "../../functions/core/errors.ts";
import { createLog } from "../../functions/local/log.ts";
import { NOW } from "../support/build.ts";
import { aClock } from "../support/ports.ts";

const lines = { out: [] as unknown[], err: [] as string[] };
beforeEach(() => {
  lines.out = [];
  lines.err = [];
  vi.spyOn(console, "log").mockImplementation((line) => void lines.out.push(line));
  vi.spyOn(console, "error").mockImplementation((line) => void lines.err.push(line));
});
afterEach(() => void vi.restoreAllMocks());

const TIME = "2026-01-02T03:04:05.678Z";

test("what is printed goes out as it is", () => {
  createLog(aClock()).print("Signalbox is ready");
  expect(lines).toEqual({ out: ["Signalbox is ready"], err: [] });
});

describe("trouble", () => {
  test("of ours is its code and sentence, with the time and the request", () => {
    const { trouble } = createLog(aClock());
    trouble(new RouterError("storage-full", "Cannot write: the disk is full"), "r-1");
    expect(lines.err).toEqual([`${TIME}  request r-1  storage-full  Cannot write: the disk is full`]);
  });

  test("of any other kind tells where it came from", () => {
    createLog(aClock()).trouble(new TypeError("x is undefined"));
    expect(lines.err[0]).toMatch(/^\S+ {2}TypeError: x is undefined\n {4}at .*log\.test\.ts/);
  });

  test("that is no error is told all the same", () => {
    createLog(aClock()).trouble("just a text");
    expect(lines.err).toEqual([`${TIME}  just a text`]);
  });

  test("that repeats is told once in ten seconds, and does not hide another", () => {
    const clock = aClock(NOW);
    const { trouble } = createLog(clock);
    const full = new RouterError("storage-full", "Cannot write: the disk is full");
    for (let second = 0; second < 21; second++) {
      trouble(full);
      clock.advance(1_000);
    }
    trouble(new RouterError("storage-failed", "Cannot write: it is broken"));
    expect(lines.err.map((line) => line.slice(17, 38))).toEqual([
      "05.678Z  storage-full",
      "15.678Z  storage-full",
      "25.678Z  storage-full",
      "26.678Z  storage-fail",
    ]);
  });

  test("of a thousand kinds does not fill the memory", () => {
    const { trouble } = createLog(aClock());
    for (let i = 0; i < 1_002; i++) trouble(`trouble ${i}`);
    trouble("trouble 0");
    expect(lines.err.filter((line) => line.endsWith("trouble 0"))).toHaveLength(2);
  });
});

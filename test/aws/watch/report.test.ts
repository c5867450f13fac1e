import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { log, report, workLog } from "../../../functions/aws/watch/report.ts";
import { RouterError } from "../../../functions/core/errors.ts";
import { aDelivery, anAttempt } from "../../support/build.ts";

let told: unknown[] = [];
beforeEach(() => {
  told = [];
  vi.spyOn(console, "log").mockImplementation((line: string) => void told.push(JSON.parse(line)));
});
afterEach(() => void vi.restoreAllMocks());

test("a function's log is a line of JSON a unit of work", () => {
  log({ function: "stats", ...{ folded: 3 } });
  log({ function: "deliver", failed: [{ record: "1", problem: "it could not be written" }] });
  report(new RouterError("storage-failed", "Cannot write: it is broken"), "r-1");
  expect(told).toEqual([
    { level: "info", message: "stats", folded: 3 },
    { level: "warn", message: "deliver", failed: [{ record: "1", problem: "it could not be written" }] },
    { level: "error", code: "storage-failed", message: "Cannot write: it is broken", requestId: "r-1" },
  ]);
});

test("of an attempt it tells when it failed", () => {
  const delivery = aDelivery();
  workLog.onSettled({ delivery, attempt: anAttempt(), outcome: { status: "delivered" } });
  workLog.onSettled({
    ...{ delivery, attempt: anAttempt({ error: { code: "target-failed", detail: "503" } }) },
    outcome: { status: "retrying", dueAt: 0 },
  });
  expect(told).toMatchObject([
    { level: "info", message: "deliver", target: delivery.target, code: "target-failed" },
  ]);
});

import { expect, test } from "vitest";
import { errorGroups } from "../../../functions/core/diagnose/error-groups.ts";
import { aDeadLetter, aDeliveryView, anAttempt, NOW } from "../../support/build.ts";

const failed = (at: number, status: number, detail: string) =>
  anAttempt({ at, status, error: { code: "target-failed", detail } });

test("failures are gathered by code and status, the most frequent first, with what the last one said", () => {
  const groups = errorGroups([
    aDeliveryView({ id: "a", attempts: [failed(NOW, 503, "busy"), failed(NOW + 5, 503, "still busy")] }),
    aDeliveryView({ id: "b", attempts: [failed(NOW + 2, 500, "broken"), anAttempt({ at: NOW + 3 })] }),
  ]);
  expect(groups).toMatchObject([
    {
      ...{ code: "target-failed", status: 503, count: 2, firstAt: NOW, lastAt: NOW + 5 },
      ...{ detail: "still busy", delivery: "a" },
    },
    { status: 500, count: 1, detail: "broken", delivery: "b" },
  ]);
  expect(groups[0]!.todo).toContain("It is retried");
});

test("what died without an attempt is told by its reason; what somebody did by hand is no failure", () => {
  const reason = { code: "target-missing", detail: "there is none" };
  const skipped = { code: "skipped", detail: "Skipped by Ada" };
  expect(
    errorGroups([
      aDeadLetter({ attempts: [], reason }),
      aDeliveryView({ status: "skipped", reason: skipped }),
    ]),
  ).toMatchObject([{ code: "target-missing", count: 1, detail: "there is none" }]);
});

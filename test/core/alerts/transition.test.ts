import { describe, expect, test } from "vitest";
import type { Alert, AlertState, Finding } from "../../../functions/core/alerts/alert.ts";
import { type Notice, transition } from "../../../functions/core/alerts/transition.ts";

const MINUTE = 60_000;
const START = 1_800_000_000_000;
const finding: Finding = { resource: "target/wms", value: 3, threshold: 0, sentence: "3 dead letters" };

/** The notices that looks lead to, one a minute; `x` found something, `.` did not. */
function notices(
  looks: string,
  alert: Partial<Alert> = {},
  hand: (state: AlertState, minute: number) => AlertState = (state) => state,
) {
  let state: AlertState | undefined;
  const told: [minute: number, Notice][] = [];
  for (const [minute, look] of looks.split("").entries()) {
    if (state) state = hand(state, minute);
    const next = transition({ id: "dead", ...alert }, state, {
      finding: look === "x" ? finding : undefined,
      now: START + minute * MINUTE,
    });
    if (next.notice) told.push([minute, next.notice]);
    state = next.state;
  }
  return { told, state };
}

test("is raised at once, told once, and cleared", () => {
  expect(notices(".xxx.").told).toEqual([
    [1, "raised"],
    [4, "cleared"],
  ]);
});

test("that waits for more looks is not raised by fewer, and nothing is cleared that was not raised", () => {
  expect(notices("xx.xxx.x", { forMinutes: 3 }).told).toEqual([
    [5, "raised"],
    [6, "cleared"],
  ]);
});

test("comes again as a new one", () => {
  expect(notices("x.x").told.map(([, notice]) => notice)).toEqual(["raised", "cleared", "raised"]);
});

describe("while it stays raised", () => {
  test("it is told again an hour later, by default", () => {
    expect(notices("x".repeat(130)).told).toEqual([
      [0, "raised"],
      [60, "repeated"],
      [120, "repeated"],
    ]);
  });

  test("it is told as often in its window as is asked for", () => {
    const { told } = notices("x".repeat(125), { notices: { most: 3, hours: 2 } });
    expect(told.map(([minute]) => minute)).toEqual([0, 1, 2, 120, 121, 122]);
  });

  test("and somebody has acknowledged it, it is told no more until it clears", () => {
    const acknowledged = { by: "ada", at: START };
    const { told } = notices(`${"x".repeat(200)}.x`, {}, (state, minute) =>
      minute === 1 ? { ...state, acknowledged } : state,
    );
    expect(told).toEqual([
      [0, "raised"],
      [200, "cleared"],
      [201, "raised"],
    ]);
  });
});

test("silenced it says nothing, and when that is over it is told if it is still so", () => {
  const silence = (until: number) => (state: AlertState, minute: number) =>
    minute === 1 ? { ...state, silencedUntil: START + until * MINUTE } : state;
  expect(notices(`${"x".repeat(70)}.`, {}, silence(65)).told).toEqual([
    [0, "raised"],
    [65, "repeated"],
    [70, "cleared"],
  ]);
  expect(notices("xxx..", {}, silence(10)).told).toEqual([[0, "raised"]]);
});

test("a silence outlasts that it clears, and what comes after it is told", () => {
  const until = START + 5 * MINUTE;
  const silenced = (state: AlertState, minute: number) =>
    minute === 1 ? { ...state, silencedUntil: until } : state;
  expect(notices("xx.xx..x", {}, silenced).told).toEqual([
    [0, "raised"],
    [7, "raised"],
  ]);
});

test("keeps when it began, what was found last, and counts its versions", () => {
  expect(notices("xxx").state).toMatchObject({
    ...{ alert: "dead", resource: "target/wms", status: "firing", since: START, looks: 3, version: 3 },
    finding,
  });
});

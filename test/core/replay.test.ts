import { describe, expect, test } from "vitest";
import { compile } from "../../functions/core/match.ts";
import type { Replay } from "../../functions/core/ports.ts";
import {
  dryRun,
  eventFilter,
  partsOf,
  remainingRange,
  replayed,
  replayOfTarget,
  replayTarget,
} from "../../functions/core/replay.ts";
import { anEvent, aReplay, aRule, NOW } from "../support/build.ts";

const url = "https://new.example/hook";

describe("what is left of a replay", () => {
  test("is its range behind the checkpoint", () => {
    expect(remainingRange(aReplay({ checkpoint: 7 }))).toEqual({
      from: NOW - 3_600_000,
      until: NOW,
      after: 7,
    });
  });

  test("is narrowed by what the archive's index knows, and not by what a filter must ask", () => {
    const match = { type: "a", source: "/b", subject: "c", pattern: { type: ["a"] } };
    const range = remainingRange(aReplay({ bus: "other", match }));
    expect(range).toMatchObject({ bus: "other", type: "a", source: "/b", subject: "c" });
    expect(range).not.toHaveProperty("pattern");
  });
});

describe("a filter", () => {
  test.for([
    ["nothing", undefined, true],
    ["what the range says already", { type: "another" }, true],
    ["a pattern that fits", { pattern: { data: { amount: [{ numeric: [">", 100] }] } } }, true],
    ["a pattern that does not", { pattern: { data: { amount: [1] } } }, false],
    ["a condition that holds", { condition: { ">": [{ var: "data.amount" }, 100] } }, true],
    ["a condition that does not", { condition: { "<": [{ var: "data.amount" }, 100] } }, false],
    [
      "both, of which one does not",
      { pattern: { source: ["/shop"] }, condition: { "<": [{ var: "data.amount" }, 100] } },
      false,
    ],
    [
      "a pattern for EventBridge's view",
      { pattern: { "detail-type": ["shop.order.paid"] }, view: "eventbridge" },
      true,
    ],
  ] as const)("that says %s", ([, match, kept]) => {
    expect(eventFilter(match)(anEvent())).toBe(kept);
  });

  test.for([
    [{ pattern: { type: "a" } }, "pattern-invalid"],
    [{ condition: { nonsense: [] } }, "condition-invalid"],
  ] as const)("that is none is refused: %j", ([match, code]) => {
    expect(() => eventFilter(match)).toThrowError(expect.objectContaining({ code }));
  });
});

describe("a block in parts", () => {
  const parted = (wanted: string, most: number) =>
    [
      ...partsOf(
        ["a", "b", "c", "d", "e"].map((id, i) => anEvent({ id, position: 10 * (i + 1) })),
        ({ id }) => wanted.includes(id),
        most,
      ),
    ].map(({ kept, scanned, last }) => [kept.map(({ id }) => id).join(""), scanned, last]);

  test.for([
    ["abcde", Number.POSITIVE_INFINITY, [["abcde", 5, 50]]],
    [
      "abcde",
      2,
      [
        ["ab", 2, 20],
        ["cd", 2, 40],
        ["e", 1, 50],
      ],
    ],
    [
      "bd",
      1,
      [
        ["b", 2, 20],
        ["d", 2, 40],
        ["", 1, 50],
      ],
    ],
    ["e", 1, [["e", 5, 50]]],
    ["", 1, [["", 5, 50]]],
  ] as const)("of which %j is wanted, at most %d at a time", ([wanted, most, parts]) => {
    expect(parted(wanted, most)).toEqual(parts);
  });
});

describe("a replayed event", () => {
  const original = anEvent({ position: 7, receivedAt: NOW - 5, publisher: "shop-1", subject: "s" });

  test("is the same, received now from the replay, and has no place in the log yet", () => {
    const { text: _, position: __, ...same } = original;
    expect(replayed(original, aReplay(), NOW)).toEqual({
      ...same,
      text: expect.any(String),
      receivedAt: NOW,
      publisher: "replay:r-1",
      replay: { id: "r-1" },
    });
  });

  test.for([
    ["all rules", {}, { id: "r-1" }, { replayid: "r-1" }],
    [
      "some rules",
      { rules: ["a", "b"] },
      { id: "r-1", rules: ["a", "b"] },
      { replayid: "r-1", replayrules: "a b" },
    ],
    ["a target", { target: "warehouse" }, { id: "r-1", target: "warehouse" }, { replayid: "r-1" }],
    ["a URL", { url }, { id: "r-1", target: "replay:r-1" }, { replayid: "r-1" }],
  ] as const)("for %s is marked so, and its text tells receivers", ([, to, replay, members]) => {
    const event = replayed(original, aReplay({ to }), NOW);
    expect(event.replay).toEqual(replay);
    expect(JSON.parse(event.text)).toEqual({ ...JSON.parse(original.text), ...members });
  });

  test("keeps what its publisher wrote to the letter, big numbers and escapes too", () => {
    const text = '{"id":"42","data":{"big":12345678901234567890.10,"a":1,"a":2,"e":"\\u00e9"} }';
    const { text: out } = replayed(anEvent({ text }), aReplay(), NOW);
    expect(out).toContain('"data":{"big":12345678901234567890.10,"a":1,"a":2,"e":"\\u00e9"}');
  });

  test("that was replayed before carries the newer replay's id alone", () => {
    const once = replayed(original, aReplay({ id: "r-1" }), NOW);
    const twice = replayed(once, aReplay({ id: "r-2" }), NOW);
    expect(JSON.parse(twice.text)).toMatchObject({ replayid: "r-2" });
    expect(twice.text).not.toContain("r-1");
  });

  test("is steered by its mark and not by what the publisher wrote", () => {
    const text = '{"specversion":"1.0","id":"42","replayid":"forged","replayrules":"forged"}';
    const { replay } = replayed(anEvent({ text }), aReplay(), NOW);
    expect(replay).toEqual({ id: "r-1" });
  });
});

describe("the target of a replay to a URL", () => {
  test("lives with the replay, and private addresses are refused unless it allows them", () => {
    const target = { id: "replay:r-1", kind: "http", url, allowPrivateNetwork: false };
    expect(replayTarget(aReplay({ to: { url } }))).toEqual(target);
    expect(replayTarget(aReplay({ to: { url, allowPrivateNetwork: true } }))).toEqual({
      ...target,
      allowPrivateNetwork: true,
    });
  });

  test.for([{}, { rules: ["a"] }, { target: "warehouse" }])("is none for a replay to %j", (to) => {
    expect(replayTarget(aReplay({ to }))).toBeUndefined();
  });

  test("tells by its name which replay's it is", () => {
    expect(replayOfTarget(replayTarget(aReplay({ to: { url } }))!.id)).toBe("r-1");
    expect(replayOfTarget("warehouse")).toBeUndefined();
  });
});

describe("a dry run", () => {
  const rules = [aRule({ id: "a", targets: [{ target: "x" }, { target: "y" }] }), aRule({ id: "b" })];
  const ruleSetOf = (bus: string) => compile(bus === "default" ? rules : []);
  const tried = (to: Replay["to"], ...events: Parameters<typeof dryRun>[1]) =>
    dryRun(undefined, events, { to, ruleSetOf });

  test("counts events, what each rule would match, and calls", () => {
    expect(tried({}, anEvent(), anEvent({ type: "shop.login" }), anEvent({ bus: "other" }))).toEqual({
      events: 3,
      rules: { a: 1, b: 1 },
      calls: 3,
    });
  });

  test("counts only the rules that it is for", () => {
    expect(tried({ rules: ["b"] }, anEvent())).toEqual({ events: 1, rules: { b: 1 }, calls: 1 });
  });

  test("leaves out rules that leave replays out, as the replay will", () => {
    const ruleSetOf = () => compile([aRule({ id: "a" }), aRule({ id: "b", replay: false })]);
    expect(dryRun(undefined, [anEvent()], { to: {}, ruleSetOf }).rules).toEqual({ a: 1 });
    expect(dryRun(undefined, [anEvent()], { to: { rules: ["b"] }, ruleSetOf }).rules).toEqual({ b: 1 });
  });

  test.for([{ target: "warehouse" }, { url }])("to %j counts a call an event and asks no rule", (to) => {
    expect(tried(to, anEvent(), anEvent())).toEqual({ events: 2, rules: {}, calls: 2 });
  });

  test("adds to what was counted before, which stays as it is", () => {
    const before = { events: 5, rules: { a: 2 }, calls: 4 };
    expect(dryRun(before, [anEvent()], { to: {}, ruleSetOf })).toEqual({
      events: 6,
      rules: { a: 3, b: 1 },
      calls: 7,
    });
    expect(before).toEqual({ events: 5, rules: { a: 2 }, calls: 4 });
  });
});

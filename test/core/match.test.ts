import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile } from "../../functions/core/match.ts";
import type { MatchReason, Rule } from "../../functions/core/rule.ts";
import { anEvent, aRule } from "../support/build.ts";
import { anObject, aPattern } from "../support/pattern-arbitrary.ts";

interface Explanation extends Pick<Rule, "pattern" | "condition" | "view"> {
  readonly reason?: Omit<MatchReason, "sentence">;
  readonly sentence: string;
}

const explanations = JSON.parse(
  readFileSync(new URL("../cases/explanations.json", import.meta.url), "utf8"),
) as { readonly event: object; readonly rows: readonly Explanation[] };

/** A rule of these parts alone. */
function ruleOf({ pattern, condition, view }: Partial<Explanation>, id = "r"): Rule {
  return {
    id,
    version: 1,
    targets: [{ target: "log" }],
    ...(pattern !== undefined && { pattern }),
    ...(condition !== undefined && { condition }),
    ...(view && { view }),
  };
}

const idsOf = (rules: readonly Rule[]) => rules.map(({ id }) => id);

describe("a rule set", () => {
  test("gives the rules that match, in their order", () => {
    const rules = [
      aRule({ id: "paid" }),
      aRule({ id: "refunded", pattern: { type: ["shop.order.refunded"] } }),
      aRule({ id: "german", pattern: { data: { country: ["DE"] } } }),
    ];
    expect(idsOf(compile(rules).match(anEvent().text))).toEqual(["paid", "german"]);
  });

  test("asks for pattern and condition, as far as a rule has them", () => {
    const pattern = { type: ["shop.order.paid"] };
    const large = { ">": [{ var: "data.amount" }, 100] };
    const rules = [
      ruleOf({ pattern, condition: large }, "both"),
      ruleOf({ condition: large }, "condition"),
      ruleOf({ pattern: { type: ["x"] }, condition: large }, "pattern fails"),
      ruleOf({ pattern, condition: { "!": large } }, "condition fails"),
      ruleOf({}, "neither"),
    ];
    expect(idsOf(compile(rules).match(anEvent().text))).toEqual(["both", "condition", "neither"]);
  });

  test("asks each rule in its own view", () => {
    const rules = [
      ruleOf(
        { view: "eventbridge", pattern: { "detail-type": ["shop.order.paid"], detail: { country: ["DE"] } } },
        "aws",
      ),
      ruleOf(
        { view: "eventbridge", condition: { "==": [{ var: "detail.country" }, "DE"] } },
        "aws condition",
      ),
      ruleOf({ view: "eventbridge", pattern: { type: ["shop.order.paid"] } }, "wrong view"),
      ruleOf({ view: "cloudevents", pattern: { type: ["shop.order.paid"] } }, "cloudevents"),
    ];
    expect(idsOf(compile(rules).match(anEvent().text))).toEqual(["aws", "aws condition", "cloudevents"]);
  });

  test("answers each event anew", () => {
    const set = compile([
      ruleOf({ pattern: { data: { amount: [250] } } }, "pattern"),
      ruleOf({ condition: { "==": [{ var: "data.amount" }, 250] } }, "condition"),
    ]);
    const hit = anEvent().text;
    const miss = anEvent({ data: {} }).text;
    expect([hit, miss, hit].map((text) => set.match(text).length)).toEqual([2, 0, 2]);
  });

  test("sees numbers beyond double as they were written", () => {
    const set = compile([ruleOf({ pattern: { data: { amount: [9007199254740992] } } })]);
    const text = (amount: string) =>
      `{"specversion":"1.0","id":"1","source":"s","type":"t","data":{"amount":${amount}}}`;
    expect(set.match(text("9007199254740992"))).toHaveLength(1);
    expect(set.match(text("9007199254740993"))).toHaveLength(0);
  });

  test("reads of an event's value its own members alone", () => {
    const set = compile([ruleOf({ pattern: { toString: [{ exists: true }] } })]);
    expect(set.match({ a: 1 })).toEqual([]);
    expect(set.match(JSON.parse('{"__proto__": {"toString": 1}}'))).toEqual([]);
    expect(set.match({ toString: "own" })).toHaveLength(1);
  });

  test("names the rule whose pattern is none", () => {
    expect(() => compile([aRule({ id: "broken", pattern: { type: "x" } })])).toThrow(
      'Cannot use the pattern of rule "broken": /type must be',
    );
  });

  test("joins large arrays that lie side by side one by one", () => {
    const items = Array.from({ length: 3000 }, (_, index) => ({ a: index === 2999 ? 0 : 1, b: index }));
    const event = anEvent({ data: { x: items, y: items, z: items } }).text;
    const fits = (b: number) => {
      const all = { a: [1] };
      return compile([ruleOf({ pattern: { data: { x: all, y: all, z: { ...all, b: [b] } } } })]).match(event)
        .length;
    };
    expect([fits(2998), fits(2999)]).toEqual([1, 0]);
  });

  test("gives up where arrays lie in each element and cannot be joined", () => {
    const inner = Array.from({ length: 300 }, (_, index) => ({ a: index === 299 ? 0 : 1, b: index }));
    const outer = Array.from({ length: 5 }, () => ({ x: inner, y: inner, z: inner }));
    const pattern = { data: { x: { a: [1] }, y: { a: [1] }, z: { a: [1], b: [299] } } };
    expect(compile([ruleOf({ pattern })]).match(anEvent({ data: outer }).text)).toEqual([]);
  });

  test("finds the one fitting element of a large array", () => {
    const items = Array.from({ length: 20_000 }, (_, index) => ({ a: 1, b: { c: [index] }, d: index % 2 }));
    const event = anEvent({ data: { items } }).text;
    const fits = (c: number, d: number) =>
      compile([ruleOf({ pattern: { data: { items: { a: [1], b: { c: [c] }, d: [d] } } } })]).match(event)
        .length;
    expect([fits(19_999, 1), fits(19_999, 0), fits(7, 1)]).toEqual([1, 0, 1]);
  });
});

describe("explain", () => {
  const { event, rows } = explanations;
  const text = JSON.stringify(event);

  test.each(rows)("$sentence", ({ reason, sentence, ...parts }) => {
    const rule = ruleOf(parts, "x");
    const verdict = compile([rule]).explain(text, rule);
    expect(verdict).toMatchObject({ rule: "x", matched: false });
    expect(verdict.reason?.sentence).toBe(`Rule x did not match: ${sentence}.`);
    if (reason) expect(verdict.reason).toEqual({ ...reason, sentence: verdict.reason?.sentence });
  });

  test("has no reason for a rule that matched", () => {
    const rule = aRule();
    expect(compile([rule]).explain(anEvent().text, rule)).toEqual({ rule: "paid-orders", matched: true });
  });

  test("takes a rule that is none of the set", () => {
    const draft = aRule({ id: "draft", pattern: { type: ["x"] } });
    expect(compile([]).explain(anEvent().text, draft).reason?.path).toBe("type");
  });

  test("shows a number beyond double as it was written", () => {
    const rule = ruleOf({ pattern: { n: [{ numeric: [">", 0] }] } });
    expect(compile([rule]).explain('{"n": 9007199254740993}', rule).reason?.sentence).toBe(
      "Rule r did not match: n is 9007199254740993, wanted > 0 (a double does not hold it, so it equals its own text only).",
    );
  });

  test("cuts a long text", () => {
    const rule = ruleOf({ pattern: { t: ["x"] } });
    const { reason } = compile([rule]).explain(JSON.stringify({ t: "y".repeat(5000) }), rule);
    expect(reason?.sentence.length).toBeLessThan(200);
  });

  test("names the elements of arrays in arrays", () => {
    const rule = ruleOf({ pattern: { o: { i: { p: [1], q: [2] } } } });
    const event = { o: [{ i: [{ p: 1 }, { q: 2 }] }, { i: [{ p: 3, q: 4 }] }] };
    expect(compile([rule]).explain(JSON.stringify(event), rule).reason?.sentence).toBe(
      "Rule r did not match: no single element of o.i satisfies both p (1 only in o[0].i[0]) and q (2 only in o[0].i[1]).",
    );
  });
});

describe("whatever the rules and events", () => {
  const conditions = fc.constantFrom<unknown>(
    { "==": [{ var: "a" }, 5] },
    { some: [{ var: "a" }, { var: "b" }] },
    { in: [{ var: "b" }, ["x", 5]] },
    { "!": { var: "c" } },
    true,
  );
  const rules = fc.array(
    fc.record(
      { pattern: aPattern, condition: conditions, view: fc.constantFrom("cloudevents", "eventbridge") },
      { requiredKeys: [] },
    ),
    { maxLength: 6 },
  );

  test("explain agrees with match, and a set with each of its rules alone", () => {
    fc.assert(
      fc.property(rules, anObject, (parts, event) => {
        const given = parts.map((part, index) => ruleOf(part as Partial<Explanation>, `r${index}`));
        const set = compile(given);
        const text = JSON.stringify(event);
        const matched = set.match(text);
        expect(set.match(event)).toEqual(matched);
        for (const rule of given) {
          const verdict = set.explain(text, rule);
          expect(verdict.matched).toBe(matched.includes(rule));
          expect(set.explain(event, rule)).toEqual(verdict);
          expect(verdict.reason === undefined).toBe(verdict.matched);
          expect(verdict.reason?.sentence ?? "Rule .").toMatch(/^Rule .*\.$/s);
          expect(compile([rule]).match(text).length === 1).toBe(verdict.matched);
        }
      }),
      { numRuns: 1000 },
    );
  });
});

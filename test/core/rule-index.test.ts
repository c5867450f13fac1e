import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compile, type Matcher } from "../../functions/core/match.ts";
import type { Buckets } from "../../functions/core/rule-index/buckets.ts";
import { createRanges } from "../../functions/core/rule-index/ranges.ts";
import { Texts } from "../../functions/core/rule-index/texts.ts";
import type { Rule } from "../../functions/core/rule.ts";
import { anObject, aPattern } from "../support/pattern-arbitrary.ts";

/** Values that JsonLogic takes for one another, and that lists are written as. */
const odd = fc.constantFrom<unknown>(
  ...["ä", "\ud83d\ude00", "\ud83d", "\ud800", "\ufffd", "a\nb"],
  ...["a", "b", "1", "01", " 1", "1.0", "", "0", "true", "a,b", "null", "[object Object]"],
  ...[0, 1, -1, 1.5, 9007199254740992, true, false, null],
);
const place = fc.constantFrom("a", "b", "a.b", "b.a", "c");
const variable = place.map((path) => ({ var: path }));
const comparison = fc.oneof(
  fc
    .tuple(fc.constantFrom("===", "=="), variable, odd, fc.boolean())
    .map(([operator, one, value, turned]) => ({
      [operator]: turned ? [value, one] : [one, value],
    })),
  fc.tuple(variable, fc.array(odd, { maxLength: 3 })).map(([one, list]) => ({ in: [one, list] })),
  fc.tuple(variable, odd).map(([one, value]) => ({ "!=": [one, value] })),
);
const aCondition = fc.oneof(
  { weight: 3, arbitrary: comparison },
  fc
    .tuple(fc.constantFrom("and", "or"), fc.array(comparison, { minLength: 1, maxLength: 3 }))
    .map(([operator, all]) => ({
      [operator]: all,
    })),
);
const value = fc.oneof(
  { weight: 4, arbitrary: odd },
  fc.array(odd, { maxLength: 2 }),
  fc.array(fc.array(odd, { maxLength: 2 }), { maxLength: 2 }),
  fc.record({ a: odd, b: fc.oneof(odd, fc.record({ a: odd })) }, { requiredKeys: [] }),
);
const anOddEvent = fc.record({ a: value, b: value, c: value }, { requiredKeys: [] });

const parts = fc.record({ pattern: aPattern, condition: aCondition }, { requiredKeys: [] });
const someRules = fc
  .array(parts, { minLength: 1, maxLength: 40 })
  .map((all) =>
    all.map((one, i): Rule => ({ id: `r${i}`, version: 1, targets: [{ target: "log" }], ...one })),
  );
const someEvents = fc.array(fc.oneof(anObject, anOddEvent), { minLength: 1, maxLength: 6 });

/** By their digits; 1e400 has no double and equals itself alone. */
const isSameNumber = (one: string, other: string) =>
  one === other || (!/992|993|1e400/.test(one + other) && Number(one) === Number(other));

const idsOf = (rules: readonly Rule[]) => rules.map(({ id }) => id);
/** Each rule asked by itself, without the index. */
const asked = (matcher: Matcher, text: string) =>
  matcher.rules.filter((rule) => matcher.explain(text, rule).matched).map(({ id }) => id);

describe("rules that are indexed", () => {
  test("match as each of them does by itself", () => {
    fc.assert(
      fc.property(someRules, someEvents, (rules, events) => {
        const matcher = compile(rules);
        for (const event of events) {
          const text = JSON.stringify(event);
          expect(idsOf(matcher.match(text))).toEqual(asked(matcher, text));
          expect(idsOf(matcher.match(event))).toEqual(asked(matcher, text));
        }
      }),
      { numRuns: 300 },
    );
  });

  test("come, go and change as if they had been there from the start", () => {
    const steps = fc.array(fc.tuple(fc.constantFrom("add", "remove", "replace"), fc.nat(), parts), {
      maxLength: 30,
    });
    fc.assert(
      fc.property(someRules, steps, someEvents, (rules, all, events) => {
        const matcher = compile(rules);
        for (const [n, [act, index, one]] of all.entries()) {
          const now = matcher.rules;
          const old = now[index % Math.max(1, now.length)];
          const made: Rule = { id: `n${n}`, version: 1, targets: [{ target: "log" }], ...one };
          if (act === "add" || !old) matcher.add([made]);
          else if (act === "remove") matcher.remove(old);
          else matcher.replace(old, made);
        }
        const fresh = compile(matcher.rules);
        for (const event of events) {
          const text = JSON.stringify(event);
          expect(idsOf(matcher.match(text))).toEqual(idsOf(fresh.match(text)));
        }
      }),
      { numRuns: 200 },
    );
  });

  test("match by numbers as they are written, beyond double as well, in a crowd and alone", () => {
    const digits = ["9007199254740992", "9007199254740993", "0.1", "0.10", "1e400", "1e2", "100", "-0", "0"];
    const more = fc.constantFrom(...digits);
    const wanted = fc.array(fc.tuple(more, fc.nat(3)), { minLength: 1, maxLength: 60 });
    const ruleOf = ([n, type]: readonly [string, number], i: number): Rule => ({
      ...{ id: `r${i}`, version: 1, targets: [{ target: "log" }] },
      pattern: `{"type": ["t${type}"], "n": [${n}, "x${i}"]}` as never,
    });
    fc.assert(
      fc.property(wanted, fc.array(more, { minLength: 1, maxLength: 3 }), fc.nat(3), (all, ns, type) => {
        const matcher = compile(all.map(ruleOf));
        const text = `{"type": "t${type}", "n": [${ns.join()}]}`;
        expect(idsOf(matcher.match(text))).toEqual(asked(matcher, text));
        for (const n of ns)
          expect(matcher.match(`{"type": "t${type}", "n": ${n}}`)).toHaveLength(
            all.filter(([one, other]) => other === type && isSameNumber(one, n)).length,
          );
      }),
      { numRuns: 100 },
    );
  });

  test("are found in a crowd, by whatever tells them apart", () => {
    const rules = Array.from(
      { length: 3_000 },
      (_, i): Rule => ({
        ...{ id: `r${i}`, version: 1, targets: [{ target: "log" }] },
        pattern: { type: ["order"], tenant: [`t${i % 50}`], data: { status: [`s${i % 7}`], n: [i] } },
      }),
    );
    const matcher = compile(rules);
    const text = JSON.stringify({ type: "order", tenant: "t7", data: { status: "s3", n: 1207 } });
    expect(idsOf(matcher.match(text))).toEqual(["r1207"]);
    matcher.remove(rules[1207]!);
    expect(matcher.match(text)).toEqual([]);
  });

  test("are found, and gone when they are taken away, where each of their values is asked for by many", () => {
    const rules = Array.from(
      { length: 1_200 },
      (_, i): Rule => ({
        ...{ id: `r${i}`, version: 1, targets: [{ target: "log" }] },
        pattern: { type: [`t${i % 20}`], tenant: [`c${i % 60}`], ...(i % 7 === 0 && { n: [i % 3] }) },
      }),
    );
    const matcher = compile(rules);
    const texts = ["c27", "c28", ["c27", "c47"]].map((tenant) =>
      JSON.stringify({ type: "t7", tenant, n: 0 }),
    );
    const areFound = () =>
      texts.map((text) => {
        expect(idsOf(matcher.match(text))).toEqual(asked(matcher, text));
        return matcher.match(text).length;
      });
    const [many, none, both] = areFound();
    expect([many! > 15, none, both! > many!]).toEqual([true, 0, true]);
    for (const rule of rules.filter((_, i) => i % 60 === 27)) matcher.remove(rule);
    expect(areFound()).toEqual([0, 0, both! - many!]);
  });
});

test("only what says nothing of the events that it is for is asked of all of them", () => {
  const everywhere = (rule: Partial<Rule>) =>
    compile([{ id: "r", version: 1, targets: [], ...rule }]).everywhere;
  const pattern = (a: unknown) => everywhere({ pattern: { a } });
  expect([pattern(["x"]), pattern([{ prefix: "x" }]), pattern([{ "anything-but": "x" }])]).toEqual([0, 0, 0]);
  expect([pattern([{ exists: false }]), pattern(["x", { exists: false }])]).toEqual([1, 1]);
  const condition = (logic: unknown) => everywhere({ condition: logic });
  expect(condition({ and: [{ ">": [{ var: "a" }, 1] }, { "==": [{ var: "b" }, "x"] }] })).toBe(0);
  expect(condition({ or: [{ "==": [{ var: "b" }, "x"] }, { in: [{ var: "b" }, ["y"]] }] })).toBe(0);
  expect(condition({ or: [{ "==": [{ var: "b" }, "x"] }, { "==": [{ var: "a" }, "y"] }] })).toBe(1);
  for (const logic of [
    true,
    { ">": [{ var: "a" }, 1] },
    { "==": [{ var: "a" }, 0] },
    { "===": [{ var: ["a", 1] }, 1] },
  ])
    expect(condition(logic)).toBe(1);
});

test("ranges give those that hold a number, whatever has come and gone", () => {
  const range = fc.tuple(fc.integer({ min: -9, max: 9 }), fc.nat(6));
  fc.assert(
    fc.property(fc.array(range, { maxLength: 60 }), fc.array(fc.nat(), { maxLength: 30 }), (all, gone) => {
      const ranges = createRanges();
      const kept = new Map(all.map(([low, length], i) => [i, [low, low + length] as const]));
      for (const [i, [low, high]] of kept) ranges.add(low, high, i);
      for (const n of gone) {
        const i = n % Math.max(1, all.length);
        const one = kept.get(i);
        if (one) ranges.remove(one[0], one[1], i);
        kept.delete(i);
      }
      for (let value = -10; value <= 16; value++) {
        const found: number[] = [];
        ranges.at(value, (item) => found.push(item));
        const wanted = [...kept].filter(([, [low, high]]) => low <= value && value <= high).map(([i]) => i);
        expect(found.sort((a, b) => a - b)).toEqual(wanted);
      }
      expect(ranges.size).toBe(kept.size);
    }),
  );
});

test("texts are found by what another begins or ends with, as long as they are there", () => {
  const codes = new TextEncoder().encode('"äbcd"');
  for (const side of ["prefix", "suffix"] as const) {
    const found: number[] = [];
    const buckets = { refOf: () => 0, visitBy: (bucket: number) => found.push(bucket) };
    const texts = new Texts(side, buckets as unknown as Buckets);
    const wanted = side === "prefix" ? ["ä", "äb", "äbcd"] : ["d", "cd", "äbcd"];
    for (const [number, text] of [...wanted, "x", "äbcde"].entries()) {
      texts.count(text, 1);
      texts.setBucket(text, number + 1);
    }
    const within = () => {
      found.length = 0;
      texts.within(codes, 1, codes.length - 1);
      return [...found];
    };
    expect(within()).toEqual([1, 2, 3]);
    texts.setBucket(wanted[1]!, 0);
    expect(within()).toEqual([1, 3]);
    expect(texts.usesOf(wanted[1]!)).toBe(1);
  }
});

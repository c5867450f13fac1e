import { describe, expect, test } from "vitest";
import { createRuleSets } from "../../../functions/core/definitions/rule-sets.ts";
import { aDefinition, anEvent } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";

const aRuleOf = (id: string, value: object = {}) =>
  aDefinition({
    kind: "rule",
    id,
    value: { pattern: { type: ["shop.order.paid"] }, targets: [{ target: "log" }], ...value },
  });

function ruleSets(...definitions: readonly ReturnType<typeof aRuleOf>[]) {
  const registry = memoryRegistry(definitions);
  const troubles: unknown[] = [];
  const sets = createRuleSets(registry, {
    checkOutput: () => ({ status: "valid" }),
    onTrouble: (error) => void troubles.push(error),
  });
  const matched = (bus = "default") =>
    sets
      .of(bus)
      .ruleSet.match(anEvent().text)
      .map(({ id }) => id);
  return { ...sets, registry, troubles, matched };
}

test("a rule that was good and is no more is in force no more, and comes back when it is mended", async () => {
  const { matched, registry, troubles } = ruleSets(aRuleOf("a"), aRuleOf("b"));
  expect(matched()).toEqual(["a", "b"]);
  await registry.put(aRuleOf("a", { pattern: { type: "a" } }));
  expect([matched(), troubles.length]).toEqual([["b"], 1]);
  await registry.put(aRuleOf("a"));
  expect(matched().toSorted()).toEqual(["a", "b"]);
  await registry.put(aRuleOf("b", { pattern: { type: ["other"] } }));
  expect(matched()).toEqual(["a"]);
});

describe("the rules of a bus", () => {
  test("are those that name it and are switched on; the default one is not named", () => {
    const { matched } = ruleSets(
      aRuleOf("a"),
      aRuleOf("b", { bus: "default" }),
      aRuleOf("c", { bus: "other" }),
      aRuleOf("off", { enabled: false }),
    );
    expect([matched(), matched("other"), matched("none")]).toEqual([["a", "b"], ["c"], []]);
  });

  test("have the versions that they are at", () => {
    const { of } = ruleSets({ ...aRuleOf("a"), version: 7 });
    expect(of("default").ruleSet.rules).toMatchObject([{ id: "a", version: 7 }]);
  });

  test("stay compiled when others change: what is not changed is the same object", async () => {
    const { of, registry } = ruleSets(aRuleOf("a"));
    const [a] = of("default").ruleSet.rules;
    const { version } = of("default");
    await registry.put(aDefinition({ kind: "target", id: "t", value: {} }));
    await registry.put(aRuleOf("b"));
    expect(of("default").version).toBeGreaterThan(version);
    expect(of("default").ruleSet.rules).toHaveLength(2);
    expect(of("default").ruleSet.rules[0]).toBe(a);
  });

  test("follow what changes", async () => {
    const { matched, registry } = ruleSets(aRuleOf("a"));
    expect(matched()).toEqual(["a"]);
    await registry.put(aRuleOf("a", { bus: "other" }));
    await registry.put(aRuleOf("b"));
    expect([matched(), matched("other")]).toEqual([["b"], ["a"]]);
    await registry.put({ ...aRuleOf("b"), deleted: true });
    expect(matched()).toEqual([]);
  });

  test("ask the schemas that transforms are bound to", () => {
    expect(ruleSets(aRuleOf("a")).of("default").ruleSet.check?.("t", {})).toEqual({ status: "valid" });
  });

  test("of which one cannot be used are the others, and that is told", () => {
    const { matched, troubles } = ruleSets(aRuleOf("broken", { pattern: { type: "a" } }), aRuleOf("a"));
    expect(matched()).toEqual(["a"]);
    expect(troubles).toMatchObject([{ code: "rule-invalid", message: expect.stringContaining('"broken"') }]);
  });
});

test("the rules are read once; then each change by itself, and only of the buses that are asked for", async () => {
  const { matched, registry, troubles } = ruleSets(aRuleOf("a"), aRuleOf("b"));
  expect(matched()).toEqual(["a", "b"]);
  registry.list = () => expect.unreachable("the rules are read again");
  await registry.put(aRuleOf("a", { pattern: { type: ["other"] } }));
  await registry.put(aRuleOf("c"));
  await registry.put(aRuleOf("broken", { bus: "never-asked", pattern: { type: "a" } }));
  expect([matched(), troubles]).toEqual([["b", "c"], []]);
});

test("a bus without rules costs nothing, however many are named", () => {
  const { of } = ruleSets(aRuleOf("a"));
  expect(of("x1").ruleSet).toBe(of("x2").ruleSet);
});

test("one rule is found by its id, switched on or off", () => {
  const { one } = ruleSets(aRuleOf("off", { enabled: false }));
  expect(one("off")).toMatchObject({ id: "off", version: 1, enabled: false });
  expect(one("none")).toBeUndefined();
});

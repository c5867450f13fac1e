import { describe, expect, test } from "vitest";
import { runRuleTests } from "../../../functions/core/check/run-rule-tests.ts";
import type { RuleTestCase } from "../../../functions/core/generated/rule-test-file.ts";
import type { Rule } from "../../../functions/core/rule.ts";
import { aRule, NOW } from "../../support/build.ts";

const event = { type: "shop.order.paid", data: { id: "A-1", amount: 250 } };

/** The failures of one case. */
async function failures(rule: Rule, testCase: Omit<RuleTestCase, "name">): Promise<readonly string[]> {
  const [result] = await runRuleTests(rule, { event, cases: [{ name: "it", ...testCase }] }, NOW);
  return result!.failures;
}

function sending(...targets: Rule["targets"]): Rule {
  return aRule({ id: "r", targets });
}

test("a case is its own patch over the file's event over the least that an event needs", async () => {
  const cases = [{ name: "it", matches: true, event: { data: { amount: null, note: "x" } } }];
  const [result] = await runRuleTests(aRule(), { event, cases }, NOW);
  expect(JSON.parse(result!.event)).toEqual({
    specversion: "1.0",
    id: "test",
    source: "/test",
    type: "shop.order.paid",
    data: { id: "A-1", note: "x" },
  });
  expect(result!.failures).toEqual([]);
});

test("a rule that is switched off is tried all the same", async () => {
  expect(await failures(aRule({ enabled: false }), { matches: true })).toEqual([]);
});

describe("a case fails", () => {
  test("when the rule matches and should not", async () => {
    expect(await failures(aRule(), { matches: false })).toEqual(["It matched, and should not."]);
  });

  test("when it does not match and should, with the reason", async () => {
    expect(await failures(aRule({ id: "r" }), { matches: true, event: { type: "x" } })).toEqual([
      'Rule r did not match: type is "x", wanted "shop.order.paid".',
    ]);
  });

  test("when it does not match for another reason than the one that is named", async () => {
    const found = await failures(aRule({ id: "r" }), {
      matches: false,
      event: { type: "x" },
      because: "data.amount",
    });
    expect(found).toEqual([
      'It should fail at data.amount. Rule r did not match: type is "x", wanted "shop.order.paid".',
    ]);
    expect(await failures(aRule(), { matches: false, event: { type: "x" }, because: "type" })).toEqual([]);
  });
});

describe("what goes out", () => {
  test("is compared as JSON, members in any order", async () => {
    const rule = sending({
      target: "log",
      transform: { template: { order: "<$.data.id>", sum: "<$.data.amount>" } },
    });
    expect(await failures(rule, { matches: true, sends: { log: { sum: 250, order: "A-1" } } })).toEqual([]);
    expect(await failures(rule, { matches: true, sends: { log: { sum: 251, order: "A-1" } } })).toEqual([
      "It sends log something else: /sum is 250, wanted 251.",
    ]);
    expect(await failures(rule, { matches: true, sends: { log: { order: "A-1" } } })).toEqual([
      "It sends log something else: /sum is 250, wanted none.",
    ]);
    expect(
      await failures(rule, { matches: true, sends: { log: { sum: 250, order: "A-1", at: 1 } } }),
    ).toEqual(["It sends log something else: /at is not there, wanted 1."]);
  });

  test("is compared as text where it is text", async () => {
    const rule = sending({
      target: "log",
      transform: { template: "Order <$.data.id>", contentType: "text/plain" },
    });
    expect(await failures(rule, { matches: true, sends: { log: "Order A-1" } })).toEqual([]);
    expect(await failures(rule, { matches: true, sends: { log: "Order A-2" } })).toEqual([
      'It sends log something else: the body is "Order A-1", wanted "Order A-2".',
    ]);
  });

  test("is the event itself where nothing transforms it", async () => {
    const sends = { log: { specversion: "1.0", id: "test", source: "/test", ...event } };
    expect(await failures(sending({ target: "log" }), { matches: true, sends })).toEqual([]);
  });

  test("fails where the rule sends nothing to such a target, or cannot", async () => {
    expect(
      await failures(sending({ target: "warehouse" }), { matches: true, sends: { warehous: {} } }),
    ).toEqual(['It does not send to "warehous" (did you mean "warehouse"?).']);
    const broken = sending({ target: "log", transform: { jsonata: "$error('no')" } });
    const [failure] = await failures(broken, { matches: true, sends: { log: 1 } });
    expect(failure).toMatch(/^Cannot transform .*no.*\.$/);
  });

  test("is not looked at where the rule does not match", async () => {
    const found = await failures(sending({ target: "log" }), {
      matches: true,
      event: { type: "x" },
      sends: { log: 1 },
    });
    expect(found).toHaveLength(1);
  });
});

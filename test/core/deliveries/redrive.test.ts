import { expect, test } from "vitest";
import { deliveryId } from "../../../functions/core/deliveries/delivery-id.ts";
import { lacksBody, madeAnew } from "../../../functions/core/deliveries/redrive.ts";
import { aDelivery, anEvent, aRule } from "../../support/build.ts";

const reason = (code: string) => ({ code, detail: "" });
const body = { contentType: "application/json", text: "{}" };

test.each([
  { code: "transform-failed", lacks: true },
  { code: "output-refused", lacks: true },
  { code: "target-refused", lacks: false },
])("a dead letter by $code that has no body lacks one: $lacks", ({ code, lacks }) => {
  expect(lacksBody(aDelivery(), reason(code))).toBe(lacks);
  expect(lacksBody(aDelivery({ body }), reason(code))).toBe(false);
});

const event = anEvent({ data: { id: "A-1" } });
const unmade = (rule: string, target = "log") =>
  aDelivery({ id: deliveryId(event, rule, target), event, rule, target, retry: { maxAttempts: 3 } });

test("it is made anew by the rule as it is now, with the rule's retry settings of now", async () => {
  const rule = aRule({
    version: 7,
    targets: [{ target: "log", transform: { template: { order: "<$.data.id>" } } }],
  });
  const { delivery, failure } = await madeAnew(unmade(rule.id), rule);
  expect(failure).toBeUndefined();
  expect(delivery).toMatchObject({
    id: unmade(rule.id).id,
    ruleVersion: 7,
    body: { contentType: "application/json", text: '{"order":"A-1"}' },
  });
  expect(delivery).not.toHaveProperty("retry");
});

test("by the entry that asked for it, where a rule sends to a target twice", async () => {
  const [first, second] = [{ template: "first" }, { template: "second" }];
  const rule = aRule({
    targets: [
      { target: "log", transform: first },
      { target: "log", transform: second },
    ],
  });
  const { delivery } = await madeAnew({ ...unmade(rule.id), id: deliveryId(event, rule.id, "log#2") }, rule);
  expect(delivery.body?.text).toBe('"second"');
});

test.each([
  { when: "the rule is gone", rule: undefined, detail: "there is no such rule any more" },
  {
    when: "the rule no longer sends to the target",
    rule: aRule({ targets: [{ target: "else" }] }),
    detail: 'it no longer sends to target "log"',
  },
])("it stays without when $when", async ({ rule, detail }) => {
  const { delivery, failure } = await madeAnew(unmade("paid-orders"), rule);
  expect(failure).toEqual({ code: "transform-failed", detail: expect.stringContaining(detail) });
  expect(delivery).not.toHaveProperty("body");
});

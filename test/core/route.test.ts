import { describe, expect, test } from "vitest";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import { compile } from "../../functions/core/match.ts";
import { type Routed, route } from "../../functions/core/route.ts";
import type { Rule } from "../../functions/core/rule.ts";
import { anEvent, aRule, NOW } from "../support/build.ts";

const rulesOf = (...rules: readonly Rule[]) => compile(rules);

/** What becomes of an event under some rules, without waiting. */
function routed(event: AcceptedEvent, ...rules: readonly Rule[]): Routed {
  const done = route(event, rulesOf(...rules), NOW + 5);
  if (done instanceof Promise) throw new Error("It should answer at once.");
  return done;
}

test("makes a delivery for each target of each rule that matches, in order", () => {
  const both = aRule({ id: "both", version: 3, targets: [{ target: "log" }, { target: "warehouse" }] });
  const other = aRule({ id: "other", pattern: { type: ["else"] } });
  const last = aRule({ id: "last", targets: [{ target: "bus" }] });
  const { matched, deliveries, failed } = routed(anEvent(), both, other, last);
  expect(matched).toEqual([
    { id: "both", version: 3 },
    { id: "last", version: 1 },
  ]);
  expect(deliveries.map(({ rule, ruleVersion, target }) => [rule, ruleVersion, target])).toEqual([
    ["both", 3, "log"],
    ["both", 3, "warehouse"],
    ["last", 1, "bus"],
  ]);
  expect(failed).toEqual([]);
});

test("a delivery is due at once, untried, and carries the event and the rule's retry settings", () => {
  const event = anEvent();
  const rule = aRule({ targets: [{ target: "warehouse", retry: { maxAttempts: 3 } }] });
  const [delivery] = routed(event, rule).deliveries;
  expect(delivery).toMatchObject({
    createdAt: NOW + 5,
    dueAt: NOW + 5,
    attempts: [],
    retry: { maxAttempts: 3 },
  });
  expect(delivery!.event).toBe(event);
  expect(delivery).not.toHaveProperty("body");
  expect(delivery).not.toHaveProperty("replay");
});

describe("a delivery's id", () => {
  const rule = aRule({ targets: [{ target: "log" }, { target: "warehouse" }] });
  const idsOf = (event: AcceptedEvent, ...rules: Rule[]) =>
    routed(event, ...rules).deliveries.map(({ id }) => id);

  test("is the same for the same event, rule and target, over replays and rule versions", () => {
    const replayed = anEvent({ replay: { id: "r-1" }, receivedAt: NOW + 9 });
    expect(idsOf(replayed, { ...rule, version: 2 })).toEqual(idsOf(anEvent(), rule));
  });

  test("differs by event, rule and target, and for each time that a rule names a target", () => {
    const again = aRule({ id: "again", targets: [{ target: "log" }, { target: "log" }, { target: "log" }] });
    const ids = [...idsOf(anEvent(), rule, again), ...idsOf(anEvent({ id: "43" }), rule)];
    expect(new Set(ids).size).toBe(7);
  });
});

test("a transform makes the body, in the words of the rule's view", () => {
  const transform = { template: { type: "<$.detail-type>", amount: "<$.detail.amount>" } };
  const rule = aRule({
    view: "eventbridge",
    pattern: { "detail-type": ["shop.order.paid"] },
    targets: [{ target: "log", transform }],
  });
  expect(routed(anEvent(), rule).deliveries[0]!.body).toEqual({
    contentType: "application/json",
    text: '{"type":"shop.order.paid","amount":250}',
  });
});

test("a transform knows its rule and when the event was received", () => {
  const inputTemplate = "[<aws.events.rule-arn>,<aws.events.event.ingestion-time>]";
  const rule = aRule({
    id: "paid",
    bus: "shop",
    targets: [{ target: "log", transform: { inputTransformer: { inputTemplate } } }],
  });
  expect(routed(anEvent({ bus: "shop" }), rule).deliveries[0]!.body?.text).toBe(
    '["arn:aws:events:local:000000000000:rule/shop/paid","2026-01-02T03:04:05.678Z"]',
  );
});

describe("what cannot be transformed", () => {
  test("fails with its reason and its delivery, beside the deliveries that can", () => {
    const rule = aRule({
      targets: [{ target: "a", transform: { inputPath: "$.data.vat" } }, { target: "b" }],
    });
    const { matched, deliveries, failed } = routed(anEvent(), rule);
    expect(matched).toHaveLength(1);
    expect(deliveries.map(({ target }) => target)).toEqual(["b"]);
    expect(failed).toEqual([
      {
        rule: "paid-orders",
        target: "a",
        code: "transform-failed",
        detail: 'Cannot transform the event for rule "paid-orders": there is nothing at $.data.vat',
        delivery: expect.objectContaining({ rule: "paid-orders", target: "a", attempts: [] }),
      },
    ]);
  });

  test.each([{ jsonata: "data[" }, { template: "<$.data" }])(
    "fails when %j was never valid",
    async (transform) => {
      const rule = aRule({ targets: [{ target: "log", transform }] });
      const { failed } = await route(anEvent(), rulesOf(rule), NOW);
      expect(failed).toMatchObject([{ code: "transform-invalid" }]);
    },
  );

  test("fails by JSONata in its own time", async () => {
    const targets = [
      { target: "a", transform: { jsonata: '$error("no")' } },
      { target: "b", transform: { jsonata: "data.amount" } },
      { target: "c" },
    ];
    const { deliveries, failed } = await route(anEvent(), rulesOf(aRule({ targets })), NOW);
    expect(failed).toMatchObject([{ target: "a", code: "transform-failed" }]);
    expect(deliveries.map(({ target, body }) => [target, body?.text])).toEqual([
      ["b", "250"],
      ["c", undefined],
    ]);
  });
});

describe("a transform's output that is bound to a schema", () => {
  const outputs = (schema: string, transform = {}) =>
    aRule({
      targets: [{ target: "log", transform: { template: { n: "<$.data.amount>" }, schema, ...transform } }],
    });
  const problems = [{ pointer: "/n", keyword: "type", expected: "a text" }];
  const check = (type: string, value: unknown) => {
    if (type === "unknown") return { status: "unbound" } as const;
    return value === "250" ? ({ status: "valid" } as const) : { status: type as "refused", problems };
  };
  const codeOf = async (rule: Rule) =>
    (await route(anEvent(), { ...rulesOf(rule), check }, NOW)).failed.map(({ code, detail }) => [
      code,
      detail,
    ]);

  test.each(["refused", "quarantined"])("is not sent when it is %s", async (status) => {
    expect(await codeOf(outputs(status))).toEqual([
      ["output-refused", `Cannot send the transform's result as "${status}": /n must be a text`],
    ]);
  });

  test("is not sent when there is no such schema", async () => {
    expect(await codeOf(outputs("unknown"))).toEqual([
      ["output-refused", 'Cannot send the transform\'s result as "unknown": there is no such schema'],
    ]);
  });

  test("is sent when the schema only warns", async () => {
    expect(await codeOf(outputs("warned"))).toEqual([]);
  });

  test("is asked about as text where it is no JSON", async () => {
    expect(await codeOf(outputs("refused", { template: "<$.data.amount>" }))).toHaveLength(1);
    const asText = { template: "<$.data.amount>", contentType: "text/plain" };
    expect(await codeOf(outputs("refused", asText))).toEqual([]);
  });

  test("is asked about after JSONata as well", async () => {
    const jsonata = (expression: string) =>
      aRule({ targets: [{ target: "log", transform: { jsonata: expression, schema: "refused" } }] });
    expect(await codeOf(jsonata("data.amount"))).toHaveLength(1);
    expect(await codeOf(jsonata("$string(data.amount)"))).toEqual([]);
  });
});

describe("a replayed event", () => {
  const [one, two] = [aRule({ id: "one" }), aRule({ id: "two" })];

  test("goes to all rules", () => {
    const { matched, deliveries } = routed(anEvent({ replay: { id: "r-1" } }), one, two);
    expect(matched.map(({ id }) => id)).toEqual(["one", "two"]);
    expect(deliveries.map(({ replay }) => replay)).toEqual(["r-1", "r-1"]);
  });

  test("goes to the rules of its mark alone, and only where they match", () => {
    const other = aRule({ id: "other", pattern: { type: ["else"] } });
    const { matched } = routed(anEvent({ replay: { id: "r-1", rules: ["two", "other"] } }), one, two, other);
    expect(matched.map(({ id }) => id)).toEqual(["two"]);
  });

  test("goes to no rule that leaves replays out, unless its mark names it", () => {
    const three = aRule({ id: "three", replay: false });
    const matched = (replay?: { id: string; rules?: readonly string[] }) =>
      routed(anEvent(replay ? { replay } : {}), one, three).matched.map(({ id }) => id);
    expect(matched()).toEqual(["one", "three"]);
    expect(matched({ id: "r-1" })).toEqual(["one"]);
    expect(matched({ id: "r-1", rules: ["three"] })).toEqual(["three"]);
  });

  test("goes straight to the target of its mark, once and as it is", () => {
    const { matched, deliveries } = routed(anEvent({ replay: { id: "r-1", target: "warehouse" } }), one, two);
    expect(matched).toEqual([]);
    expect(deliveries).toHaveLength(1);
    expect(deliveries[0]).toMatchObject({
      rule: "replay",
      ruleVersion: 0,
      target: "warehouse",
      replay: "r-1",
    });
  });
});

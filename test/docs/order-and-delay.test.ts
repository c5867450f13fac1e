import { describe, expect, test } from "vitest";
import { checkDeliverAt } from "../../functions/core/deliveries/deliver-at.ts";
import { compile } from "../../functions/core/match.ts";
import { type Routed, route } from "../../functions/core/route.ts";
import type { RuleTarget } from "../../functions/core/rule.ts";
import { anEvent, aRule } from "../support/build.ts";
import { docExamples } from "../support/doc-examples.ts";

/** When the examples are. */
const NOW = Date.UTC(2026, 0, 2, 3, 4, 5);

/** What becomes of an event by an entry with these settings. */
function routed(event: object, settings: Partial<RuleTarget>): Routed {
  const whole = { specversion: "1.0", id: "42", source: "/shop", type: "shop.order.paid", ...event };
  const rule = aRule({ targets: [{ target: "log", ...settings }] });
  return route(anEvent({ text: JSON.stringify(whole) }), compile([rule]), NOW) as Routed;
}

interface OrderExample {
  readonly order: string;
  readonly keys: readonly { readonly event: object; readonly key?: string }[];
}
interface DelayExample {
  readonly delay?: string | number;
  readonly event: object;
  readonly seconds?: number;
  readonly fails?: string;
}

describe("docs/rules.md, order", () => {
  test.each(docExamples("rules.md", "order-example"))("%s", (example) => {
    const { order, keys } = JSON.parse(example) as OrderExample;
    for (const { event, key } of keys) {
      const [delivery] = routed(event, { order }).deliveries;
      expect(delivery?.order).toEqual(key === undefined ? undefined : { key, poison: "block" });
    }
  });
});

describe("docs/rules.md, delay", () => {
  test.each(docExamples("rules.md", "delay-example"))("%s", (example) => {
    const { delay, event, seconds, fails } = JSON.parse(example) as DelayExample;
    const { deliveries, failed } = routed(event, delay === undefined ? {} : { delay });
    if (fails === undefined) expect(deliveries[0]?.dueAt).toBe(NOW + seconds! * 1000);
    else expect(failed).toMatchObject([{ code: "delay-invalid", detail: expect.stringContaining(fails) }]);
  });
});

test("docs/rules.md has such examples", () => {
  const counts = ["order-example", "delay-example"].map((kind) => docExamples("rules.md", kind).length);
  expect(Math.min(...counts)).toBeGreaterThan(1);
});

describe("deliverat", () => {
  const check = (deliverat: unknown) => () =>
    checkDeliverAt({ id: "42", text: JSON.stringify({ id: "42", deliverat, data: {} }) }, NOW);

  test.each(["2026-02-11T03:04:05Z", "2020-01-01T00:00:00Z", "2026-01-02T03:04:05.5-12:00", null])(
    "may be %j",
    (value) => {
      expect(check(value)).not.toThrow();
    },
  );

  test.each([
    ["2026-02-11T03:04:05.001Z", "deliverat is more than 40 days away"],
    ["tomorrow", "deliverat is no RFC 3339 time"],
    ["", "deliverat is no RFC 3339 time"],
    [60, "deliverat is no RFC 3339 time"],
    [true, "deliverat is no RFC 3339 time"],
  ])("may not be %j", (value, message) => {
    expect(check(value)).toThrow(
      expect.objectContaining({ code: "deliver-at-invalid", message: expect.stringContaining(message) }),
    );
  });

  test("in an event's data means nothing", () => {
    const text = JSON.stringify({ id: "42", data: { deliverat: "never" } });
    expect(() => checkDeliverAt({ id: "42", text }, NOW)).not.toThrow();
  });
});

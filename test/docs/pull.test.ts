import { describe, expect, test } from "vitest";
import { checks } from "../../functions/core/check/checks.ts";
import { docExamples } from "../support/doc-examples.ts";
import { aPublished, aRuleFile, aStory } from "../support/story.ts";

const PAGE = "targets/pull.md";
const one = (kind: string) => JSON.parse(docExamples(PAGE, kind)[0]!) as object;

interface Answer {
  readonly deliveries: readonly (Readonly<Record<string, unknown>> & { readonly handle: string })[];
}

const story = aStory(() => ({
  "rules/orders.json": aRuleFile("shop.order.paid", "orders"),
  "rules/targets/orders.json": one("pull-target"),
}));

describe(`docs/${PAGE}`, () => {
  test("shows a target that check takes as it stands", () => {
    const { problems, warnings } = checks.target(docExamples(PAGE, "pull-target")[0]!);
    expect([...problems, ...warnings]).toEqual([]);
  });

  test("shows what a consumer asks, what it gets, and what it does with it", async () => {
    const waiting = story.signalbox.api<Answer>("/api/targets/orders/receive", one("pull-receive"));
    await story.signalbox.publish([aPublished("shop.order.paid", { data: { amount: 250 } })]);
    const [received] = (await waiting).deliveries;
    const [shown] = (one("pull-received") as Answer).deliveries;
    expect(Object.keys(received!)).toEqual(Object.keys(shown!));
    expect(received).toMatchObject({ attempt: 1, event: { type: "shop.order.paid", data: { amount: 250 } } });
    const { handle } = received!;
    const results = [{ handle, status: "acknowledged" }];
    expect(await story.signalbox.api("/api/targets/orders/acknowledge", { handles: [handle] })).toEqual({
      acknowledged: 1,
      results,
    });
  });
});

import { readFileSync } from "node:fs";
import { memoryTapPlaces } from "../support/taps.ts";
import { describe, expect, test } from "vitest";
import { watchedBrokers } from "../../functions/core/rocketmq/watched.ts";
import { checks } from "../../functions/core/check/checks.ts";
import { createOpen } from "../../functions/sources/taps/openers.ts";
import type { TapOf } from "../../functions/sources/taps/open-tap.ts";
import { aSender } from "../support/aws-targets.ts";
import { aDelivery, anEvent, aTarget } from "../support/build.ts";
import { memorySecrets } from "../support/ports.ts";
import { until } from "../support/until.ts";
import { takeUntil } from "./consumer.ts";
import type { RocketMqWorld } from "./world.ts";

type Example = {
  readonly kind: string;
  readonly broker?: string;
  readonly topic: string;
  readonly group: string;
};
type Shown = readonly [text: string, n: number, example: Example];

function examplesOf(page: string): readonly Shown[] {
  const text = readFileSync(new URL(`../../docs/${page}`, import.meta.url), "utf8");
  const all = Array.from(text.matchAll(/```json\n(.*?)```/gs), ([, json]) => json!);
  return all.map((json, n) => [json, n, JSON.parse(json) as Example] as const);
}

const page = examplesOf("targets/rocketmq.md");
const targets = page.filter(([, , { kind }]) => kind === "rocketmq");
const taps = [...page, ...examplesOf("taps.md")].filter(([, , { broker }]) => broker === "rocketmq");

/** What the pages show, with this RocketMQ in place of the one that they name. */
export function docsSuite(world: RocketMqWorld): void {
  const { rocketMq, ca, settings } = world;
  const { accessKey, accessSecret } = world.official.sessionCredentials!;
  const secrets = { ...world.secrets, ROCKETMQ_USER: accessKey, ROCKETMQ_KEY: accessSecret, ROCKETMQ_CA: ca };
  const here = (example: object) => ({ ...settings, ...example, endpoints: rocketMq.endpoint });
  /** Sends what the examples are about. */
  const send = (id: string, target: object) => {
    const data = { customer: "ann", urgency: 3, remindAt: new Date(Date.now() + 1000).toISOString() };
    const event = anEvent({ id, type: "shop.order.paid", data, extensions: { cents: 25_000 } });
    return aSender({ secrets, now: Date.now() })(aDelivery({ id, event }), aTarget({ ...here(target) }));
  };

  describe("docs/targets/rocketmq.md", () => {
    test.each(targets)("shows a target that delivers: %s", async (text, n, example) => {
      expect(checks.target(text).problems).toEqual([]);
      const [group, id] = [`docs-${n}`, `doc-${n}`];
      await rocketMq.topic(example.topic, typeOf(example), 4);
      await rocketMq.group(group, { ordered: "messageGroup" in example });
      expect(await send(id, example)).toMatchObject({ ok: true });
      await takeUntil(world.proxy(), { topic: example.topic, group }, (messages) =>
        messages.some(({ userProperties }) => userProperties?.["CE_id"] === id),
      );
    });

    test("shows brokers that are watched", () => {
      const shown = targets.map(([, n, value]) => ({
        ...{ kind: "target" as const, id: `${n}`, version: 1, value },
        at: 0,
        by: "ann",
      }));
      const list = (kind: string) => (kind === "target" ? shown : []);
      expect(watchedBrokers({ list }).map(({ address }) => address)).toEqual([
        "broker-a.example:5557",
        "broker-b.example:5557",
      ]);
    });
  });

  test.each(taps)("the pages show a tap that takes: %s", async (text, n, example) => {
    expect(checks.source(text).problems).toEqual([]);
    await Promise.all([rocketMq.topic(example.topic), rocketMq.group(example.group)]);
    const id = `tapped-${n}`;
    const target = { kind: "rocketmq", topic: example.topic, tag: "order_paid" };
    expect(await send(id, target)).toMatchObject({ ok: true });
    const tap = { ...here(example), id: "orders", invisibleSeconds: 10 } as unknown as TapOf<"rocketmq">;
    const session = await createOpen({
      secrets: memorySecrets(secrets),
      now: Date.now,
      places: memoryTapPlaces(),
    })(tap);
    const { signal } = new AbortController();
    await until(async () => {
      const messages = await session.receive({ most: 32, waitMs: 1000, signal });
      await session.settle(messages.map((message) => ({ message, verdict: "taken" as const })));
      return messages.some(({ attributes }) => attributes["id"] === id);
    });
    await session.close();
  });
}

function typeOf(example: object) {
  if ("messageGroup" in example) return "FIFO";
  if ("deliverAt" in example) return "DELAY";
  return "priority" in example ? "PRIORITY" : "NORMAL";
}

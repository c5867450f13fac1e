import { expect, test } from "vitest";
import { watchedBrokers } from "../../../functions/core/rocketmq/watched.ts";
import type { DefinitionKind } from "../../../functions/core/ports.ts";

const watched = (values: Partial<Record<DefinitionKind, readonly object[]>>) =>
  watchedBrokers({
    list: (kind) =>
      (values[kind] ?? []).map((value, n) => ({ kind, id: `${n}`, version: 1, value, at: 0, by: "ann" })),
  });
const rocketMq = { kind: "rocketmq", endpoints: "mq:8081", topic: "t" };
const tap = { kind: "tap", broker: "rocketmq", endpoints: "mq:8081", topic: "t", group: "g" };

test("what targets and taps of RocketMQ name is looked at, each page once", () => {
  const both = ["http://a:5557/metrics", "https://b/metrics"];
  expect(
    watched({
      target: [{ ...rocketMq, metrics: both }, rocketMq, { kind: "http", url: "https://shop.example" }],
      source: [
        { ...tap, metrics: [both[0], "http://a:5557/other?x=1"], allowPrivateNetwork: true },
        { kind: "webhook", preset: "github" },
      ],
    }),
  ).toEqual([
    { address: "a:5557", url: both[0], allowPrivateNetwork: true },
    { address: "b", url: both[1], allowPrivateNetwork: false },
    { address: "a:5557/other?x=1", url: "http://a:5557/other?x=1", allowPrivateNetwork: true },
  ]);
});

test("what a tap names that is switched off is not", () => {
  expect(watched({ source: [{ ...tap, metrics: ["http://a/metrics"], enabled: false }] })).toEqual([]);
});

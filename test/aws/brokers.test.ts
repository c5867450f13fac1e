import type { Context, ScheduledEvent } from "aws-lambda";
import { expect, onTestFinished, test } from "vitest";
import { createAlertStates } from "../../functions/aws/watch/alert-states.ts";
import { createBrokerWatches } from "../../functions/aws/watch/broker-watches.ts";
import { createStats } from "../../functions/aws/watch/stats.ts";
import { watchingFunction } from "../../functions/aws/watch/watching.ts";
import { statsFunction } from "../../functions/stats.ts";
import { watchedBrokers } from "../../functions/core/rocketmq/watched.ts";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createMetricsReader } from "../../functions/targets/metrics-page.ts";
import { aBrokerPage } from "../support/broker-page.ts";
import { memoryEvents } from "../support/ports.ts";
import { aTargetServer } from "../support/target-server.ts";
import { onMiniStack } from "./emulator.ts";
import { aFloor } from "./floor.ts";

const CONTEXT = {} as Context;
const TICK = {} as ScheduledEvent;

onMiniStack(() => {
  test("dead letters of RocketMQ that the stats function saw the alerts function tells", async () => {
    const { hot, config, clock, close } = await aFloor();
    onTestFinished(() => close());
    let dead = 1;
    const page = () => aBrokerPage({ groups: { orders: { dead } } });
    const server = await aTargetServer((_, response) => void response.end(page()));
    const target = {
      ...{ kind: "rocketmq", endpoints: "mq:8081", topic: "t", allowPrivateNetwork: true },
      metrics: [`${server.url}/metrics`],
    };
    const list = (kind: string) => {
      const values: Record<string, object> = { target, alert: { when: { type: "rocketmq-dead-letters" } } };
      const value = values[kind];
      return value ? [{ kind, id: kind, version: 1, value, at: 0, by: "ann" } as never] : [];
    };
    const http = createHttpClient();
    onTestFinished(() => http.close());
    const [stats, watches, events] = [createStats(hot), createBrokerWatches(hot), memoryEvents()];
    const watched = () => watchedBrokers({ list });
    const fold = statsFunction({
      stats,
      clock,
      brokers: { watched, read: createMetricsReader(http), watches },
    });
    const look = watchingFunction({
      registry: { list, get: () => undefined, revision: 0, changedAt: 0 },
      ...{ archiveQueue: { left: async () => 0 }, sizes: async () => [] },
      ...{ journal: { of: async () => [] } },
      ...{ states: createAlertStates(config), stats, clock, events },
      targetStates: { get: () => ({ inFlight: 0 }) as never, openSince: () => undefined },
      waiting: async () => new Map(),
      replays: { list: async () => ({ items: [] }) },
      tapStates: { get: async () => ({}) },
      brokerWatches: watches,
    });
    for (let n = 0; n < 2; n++) {
      await fold(TICK, CONTEXT);
      expect(await look(TICK, CONTEXT)).toEqual({ firing: n });
      dead += 2;
      clock.advance(60_000);
    }
    expect(events.accepted.map(({ type, subject }) => [type, subject])).toEqual([
      ["signalbox.alert.raised", "consumer-group/c/orders"],
    ]);
  });
});

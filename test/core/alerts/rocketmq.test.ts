import { describe, expect, test } from "vitest";
import type { Alert, AlertWhen } from "../../../functions/core/alerts/alert.ts";
import { evaluate } from "../../../functions/core/alerts/evaluate.ts";
import type { BrokerReading, Readings } from "../../../functions/core/alerts/readings.ts";
import type { Backlog, BrokerWatch, GroupWatch } from "../../../functions/core/rocketmq/watch.ts";

const NOW = Date.UTC(2026, 0, 15, 12);
const SECOND = 1000;
const HOUR = 3600 * SECOND;

const aBroker = (watch: Partial<BrokerWatch> = {}, address = "mq:5557"): BrokerReading => ({
  address,
  watch: { readAt: NOW, cluster: "c", groups: [], ...watch },
});
const aGroup = (group: Partial<GroupWatch> = {}): GroupWatch => ({ group: "g", backlogs: [], ...group });
const aBacklog = (messages: number, seconds: number, topic = "t"): Backlog => ({
  ...{ topic, messages, since: NOW - seconds * SECOND },
});

type Type = AlertWhen["type"];
async function found(type: Type, brokers: readonly BrokerReading[], more: object = {}) {
  const { overrides, ignore, ...when } = more as Partial<Alert>;
  const readings = { now: NOW, present: NOW, brokers: async () => brokers } as unknown as Readings;
  const alert = {
    ...{ id: "a", when: { type, ...when } },
    ...(overrides && { overrides }),
    ...(ignore && { ignore }),
  };
  return evaluate(alert, readings);
}

describe("rocketmq-down", () => {
  const failing = (seconds: number) =>
    aBroker({ failing: { since: NOW - seconds * SECOND, problem: "mq:5557 refused the connection" } });

  test("is found when a broker's metrics have not been read for so long", async () => {
    expect(await found("rocketmq-down", [aBroker(), failing(119)])).toEqual([]);
    expect(await found("rocketmq-down", [failing(120)])).toEqual([
      {
        resource: "rocketmq/mq:5557",
        value: 120,
        threshold: 120,
        sentence:
          "the RocketMQ at mq:5557 has not told its metrics for 120 s: mq:5557 refused the connection",
      },
    ]);
  });

  test("has settings by address", async () => {
    const brokers = [failing(120)];
    expect(await found("rocketmq-down", brokers, { ignore: ["mq:5557"] })).toEqual([]);
    expect(await found("rocketmq-down", brokers, { overrides: { "mq:5557": { seconds: 600 } } })).toEqual([]);
  });
});

describe("rocketmq-lag", () => {
  const lagging = (...backlogs: readonly Backlog[]) => aBroker({ groups: [aGroup({ backlogs })] });

  test("is found when many messages wait, and the oldest for long", async () => {
    expect(await found("rocketmq-lag", [lagging(aBacklog(10_000, 900))])).toEqual([]);
    expect(await found("rocketmq-lag", [lagging(aBacklog(10_001, 300))])).toEqual([]);
    expect(await found("rocketmq-lag", [lagging(aBacklog(10_001, 301))])).toEqual([
      {
        resource: "consumer-group/c/g/t",
        value: 10_001,
        threshold: 10_000,
        sentence: '10001 messages of topic "t" wait for consumer group "g", the oldest for 301 s',
      },
    ]);
  });

  test("counts what waits on all brokers of a cluster, a topic by itself", async () => {
    const brokers = [lagging(aBacklog(6, 1)), lagging(aBacklog(5, 31), aBacklog(10, 99, "other"))];
    const other = aBroker({ cluster: "d", groups: [aGroup({ backlogs: [aBacklog(9, 99)] })] });
    const all = await found("rocketmq-lag", [...brokers, other], { waiting: 10, seconds: 30 });
    expect(all.map(({ resource, value }) => [resource, value])).toEqual([["consumer-group/c/g/t", 11]]);
  });

  test("of how old it is nothing is known is not found", async () => {
    expect(await found("rocketmq-lag", [lagging({ topic: "t", messages: 99_999 })])).toEqual([]);
  });

  test("has settings by cluster, group and topic", async () => {
    const overrides = { "c/g/t": { waiting: 100_000 } };
    expect(await found("rocketmq-lag", [lagging(aBacklog(20_000, 900))], { overrides })).toEqual([]);
  });
});

describe("rocketmq-expiring", () => {
  const old = (hours: number, keptHours?: number) =>
    aBroker({
      ...(keptHours && { keptMs: keptHours * HOUR }),
      groups: [aGroup({ backlogs: [aBacklog(1, hours * 3600)] })],
    });

  test("is found when what waits is nearly as old as all that the broker has", async () => {
    expect(await found("rocketmq-expiring", [old(57, 72)])).toEqual([]);
    expect(await found("rocketmq-expiring", [old(58, 72)])).toEqual([
      {
        resource: "consumer-group/c/g/t",
        value: 81,
        threshold: 80,
        sentence:
          'messages of topic "t" have waited for consumer group "g" for 81 % of the 72.0 h that their broker reaches back',
      },
    ]);
  });

  test("is not found on a broker that has not been there for long, or does not say how long", async () => {
    expect(await found("rocketmq-expiring", [old(11, 11.9), old(99)])).toEqual([]);
    expect(await found("rocketmq-expiring", [old(2, 2)], { seconds: 3600, percent: 90 })).toHaveLength(1);
  });
});

describe("rocketmq-dead-letters", () => {
  const dying = (...dead: readonly (readonly [minutesAgo: number, count: number])[]) =>
    aBroker({
      groups: [aGroup({ dead: dead.map(([ago, count]) => [NOW - ago * 60_000, count]) })],
    });

  test("is found when more came in so many minutes, on all brokers together", async () => {
    expect(await found("rocketmq-dead-letters", [dying([60, 5]), aBroker()])).toEqual([]);
    expect(await found("rocketmq-dead-letters", [dying([60, 5], [59, 1]), dying([0, 2])])).toEqual([
      {
        resource: "consumer-group/c/g",
        value: 3,
        threshold: 0,
        sentence: '3 messages came to the dead letters of consumer group "g" in 60 min',
      },
    ]);
    expect(await found("rocketmq-dead-letters", [dying([9, 3])], { value: 3, minutes: 10 })).toEqual([]);
    expect((await found("rocketmq-dead-letters", [dying([0, 1])]))[0]!.sentence).toBe(
      '1 message came to the dead letters of consumer group "g" in 60 min',
    );
  });
});

describe("rocketmq-consumer-gone", () => {
  const connected = aBroker({ groups: [aGroup({ connected: true })] });
  const gone = (seconds: number) =>
    aBroker({ groups: [aGroup({ connected: true, goneSince: NOW - seconds * SECOND })] });

  test("is found when a group has had no consumer for so long", async () => {
    expect(await found("rocketmq-consumer-gone", [gone(299)])).toEqual([]);
    expect(await found("rocketmq-consumer-gone", [gone(300)])).toEqual([
      {
        resource: "consumer-group/c/g",
        value: 300,
        threshold: 300,
        sentence: 'consumer group "g" has had no consumer for 300 s',
      },
    ]);
  });

  test("is not found while another broker of the cluster has it, nor of a group that never had one", async () => {
    expect(await found("rocketmq-consumer-gone", [gone(900), connected])).toEqual([]);
    expect(await found("rocketmq-consumer-gone", [gone(900), gone(30)])).toEqual([]);
    expect(await found("rocketmq-consumer-gone", [aBroker({ groups: [aGroup()] })])).toEqual([]);
  });
});

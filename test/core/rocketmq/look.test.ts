import { describe, expect, test } from "vitest";
import { lookAtBrokers, type Page } from "../../../functions/core/rocketmq/look.ts";
import type { Watched } from "../../../functions/core/rocketmq/watched.ts";
import { aBrokerPage, type ToldBroker } from "../../support/broker-page.ts";
import { memoryBrokerWatches } from "../../support/memory-watch.ts";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const BEGIN = Date.UTC(2026, 0, 15, 12);

/** Brokers that are looked at minute by minute. */
function aLookout() {
  const watches = memoryBrokerWatches();
  let now = BEGIN;
  const look = async (pages: Readonly<Record<string, Page>>) => {
    await lookAtBrokers({
      watched: () =>
        Object.keys(pages).map(
          (address): Watched => ({
            address,
            url: `http://${address}/metrics`,
            allowPrivateNetwork: false,
          }),
        ),
      read: async ({ address }) => pages[address]!,
      watches,
      clock: () => now,
    });
    now += MINUTE;
  };
  const known = async () => (await watches.all()).map(({ address, watch }) => [address, watch]);
  return {
    look,
    known,
    wait: (ms: number) => void (now += ms),
    /** Of one broker: what it tells, and what is known of its one group then. */
    async tells(broker: ToldBroker) {
      await look({ "mq:5557": { ok: true, text: aBrokerPage(broker) } });
      const [{ watch } = { watch: undefined }] = await watches.all();
      return watch?.groups[0];
    },
    fails: (problem = "mq:5557 did not answer in time") => look({ "mq:5557": { ok: false, problem } }),
  };
}

test.each([true, false])("a broker tells of its groups (names with units: %s)", async (units) => {
  const { look, known } = aLookout();
  const orders = { consumers: 1, dead: 2, lag: { orders: [30, 1000], paid: [0, 0] } } as const;
  await look({ "mq:5557": { ok: true, text: aBrokerPage({ kept: HOUR, groups: { orders }, units }) } });
  expect(await known()).toEqual([
    [
      "mq:5557",
      {
        readAt: BEGIN,
        cluster: "c",
        keptMs: HOUR,
        groups: [
          {
            group: "orders",
            backlogs: [
              { topic: "orders", messages: 30, since: BEGIN - 1000 },
              { topic: "paid", messages: 0 },
            ],
            connected: true,
            deadCount: 2,
          },
        ],
      },
    ],
  ]);
});

test("groups of RocketMQ's own and messages that wait to be tried again do not count", async () => {
  const { look, known } = aLookout();
  const labels = 'cluster="c",consumer_group="g",topic="t"';
  const page = [
    `rocketmq_consumer_lag_messages{${labels},is_system="false",is_retry="true"} 5`,
    `rocketmq_consumer_lag_messages{${labels},is_system="true",is_retry="false"} 5`,
    `rocketmq_consumer_lag_messages{${labels},is_system="false",is_retry="false"} 1`,
    `rocketmq_consumer_lag_latency_milliseconds{${labels},is_system="false",is_retry="false"} -9.2E18`,
  ];
  await look({ mq: { ok: true, text: page.join("\n") } });
  expect(await known()).toMatchObject([
    ["mq", { groups: [{ group: "g", backlogs: [{ topic: "t", messages: 1 }] }] }],
  ]);
  expect(JSON.stringify(await known())).not.toContain("since");
});

test("the groups with the most messages are remembered, a thousand of a broker", async () => {
  const { look, known } = aLookout();
  const groups = Object.fromEntries(
    Array.from({ length: 1002 }, (_, n) => [`g-${n}`, { lag: { t: [n, 1] } } as const]),
  );
  await look({ mq: { ok: true, text: aBrokerPage({ groups }) } });
  const [[, watch]] = (await known()) as unknown as [[string, { groups: { group: string }[] }]];
  expect([watch.groups.length, watch.groups[0]!.group, watch.groups.at(-1)!.group]).toEqual([
    1000,
    "g-1001",
    "g-2",
  ]);
});

describe("what a broker does not tell", () => {
  test("of a group without a consumer is as it was", async () => {
    const { tells } = aLookout();
    await tells({ groups: { g: { consumers: 1, lag: { t: [5, 1000] } } } });
    expect(await tells({})).toEqual({
      group: "g",
      backlogs: [{ topic: "t", messages: 5, since: BEGIN - 1000 }],
      connected: true,
      goneSince: BEGIN + MINUTE,
    });
  });

  test("of a topic is over when it tells of others", async () => {
    const { tells } = aLookout();
    await tells({ groups: { g: { lag: { a: [5, 1000], b: [1, 1] } } } });
    const after = await tells({ groups: { g: { lag: { b: [1, 1] } } } });
    expect(after!.backlogs.map(({ topic }) => topic)).toEqual(["b"]);
  });

  test("since it cannot be read is as it was, and the reason is known since when", async () => {
    const { tells, fails, known } = aLookout();
    await tells({ groups: { g: { consumers: 1, lag: { t: [5, 1000] } } } });
    await fails("one");
    await fails("other");
    expect(await known()).toMatchObject([
      [
        "mq:5557",
        {
          readAt: BEGIN,
          failing: { since: BEGIN + MINUTE, problem: "other" },
          groups: [{ connected: true, backlogs: [{ messages: 5 }] }],
        },
      ],
    ]);
    await tells({});
    expect(await known()).not.toMatchObject([["mq:5557", { failing: expect.anything() }]]);
  });

  test.each(["<html>Not found</html>", "rocketmq_proxy_up 1\n"])("for it is none: %s", async (text) => {
    const { look, known } = aLookout();
    await look({ mq: { ok: true, text } });
    expect(await known()).toMatchObject([
      ["mq", { failing: { problem: "its page has no metrics of a broker of RocketMQ" } }],
    ]);
  });
});

test("a consumer that comes back is not gone, and a group that never had one neither", async () => {
  const { tells } = aLookout();
  expect(await tells({ groups: { g: { lag: { t: [1, 1] } } } })).not.toHaveProperty("goneSince");
  await tells({ groups: { g: { consumers: 2 } } });
  expect(await tells({})).toHaveProperty("goneSince", BEGIN + 2 * MINUTE);
  expect(await tells({})).toHaveProperty("goneSince", BEGIN + 2 * MINUTE);
  expect(await tells({ groups: { g: { consumers: 1 } } })).not.toHaveProperty("goneSince");
});

test("a group that has been gone for a week is forgotten", async () => {
  const { tells, wait } = aLookout();
  await tells({ groups: { g: { consumers: 1 } } });
  await tells({});
  wait(7 * 24 * HOUR - MINUTE);
  expect(await tells({})).toMatchObject({ group: "g" });
  expect(await tells({})).toBeUndefined();
});

test("a broker that nothing names any more is forgotten", async () => {
  const { look, known } = aLookout();
  const page = { ok: true, text: aBrokerPage() } as const;
  await look({ a: page, b: page });
  await look({ b: page });
  expect((await known()).map(([address]) => address)).toEqual(["b"]);
});

describe("dead letters", () => {
  const dead = (count: number) => ({ groups: { g: { dead: count } } });

  test("that were there at the first look are what later ones are held against", async () => {
    const { tells } = aLookout();
    expect(await tells(dead(5))).toEqual({ group: "g", backlogs: [], deadCount: 5 });
    expect(await tells(dead(7))).toMatchObject({ dead: [[BEGIN + MINUTE, 2]] });
    expect(await tells(dead(7))).toMatchObject({ dead: [[BEGIN + MINUTE, 2]] });
  });

  test("are new when they are the first of a group", async () => {
    const { tells } = aLookout();
    await tells({ groups: { g: { lag: { t: [1, 1] } } } });
    expect(await tells(dead(3))).toMatchObject({ dead: [[BEGIN + MINUTE, 3]] });
  });

  test("are counted on when a restart of the broker counts from nothing", async () => {
    const { tells, fails } = aLookout();
    await tells(dead(5));
    await fails();
    expect(await tells(dead(2))).toMatchObject({ deadCount: 2, dead: [[BEGIN + 2 * MINUTE, 2]] });
  });

  test("are counted on when it does not tell until there is one again", async () => {
    const { tells } = aLookout();
    await tells(dead(5));
    await tells(dead(6));
    await tells({});
    expect(await tells(dead(6))).toMatchObject({
      dead: [
        [BEGIN + MINUTE, 1],
        [BEGIN + 3 * MINUTE, 6],
      ],
    });
  });

  test("are kept by look for an hour, by hour for a week, and none is lost between", async () => {
    const { tells, wait } = aLookout();
    const count = async (count: number) => (await tells(dead(count)))!.dead ?? [];
    await count(0);
    let last: Awaited<ReturnType<typeof count>> = [];
    for (let n = 1; n <= 8 * 24 * 6; n++) {
      wait(9 * MINUTE);
      last = await count(n);
    }
    expect(last.slice(-6).map(([, count]) => count)).toEqual([1, 1, 1, 1, 1, 1]);
    expect(last.slice(0, -6).length).toBeLessThanOrEqual(7 * 24 + 1);
    const sum = last.reduce((sum, [, count]) => sum + count, 0);
    expect(Math.abs(sum - 7 * 24 * 6)).toBeLessThanOrEqual(6);
  });
});

import { expect, test } from "vitest";
import { aDefinition, NOW } from "../../support/build.ts";
import { memoryBrokerWatches } from "../../support/memory-watch.ts";
import { memoryRegistry } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

const MINUTE = 60_000;
const time = (minutesAgo: number) => new Date(NOW - minutesAgo * MINUTE).toISOString();
const rocketmq = (id: string, ...hosts: string[]) =>
  aDefinition({
    ...{ kind: "target", id },
    value: {
      ...{ kind: "rocketmq", endpoints: "mq:8081", topic: "orders" },
      metrics: hosts.map((host) => `http://${host}/metrics`),
    },
  });

const brokerWatches = memoryBrokerWatches([
  {
    address: "mq-a:5557",
    watch: {
      ...{ readAt: NOW - MINUTE, cluster: "shop", keptMs: 7_200_000 },
      groups: [
        {
          group: "billing",
          backlogs: [
            { topic: "orders", messages: 5, since: NOW - 9 * MINUTE },
            { topic: "refunds", messages: 2 },
          ],
          ...{ connected: true, goneSince: NOW - 3 * MINUTE },
          dead: [
            [NOW - 61 * MINUTE, 100],
            [NOW - 5 * MINUTE, 4],
          ],
        },
        { group: "mailing", backlogs: [] },
      ],
    },
  },
  {
    address: "mq-b:5557",
    watch: { cluster: "shop", groups: [], failing: { since: NOW - 2 * MINUTE, problem: "it is down" } },
  },
  { address: "mq-old:5557", watch: { cluster: "old", groups: [] } },
]);
const api = apiOver(
  controlPorts({
    brokerWatches,
    registry: memoryRegistry([
      rocketmq("a", "mq-a:5557", "mq-b:5557"),
      rocketmq("b", "mq-b:5557", "mq-new:5557"),
      aDefinition({
        ...{ kind: "access", id: "b" },
        value: { kind: "ownership", owners: ["team:shop"], targets: ["b"] },
      }),
    ]),
  }),
);

test("tells of each broker that targets and taps name, with its groups, as it was last told", async () => {
  const { status, body } = await api("GET /api/brokers", { as: "viewer" });
  expect(status).toBe(200);
  expect(body["items"]).toEqual([
    {
      ...{ id: "mq-a:5557", status: "read", cluster: "shop", readAt: time(1), reachesBackSeconds: 7_200 },
      groups: [
        {
          ...{ group: "billing", waiting: 7, waitingSince: time(9), dead: 4 },
          ...{ hasConsumer: false, goneSince: time(3) },
          topics: [
            { topic: "orders", waiting: 5, waitingSince: time(9) },
            { topic: "refunds", waiting: 2 },
          ],
        },
        { group: "mailing", waiting: 0, dead: 0, topics: [] },
      ],
    },
    {
      ...{ id: "mq-b:5557", status: "failing", cluster: "shop", groups: [], owners: ["team:shop"] },
      ...{ problem: "it is down", failingSince: time(2) },
    },
    { id: "mq-new:5557", status: "unread", cluster: "", groups: [], owners: ["team:shop"] },
  ]);
});

test("pages go on by address, and a list can be asked for by owner", async () => {
  const ids = async (query: string) => {
    const { body } = await api(`GET /api/brokers?${query}`);
    return [body.items.map(({ id }) => id), body.next] as const;
  };
  const [first, next] = await ids("limit=2");
  expect(first).toEqual(["mq-a:5557", "mq-b:5557"]);
  expect((await ids(`limit=2&cursor=${String(next)}`))[0]).toEqual(["mq-new:5557"]);
  expect((await ids("owner=team:shop"))[0]).toEqual(["mq-b:5557", "mq-new:5557"]);
});

import type { BrokerReading } from "../../core/alerts/readings.ts";
import type { Thing } from "../../core/people/ownership.ts";
import type { Backlog, GroupWatch } from "../../core/rocketmq/watch.ts";
import { watchersOf } from "../../core/rocketmq/watched.ts";
import type { ControlPorts } from "../control-ports.ts";
import {
  described,
  flag,
  listOf,
  moment,
  object,
  oneOf,
  pageOf,
  ref,
  text,
  whole,
} from "../definitions/json-schema.ts";
import { isListed, ownerParameter, shownOwners } from "../people/owned.ts";
import { pageOfAll } from "../page.ts";
import { pageAsked, paging } from "../parameter.ts";
import { type Answer, type ApiRequest, defineRoute, type Route } from "../route.ts";
import { timeText } from "../time.ts";

const query = { owner: ownerParameter, ...paging };

export const brokerRoutes: readonly Route[] = [
  defineRoute({
    tag: "Brokers",
    method: "GET",
    path: "/api/brokers",
    right: "read",
    owned: () => "answer",
    summary: "Brokers of RocketMQ whose metrics are read, and their consumer groups",
    description: "What targets and taps name as `metrics`, as it was last told.",
    query,
    answers: { 200: { description: "A page, by address.", schema: pageOf(ref("Broker")) } },
    handle: list,
  }),
];

/** A broker as the API shows it. */
export const broker = object({
  id: described(text, "HOST:PORT of its metrics."),
  status: described(oneOf("read", "failing", "unread"), "unread: nobody has looked yet."),
  cluster: text,
  "readAt?": described(moment, "When its metrics were read last."),
  "problem?": described(text, "Why they cannot be read."),
  "failingSince?": moment,
  "reachesBackSeconds?": described(whole, "How old the oldest message is that it still has."),
  "owners?": described(listOf(text), "Whose it is: of the targets and taps that name it."),
  groups: listOf(
    object({
      group: text,
      waiting: described(whole, "Messages of all topics that it has not taken."),
      "waitingSince?": described(moment, "When the oldest of them came."),
      "hasConsumer?": described(flag, "Absent: it was never seen with one."),
      "goneSince?": described(moment, "Since when it has none."),
      dead: described(whole, "Messages that came to its dead letters in the last hour."),
      topics: listOf(object({ topic: text, waiting: whole, "waitingSince?": moment })),
    }),
  ),
});

interface Known {
  readonly address: string;
  readonly things: readonly Thing[];
  readonly watch: BrokerReading["watch"] | undefined;
}

async function list(
  request: ApiRequest<typeof query>,
  { brokerWatches, registry, clock }: ControlPorts,
): Promise<Answer> {
  const watches = new Map((await brokerWatches.all()).map(({ address, watch }) => [address, watch]));
  const known = [...watchersOf(registry)]
    .map(([address, things]): Known => ({ address, things, watch: watches.get(address) }))
    .filter(({ things }) => things.some((thing) => isListed(request, [thing])));
  const { items, ...rest } = pageOfAll(known, pageAsked(request.query), ({ address }) => address);
  return {
    body: {
      items: items.map((one) => ({ ...shown(one, clock()), ...shownOwners(one.things, { registry }) })),
      ...rest,
    },
  };
}

function shown({ address: id, watch }: Known, now: number) {
  if (!watch) return { id, status: "unread", cluster: "", groups: [] };
  const { cluster, readAt, failing, keptMs, groups } = watch;
  return {
    ...{ id, status: failing ? "failing" : "read", cluster },
    ...(readAt !== undefined && { readAt: timeText(readAt) }),
    ...(failing && { problem: failing.problem, failingSince: timeText(failing.since) }),
    ...(keptMs !== undefined && { reachesBackSeconds: Math.round(keptMs / 1_000) }),
    groups: groups.map((group) => shownGroup(group, now)),
  };
}

const HOUR_MS = 3_600_000;

function shownGroup({ group, backlogs, connected, goneSince, dead = [] }: GroupWatch, now: number) {
  const since = backlogs.flatMap((backlog) => backlog.since ?? []);
  const lately = dead.filter(([at]) => at > now - HOUR_MS);
  return {
    group,
    waiting: backlogs.reduce((sum, { messages }) => sum + messages, 0),
    ...(since.length > 0 && { waitingSince: timeText(Math.min(...since)) }),
    ...(connected && { hasConsumer: goneSince === undefined }),
    ...(goneSince !== undefined && { goneSince: timeText(goneSince) }),
    dead: lately.reduce((sum, [, count]) => sum + count, 0),
    topics: backlogs.map(shownTopic),
  };
}

function shownTopic({ topic, messages, since }: Backlog) {
  return { topic, waiting: messages, ...(since !== undefined && { waitingSince: timeText(since) }) };
}

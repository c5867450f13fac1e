import { counted } from "../counted.ts";
import type { Backlog, GroupWatch } from "../rocketmq/watch.ts";
import type { AlertWhen, Finding } from "./alert.ts";
import type { Find, Look } from "./find.ts";
import type { Readings } from "./readings.ts";

/** A broker's metrics have not been read for so long. */
export const findDownBrokers: Find = async ({ of }, readings) =>
  (await readings.brokers()).flatMap(({ address, watch: { failing } }) => {
    const { seconds = 120 } = of(address);
    const value = failing ? secondsSince(failing.since, readings) : 0;
    if (!failing || value < seconds) return [];
    const sentence = `the RocketMQ at ${address} has not told its metrics for ${value} s: ${failing.problem}`;
    return [{ resource: `rocketmq/${address}`, value, threshold: seconds, sentence }];
  });

/** More messages than that wait for a consumer group on a topic, on all brokers together, the oldest for longer than that. */
export const findLaggingGroups: Find = async (look, readings) => {
  const byTopic = Map.groupBy(await backlogsOf(readings), ({ id }) => id);
  return [...byTopic].flatMap(([id, own]) => {
    const { waiting = 10_000, seconds = 300 } = look.of(id);
    const messages = own.reduce((sum, { messages }) => sum + messages, 0);
    const age = Math.max(...own.map(({ since = readings.now }) => secondsSince(since, readings)));
    if (messages <= waiting || age <= seconds) return [];
    const { group, topic } = own[0]!;
    const sentence = `${counted(messages, "message")} of topic "${topic}" ${messages === 1 ? "waits" : "wait"} for consumer group "${group}", the oldest for ${age} s`;
    return [{ resource: resourceOf(id), value: messages, threshold: waiting, sentence }];
  });
};

/** What waits for a group is so old that its broker deletes it soon. */
export const findExpiring: Find = async (look, readings) =>
  (await backlogsOf(readings)).flatMap(
    ({ id, group, topic, keptMs = 0, since = readings.now }): Finding[] => {
      const { percent = 80, seconds = 43_200 } = look.of(id);
      const value = Math.round((secondsSince(since, readings) * 100_000) / keptMs);
      if (keptMs < seconds * 1000 || value < percent) return [];
      const hours = (keptMs / 3_600_000).toFixed(1);
      const sentence = `messages of topic "${topic}" have waited for consumer group "${group}" for ${value} % of the ${hours} h that their broker reaches back`;
      return [{ resource: resourceOf(id), value, threshold: percent, sentence }];
    },
  );

/** More messages than that came to the dead letters of a group in so many minutes. */
export const findRocketMqDeadLetters: Find = (look, readings) =>
  ofGroups(look, readings, ({ id, group, watches }, { value: most = 0, minutes = 60 }) => {
    const from = readings.now - minutes * 60_000;
    const dead = watches.flatMap(({ dead = [] }) => dead.filter(([at]) => at > from));
    const value = dead.reduce((sum, [, count]) => sum + count, 0);
    if (value <= most) return [];
    const sentence = `${counted(value, "message")} came to the dead letters of consumer group "${group}" in ${minutes} min`;
    return [{ resource: resourceOf(id), value, threshold: most, sentence }];
  });

/** A group that had a consumer has had none for so long, on none of its brokers. */
export const findGoneConsumers: Find = (look, readings) =>
  ofGroups(look, readings, ({ id, group, watches }, { seconds = 300 }) => {
    const seen = watches.filter(({ connected }) => connected);
    const gone = seen.flatMap(({ goneSince }) => goneSince ?? []);
    const value = gone.length > 0 ? secondsSince(Math.max(...gone), readings) : 0;
    if (gone.length < seen.length || value < seconds) return [];
    const sentence = `consumer group "${group}" has had no consumer for ${value} s`;
    return [{ resource: resourceOf(id), value, threshold: seconds, sentence }];
  });

/** A group of a cluster, as all its brokers tell of it. */
interface ClusterGroup {
  readonly id: string;
  readonly group: string;
  readonly watches: readonly GroupWatch[];
}

type Judge = (of: ClusterGroup, when: AlertWhen) => readonly Finding[];

async function ofGroups(look: Look, readings: Readings, judge: Judge): Promise<readonly Finding[]> {
  const all = (await readings.brokers()).flatMap(({ watch: { cluster, groups } }) =>
    groups.map((watch) => ({ id: `${cluster}/${watch.group}`, watch })),
  );
  return [...Map.groupBy(all, ({ id }) => id)].flatMap(([id, own]) => {
    const watches = own.map(({ watch }) => watch);
    return judge({ id, group: watches[0]!.group, watches }, look.of(id));
  });
}

interface GroupBacklog extends Backlog {
  /** CLUSTER/GROUP/TOPIC */
  readonly id: string;
  readonly group: string;
  readonly keptMs: number | undefined;
}

async function backlogsOf(readings: Readings): Promise<readonly GroupBacklog[]> {
  return (await readings.brokers()).flatMap(({ watch: { cluster, keptMs, groups } }) =>
    groups.flatMap(({ group, backlogs }) =>
      backlogs.map((backlog) => ({
        ...backlog,
        ...{ id: `${cluster}/${group}/${backlog.topic}`, group, keptMs },
      })),
    ),
  );
}

function resourceOf(id: string): string {
  return `consumer-group/${id}`;
}

function secondsSince(at: number, { now }: Readings): number {
  return Math.max(0, Math.round((now - at) / 1000));
}

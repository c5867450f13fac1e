import type { Sample } from "./metrics.ts";

/** What is known of one broker of RocketMQ by the page where it tells its metrics. Times in epoch ms. */
export interface BrokerWatch {
  /** Of the last look that read it. */
  readonly readAt?: number;
  /** Since when it cannot be read, and why. */
  readonly failing?: { readonly since: number; readonly problem: string };
  readonly cluster: string;
  /** How far back its store reaches; absent: unknown. */
  readonly keptMs?: number;
  readonly groups: readonly GroupWatch[];
}

/** A consumer group, as its broker tells of it. */
export interface GroupWatch {
  readonly group: string;
  /** By topic, as last told: a broker is silent about what waits for a group that has no consumer. */
  readonly backlogs: readonly Backlog[];
  /** Whether it was seen with a consumer, and since when it is not any more. */
  readonly connected?: true;
  readonly goneSince?: number;
  /** Of its dead letters: the counter, and what came: by look in the last hour, and by hour before. */
  readonly deadCount?: number;
  readonly dead?: readonly (readonly [at: number, count: number])[];
}

export interface Backlog {
  readonly topic: string;
  readonly messages: number;
  /** When the oldest of them came; absent: unknown, or none waits. */
  readonly since?: number;
}

/** The metrics that are read of a page. Each page of a broker has the last one. */
const LAG = "rocketmq_consumer_lag_messages";
const LAG_TIME = "rocketmq_consumer_lag_latency";
const CONNECTIONS = "rocketmq_consumer_connections";
const DEAD = "rocketmq_send_to_dlq_messages";
const KEPT = "rocketmq_storage_message_reserve_time";
const PERMISSION = "rocketmq_broker_permission";
export const NAMES: ReadonlySet<string> = new Set([LAG, LAG_TIME, CONNECTIONS, DEAD, KEPT, PERMISSION]);

/** So many groups are remembered of a broker, those with the most messages first. */
const GROUPS = 1_000;
const HOUR_MS = 3_600_000;
/** Dead letters are counted over a week at most, and a group that has been gone for so long is forgotten. */
const KEPT_MS = 7 * 24 * HOUR_MS;

/** What is known after a look that read the page. The first look is what later ones are held against. */
export function afterReading(
  before: BrokerWatch | undefined,
  samples: readonly Sample[],
  now: number,
): BrokerWatch {
  const own = samples.filter(({ labels }) => labels["is_system"] !== "true");
  const known = new Map(before?.groups.map((group) => [group.group, group]));
  const told = backlogsBy(own, now);
  const connected = connectedGroups(own);
  const dead = deadBy(own);
  const names = new Set([...known.keys(), ...told.keys(), ...connected, ...dead.keys()]);
  const groups = Array.from(names, (group): GroupWatch => {
    const was = known.get(group);
    return {
      ...{ group, backlogs: told.get(group) ?? was?.backlogs ?? [] },
      ...connectionOf(was, connected.has(group), now),
      ...deadOf(was, { count: dead.get(group), isFirst: before?.readAt === undefined, now }),
    };
  });
  return {
    readAt: now,
    cluster: samples.find(({ labels }) => labels["cluster"])?.labels["cluster"] ?? "",
    ...keptOf(samples),
    groups: groups
      .filter(({ goneSince = now }) => now - goneSince <= KEPT_MS)
      .toSorted((one, other) => waiting(other) - waiting(one))
      .slice(0, GROUPS),
  };
}

/** What is known after a look that could not read it. */
export function afterFailure(before: BrokerWatch | undefined, problem: string, now: number): BrokerWatch {
  const since = before?.failing?.since ?? now;
  return { cluster: "", groups: [], ...before, failing: { since, problem } };
}

function waiting({ backlogs }: GroupWatch): number {
  return backlogs.reduce((sum, { messages }) => sum + messages, 0);
}

function backlogsBy(samples: readonly Sample[], now: number): ReadonlyMap<string, readonly Backlog[]> {
  const of = (name: string) =>
    samples.filter(
      ({ name: other, labels }) =>
        other === name && labels["is_retry"] !== "true" && labels["consumer_group"] && labels["topic"],
    );
  const keyOf = ({ labels }: Sample) => JSON.stringify([labels["consumer_group"], labels["topic"]]);
  const lags = new Map(of(LAG_TIME).map((sample) => [keyOf(sample), sample.value]));
  const all = new Map<string, Backlog[]>();
  for (const sample of of(LAG)) {
    const { consumer_group: group = "", topic = "" } = sample.labels;
    // Where none waits it may be far below zero.
    const lagMs = lags.get(keyOf(sample)) ?? 0;
    const backlog = { topic, messages: sample.value, ...(lagMs > 0 && { since: now - lagMs }) };
    all.set(group, [...(all.get(group) ?? []), backlog]);
  }
  return all;
}

function connectedGroups(samples: readonly Sample[]): ReadonlySet<string> {
  return new Set(
    samples
      .filter(({ name, value }) => name === CONNECTIONS && value > 0)
      .flatMap(({ labels }) => labels["consumer_group"] ?? []),
  );
}

function deadBy(samples: readonly Sample[]): ReadonlyMap<string, number> {
  const all = new Map<string, number>();
  for (const { name, labels, value } of samples)
    if (name === DEAD && labels["consumer_group"])
      all.set(labels["consumer_group"], (all.get(labels["consumer_group"]) ?? 0) + value);
  return all;
}

function connectionOf(was: GroupWatch | undefined, isConnected: boolean, now: number) {
  if (isConnected) return { connected: true } as const;
  if (!was?.connected) return {};
  return { connected: true, goneSince: was.goneSince ?? now } as const;
}

interface Counted {
  /** Absent: the broker does not tell, as long as there was none since it started. */
  readonly count: number | undefined;
  readonly isFirst: boolean;
  readonly now: number;
}

/** A counter that has become less began anew, with its broker. */
function deadOf(was: GroupWatch | undefined, { count, isFirst, now }: Counted) {
  const kept = (was?.dead ?? []).filter(([at]) => at > now - KEPT_MS);
  if (count === undefined) return kept.length > 0 ? { dead: kept, deadCount: 0 } : {};
  const before = isFirst ? count : (was?.deadCount ?? 0);
  const more = count < before ? count : count - before;
  const dead = more > 0 ? byHour([...kept, [now, more]], now) : kept;
  return { deadCount: count, ...(dead.length > 0 && { dead }) };
}

type Dead = readonly (readonly [at: number, count: number])[];

/** What came more than an hour ago, an hour together under its last moment. */
function byHour(dead: Dead, now: number): Dead {
  const spans = Map.groupBy(dead, ([at]) => (at > now - HOUR_MS ? at : Math.ceil(at / HOUR_MS) * HOUR_MS));
  return Array.from(spans.values(), (own) => [
    Math.max(...own.map(([at]) => at)),
    own.reduce((sum, [, count]) => sum + count, 0),
  ]);
}

function keptOf(samples: readonly Sample[]): Pick<BrokerWatch, "keptMs"> {
  const sample = samples.find(({ name }) => name === KEPT);
  return sample ? { keptMs: sample.value } : {};
}

import type { StatsPorts } from "../functions/stats.ts";
import type { BrokerReading } from "../functions/core/alerts/readings.ts";
import { MINUTE_MS } from "../functions/core/stats/delta.ts";

/** How brokers of RocketMQ and their consumer groups are other than usual. */
export interface BrokerTrouble {
  /** Brokers whose metrics are not told. */
  readonly brokersDown?: readonly string[];
  /** By group: so many messages a minute that nobody takes, as long as it lasts. */
  readonly lagging?: Readonly<Record<string, number>>;
  /** By group: so many a minute become dead letters. */
  readonly deadMessages?: Readonly<Record<string, number>>;
  /** Groups that have no consumer. */
  readonly consumersGone?: readonly string[];
}

/** A cluster of two brokers, which tell their metrics as RocketMQ does. */
export interface Brokers {
  /** What is so at the end of a minute. */
  pass(trouble: BrokerTrouble): void;
  /** What the stats function reads, and keeps. */
  readonly ports: StatsPorts["brokers"];
  readings(): Promise<readonly BrokerReading[]>;
}

interface Group {
  dead: number;
  waiting: number;
  /** For so many minutes the oldest has waited. */
  age: number;
  isGone: boolean;
}

const BROKERS = ["mq-a:5557", "mq-b:5557"] as const;
const GROUPS = ["billing", "mailing"] as const;

export function createBrokers(): Brokers {
  const groups = new Map(
    GROUPS.map((name): [string, Group] => [name, { dead: 0, waiting: 0, age: 0, isGone: false }]),
  );
  const known = new Map<string, BrokerReading>();
  let down: readonly string[] = [];
  return {
    pass({ brokersDown = [], lagging = {}, deadMessages = {}, consumersGone = [] }) {
      down = brokersDown;
      for (const [name, group] of groups) {
        const more = lagging[name] ?? 0;
        group.dead += deadMessages[name] ?? 0;
        group.waiting = more === 0 ? 0 : group.waiting + more;
        group.age = more === 0 ? 0 : group.age + 1;
        group.isGone = consumersGone.includes(name);
      }
    },
    ports: {
      watched: () =>
        BROKERS.map((address) => ({ address, url: `http://${address}/metrics`, allowPrivateNetwork: true })),
      read: async ({ address }) =>
        down.includes(address)
          ? { ok: false, problem: `${address} refused the connection` }
          : { ok: true, text: pageOf(address, groups) },
      watches: {
        all: async () => [...known.values()],
        put: async (reading) => void known.set(reading.address, reading),
        remove: async (address) => void known.delete(address),
      },
    },
    readings: async () => [...known.values()],
  };
}

/** What waits and what died is told by the first broker; both have consumers. A group without one is not spoken of. */
function pageOf(address: string, groups: ReadonlyMap<string, Group>): string {
  const line = (name: string, labels: string, value: number) =>
    `rocketmq_${name}{cluster="shop",node_id="${address}"${labels}} ${value}`;
  const told = [...groups].flatMap(([name, { dead, waiting, age, isGone }]) => {
    const group = `,consumer_group="${name}"`;
    const topic = `${group},topic="orders",is_retry="false"`;
    return [
      ...(isGone ? [] : [line("consumer_connections", group, 2)]),
      ...(address === BROKERS[0] && dead > 0 ? [line("send_to_dlq_messages_total", group, dead)] : []),
      ...(address === BROKERS[0] && !isGone
        ? [
            line("consumer_lag_messages", topic, waiting),
            line("consumer_lag_latency_milliseconds", topic, age * MINUTE_MS),
          ]
        : []),
    ];
  });
  return [line("broker_permission", "", 6), ...told].join("\n");
}

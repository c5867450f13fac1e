import { type Batches, type Calls, callsOf } from "./calls.ts";
import { prices } from "./prices.ts";

/** A rate, and the batches that come of it. */
export interface Traffic extends Batches {
  readonly name: string;
}

/** At one a second nothing comes together; publishers with more to say send ten at a time. */
export const traffics: readonly Traffic[] = [
  { name: "1/s, one by one", rate: 1, published: 1, routed: 1, delivered: 1, archived: 20 },
  { name: "100/s, one by one", rate: 100, published: 1, routed: 2, delivered: 2, archived: 1_500 },
  { name: "the same, by a stream", rate: 100, shards: 1, published: 1, ...streamed(100), archived: 2_000 },
  { name: "100/s, in tens", rate: 100, published: 10, routed: 10, delivered: 10, archived: 2_000 },
  { name: "5,000/s, in tens", rate: 5_000, published: 10, routed: 10, delivered: 10, archived: 4_000 },
  {
    ...{ name: "5,000/s, one by one, by a stream", rate: 5_000, shards: 10 },
    ...{ published: 1, ...streamed(500), archived: 4_000 },
  },
];

/** What comes to a shard in a second is routed together, and so its deliveries come in full batches. */
function streamed(perShard: number) {
  return { routed: Math.min(500, perShard), delivered: 10 };
}

/** Dollars for a million events, by what is paid for. */
export function dollarsOf(
  traffic: Batches,
): Readonly<Record<keyof Calls, number>> & { readonly sum: number } {
  const calls = callsOf(traffic);
  const dollars = Object.fromEntries(
    Object.entries(calls).map(([what, perEvent]) => [what, perEvent * prices[what as keyof Calls]]),
  ) as Record<keyof Calls, number>;
  return { ...dollars, sum: Object.values(dollars).reduce((sum, one) => sum + one, 0) };
}

/** EventBridge for the same: an event, a call of an API destination, and a function that takes it from the network. */
export function eventBridgeDollars({ published }: Batches): number {
  const lambda = (prices.invocations + 0.02 * 0.5 * prices.gigabyteSeconds) / published;
  return prices.eventBridgeEvents + prices.eventBridgeCalls + lambda;
}

const MONTH_SECONDS = 30 * 86_400;
const MONTH_MINUTES = MONTH_SECONDS / 60;
/** Lambda asks a queue with five pollers, of which each waits for twenty seconds. */
const ASKED_A_MONTH = (5 * MONTH_SECONDS) / 20;

/** What the functions of a minute in which nothing happens ask: units read from tables, and calls of queues. */
export const idleMinute = { tableReads: 33, queueCalls: 4 } as const;

/** What a deployment costs in which nothing happens, a month. */
export const idle: readonly (readonly [what: string, dollars: number])[] = [
  ["Lambda asks two standard queues", (2 * ASKED_A_MONTH * prices.sqsStandard) / 1e6],
  ["Lambda asks two FIFO queues", (2 * ASKED_A_MONTH * prices.sqsFifo) / 1e6],
  [
    "five functions each minute, one each hour, 50 ms of 512 MB",
    ((5 * MONTH_MINUTES + MONTH_MINUTES / 60) * (prices.invocations + 0.025 * prices.gigabyteSeconds)) / 1e6,
  ],
  [
    `what they ask the tables, ${idleMinute.tableReads} reads a minute`,
    (idleMinute.tableReads * MONTH_MINUTES * prices.tableReads) / 1e6,
  ],
  [
    `what they ask the queues, ${idleMinute.queueCalls} calls a minute`,
    (idleMinute.queueCalls * MONTH_MINUTES * prices.sqsFifo) / 1e6,
  ],
  ["two secrets", 2 * prices.secret],
  ["ten alarms", 10 * prices.alarm],
];

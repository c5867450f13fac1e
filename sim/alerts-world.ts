import type { BrokerTrouble } from "./alerts-brokers.ts";
import type { TargetReading } from "../functions/core/alerts/readings.ts";
import { type Counts, noCounts } from "../functions/core/stats/counts.ts";
import type { DeltaRow } from "../functions/core/stats/delta.ts";
import { bucketOf, LIMIT_MS } from "../functions/core/stats/histogram.ts";

/** What publishers send, and where it goes. */
export interface Flow {
  readonly source: string;
  readonly type: string;
  readonly producer: string;
  readonly target: string;
  /** On the average of a day. */
  readonly perMinute: number;
}

export const flows: readonly Flow[] = [
  { source: "/shop", type: "shop.order.paid", producer: "shop", target: "warehouse", perMinute: 120 },
  { source: "/shop", type: "shop.order.placed", producer: "shop", target: "finance", perMinute: 300 },
  { source: "/crm", type: "crm.contact.changed", producer: "crm", target: "search", perMinute: 40 },
  { source: "/web", type: "web.page.viewed", producer: "web", target: "analytics", perMinute: 1_800 },
];

/** How the world is other than usual. */
export interface Trouble extends BrokerTrouble {
  /** The archive takes nothing. */
  readonly archiveStuck?: true;
  /** A function that does not take in what is changed. */
  readonly outdated?: string;
  /** So many of a hundred connections are open. */
  readonly connections?: number;
  /** By type: how many times as much is sent. */
  readonly traffic?: Readonly<Record<string, number>>;
  /** Targets that answer nothing. */
  readonly down?: readonly string[];
  /** By target: so many deliveries a minute are all that it takes, each after 20 s. */
  readonly slow?: Readonly<Record<string, number>>;
  /** By target: so many a minute it refuses for good. */
  readonly poison?: Readonly<Record<string, number>>;
  /** By producer: so many a minute are refused. */
  readonly refused?: Readonly<Record<string, number>>;
}

/** The world, a minute after the other. */
export interface World {
  /** What is counted in that minute of the day, and what waits at its end. `at`: epoch ms of its begin by the clock. */
  pass(minute: number, at: number, trouble: Trouble): readonly DeltaRow[];
  targets(): readonly TargetReading[];
}

interface Queue {
  waiting: number;
  since: number | undefined;
  openSince: number | undefined;
}

/** A target that is well takes so many a minute. */
const CAPACITY = 40_000;
/** Attempts before the breaker opens, and probes in a minute while it is open. */
const ATTEMPTS = 10;
const PROBES = 2;

export function createWorld(random: () => number): World {
  const queues = new Map(
    flows.map(({ target }): [string, Queue] => [
      target,
      { waiting: 0, since: undefined, openSince: undefined },
    ]),
  );
  return {
    pass: (minute, at, trouble) =>
      flows.flatMap((flow) => {
        const usual = flow.perMinute * dayCurve(minute) * (trouble.traffic?.[flow.type] ?? 1);
        const sent = noisy(usual, random);
        return [
          ...publishedRows(flow, sent, trouble.refused?.[flow.producer] ?? 0),
          ...deliveredRows(flow, sent, { queue: queues.get(flow.target)!, at, trouble, random }),
        ];
      }),
    targets: () =>
      [...queues].map(([id, { waiting, since, openSince }]) => ({
        ...{ id, waiting, later: 0, inFlight: 0, paused: false },
        ...(since !== undefined && { waitingSince: since }),
        ...(openSince !== undefined && { openSince }),
      })),
  };
}

/** Little at night, much in the afternoon; 1 on average. */
function dayCurve(minute: number): number {
  return 1 - 0.6 * Math.cos(((minute - 180) / 1_440) * 2 * Math.PI);
}

/** A Poisson number, nearly: its deviation is the root of the mean. */
function noisy(mean: number, random: () => number): number {
  const normal = Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random());
  return Math.max(0, Math.round(mean + normal * Math.sqrt(mean)));
}

function publishedRows({ source, type, producer }: Flow, sent: number, refused: number): DeltaRow[] {
  if (sent + refused === 0) return [];
  const good = countsOf(sent, 4, LIMIT_MS.path);
  const all = refused === 0 ? good : { ...good, count: sent + refused, failed: refused };
  return [
    ["bus", "default", all],
    ["source", source, all],
    ["type", type, all],
    ["producer", producer, all],
    ["function", "ingest", all],
  ];
}

interface Delivering {
  readonly queue: Queue;
  readonly at: number;
  readonly trouble: Trouble;
  readonly random: () => number;
}

function deliveredRows(
  { target }: Flow,
  sent: number,
  { queue, at, trouble, random }: Delivering,
): DeltaRow[] {
  const due = queue.waiting + sent;
  if (trouble.down?.includes(target)) {
    const tried = queue.openSince === undefined ? Math.min(due, ATTEMPTS) : PROBES;
    queue.openSince ??= at + 1_000;
    wait(queue, due, at);
    return [
      ["target", target, { ...countsOf(tried, 10_000, LIMIT_MS.delivery), failed: tried, retried: tried }],
    ];
  }
  queue.openSince = undefined;
  const slow = trouble.slow?.[target];
  const taken = Math.min(due, slow ?? CAPACITY);
  wait(queue, due - taken, at);
  // Now and then an attempt fails, and the next one does not.
  const failed = random() < 1 / 60 ? 1 : 0;
  const dead = Math.min(taken, trouble.poison?.[target] ?? 0);
  const counts = countsOf(taken + failed, slow === undefined ? 12 : 20_000, LIMIT_MS.delivery);
  return taken + failed === 0
    ? []
    : [["target", target, { ...counts, failed: failed + dead, retried: failed, dead }]];
}

function wait(queue: Queue, left: number, at: number): void {
  queue.waiting = left;
  queue.since = left > 0 ? (queue.since ?? at) : undefined;
}

const BYTES = 900;

function countsOf(count: number, ms: number, limitMs: number): Counts {
  if (count === 0) return noCounts;
  const buckets = { [bucketOf(ms, limitMs)]: count };
  return { ...noCounts, count, bytes: count * BYTES, sumMs: count * ms, maxMs: ms, buckets };
}

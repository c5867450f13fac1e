import { limits, work } from "./limits.ts";

/** What a rate of events of 1 KB asks of a service, and what the service allows without asking it for more. */
export interface Load {
  readonly what: string;
  /** At one event a second, in full batches. */
  readonly perEvent: number;
  readonly allowed: number;
  readonly unit: string;
}

const ANSWER_SECONDS = 0.1;

/** One rule, one target that answers in 100 ms, publishers that send batches of ten. */
export const loads: readonly Load[] = [
  {
    what: "events queue, messages",
    perEvent: 1,
    allowed: limits.fifoMessagesPerSecond,
    unit: "/s",
  },
  {
    what: "route, functions at once",
    perEvent: work.routeSeconds / work.eventsPerBatch,
    allowed: limits.accountConcurrency - limits.deliverConcurrency,
    unit: "",
  },
  {
    what: "deliver, functions at once",
    perEvent: (work.deliverSeconds + ANSWER_SECONDS) / work.eventsPerBatch,
    allowed: limits.deliverConcurrency,
    unit: "",
  },
  {
    what: "messages in the hands of functions",
    perEvent: work.routeSeconds + work.deliverSeconds + ANSWER_SECONDS,
    allowed: 120_000,
    unit: "",
  },
  {
    what: "table, written units",
    perEvent: work.writesPerSegment / work.eventsPerSegment,
    allowed: limits.tableWritesPerSecond,
    unit: "/s",
  },
  {
    what: "bucket, objects written below a prefix",
    perEvent: 2 / work.eventsPerSegment,
    allowed: 3_500,
    unit: "/s",
  },
];

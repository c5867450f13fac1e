import { codes, type FilterExpression, filterTypes, secondsOf } from "../../wire/rocketmq/messages.ts";
import type { BrokerMessage } from "./message.ts";
import type { Ask, TapOf } from "./open-tap.ts";
import { expectStatus } from "./rocketmq-error.ts";
import { rocketMqBrokerMessage } from "./rocketmq-message.ts";
import type { OpenRocketMq } from "./rocketmq-open.ts";
import { handleOf } from "./rocketmq-receipts.ts";

/** What is asked of brokers for messages. */
export interface Polls {
  /** The first messages that there are; none when all brokers have none, or the signal comes. */
  receive(ask: Ask): Promise<readonly BrokerMessage[]>;
  /** Whether some are out that nobody waits for any more. */
  areOut(): boolean;
  /** What comes to those, when the last of them is over. */
  rest(): Promise<readonly BrokerMessage[]>;
}

/** A receive waits at most so long for messages, and the proxy makes what is less than this five seconds. */
const POLL_MS = 10_000;
const LEAST_POLL_MS = 5_000;
/** What a receive may last beyond its waiting. */
const REST_MS = 5_000;
/** One receive takes at most so many. */
const MESSAGES = 32;
/** The default of schemas/taps/rocketmq.schema.json. */
const INVISIBLE_SECONDS = 60;

/** Each broker is asked by itself, and one that has nothing does not hold up what another has. */
export function createPolls(open: OpenRocketMq, brokers: readonly string[]): Polls {
  const running = new Map<string, Promise<readonly BrokerMessage[]>>();
  const poll = (broker: string, ask: Ask) => {
    const known = running.get(broker);
    if (known) return known;
    const started = pop(open, broker, ask).finally(() => running.delete(broker));
    started.catch(() => {});
    running.set(broker, started);
    return started;
  };
  return {
    async receive(ask) {
      if (ask.signal.aborted) return [];
      const aborted = Promise.withResolvers<readonly BrokerMessage[]>();
      const abort = () => aborted.resolve([]);
      ask.signal.addEventListener("abort", abort, { once: true });
      try {
        return await Promise.race([aborted.promise, firstOf(brokers.map((broker) => poll(broker, ask)))]);
      } finally {
        ask.signal.removeEventListener("abort", abort);
      }
    },
    areOut: () => running.size > 0,
    async rest() {
      const ended = await Promise.allSettled(running.values());
      return ended.flatMap((end) => (end.status === "fulfilled" ? end.value : []));
    },
  };
}

/** The first that are some; none when all have none. */
async function firstOf(
  polls: readonly Promise<readonly BrokerMessage[]>[],
): Promise<readonly BrokerMessage[]> {
  const some = polls.map(async (poll) => {
    const messages = await poll;
    if (messages.length === 0) throw new NothingThere();
    return messages;
  });
  return Promise.any(some).catch(({ errors }: AggregateError) => {
    const failure: unknown = errors.find((error) => !(error instanceof NothingThere));
    if (failure !== undefined) throw failure as Error;
    return [];
  });
}

class NothingThere extends Error {}

async function pop(
  { tap, proxies }: OpenRocketMq,
  broker: string,
  ask: Ask,
): Promise<readonly BrokerMessage[]> {
  const waitMs = Math.min(ask.waitMs, POLL_MS);
  const { unprefixed = false } = tap;
  const topic = { name: tap.topic };
  const parts = await proxies.current().receive(
    {
      ...{ group: { name: tap.group }, filterExpression: filterOf(tap) },
      messageQueue: { topic, id: ANY_QUEUE, permission: 4, broker: { name: broker } },
      batchSize: Math.min(ask.most, MESSAGES),
      invisibleDuration: { seconds: tap.invisibleSeconds ?? INVISIBLE_SECONDS },
      longPollingTimeout: secondsOf(waitMs),
    },
    Math.max(waitMs, LEAST_POLL_MS) + REST_MS,
  );
  for (const { status } of parts) if (status) expectStatus(status, [codes.ok, codes.messageNotFound], tap);
  return parts.flatMap(({ message }) =>
    message ? rocketMqBrokerMessage(message, { unprefixed, handle: handleOf(message, tap) }) : [],
  );
}

const ANY_QUEUE = -1;

export function filterOf({ filter = {} }: TapOf<"rocketmq">): FilterExpression {
  if (filter.sql !== undefined) return { type: filterTypes.sql, expression: filter.sql };
  return { type: filterTypes.tag, expression: filter.tag ?? "*" };
}

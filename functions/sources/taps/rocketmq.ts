import { createRocketMqProxies, type RocketMqProxies } from "../../wire/rocketmq/proxies.ts";
import {
  codes,
  type FilterExpression,
  filterTypes,
  type Message,
  secondsOf,
  SIMPLE_CONSUMER,
} from "../../wire/rocketmq/messages.ts";
import type { Introduction } from "../../wire/rocketmq/proxy.ts";
import type { BrokerMessage } from "./message.ts";
import type { Ask, OpenTap, Settled, TapOf, TapSession } from "./open-tap.ts";
import { expectStatus, rocketMqTapError } from "./rocketmq-error.ts";
import { rocketMqBrokerMessage } from "./rocketmq-message.ts";

type Tap = TapOf<"rocketmq">;

/**
 * Takes from a topic of RocketMQ as one consumer of a group: messages are popped, and hidden from others until they are
 * acknowledged, given back or their time is over. No rebalancing: any number of processes may share a group.
 */
export const openRocketMq: OpenTap<"rocketmq"> = async (tap, { secrets, now }) => {
  const proxies = await createRocketMqProxies(tap, secrets);
  const known = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => rocketMqTapError(error, tap));
  const open = { tap, proxies, filter: filterOf(tap) };
  try {
    const [brokers, introduction] = await known(Promise.all([brokersOf(open), introduced(open)]));
    const polls = createPolls(open, brokers);
    const beat = createHeartbeat(open, now);
    return {
      async receive(ask) {
        await known(beat());
        return known(polls.receive(ask));
      },
      settle: (settled) => known(settle(open, settled)),
      lag: async () => undefined,
      close: () => close(open, introduction),
    } satisfies TapSession;
  } catch (error) {
    proxies.close();
    throw error;
  }
};

/** A tap and the way to its RocketMQ. */
interface Open {
  readonly tap: Tap;
  readonly proxies: RocketMqProxies;
  readonly filter: FilterExpression;
}

/** For one call that waits for nothing. */
const CALL_MS = 5_000;
/** A receive waits at most so long for messages, and the proxy makes what is less than this five seconds. */
const POLL_MS = 10_000;
const LEAST_POLL_MS = 5_000;
/** What a receive may last beyond its waiting. */
const REST_MS = 5_000;
/** A proxy forgets a client of which it has not heard for two minutes. */
const HEARTBEAT_MS = 20_000;
/** One receive takes at most so many. */
const MESSAGES = 32;
/** The default of schemas/taps/rocketmq.schema.json. */
const INVISIBLE_SECONDS = 60;

function filterOf({ filter = {} }: Tap): FilterExpression {
  if (filter.sql !== undefined) return { type: filterTypes.sql, expression: filter.sql };
  return { type: filterTypes.tag, expression: filter.tag ?? "*" };
}

/** The names of the brokers that have queues of the topic that can be read. */
async function brokersOf({ tap, proxies }: Open): Promise<readonly string[]> {
  const { status, messageQueues } = await proxies.route(tap.topic, CALL_MS);
  expectStatus(status, [codes.ok], tap);
  const readable = messageQueues.filter(({ permission = 0 }) => READABLE.has(permission));
  return [...new Set(readable.map(({ broker }) => broker?.name ?? ""))];
}

/** `READ` and `READ_WRITE`. */
const READABLE: ReadonlySet<number> = new Set([2, 4]);

async function introduced({ tap, proxies, filter }: Open): Promise<Introduction> {
  const subscriptions = [{ topic: { name: tap.topic }, expression: filter }];
  const introduction = await proxies.current().introduce(
    {
      clientType: SIMPLE_CONSUMER,
      requestTimeout: secondsOf(CALL_MS),
      subscription: { group: { name: tap.group }, subscriptions },
      userAgent: { language: NODE_JS, version: "5.0.0" },
    },
    { timeoutMs: CALL_MS, lastsMs: DAY_MS },
  );
  expectStatus(introduction.status, [codes.ok], tap);
  return introduction;
}

/** `Language` */
const NODE_JS = 8;
/** Longer than any stream is kept by what lies between; when it ends the tap is opened anew. */
const DAY_MS = 86_400_000;

function createHeartbeat({ tap, proxies }: Open, now: () => number): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < HEARTBEAT_MS) return;
    last = now();
    const request = { group: { name: tap.group }, clientType: SIMPLE_CONSUMER };
    const { status } = await proxies.ask("Heartbeat", request, CALL_MS);
    expectStatus(status, [codes.ok], tap);
  };
}

/** Each broker is asked by itself, and one that has nothing does not hold up what another has. */
function createPolls(open: Open, brokers: readonly string[]) {
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
    async receive(ask: Ask): Promise<readonly BrokerMessage[]> {
      const aborted = Promise.withResolvers<readonly BrokerMessage[]>();
      const abort = () => aborted.resolve([]);
      ask.signal.addEventListener("abort", abort, { once: true });
      try {
        return await Promise.race([aborted.promise, firstOf(brokers.map((broker) => poll(broker, ask)))]);
      } finally {
        ask.signal.removeEventListener("abort", abort);
      }
    },
  };
}

/** The first that are some; none when all have none. */
async function firstOf(polls: readonly Promise<readonly BrokerMessage[]>[]): Promise<readonly BrokerMessage[]> {
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

async function pop({ tap, proxies, filter }: Open, broker: string, ask: Ask): Promise<readonly BrokerMessage[]> {
  const waitMs = Math.min(ask.waitMs, POLL_MS);
  const topic = { name: tap.topic };
  const parts = await proxies.current().receive(
    {
      ...{ group: { name: tap.group }, filterExpression: filter },
      messageQueue: { topic, id: ANY_QUEUE, permission: 4, broker: { name: broker } },
      batchSize: Math.min(ask.most, MESSAGES),
      invisibleDuration: { seconds: tap.invisibleSeconds ?? INVISIBLE_SECONDS },
      longPollingTimeout: secondsOf(waitMs),
    },
    Math.max(waitMs, LEAST_POLL_MS) + REST_MS,
  );
  for (const { status } of parts) if (status) expectStatus(status, [codes.ok, codes.messageNotFound], tap);
  return parts.flatMap(({ message }) => (message ? messageOf(message, tap) : []));
}

const ANY_QUEUE = -1;

/** What is told of a message when it is settled. */
interface Handle {
  readonly topic: string;
  readonly messageId: string;
  readonly receiptHandle: string;
  readonly attempt: number;
}

function messageOf(message: Message, tap: Tap): BrokerMessage {
  const { messageId = "", receiptHandle = "", deliveryAttempt = 1 } = message.systemProperties ?? {};
  const handle: Handle = {
    topic: message.topic?.name ?? tap.topic,
    ...{ messageId, receiptHandle, attempt: deliveryAttempt },
  };
  return rocketMqBrokerMessage(message, { unprefixed: tap.unprefixed ?? false, handle });
}

async function settle(open: Open, settled: readonly Settled[]): Promise<void> {
  const handles = (verdict: Settled["verdict"]) =>
    settled.filter((one) => one.verdict === verdict).map(({ message }) => message.handle as Handle);
  await Promise.all([
    acknowledge(open, handles("taken")),
    ...handles("later").map((handle) => giveBack(open, handle)),
    ...handles("refused").map((handle) => bury(open, handle)),
  ]);
}

/** What was hidden too long comes again, and is known by its id; what RocketMQ fails to note is told once more. */
async function acknowledge(open: Open, handles: readonly Handle[]): Promise<void> {
  const failed = await acknowledgeOnce(open, handles);
  await acknowledgeOnce(open, failed);
}

async function acknowledgeOnce({ tap, proxies }: Open, handles: readonly Handle[]): Promise<readonly Handle[]> {
  const failed: Handle[] = [];
  for (const [topic, own] of Map.groupBy(handles, ({ topic }) => topic)) {
    const entries = own.map(({ messageId, receiptHandle }) => ({ messageId, receiptHandle }));
    const request = { group: { name: tap.group }, topic: { name: topic }, entries };
    const answer = await proxies.ask("AckMessage", request, CALL_MS);
    expectStatus(answer.status, [codes.ok, codes.several, codes.invalidReceipt], tap);
    const bad = answer.entries.filter(({ status }) => status !== undefined && isPassing(status.code ?? 0));
    const again = new Set(bad.map(({ receiptHandle }) => receiptHandle));
    failed.push(...own.filter(({ receiptHandle }) => again.has(receiptHandle)));
  }
  return failed;
}

function isPassing(code: number): boolean {
  return code >= 50_000 || Math.floor(code / 100) === 429;
}

/** It comes again later, the later the more often it has come. */
async function giveBack({ tap, proxies }: Open, { topic, attempt, ...handle }: Handle): Promise<void> {
  const seconds = Math.min(FIRST_BACK_S * 2 ** (attempt - 1), LONGEST_BACK_S);
  const { status } = await proxies.ask(
    "ChangeInvisibleDuration",
    { group: { name: tap.group }, topic: { name: topic }, ...handle, invisibleDuration: { seconds } },
    CALL_MS,
  );
  expectStatus(status, [codes.ok, codes.invalidReceipt], tap);
}

const FIRST_BACK_S = 5;
const LONGEST_BACK_S = 300;

/** To the dead letters of the group. */
async function bury({ tap, proxies }: Open, { topic, attempt, ...handle }: Handle): Promise<void> {
  const { status } = await proxies.ask(
    "ForwardMessageToDeadLetterQueue",
    {
      ...{ group: { name: tap.group }, topic: { name: topic }, ...handle },
      ...{ deliveryAttempt: attempt, maxDeliveryAttempts: attempt },
    },
    CALL_MS,
  );
  expectStatus(status, [codes.ok, codes.invalidReceipt], tap);
}

/** The proxy may be gone already. What is popped for a poll that is given up comes again when its time is over. */
async function close({ tap, proxies }: Open, { stream }: Introduction): Promise<void> {
  stream.close();
  await proxies.ask("NotifyClientTermination", { group: { name: tap.group } }, GOODBYE_MS).catch(() => {});
  proxies.close();
}

const GOODBYE_MS = 1_000;

import { codes, secondsOf, SIMPLE_CONSUMER } from "../../wire/rocketmq/messages.ts";
import { createRocketMqProxies } from "../../wire/rocketmq/proxies.ts";
import type { Introduction } from "../../wire/rocketmq/proxy.ts";
import type { OpenTap, TapSession } from "./open-tap.ts";
import { expectStatus, rocketMqTapError } from "./rocketmq-error.ts";
import type { OpenRocketMq } from "./rocketmq-open.ts";
import { createPolls, filterOf, type Polls } from "./rocketmq-polls.ts";
import { giveBack, type Handle, settle } from "./rocketmq-receipts.ts";

/**
 * Takes from a topic of RocketMQ as one consumer of a group: messages are popped, and hidden from others until they are
 * acknowledged, given back or their time is over. No rebalancing: any number of processes may share a group.
 */
export const openRocketMq: OpenTap<"rocketmq"> = async (tap, { secrets, now }) => {
  const proxies = await createRocketMqProxies(tap, secrets);
  const open: OpenRocketMq = { tap, proxies };
  const known = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => rocketMqTapError(error, tap));
  try {
    const [brokers, introduction] = await known(Promise.all([brokersOf(open), introduced(open)]));
    const polls = createPolls(open, brokers);
    const beat = createHeartbeat(open, now);
    const inHand = new Set<Handle>();
    return {
      async receive(ask) {
        await known(beat());
        const messages = await known(polls.receive(ask));
        for (const { handle } of messages) inHand.add(handle as Handle);
        return messages;
      },
      async settle(settled) {
        await known(settle(open, settled));
        for (const { message } of settled) inHand.delete(message.handle as Handle);
      },
      lag: async () => undefined,
      close: () => close(open, { introduction, polls, inHand }),
    } satisfies TapSession;
  } catch (error) {
    proxies.close();
    throw error;
  }
};

/** For one call that waits for nothing. */
const CALL_MS = 5_000;

/** The names of the brokers that have queues of the topic that can be read. */
async function brokersOf({ tap, proxies }: OpenRocketMq): Promise<readonly string[]> {
  const { status, messageQueues } = await proxies.route(tap.topic, CALL_MS);
  expectStatus(status, [codes.ok], tap);
  const readable = messageQueues.filter(({ permission = 0 }) => READABLE.has(permission));
  return [...new Set(readable.map(({ broker }) => broker?.name ?? ""))];
}

/** `READ` and `READ_WRITE`. */
const READABLE: ReadonlySet<number> = new Set([2, 4]);

async function introduced({ tap, proxies }: OpenRocketMq): Promise<Introduction> {
  const subscriptions = [{ topic: { name: tap.topic }, expression: filterOf(tap) }];
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
/** Longer than a stream lasts on its way. What ends it shows in a receive, and then the tap is opened anew. */
const DAY_MS = 86_400_000;
/** A proxy forgets a client of which it has not heard for two minutes. */
const HEARTBEAT_MS = 20_000;

function createHeartbeat({ tap, proxies }: OpenRocketMq, now: () => number): () => Promise<void> {
  let last = now();
  return async () => {
    if (now() - last < HEARTBEAT_MS) return;
    last = now();
    const request = { group: { name: tap.group }, clientType: SIMPLE_CONSUMER };
    const { status } = await proxies.ask("Heartbeat", request, CALL_MS);
    expectStatus(status, [codes.ok], tap);
  };
}

interface Closing {
  readonly introduction: Introduction;
  readonly polls: Polls;
  readonly inHand: ReadonlySet<Handle>;
}

/**
 * What is in hand is given back. What comes to a poll that is still out is given back as well, behind the caller's back, for that
 * may take seconds; a process that ends before leaves it hidden until its time is over.
 */
async function close(open: OpenRocketMq, { introduction, polls, inHand }: Closing): Promise<void> {
  const back = (handles: Iterable<Handle>) =>
    Promise.allSettled(Array.from(handles, (handle) => giveBack(open, handle, SOON_S)));
  const { tap, proxies } = open;
  await back(inHand);
  const isOver = !polls.areOut();
  const ended = polls
    .rest()
    .then((messages) => back(messages.map(({ handle }) => handle as Handle)))
    .then(() => introduction.stream.close())
    .then(() => proxies.ask("NotifyClientTermination", { group: { name: tap.group } }, CALL_MS))
    .catch(() => {})
    .finally(() => proxies.close());
  if (isOver) await ended;
}

const SOON_S = 1;

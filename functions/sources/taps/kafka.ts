import { isUtf8 } from "node:buffer";
import { Consumer, ListOffsetTimestamps, type Message } from "@platformatic/kafka";
import { guardPool, kafkaFault, kafkaOptions } from "../../wire/kafka.ts";
import { brokerTapError } from "./broker-tap-error.ts";
import { createInbox } from "./inbox.ts";
import { createOffsets } from "./kafka-offsets.ts";
import { type BrokerMessage, traceIn } from "./message.ts";
import type { OpenTap, TapOf, TapSession } from "./open-tap.ts";

/**
 * Takes from a topic of Kafka as a member of a consumer group, whose place in a partition is behind the last message of those
 * that are settled without a gap. Kafka takes nothing back: what is to come later is kept here until it is asked for again.
 */
export const openKafka: OpenTap<"kafka"> = async (tap, { secrets }) => {
  const consumer = new Consumer({
    ...(await kafkaOptions(tap, secrets, TIMEOUT_MS)),
    ...{
      groupId: tap.group,
      autocommit: false,
      sessionTimeout: SESSION_MS,
      rebalanceTimeout: SESSION_MS,
      maxWaitTime: FETCH_MS,
      maxBytes: FETCH_BYTES,
      retries: RETRIES,
      retryDelay: RETRY_MS,
    },
  });
  guardPool(consumer.connections, tap);
  try {
    return await sessionOf(consumer, tap);
  } catch (error) {
    await closed(consumer);
    throw brokerTapError(kafkaFault(error), tap);
  }
};

const TIMEOUT_MS = 10_000;
/** A member that is lost holds the others up for so long. */
const SESSION_MS = 10_000;
/** A request waits so long for messages on the broker. */
const FETCH_MS = 5_000;
const FETCH_BYTES = 8 * 1024 * 1024;
/** A group that is being made or moved answers a little later. */
const RETRIES = 2;
const RETRY_MS = 200;
/** The default of schemas/taps/shared.schema.json. */
const BATCH = 100;

async function sessionOf(consumer: Consumer, tap: TapOf<"kafka">): Promise<TapSession> {
  const { topic, batch = BATCH } = tap;
  const inbox = createInbox();
  const end = (error: unknown) => inbox.end(brokerTapError(kafkaFault(error), tap));
  consumer.on("error", end);
  const partitions = await partitionsOf(consumer, topic);
  consumer.topics.track(topic);
  await consumer.joinGroup({});
  if (tap.from === "latest") await beginAtEnd(consumer, topic, partitions);
  const stream = await consumer.consume({ topics: [topic], mode: "committed", fallbackMode: "earliest" });
  guardPool(stream.connections, tap);
  const offsets = createOffsets();
  stream.on("error", end);
  stream.on("data", (message) => {
    offsets.came(message);
    inbox.put(messageOf(message));
    if (inbox.size() >= batch) stream.pause();
  });
  return {
    async receive(ask) {
      const messages = await inbox.take(ask);
      if (inbox.size() < batch) stream.resume();
      return messages;
    },
    async settle(settled) {
      const handled = settled.filter(({ verdict }) => verdict !== "later").map(({ message }) => message);
      const own = new Set(consumer.assignments?.find((one) => one.topic === topic)?.partitions);
      const places = offsets
        .settled(handled.map(({ handle }) => handle as Message))
        .filter(({ partition }) => own.has(partition));
      inbox.putBack(settled.flatMap(({ message, verdict }) => (verdict === "later" ? [message] : [])));
      if (places.length > 0) await told(consumer.commit({ offsets: places }), tap);
    },
    lag: () => told(lagOf(consumer, topic, partitions), tap),
    close: () => closed(consumer),
  };
}

function told<Answer>(answer: Promise<Answer>, tap: TapOf<"kafka">): Promise<Answer> {
  return answer.catch((error: unknown) => {
    throw brokerTapError(kafkaFault(error), tap);
  });
}

async function closed(consumer: Consumer): Promise<void> {
  // What cannot be closed is gone already.
  await consumer.close(true).catch(() => {});
}

async function partitionsOf(consumer: Consumer, topic: string): Promise<number[]> {
  const { topics } = await consumer.metadata({ topics: [topic], retries: 0 });
  return [...(topics.get(topic)?.partitions ?? []).keys()];
}

/** A group that begins with what comes next has a place at once, so that a crash passes over nothing. */
async function beginAtEnd(consumer: Consumer, topic: string, partitions: number[]): Promise<void> {
  const [committed, latest] = await Promise.all([
    consumer.listCommittedOffsets({ topics: [{ topic, partitions }] }),
    consumer.listOffsets({ topics: [topic], timestamp: ListOffsetTimestamps.LATEST }),
  ]);
  const places = partitions
    .filter((partition) => committed.get(topic)![partition]! < 0n)
    .map((partition) => ({ topic, partition, offset: latest.get(topic)![partition]!, leaderEpoch: -1 }));
  if (places.length > 0) await consumer.commit({ offsets: places });
}

async function lagOf(consumer: Consumer, topic: string, partitions: number[]): Promise<number> {
  const at = (timestamp: bigint) => consumer.listOffsets({ topics: [topic], timestamp });
  const [committed, earliest, latest] = await Promise.all([
    consumer.listCommittedOffsets({ topics: [{ topic, partitions }] }),
    at(ListOffsetTimestamps.EARLIEST),
    at(ListOffsetTimestamps.LATEST),
  ]);
  const of = (offsets: ReadonlyMap<string, readonly bigint[]>, partition: number) =>
    offsets.get(topic)![partition]!;
  const lags = partitions.map((partition) => {
    const place = of(committed, partition);
    return of(latest, partition) - (place < 0n ? of(earliest, partition) : place);
  });
  return Number(lags.reduce((sum, lag) => sum + lag, 0n));
}

function messageOf(message: Message): BrokerMessage {
  const { topic, partition, offset, timestamp } = message;
  // The types say otherwise, but records without key or value have none.
  const [key, value] = [message.key as Buffer | undefined, message.value as Buffer | undefined];
  const named = [...message.headers].map(([name, text]) => [String(name), String(text ?? "")] as const);
  const attributes = named.flatMap(([name, text]) =>
    PREFIX.test(name) ? [[name.replace(PREFIX, ""), text] as const] : [],
  );
  return {
    body: value ?? new Uint8Array(),
    contentType: named.find(([name]) => /^content-?type$/i.test(name))?.[1],
    attributes: Object.fromEntries(attributes),
    trace: traceIn(named),
    plain: {
      id: `${partition}-${offset}`,
      subject: topic,
      time: new Date(Number(timestamp)).toISOString(),
      key: key && isUtf8(key) ? key.toString() : undefined,
    },
    handle: message,
  };
}

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md, 3.2.3.1, or that of others. */
const PREFIX = /^ce[_-]/;

import { randomUUID } from "node:crypto";
import type { Channel, ConsumeMessage } from "amqplib";
import { BrokerFault } from "../../wire/broker-fault.ts";
import { connectRabbitMq, rabbitMqFault } from "../../wire/rabbitmq.ts";
import { brokerTapError } from "./broker-tap-error.ts";
import { createInbox } from "./inbox.ts";
import { type BrokerMessage, traceIn } from "./message.ts";
import type { OpenTap, TapOf, TapSession } from "./open-tap.ts";

/** Takes from a queue of RabbitMQ: the broker hands out as many messages as a batch has, and no more until they are settled. */
export const openRabbitMq: OpenTap<"rabbitmq"> = async (tap, { secrets }) => {
  try {
    const connection = await connectRabbitMq(tap, secrets, TIMEOUT_MS);
    try {
      const channel = await connection.createChannel();
      return await sessionOn(channel, tap, async () => {
        await connection.close();
      });
    } catch (error) {
      connection.close().catch(() => {});
      throw rabbitMqFault(error);
    }
  } catch (error) {
    throw brokerTapError(error, tap);
  }
};

const TIMEOUT_MS = 10_000;
/** The default of schemas/taps/shared.schema.json. */
const BATCH = 100;

async function sessionOn(
  channel: Channel,
  tap: TapOf<"rabbitmq">,
  close: () => Promise<void>,
): Promise<TapSession> {
  const { queue, batch = BATCH } = tap;
  const inbox = createInbox();
  const end = (error: unknown) => inbox.end(brokerTapError(rabbitMqFault(error), tap));
  channel.on("error", end);
  channel.on("close", () => end(new BrokerFault("failed", "RabbitMQ closed the channel")));
  await channel.prefetch(batch);
  await channel.consume(queue, (message) => {
    if (message) inbox.put(messageOf(message));
    else
      end(new BrokerFault("failed", `RabbitMQ gives out nothing of queue "${queue}" any more: it is gone`));
  });
  const answered = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => {
      throw brokerTapError(rabbitMqFault(error), tap);
    });
  return {
    receive: inbox.take,
    async settle(settled) {
      for (const { message, verdict } of settled) {
        const handle = message.handle as ConsumeMessage;
        if (verdict === "taken") channel.ack(handle);
        else channel.nack(handle, false, verdict === "later");
      }
      // Acknowledgements have no answers. A channel is served in order, so what is answered after them has them behind it.
      await answered(channel.prefetch(batch));
    },
    lag: () => answered(channel.checkQueue(queue).then(({ messageCount }) => messageCount + inbox.size())),
    close,
  };
}

function messageOf(message: ConsumeMessage): BrokerMessage {
  const { content, fields, properties } = message;
  const { messageId, timestamp, contentType } = properties as Partial<
    Record<keyof typeof properties, unknown>
  >;
  return {
    body: content,
    contentType: contentType as string | undefined,
    attributes: attributesOf(properties.headers ?? {}),
    trace: traceIn(Object.entries(properties.headers ?? {})),
    plain: {
      id: typeof messageId === "string" && messageId !== "" ? messageId : randomUUID(),
      subject: fields.routingKey,
      time: timeOf(timestamp),
    },
    handle: message,
  };
}

/** With the prefix of the AMQP binding, in both its forms, or that of others. */
const PREFIX = /^(?:cloudEvents[:_]|ce[-_])/;

function attributesOf(headers: Readonly<Record<string, unknown>>): BrokerMessage["attributes"] {
  const own = Object.entries(headers).filter(([name]) => PREFIX.test(name));
  return Object.fromEntries(
    own.flatMap(([name, value]) => {
      const known = valueOf(value);
      return known === undefined ? [] : [[name.replace(PREFIX, ""), known]];
    }),
  );
}

function valueOf(value: unknown): string | number | boolean | undefined {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return value;
  const { "!": kind, value: inner } = (value ?? {}) as { "!"?: unknown; value?: unknown };
  return kind === "timestamp" ? timeOf(inner) : undefined;
}

/** AMQP's times are seconds. */
function timeOf(seconds: unknown): string | undefined {
  return typeof seconds === "number" && Number.isFinite(seconds)
    ? new Date(seconds * 1000).toISOString()
    : undefined;
}

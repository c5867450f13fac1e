import type { ConfirmChannel, Options } from "amqplib";
import type { Delivery } from "../core/delivery.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { compilePlaceText } from "../core/text/place-text.ts";
import { inTime } from "../wire/broker-fault.ts";
import { connectRabbitMq, rabbitMqFault } from "../wire/rabbitmq.ts";
import { brokerFailure } from "./broker-failure.ts";
import { keptConnections } from "./kept-connection.ts";
import { messageContent, typedAttributes } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { type TraceHeaders, traceHeaders } from "./trace-headers.ts";
import { unfit } from "./unfit.ts";

/** Publishes a delivery to RabbitMQ: it is delivered when the broker has confirmed it, and a queue has it. */
export const sendRabbitMq: Send<"rabbitmq"> = async (delivery, target, tools) => {
  const { timeoutSeconds = TIMEOUT_SECONDS } = target;
  const key = planOf(target).render(delivery.event.text);
  if (key === undefined)
    return unfit(target, `its routingKey "${target.routingKey}" has a place without a value`);
  if (Buffer.byteLength(key) > SHORT_STRING)
    return unfit(
      target,
      `its routing key would be longer than the ${SHORT_STRING} bytes that RabbitMQ takes`,
    );
  try {
    return await using(target, tools, (publisher) =>
      inTime(
        publisher.publish(delivery, { target, key, trace: traceHeaders(delivery, tools) }),
        timeoutSeconds * 1000,
        "RabbitMQ",
      ),
    );
  } catch (error) {
    return brokerFailure(error, { target: target.id, timeoutSeconds });
  }
};

type Target = TargetOf<"rabbitmq">;

/** The default of schemas/targets/shared.schema.json. */
const TIMEOUT_SECONDS = 10;
/** What AMQP gives a routing key. */
const SHORT_STRING = 255;

const planOf = perTarget(({ routingKey = "<$.type>" }: Target) => compilePlaceText(routingKey));

interface Plan {
  readonly target: Target;
  readonly key: string;
  readonly trace: TraceHeaders;
}

interface Publisher {
  publish(delivery: Delivery, plan: Plan): Promise<SendResult>;
  close(): Promise<void>;
}

const using = keptConnections<Target, SendTools, Publisher>(async (target, { secrets }, gone) => {
  const timeoutMs = (target.timeoutSeconds ?? TIMEOUT_SECONDS) * 1000;
  const connection = await connectRabbitMq(target, secrets, timeoutMs);
  connection.on("close", gone);
  const channel = await connection.createConfirmChannel();
  return publisherOn(channel, async () => {
    gone();
    await connection.close();
  });
});

function publisherOn(channel: ConfirmChannel, close: () => Promise<void>): Publisher {
  const returned = new Set<string>();
  let ended: unknown;
  channel.on("error", (error) => (ended = error));
  channel.on("return", ({ properties }) => returned.add(properties.messageId as string));
  return {
    publish(delivery, { target, key, trace }) {
      const { options, content } = messageOf(delivery, target, trace);
      const { promise, resolve, reject } = Promise.withResolvers<SendResult>();
      const confirmed = (problem: unknown) => {
        // The answer "nobody takes it" comes before the confirmation.
        if (returned.delete(delivery.id)) return resolve(unroutable(target, key));
        return problem ? reject(rabbitMqFault(ended ?? problem)) : resolve({ ok: true });
      };
      channel.publish(target.exchange ?? "", key, content, options, confirmed);
      return promise;
    },
    close,
  };
}

function unroutable({ id, exchange = "" }: Target, key: string): SendResult {
  const place =
    exchange === "" ? `there is no queue "${key}"` : `no queue of exchange "${exchange}" takes "${key}"`;
  return { ok: false, code: "target-refused", detail: `Cannot deliver to target "${id}": ${place}` };
}

function messageOf(
  delivery: Delivery,
  { mode, persistent = true, mandatory = true, ...target }: Target,
  trace: TraceHeaders,
) {
  const { contentType, body, attributes } = messageContent(delivery, mode);
  const own = attributes.length > 0 ? typedAttributes(delivery) : [];
  const headers = {
    ...Object.fromEntries(own.map(([name, value]) => [`${PREFIX}${name}`, value])),
    ...Object.fromEntries(trace),
    ...(delivery.replay !== undefined && { "signalbox-replay": delivery.replay }),
  };
  const { priority, expirationSeconds } = target;
  const options: Options.Publish = {
    ...{ persistent, mandatory, headers, messageId: delivery.id, appId: "signalbox" },
    ...(contentType !== "" && { contentType }),
    ...(priority !== undefined && { priority }),
    ...(expirationSeconds !== undefined && { expiration: String(Math.round(expirationSeconds * 1000)) }),
  };
  return { options, content: Buffer.from(body) };
}

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/amqp-protocol-binding.md, 3.1.3.1 */
const PREFIX = "cloudEvents:";

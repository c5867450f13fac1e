import { compatibilityPartitioner, ProduceAcks, Producer } from "@platformatic/kafka";
import type { Delivery } from "../core/delivery.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { compilePlaceText, partitionKeyOf } from "../core/text/place-text.ts";
import { inTime } from "../wire/broker-fault.ts";
import { guardPool, kafkaFault, kafkaOptions } from "../wire/kafka.ts";
import { brokerFailure, refusal } from "./broker-failure.ts";
import { keptConnections } from "./kept-connection.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { type TraceHeaders, traceHeaders } from "./trace-headers.ts";

/** Sends a delivery to a topic of Kafka: it is delivered when all replicas that are in step have it. */
export const sendKafka: Send<"kafka"> = async (delivery, target, tools) => {
  const at = { target: target.id, timeoutSeconds: target.timeoutSeconds ?? TIMEOUT_SECONDS };
  try {
    return await using(target, tools, ({ producer }) =>
      inTime(
        producer.send(requestOf(delivery, target, traceHeaders(delivery, tools))).then(
          (): SendResult => ({ ok: true }),
          (error: unknown) => refusal(kafkaFault(error), at),
        ),
        at.timeoutSeconds * 1000,
        "Kafka",
      ),
    );
  } catch (error) {
    return brokerFailure(error, at);
  }
};

type Target = TargetOf<"kafka">;

/** The default of schemas/targets/shared.schema.json. */
const TIMEOUT_SECONDS = 10;

/** A topic that was just made, or has just moved, is known to a broker a little later. */
const RETRIES = 2;
const RETRY_MS = 200;

const planOf = perTarget(({ partitionKey }: Target) =>
  partitionKey === undefined ? undefined : compilePlaceText(partitionKey),
);

const using = keptConnections<Target, SendTools, { producer: Producer; close(): Promise<void> }>(
  async (target, { secrets }) => {
    const { timeoutSeconds = TIMEOUT_SECONDS } = target;
    const options = await kafkaOptions(target, secrets, timeoutSeconds * 1000);
    const producer = new Producer({ ...options, retries: RETRIES, retryDelay: RETRY_MS });
    guardPool(producer.connections, target);
    return { producer, close: () => producer.close() };
  },
);

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/kafka-protocol-binding.md */
function requestOf(delivery: Delivery, target: Target, trace: TraceHeaders) {
  const { event, id, replay } = delivery;
  const { contentType, body, attributes } = messageContent(delivery, target.mode);
  const key = planOf(target)?.render(event.text) ?? partitionKeyOf(event.text);
  const headers = {
    ...Object.fromEntries(attributes.map(([name, value]) => [name.replace("ce-", "ce_"), value])),
    ...(contentType !== "" && { "content-type": contentType }),
    "idempotency-key": id,
    ...Object.fromEntries(trace),
    ...(replay !== undefined && { "signalbox-replay": replay }),
  };
  const message = {
    topic: target.topic,
    ...(body.length > 0 && { value: Buffer.from(body) }),
    ...(key !== undefined && { key: Buffer.from(key) }),
    headers: new Map(Object.entries(headers).map(([name, value]) => [Buffer.from(name), Buffer.from(value)])),
  };
  // A key goes to the partition that Kafka's own clients send it to.
  return {
    messages: [message],
    acks: ProduceAcks.ALL,
    ...(key !== undefined && { partitioner: compatibilityPartitioner }),
  };
}

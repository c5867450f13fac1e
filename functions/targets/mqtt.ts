import type { IPublishPacket } from "mqtt-packet";
import type { Delivery } from "../core/delivery.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { compilePlaceText } from "../core/text/place-text.ts";
import { inTime } from "../wire/broker-fault.ts";
import { connectMqtt } from "../wire/mqtt.ts";
import { brokerFailure, refusal } from "./broker-failure.ts";
import { keptConnections } from "./kept-connection.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { type TraceHeaders, traceHeaders } from "./trace-headers.ts";
import { tooLarge, unfit } from "./unfit.ts";

/** Publishes a delivery to a broker of MQTT 5 at QoS 1: it is delivered when the broker has acknowledged it. */
export const sendMqtt: Send<"mqtt"> = async (delivery, target, tools) => {
  const topic = planOf(target).render(delivery.event.text);
  if (topic === undefined) return unfit(target, `its topic "${target.topic}" has a place without a value`);
  if (!TOPIC.test(topic) || Buffer.byteLength(topic) > TOPIC_BYTES)
    return unfit(
      target,
      `its topic would be "${topic.slice(0, 100)}", and MQTT takes none with +, # or NUL, or over ${TOPIC_BYTES} bytes`,
    );
  const { timeoutSeconds = TIMEOUT_SECONDS } = target;
  try {
    return await using(target, tools, (connection) =>
      inTime(
        connection.publish(messageOf(delivery, { target, topic, trace: traceHeaders(delivery, tools) })),
        timeoutSeconds * 1000,
        "The broker",
      ),
    );
  } catch (error) {
    return brokerFailure(error, { target: target.id, timeoutSeconds });
  }
};

type Target = TargetOf<"mqtt">;

/** The default of schemas/targets/shared.schema.json. */
const TIMEOUT_SECONDS = 10;
const TOPIC = /^[^+#\0]+$/;
const TOPIC_BYTES = 65_535;
/** What of a packet is neither its topic nor its payload, properties or their names and lengths. */
const AROUND_BYTES = 64;
/** The broker has it, and nobody subscribes to its topic. */
const NOBODY = 0x10;

const planOf = perTarget(({ topic = "<$.type>" }: Target) => compilePlaceText(topic));

interface Publisher {
  publish(message: Message): Promise<SendResult>;
  close(): Promise<void>;
}

const using = keptConnections<Target, SendTools, Publisher>(async (target, { secrets }, gone) => {
  const { timeoutSeconds = TIMEOUT_SECONDS, id } = target;
  const session = { clientId: "", expirySeconds: 0 };
  const connection = await connectMqtt(target, session, { secrets, timeoutMs: timeoutSeconds * 1000 });
  void connection.ended.then(gone);
  const { maximumPacketSize = Number.POSITIVE_INFINITY } = connection.limits;
  return {
    async publish(message) {
      const large = tooLarge(target, {
        bytes: bytesOf(message),
        limit: maximumPacketSize,
        service: "the broker",
      });
      if (large) return large;
      try {
        const reason = await connection.publish(message);
        return reason === NOBODY && target.mandatory ? unheard(target, message.topic) : { ok: true };
      } catch (error) {
        return refusal(error as Error, { target: id, timeoutSeconds });
      }
    },
    close: () => connection.close(),
  };
});

function unheard({ id }: Target, topic: string): SendResult {
  return {
    ok: false,
    code: "target-refused",
    detail: `Cannot deliver to target "${id}": nobody subscribes to "${topic}"`,
  };
}

type Message = Pick<IPublishPacket, "topic" | "payload" | "retain" | "properties">;

interface Plan {
  readonly target: Target;
  readonly topic: string;
  readonly trace: TraceHeaders;
}

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/mqtt-protocol-binding.md */
function messageOf(delivery: Delivery, { target, topic, trace }: Plan): Message {
  const { contentType, body, attributes } = messageContent(delivery, target.mode);
  const { retain = false, expirationSeconds } = target;
  // Attributes have no prefix here: the event's own word on its trace stays.
  const named = [...trace, ...attributes.map(([name, value]) => [name.slice("ce-".length), value] as const)];
  const properties = {
    ...(contentType !== "" && { contentType }),
    ...(named.length > 0 && { userProperties: Object.fromEntries(named) }),
    ...(expirationSeconds !== undefined && { messageExpiryInterval: expirationSeconds }),
    correlationData: Buffer.from(delivery.id),
  };
  return { topic, payload: Buffer.from(body), retain, properties };
}

function bytesOf({ topic, payload, properties = {} }: Message): number {
  const { contentType = "", correlationData, userProperties = {} } = properties;
  const texts = [topic, contentType, ...Object.entries(userProperties).flat(2)].map(
    (text) => Buffer.byteLength(text) + 5,
  );
  return texts.reduce((sum, bytes) => sum + bytes, payload.length + correlationData!.length + AROUND_BYTES);
}

import { randomUUID } from "node:crypto";
import { isUtf8 } from "node:buffer";
import type { IPublishPacket } from "mqtt-packet";
import { inTime } from "../../wire/broker-fault.ts";
import { connectMqtt } from "../../wire/mqtt.ts";
import { brokerTapError } from "./broker-tap-error.ts";
import { createInbox } from "./inbox.ts";
import { type BrokerMessage, traceIn } from "./message.ts";
import type { OpenTap, TapSession } from "./open-tap.ts";

/**
 * Takes what comes to topics of a broker of MQTT 5, at QoS 1, in a session that the broker keeps. MQTT takes nothing back: what
 * is to come later is kept here until it is asked for again.
 */
export const openMqtt: OpenTap<"mqtt"> = async (tap, { secrets }) => {
  const { clientId = `signalbox-${tap.id}`, sessionSeconds = SESSION_S, batch = BATCH } = tap;
  const inbox = createInbox();
  const told = <Answer>(answer: Promise<Answer>) =>
    answer.catch((error: unknown) => {
      throw brokerTapError(error, tap);
    });
  const session = {
    ...{ clientId, expirySeconds: sessionSeconds, receiveMaximum: batch },
    onMessage: (message: IPublishPacket) => inbox.put(messageOf(message)),
  };
  const connection = await told(connectMqtt(tap, session, { secrets, timeoutMs: TIMEOUT_MS }));
  void connection.ended.then((why) => inbox.end(brokerTapError(why, tap)));
  await told(inTime(connection.subscribe(tap.topic), TIMEOUT_MS, "The broker")).catch(
    async (error: unknown) => {
      await connection.close();
      throw error;
    },
  );
  return {
    receive: inbox.take,
    async settle(settled) {
      for (const { message, verdict } of settled) {
        const { qos, messageId } = message.handle as IPublishPacket;
        if (verdict !== "later" && qos > 0) connection.acknowledge(messageId!);
      }
      inbox.putBack(settled.flatMap(({ message, verdict }) => (verdict === "later" ? [message] : [])));
    },
    lag: async () => undefined,
    close: () => connection.close(),
  } satisfies TapSession;
};

const TIMEOUT_MS = 10_000;
/** The defaults of schemas/taps/mqtt.schema.json and shared.schema.json. */
const SESSION_S = 7 * 24 * 60 * 60;
const BATCH = 100;

function messageOf(message: IPublishPacket): BrokerMessage {
  const { topic, payload, properties = {} } = message;
  const { contentType, correlationData, userProperties = {} } = properties;
  const attributes = Object.entries(userProperties).flatMap(([name, value]) =>
    NAME.test(name) ? [[name, [value].flat()[0]!] as const] : [],
  );
  return {
    body: Buffer.from(payload),
    contentType,
    attributes: Object.fromEntries(attributes),
    trace: traceIn(attributes),
    plain: {
      id: correlationData && isUtf8(correlationData) ? correlationData.toString() : randomUUID(),
      subject: topic,
    },
    handle: message,
  };
}

/** Attributes stand among the properties under their own names, which are such. */
const NAME = /^[a-z0-9]+$/;

import { jetstream } from "@nats-io/jetstream";
import { headers } from "@nats-io/transport-node";
import type { Delivery } from "../core/delivery.ts";
import { encodeHeaderValue } from "../core/deliveries/encode.ts";
import type { SendResult } from "../core/deliveries/outcome.ts";
import { compilePlaceText } from "../core/text/place-text.ts";
import { connectNats, natsFault } from "../wire/nats.ts";
import { brokerFailure, refusal } from "./broker-failure.ts";
import { keptConnections } from "./kept-connection.ts";
import { messageContent } from "./message-content.ts";
import { perTarget } from "./per-target.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { type TraceHeaders, traceHeaders } from "./trace-headers.ts";
import { tooLarge, unfit } from "./unfit.ts";

/** Publishes a delivery to JetStream: it is delivered when a stream has it. */
export const sendNats: Send<"nats"> = async (delivery, target, tools) => {
  const subject = planOf(target).render(delivery.event.text);
  if (subject === undefined)
    return unfit(target, `its subject "${target.subject}" has a place without a value`);
  if (!SUBJECT.test(subject))
    return unfit(
      target,
      `its subject would be "${subject}", and NATS takes words without spaces, * and >, and dots between`,
    );
  const { timeoutSeconds = TIMEOUT_SECONDS } = target;
  try {
    return await using(target, tools, (publisher) =>
      publisher.publish(delivery, subject, traceHeaders(delivery, tools)),
    );
  } catch (error) {
    return brokerFailure(error, { target: target.id, timeoutSeconds });
  }
};

type Target = TargetOf<"nats">;

/** The default of schemas/targets/shared.schema.json. */
const TIMEOUT_SECONDS = 10;
/** No wildcards: https://docs.nats.io/nats-concepts/subjects */
const SUBJECT = /^(?![*>](?:\.|$))[^\s.]+(?:\.(?![*>](?:\.|$))[^\s.]+)*$/;

const planOf = perTarget(({ subject = "<$.type>" }: Target) => compilePlaceText(subject));

interface Publisher {
  publish(delivery: Delivery, subject: string, trace: TraceHeaders): Promise<SendResult>;
  close(): Promise<void>;
}

const using = keptConnections<Target, SendTools, Publisher>(async (target, { secrets }, gone) => {
  const { timeoutSeconds = TIMEOUT_SECONDS } = target;
  const timeoutMs = timeoutSeconds * 1000;
  const connection = await connectNats(target, secrets, timeoutMs);
  void connection.closed().then(gone);
  const client = jetstream(connection, { timeout: timeoutMs });
  return {
    async publish(delivery, subject, trace) {
      const { body, named } = messageOf(delivery, target, trace);
      const bytes =
        body.length +
        named.reduce((sum, pair) => sum + pair.join(": \r\n").length, "NATS/1.0\r\n\r\n".length);
      const large = tooLarge(target, { bytes, limit: connection.info!.max_payload, service: "NATS" });
      if (large) return large;
      const message = { body, headers: headers() };
      for (const [name, value] of named) message.headers.set(name, value);
      // What a stream has under the same id already, it takes as delivered.
      return client.publish(subject, body, message).then(
        () => ({ ok: true }),
        (error: unknown) => refusal(natsFault(error), { target: target.id, timeoutSeconds }),
      );
    },
    async close() {
      gone();
      await connection.close();
    },
  };
});

/** https://github.com/cloudevents/spec/blob/main/cloudevents/bindings/nats-protocol-binding.md */
function messageOf(delivery: Delivery, { mode, stream }: Target, trace: TraceHeaders) {
  const { id, replay } = delivery;
  const { contentType, body, attributes } = messageContent(delivery, mode);
  const type = attributes.length > 0 ? "ce-datacontenttype" : "content-type";
  const named: (readonly [name: string, value: string])[] = [
    ...attributes.map(([name, value]) => [name, encodeHeaderValue(value)] as const),
    ...(contentType === "" ? [] : [[type, encodeHeaderValue(contentType)] as const]),
    ...trace,
    ["Nats-Msg-Id", replay === undefined ? id : `${id}.${replay}`],
    ...(replay === undefined ? [] : [["signalbox-replay", encodeHeaderValue(replay)] as const]),
    ...(stream === undefined ? [] : [["Nats-Expected-Stream", stream] as const]),
  ];
  return { named, body: Buffer.from(body) };
}

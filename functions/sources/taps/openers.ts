import type { Tap } from "../../core/tap.ts";
import type { OpenTap, TapSession, TapTools } from "./open-tap.ts";

/** The way to each broker; its driver is loaded by the first tap that opens. */
const openers: { readonly [Broker in Tap["broker"]]: () => Promise<OpenTap<Broker>> } = {
  kafka: async () => (await import("./kafka.ts")).openKafka,
  kinesis: async () => (await import("./kinesis.ts")).openKinesis,
  mqtt: async () => (await import("./mqtt.ts")).openMqtt,
  nats: async () => (await import("./nats.ts")).openNats,
  rabbitmq: async () => (await import("./rabbitmq.ts")).openRabbitMq,
  sqs: async () => (await import("./sqs.ts")).openSqs,
  rocketmq: async () => (await import("./rocketmq.ts")).openRocketMq,
};

/** Opens a tap by its broker. */
export function createOpen(tools: TapTools): (tap: Tap) => Promise<TapSession> {
  return async (tap) => {
    const open = (await openers[tap.broker]()) as OpenTap<Tap["broker"]>;
    return open(tap, tools);
  };
}

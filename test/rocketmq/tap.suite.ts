import type { Tap } from "../../functions/core/tap.ts";
import { type Put, tapSuite } from "../brokers/tap.suite.ts";
import { take } from "./consumer.ts";
import { officialClient } from "./official.ts";
import type { RocketMqWorld } from "./world.ts";

type RocketMqTap = Extract<Tap, { broker: "rocketmq" }>;

/** What every tap does, with messages of RocketMQ's own client. */
export function commonTapSuite(world: RocketMqWorld): void {
  const { rocketMq, settings, secrets } = world;
  let places = 0;

  tapSuite("RocketMQ", { lag: false, deadLetters: true, credentials: true }, async () => {
    const client = officialClient(world.official);
    return {
      ...{ secrets },
      async tap() {
        const topic = `tap-${(places += 1)}`;
        const group = `of-${topic}`;
        await Promise.all([rocketMq.topic(topic), rocketMq.group(group), rocketMq.group(`dead-${topic}`)]);
        return { broker: "rocketmq", ...settings, topic, group, invisibleSeconds: 30 };
      },
      async put(tap, messages) {
        for (const message of messages) await client.send(optionsOf(message, (tap as RocketMqTap).topic));
      },
      async deadLetters(tap) {
        const { group, topic } = tap as RocketMqTap;
        const from = { topic: `%DLQ%${group}`, group: `dead-${topic}` };
        const messages = await take(world.proxy(), from, 1);
        return messages.map(({ body }) => Buffer.from(body!).toString());
      },
      away: { endpoints: "127.0.0.1:1" },
      wrong: { credentials: { accessKey: "nobody", secretKey: { secret: "ROCKETMQ_KEY" } } },
      close: async () => client.close(),
    };
  });
}

function optionsOf({ body, contentType, attributes = {} }: Put, topic: string) {
  const own = Object.entries(attributes).map(([name, value]) => [`CE_${name}`, value]);
  const type = contentType === undefined ? {} : { CE_contenttype: contentType };
  return { topic, body, properties: { ...Object.fromEntries(own), ...type } };
}

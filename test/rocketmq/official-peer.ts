import { createInterface } from "node:readline";
import { type Message, Producer, SimpleConsumer } from "rocketmq-client-nodejs";

/**
 * RocketMQ's own client for Node as a process of its own: one that is shut down while RocketMQ goes away ends the process that it
 * is in. Each line of standard input is what to do, as JSON; each line of output is what came of it.
 */
const silent = { info() {}, warn() {}, error() {} };
const options = { ...JSON.parse(process.argv[2]!), namespace: "", logger: silent };
let producer: Producer | undefined;

/** A message as JSON. */
type Line =
  | {
      readonly send: {
        topic: string;
        body: string;
        properties?: Record<string, string>;
        messageGroup?: string;
      };
    }
  | { readonly take: { topic: string; group: string; count: number } };

for await (const line of createInterface({ input: process.stdin })) {
  const asked = JSON.parse(line) as Line;
  const answer = "send" in asked ? await send(asked.send) : await take(asked.take);
  process.stdout.write(`${JSON.stringify(answer)}\n`);
}
process.exit(0);

async function send({ body, properties = {}, ...message }: Extract<Line, { send: object }>["send"]) {
  if (!producer) {
    producer = new Producer(options);
    await producer.startup();
  }
  const receipt = await producer.send({
    ...message,
    body: Buffer.from(body, "base64"),
    properties: new Map(Object.entries(properties)),
  });
  return receipt.messageId;
}

async function take({ topic, group, count }: Extract<Line, { take: object }>["take"]) {
  const subscriptions = new Map([[topic, "*"]]);
  const consumer = new SimpleConsumer({
    ...options,
    consumerGroup: group,
    subscriptions,
    awaitDuration: 1000,
  });
  await consumer.startup();
  const taken: object[] = [];
  while (taken.length < count) {
    for (const message of await consumer.receive(32)) {
      await consumer.ack(message);
      taken.push(plain(message));
    }
  }
  return taken;
}

function plain({
  messageId,
  body,
  properties,
  keys,
  tag,
  messageGroup,
}: Awaited<ReturnType<SimpleConsumer["receive"]>>[number]) {
  return {
    ...{ messageId, keys, tag, messageGroup },
    body: body.toString("base64"),
    properties: Object.fromEntries((properties as Message["properties"]) ?? []),
  };
}

import { readFileSync } from "node:fs";
import { CreateStreamCommand, DescribeStreamCommand, KinesisClient } from "@aws-sdk/client-kinesis";
import { CreateQueueCommand, SQSClient } from "@aws-sdk/client-sqs";
import { AckPolicy, jetstreamManager } from "@nats-io/jetstream";
import { connect as connectNats } from "@nats-io/transport-node";
import { Admin } from "@platformatic/kafka";
import { connect as connectRabbitMq } from "amqplib";
import { credentials } from "../support/aws-targets.ts";
import { startKafka } from "../support/kafka.ts";
import { startMosquitto } from "../support/mosquitto.ts";
import { startNats } from "../support/nats.ts";
import { orSkip } from "../support/outside.ts";
import { startRabbitMq } from "../support/rabbitmq.ts";
import { startRocketMq } from "../support/rocketmq.ts";
import { tlsCertificate } from "../support/tls-certificate.ts";
import { until } from "../support/until.ts";

/** A topic, queue or stream of a broker: what a target's and a tap's settings say of it that the docs say otherwise. */
export interface BrokerPlace {
  readonly target: object;
  readonly tap: object;
}

/** A broker that runs for the tests of a file. */
export interface RunningBroker {
  /** Makes one that is empty. */
  place(name: string): Promise<BrokerPlace>;
  stop(): Promise<unknown>;
}

/** The environment that the settings of places speak of. */
export const environment = { BROKER_KEY: "test" };

/** By the address of an emulator for those of AWS. */
const starts: Readonly<Record<string, (emulator: string) => Promise<RunningBroker>>> = {
  rocketmq: rocketMq,
  rabbitmq: rabbitMq,
  mqtt,
  nats,
  kafka,
  sqs,
  kinesis,
};

export const brokerNames = Object.keys(starts);

/** All of them, started side by side; undefined where one cannot be had. */
export async function startAll(
  emulator: string,
): Promise<Readonly<Record<string, RunningBroker>> | undefined> {
  const started = await Promise.all(brokerNames.map((name) => orSkip(() => starts[name]!(emulator))));
  if (started.includes(undefined)) {
    await Promise.all(started.map((broker) => broker?.stop() ?? Promise.resolve()));
    return undefined;
  }
  return Object.fromEntries(brokerNames.map((name, index) => [name, started[index]!]));
}

/** The settings that docs/ show of a kind of target or tap, the first of them, with those of a place in their stead. */
export function shownTarget(kind: string, place: BrokerPlace): object {
  const page = ON_AWS.has(kind) ? "aws" : kind;
  return { ...shown(`docs/targets/${page}.md`, "kind", kind), ...ANYWHERE, ...place.target };
}

export function shownTap(broker: string, place: BrokerPlace): object {
  return { ...shown("docs/taps.md", "broker", broker), ...ANYWHERE, ...place.tap };
}

const ON_AWS: ReadonlySet<string> = new Set(["sqs", "kinesis"]);

function shown(path: string, name: string, value: string): object {
  const blocks = readFileSync(path, "utf8").matchAll(/```json\n(.*?)```/gs);
  const all = Array.from(blocks, ([, text]) => JSON.parse(text!) as Record<string, unknown>);
  return all.find((one) => one[name] === value)!;
}

/** On this machine, in the clear and for anybody. */
const ANYWHERE = {
  allowPrivateNetwork: true,
  ...{ username: undefined, password: undefined, sasl: undefined, tls: undefined, credentials: undefined },
};

async function rocketMq(): Promise<RunningBroker> {
  const broker = await startRocketMq({ quick: true });
  const at = { endpoints: broker.endpoint };
  return {
    async place(name) {
      const group = `${name}-group`;
      await Promise.all([broker.topic(name), broker.group(group)]);
      return { target: { ...at, topic: name }, tap: { ...at, topic: name, group } };
    },
    stop: () => broker.stop(),
  };
}

async function rabbitMq(): Promise<RunningBroker> {
  const { url, stop } = await startRabbitMq();
  const connection = await connectRabbitMq(url);
  const channel = await connection.createChannel();
  return {
    async place(name) {
      await channel.assertExchange(name, "topic");
      await channel.assertQueue(name);
      await channel.bindQueue(name, name, "order.DE.#");
      return { target: { url, exchange: name }, tap: { url, queue: name } };
    },
    stop: () => connection.close().then(stop),
  };
}

async function mqtt(): Promise<RunningBroker> {
  const { url, stop } = await startMosquitto(tlsCertificate());
  return {
    place: async (name) => ({
      target: { url, topic: `${name}/<$.data.machine>/orders` },
      tap: { url, topic: `${name}/+/orders`, clientId: name },
    }),
    stop,
  };
}

async function nats(): Promise<RunningBroker> {
  const { server, stop } = await startNats();
  const connection = await connectNats({ servers: server });
  const { streams, consumers } = await jetstreamManager(connection);
  const at = { servers: [server] };
  return {
    async place(name) {
      await streams.add({ name, subjects: [`${name}.>`] });
      await consumers.add(name, { durable_name: "signalbox", ack_policy: AckPolicy.Explicit });
      return {
        target: { ...at, subject: `${name}.<$.data.country>.<$.type>` },
        tap: { ...at, stream: name },
      };
    },
    stop: () => connection.close().then(stop),
  };
}

async function kafka(): Promise<RunningBroker> {
  const { server, stop } = await startKafka(tlsCertificate());
  const admin = new Admin({ clientId: "test", bootstrapBrokers: [server] });
  const at = { servers: [server] };
  return {
    async place(topic) {
      await admin.createTopics({ topics: [topic], partitions: 2, replicas: 1 });
      return { target: { ...at, topic }, tap: { ...at, topic, group: `${topic}-group` } };
    },
    stop: () => admin.close().then(stop),
  };
}

async function sqs(endpoint: string): Promise<RunningBroker> {
  const client = new SQSClient({ ...awsClient(endpoint), useQueueUrlAsEndpoint: false });
  return {
    async place(QueueName) {
      const { QueueUrl } = await client.send(new CreateQueueCommand({ QueueName }));
      const at = { queue: QueueUrl, ...awsPlace(endpoint) };
      return { target: at, tap: { ...at, visibilitySeconds: 5 } };
    },
    stop: async () => client.destroy(),
  };
}

async function kinesis(endpoint: string): Promise<RunningBroker> {
  const client = new KinesisClient(awsClient(endpoint));
  return {
    async place(StreamName) {
      await client.send(new CreateStreamCommand({ StreamName, ShardCount: 2 }));
      await until(async () => {
        const { StreamDescription } = await client.send(new DescribeStreamCommand({ StreamName }));
        return StreamDescription?.StreamStatus === "ACTIVE";
      });
      const at = { stream: StreamName, ...awsPlace(endpoint) };
      return { target: at, tap: { ...at, from: "earliest" } };
    },
    stop: async () => client.destroy(),
  };
}

const awsClient = (endpoint: string) => ({ endpoint, region: "us-east-1", credentials, maxAttempts: 3 });

function awsPlace(endpoint: string) {
  const { accessKeyId } = credentials;
  return {
    ...{ endpoint, region: "us-east-1" },
    credentials: { accessKeyId, secretAccessKey: { secret: "BROKER_KEY" } },
  };
}

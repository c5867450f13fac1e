import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import {
  CreateStreamCommand,
  DescribeStreamCommand,
  GetRecordsCommand,
  GetShardIteratorCommand,
  KinesisClient,
  PutRecordCommand,
} from "@aws-sdk/client-kinesis";
import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateBucketCommand, GetObjectCommand, ListObjectsV2Command, S3Client } from "@aws-sdk/client-s3";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import {
  CreateQueueCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { until } from "./until.ts";
import { aZip } from "./zip.ts";

const REGION = "eu-central-1";
const ACCOUNT = "123456789012";
const arn = (service: string, resource: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${resource}`;

/** Everything on AWS that docs/targets/aws.md and docs/taps.md name. What comes anywhere can be read. */
export interface AwsShop {
  putMessage(queue: string, body: string): Promise<unknown>;
  putRecord(data: string): Promise<unknown>;
  /** The bodies that have come to the queue so far. */
  queue(name: string): Promise<string[]>;
  records(): Promise<string[]>;
  /** Keys and what stands there. */
  objects(): Promise<[key: string, body: string][]>;
}

export async function anAwsShop(endpoint: string): Promise<AwsShop> {
  const settings = {
    endpoint,
    region: REGION,
    credentials: { accessKeyId: ACCOUNT, secretAccessKey: "test" },
    maxAttempts: 1,
  };
  const sqs = new SQSClient({ ...settings, useQueueUrlAsEndpoint: false });
  const urls = await queues(sqs, [
    "orders",
    "orders.fifo",
    "from-topic",
    "from-bus",
    "from-function",
    "kept",
  ]);
  await topic(new SNSClient(settings));
  await bus(new EventBridgeClient(settings));
  await shipOrder(new LambdaClient(settings), urls.get("from-function")!, settings);
  const kinesis = new KinesisClient(settings);
  await kinesis.send(new CreateStreamCommand({ StreamName: "orders", ShardCount: 1 }));
  const s3 = new S3Client({ ...settings, forcePathStyle: true });
  await s3.send(new CreateBucketCommand({ Bucket: "shop-orders" }));
  const seen = new Map<string, string[]>();
  return {
    putMessage: (name, MessageBody) =>
      sqs.send(new SendMessageCommand({ QueueUrl: urls.get(name), MessageBody })),
    putRecord: (data) =>
      kinesis.send(
        new PutRecordCommand({ StreamName: "orders", PartitionKey: "one", Data: Buffer.from(data) }),
      ),
    async queue(name) {
      const read = new ReceiveMessageCommand({ QueueUrl: urls.get(name), MaxNumberOfMessages: 10 });
      const { Messages = [] } = await sqs.send(read);
      const all = [...(seen.get(name) ?? []), ...Messages.map(({ Body }) => Body!)];
      seen.set(name, all);
      return all;
    },
    records: () => recordsOf(kinesis),
    objects: () => objectsOf(s3),
  };
}

async function queues(sqs: SQSClient, names: readonly string[]): Promise<Map<string, string>> {
  const made = names.map(async (QueueName): Promise<[string, string]> => {
    const Attributes = QueueName.endsWith(".fifo") ? { FifoQueue: "true" } : undefined;
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes }));
    return [QueueName, QueueUrl!];
  });
  return new Map(await Promise.all(made));
}

async function topic(sns: SNSClient): Promise<void> {
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: "orders" }));
  const Attributes = { RawMessageDelivery: "true" };
  const Endpoint = arn("sqs", "from-topic");
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint, Attributes }));
}

async function bus(events: EventBridgeClient): Promise<void> {
  const [Name, EventBusName] = ["all", "orders"];
  await events.send(new CreateEventBusCommand({ Name: EventBusName }));
  const EventPattern = JSON.stringify({ source: [{ prefix: "" }] });
  await events.send(new PutRuleCommand({ Name, EventBusName, EventPattern }));
  const Targets = [{ Id: "queue", Arn: arn("sqs", "from-bus") }];
  await events.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));
}

/** It puts what it gets into a queue. */
async function shipOrder(lambda: LambdaClient, queueUrl: string, settings: object): Promise<void> {
  const code = `
    const { SendMessageCommand, SQSClient } = require("@aws-sdk/client-sqs");
    const sqs = new SQSClient(${JSON.stringify({ ...settings, useQueueUrlAsEndpoint: false })});
    exports.handler = (event) => sqs.send(
      new SendMessageCommand({ QueueUrl: ${JSON.stringify(queueUrl)}, MessageBody: JSON.stringify(event) })
    );`;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: "ship-order",
      Runtime: "nodejs24.x",
      Role: `arn:aws:iam::${ACCOUNT}:role/any`,
      Handler: "index.handler",
      Code: { ZipFile: aZip({ "index.js": code }) },
    }),
  );
}

async function recordsOf(kinesis: KinesisClient): Promise<string[]> {
  const StreamName = "orders";
  const { StreamDescription } = await until(async () => {
    const answer = await kinesis.send(new DescribeStreamCommand({ StreamName }));
    return answer.StreamDescription?.StreamStatus === "ACTIVE" ? answer : undefined;
  });
  const ShardId = StreamDescription!.Shards![0]!.ShardId;
  const from = { StreamName, ShardId, ShardIteratorType: "TRIM_HORIZON" } as const;
  const { ShardIterator } = await kinesis.send(new GetShardIteratorCommand(from));
  const { Records = [] } = await kinesis.send(new GetRecordsCommand({ ShardIterator }));
  return Records.map(({ Data }) => Buffer.from(Data!).toString());
}

async function objectsOf(s3: S3Client): Promise<[string, string][]> {
  const Bucket = "shop-orders";
  const { Contents = [] } = await s3.send(new ListObjectsV2Command({ Bucket }));
  return Promise.all(
    Contents.map(async ({ Key }): Promise<[string, string]> => {
      const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key }));
      return [Key!, await Body!.transformToString()];
    }),
  );
}

import { randomUUID } from "node:crypto";
import { CreateTableCommand } from "@aws-sdk/client-dynamodb";
import { CreateBucketCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateQueueCommand, type Message } from "@aws-sdk/client-sqs";
import type { SQSRecord } from "aws-lambda";
import { createBucket } from "../../functions/aws/bucket.ts";
import { type Claims, createClaims } from "../../functions/aws/claims.ts";
import { acceptedOfBody } from "../../functions/aws/events/events.ts";
import { INDEX } from "../../functions/aws/names.ts";
import { createQueue, createSqs, type Queue } from "../../functions/aws/queue.ts";
import { createSequence } from "../../functions/aws/events/sequence.ts";
import { createDynamo, createTable, type Table } from "../../functions/aws/table.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import { aClock } from "../support/ports.ts";

/** Tables, queues and a bucket of its own on the emulator, as docs/adr/0007 has them, and a clock that stands still. */
export type Floor = Awaited<ReturnType<typeof aFloor>>;

export async function aFloor() {
  const own = randomUUID().slice(0, 8);
  const [dynamo, sqs, s3] = [createDynamo(), createSqs(), new S3Client()];
  const urls = new Map<Queue, string>();
  const aTable = async (name: string): Promise<Table> => {
    await dynamo.send(new CreateTableCommand(tableOf(`${name}-${own}`)));
    return createTable(dynamo, `${name}-${own}`);
  };
  const aQueue = async (name: string, Attributes: Record<string, string> = {}): Promise<Queue> => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: `${own}-${name}`, Attributes }));
    const queue = createQueue(sqs, QueueUrl!);
    urls.set(queue, QueueUrl!);
    return queue;
  };
  await s3.send(new CreateBucketCommand({ Bucket: `bucket-${own}` }));
  const bucket = createBucket(`bucket-${own}`);
  const clock = aClock();
  return {
    names: { config: `config-${own}`, hot: `hot-${own}`, bucket: `bucket-${own}` },
    config: await aTable("config"),
    hot: await aTable("hot"),
    events: await aQueue("events.fifo", FIFO),
    deliveries: await aQueue("deliveries"),
    ordered: await aQueue("ordered.fifo", FIFO),
    archive: await aQueue("archive"),
    deadLetters: await aQueue("deliveries-dlq"),
    sqs,
    urlOf: (queue: Queue) => urls.get(queue)!,
    bucket,
    claims: createClaims(bucket),
    clock,
    next: createSequence(clock),
    close() {
      for (const client of [dynamo, sqs, s3]) client.destroy();
    },
  };
}

const FIFO = {
  FifoQueue: "true",
  DeduplicationScope: "messageGroup",
  FifoThroughputLimit: "perMessageGroupId",
};

function tableOf(TableName: string) {
  return {
    TableName,
    BillingMode: "PAY_PER_REQUEST",
    AttributeDefinitions: ["PK", "SK", "GSI1PK", "GSI1SK"].map((AttributeName) => ({
      AttributeName,
      AttributeType: "S",
    })),
    KeySchema: keysOf("PK", "SK"),
    GlobalSecondaryIndexes: [
      {
        IndexName: INDEX,
        KeySchema: keysOf("GSI1PK", "GSI1SK"),
        Projection: { ProjectionType: "KEYS_ONLY" },
      },
    ],
  } as const satisfies ConstructorParameters<typeof CreateTableCommand>[0];
}

function keysOf(hash: string, range: string) {
  return [
    { AttributeName: hash, KeyType: "HASH" as const },
    { AttributeName: range, KeyType: "RANGE" as const },
  ];
}

/** A message as Lambda hands it to a function. */
export function asRecord({ MessageId, Body, Attributes }: Message): SQSRecord {
  return { messageId: MessageId!, body: Body!, attributes: Attributes } as unknown as SQSRecord;
}

/** The events of messages of the events queue. */
export async function eventsIn(
  messages: readonly Pick<Message, "Body">[],
  claims: Claims,
): Promise<AcceptedEvent[]> {
  const all = await Promise.all(messages.map(({ Body }) => acceptedOfBody(Body!, claims)));
  return all.map(({ event }) => event);
}

/** Everything that is in a queue now, taken out of it. */
export async function drained(queue: Queue) {
  const all = [];
  for (let some = await queue.receive(); some.length > 0; some = await queue.receive()) {
    all.push(...some);
    await queue.remove(some);
  }
  return all;
}

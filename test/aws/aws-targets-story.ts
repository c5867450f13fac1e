import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateFunctionCommand, LambdaClient, waitUntilFunctionActiveV2 } from "@aws-sdk/client-lambda";
import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { expect, test } from "vitest";
import type { FlowStory } from "../flow/everywhere/floor.ts";
import { aPublished, aRuleFile } from "../support/story.ts";
import { aZip } from "../support/zip.ts";

const arn = (service: string, resource: string) => `arn:aws:${service}:us-east-1:000000000000:${resource}`;
const NAME = "everywhere-aws";
const [QUEUE, FROM_TOPIC, FROM_BUS] = [NAME, `${NAME}-topic`, `${NAME}-bus`];

/** The targets of its account that the deployment may send to with its own role, each by its kind. */
const TARGETS = {
  sqs: { queue: arn("sqs", QUEUE) },
  sns: { topic: arn("sns", NAME) },
  lambda: { function: arn("lambda", `function:${NAME}`), invocation: "request-response" },
  eventbridge: { eventBus: arn("events", `event-bus/${NAME}`) },
};

/** What the setting `targets` says of them. */
export const SENT_TO = [
  TARGETS.sqs.queue,
  TARGETS.sns.topic,
  TARGETS.lambda.function,
  TARGETS.eventbridge.eventBus,
].join(" ");

/** A deployed function sends to queues, topics, functions and buses of AWS with the credentials that it finds around it. */
export function awsTargetsStory(endpoint: string): FlowStory {
  const ids = Object.keys(TARGETS).map((kind) => `${NAME}-${kind}`);
  return {
    name: "targets on AWS",
    files: () => ({
      "rules/everywhere-aws.json": aRuleFile(NAME, "", { targets: ids.map((target) => ({ target })) }),
      ...Object.fromEntries(
        Object.entries(TARGETS).map(([kind, place]) => [
          `rules/targets/${NAME}-${kind}.json`,
          { kind, ...place },
        ]),
      ),
    }),
    tell(signalbox) {
      test("get an event each in its way from the deployed function", async () => {
        const shop = await aShop(endpoint, signalbox.sink.url);
        const event = aPublished(NAME, { datacontenttype: "application/json", data: { n: 1 } });
        await signalbox.publish(event);
        const came = (queue: string) => signalbox.until(async () => (await shop.bodies(queue))[0]);
        expect(JSON.parse(await came(QUEUE))).toEqual(event);
        expect(JSON.parse(await came(FROM_TOPIC))).toEqual(event);
        expect(JSON.parse(await came(FROM_BUS))).toMatchObject({
          ...{ source: "/shop", "detail-type": NAME, detail: { n: 1 } },
        });
        const [call] = await signalbox.until(
          () => signalbox.sink.at("/aws-function").length > 0 && signalbox.sink.at("/aws-function"),
        );
        expect(JSON.parse(call!.body)).toEqual(event);
        shop.close();
      });
    },
  };
}

/** What there is to send to; what comes to it ends in queues, or in the sink. */
async function aShop(endpoint: string, sink: string) {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const account = { endpoint, region: "us-east-1", credentials };
  const sqs = new SQSClient({ ...account, useQueueUrlAsEndpoint: false });
  const [sns, lambda, events] = [
    new SNSClient(account),
    new LambdaClient(account),
    new EventBridgeClient(account),
  ];
  const urls = new Map<string, string>();
  for (const QueueName of [QUEUE, FROM_TOPIC, FROM_BUS])
    urls.set(QueueName, (await sqs.send(new CreateQueueCommand({ QueueName }))).QueueUrl!);
  await Promise.all([topic(sns), bus(events), relay(lambda, `${sink}/aws-function`)]);
  const seen = new Map<string, string[]>();
  return {
    /** All that have come to a queue so far. */
    async bodies(name: string): Promise<readonly string[]> {
      const all = seen.get(name) ?? [];
      seen.set(name, all);
      const read = new ReceiveMessageCommand({ QueueUrl: urls.get(name), MaxNumberOfMessages: 10 });
      all.push(...((await sqs.send(read)).Messages ?? []).map(({ Body }) => Body!));
      return all;
    },
    close() {
      for (const client of [sqs, sns, lambda, events]) client.destroy();
    },
  };
}

async function topic(sns: SNSClient): Promise<void> {
  const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: NAME }));
  const Attributes = { RawMessageDelivery: "true" };
  const Endpoint = arn("sqs", FROM_TOPIC);
  await sns.send(new SubscribeCommand({ TopicArn, Protocol: "sqs", Endpoint, Attributes }));
}

async function bus(events: EventBridgeClient): Promise<void> {
  const [Name, EventBusName] = ["all", NAME];
  await events.send(new CreateEventBusCommand({ Name: EventBusName }));
  const EventPattern = JSON.stringify({ source: [{ prefix: "" }] });
  await events.send(new PutRuleCommand({ Name, EventBusName, EventPattern }));
  const Targets = [{ Id: "queue", Arn: arn("sqs", FROM_BUS) }];
  await events.send(new PutTargetsCommand({ Rule: Name, EventBusName, Targets }));
}

/** A function that passes on what it gets. */
async function relay(lambda: LambdaClient, url: string): Promise<void> {
  const code = `export const handler = async (event) => {
    await fetch(${JSON.stringify(url)}, { method: "POST", body: JSON.stringify(event) });
  };`;
  await lambda.send(
    new CreateFunctionCommand({
      FunctionName: NAME,
      Runtime: "nodejs24.x",
      Role: "arn:aws:iam::000000000000:role/any",
      Handler: "index.handler",
      Timeout: 60,
      Code: { ZipFile: aZip({ "index.mjs": code }) },
    }),
  );
  await waitUntilFunctionActiveV2({ client: lambda, maxWaitTime: 60 }, { FunctionName: NAME });
}

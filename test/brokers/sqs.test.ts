import { CreateQueueCommand, SendMessageBatchCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe } from "vitest";
import { anAws } from "../support/aws-targets.ts";
import { tapSuite } from "./tap.suite.ts";

const aws = await anAws();

describe.skipIf(!aws)("SQS", () => {
  tapSuite("SQS", { lag: true, deadLetters: false, credentials: false }, async () => {
    const sqs = new SQSClient({ ...aws!.client, useQueueUrlAsEndpoint: false });
    let queues = 0;
    const place = {
      ...{ broker: "sqs", endpoint: aws!.endpoint, region: "us-east-1" },
      ...{ credentials: { accessKeyId: "000000000000", secretAccessKey: { secret: "AWS_KEY" } } },
    };
    return {
      async tap() {
        const name = `tap-${++queues}`;
        const { QueueUrl } = await sqs.send(
          new CreateQueueCommand({ QueueName: name, Attributes: { VisibilityTimeout: "5" } }),
        );
        return { ...place, queue: QueueUrl, visibilitySeconds: 5 };
      },
      async put(tap, messages) {
        const { queue } = tap as { queue: string };
        const Entries = messages.map(({ body, contentType, attributes = {} }, index) => {
          const texts = {
            ...(contentType !== undefined && { "content-type": contentType }),
            ...Object.fromEntries(Object.entries(attributes).map(([name, value]) => [`ce-${name}`, value])),
          };
          const MessageAttributes = Object.fromEntries(
            Object.entries(texts).map(([name, StringValue]) => [name, { DataType: "String", StringValue }]),
          );
          return { Id: String(index), MessageBody: String(body), MessageAttributes };
        });
        await sqs.send(new SendMessageBatchCommand({ QueueUrl: queue, Entries }));
      },
      away: { endpoint: "http://127.0.0.1:1" },
      secrets: { AWS_KEY: "test" },
      async close() {
        sqs.destroy();
      },
    };
  });
});

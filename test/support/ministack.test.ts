import { CreateQueueCommand, ListQueuesCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { startMiniStack } from "./ministack.ts";
import { orSkip } from "./outside.ts";

const ministack = await orSkip(startMiniStack);

describe.skipIf(!ministack)("MiniStack", () => {
  test("takes the SDK's calls, and is gone when it is stopped", async () => {
    const sqs = new SQSClient({
      endpoint: ministack!.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    await sqs.send(new CreateQueueCommand({ QueueName: "here" }));
    const { QueueUrls } = await sqs.send(new ListQueuesCommand({}));
    expect(QueueUrls).toEqual([expect.stringMatching(/\/here$/)]);
    sqs.destroy();

    await ministack!.stop();
    await expect(fetch(ministack!.endpoint)).rejects.toThrow("fetch failed");
  });
});

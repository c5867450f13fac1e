import { CreateTableCommand, DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { execFileSync } from "node:child_process";
import { describe, expect, test } from "vitest";
import { startLocalStack } from "./localstack.ts";
import { orSkip } from "./outside.ts";

const localstack = await orSkip(startLocalStack);

describe.skipIf(!localstack)("LocalStack", () => {
  test.runIf(process.platform === "linux")("listens on loopback alone", () => {
    expect(listeners(localstack!.endpoint)).toEqual(["127.0.0.1"]);
  });

  test("takes the SDK's calls, and is gone when it is stopped", async () => {
    const { endpoint, stop } = localstack!;
    const dynamo = new DynamoDBClient({
      endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    await dynamo.send(
      new CreateTableCommand({
        TableName: "here",
        BillingMode: "PAY_PER_REQUEST",
        AttributeDefinitions: [{ AttributeName: "PK", AttributeType: "S" }],
        KeySchema: [{ AttributeName: "PK", KeyType: "HASH" }],
      }),
    );
    expect(await dynamo.send(new ListTablesCommand({}))).toMatchObject({ TableNames: ["here"] });
    dynamo.destroy();

    await stop();
    await expect(fetch(endpoint)).rejects.toThrow("fetch failed");
  });
});

/** The addresses on which something listens at a port. */
function listeners(endpoint: string): readonly string[] {
  const { port } = new URL(endpoint);
  const sockets = execFileSync("cat", ["/proc/net/tcp", "/proc/net/tcp6"], { encoding: "utf8" }).split("\n");
  const end = `:${Number(port).toString(16).toUpperCase().padStart(4, "0")}`;
  return sockets.flatMap((line) => {
    const [, local = "", , state] = line.trim().split(/\s+/);
    return state === "0A" && local.endsWith(end) ? [addressOf(local.split(":")[0]!)] : [];
  });
}

/** `0100007F` is 127.0.0.1. */
function addressOf(hex: string): string {
  return hex
    .match(/../g)!
    .map((byte) => Number.parseInt(byte, 16))
    .toReversed()
    .join(".");
}

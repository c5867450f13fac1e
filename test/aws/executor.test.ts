import { execFileSync } from "node:child_process";
import {
  CreateTableCommand,
  DynamoDBClient,
  ListTablesCommand,
  PutItemCommand,
  ScanCommand,
  TransactWriteItemsCommand,
} from "@aws-sdk/client-dynamodb";
import {
  CreateFunctionCommand,
  InvokeCommand,
  LambdaClient,
  waitUntilFunctionActiveV2,
} from "@aws-sdk/client-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startLocalStack } from "../support/localstack.ts";
import { orSkip } from "../support/outside.ts";
import { aZip } from "../support/zip.ts";

const localstack = await orSkip(startLocalStack);

/** Does what its event asks for. */
const CODE = `
let calls = 0;
export const handler = async ({ act, value }, context) => {
  calls++;
  if (act === "throw") throw new RangeError("asked to");
  if (act === "exit") process.exit(3);
  if (act === "hang") await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (act === "spin") for (;;);
  if (act === "later") setTimeout(() => { throw new Error("nobody waits"); });
  if (act === "later") await new Promise((resolve) => setTimeout(resolve, 60_000));
  if (act === "print") console.log("printed " + value);
  if (act === "much") return "x".repeat(7_000_000);
  return { calls, value, name: context.functionName, id: context.awsRequestId, left: context.getRemainingTimeInMillis() };
};`;

describe.skipIf(!localstack)("a function in LocalStack's core is a process:", () => {
  let client: LambdaClient;
  beforeAll(async () => {
    client = new LambdaClient({
      endpoint: localstack!.endpoint,
      region: "us-east-1",
      credentials: { accessKeyId: "test", secretAccessKey: "test" },
      maxAttempts: 1,
    });
    await create("acts", CODE);
  });
  afterAll(() => client.destroy());

  async function create(FunctionName: string, text: string): Promise<void> {
    await client.send(
      new CreateFunctionCommand({
        FunctionName,
        Runtime: "nodejs24.x",
        Role: "arn:aws:iam::000000000000:role/test",
        Handler: "index.handler",
        Timeout: 2,
        Code: { ZipFile: aZip({ "index.mjs": text }) },
      }),
    );
    await waitUntilFunctionActiveV2({ client, maxWaitTime: 20 }, { FunctionName });
  }

  async function invoke(event: object, FunctionName = "acts") {
    const answer = await client.send(
      new InvokeCommand({ FunctionName, Payload: JSON.stringify(event), LogType: "Tail" }),
    );
    return {
      failed: answer.FunctionError,
      body: JSON.parse(answer.Payload!.transformToString()) as Record<string, unknown>,
      log: Buffer.from(answer.LogResult ?? "", "base64").toString(),
    };
  }

  test("it answers, knows its name and how long it has, and stays for the next event", async () => {
    const { body } = await invoke({ value: "ü" });
    expect(body).toMatchObject({ value: "ü", name: "acts", id: expect.stringMatching(/^[\da-f-]{36}$/) });
    expect(body["left"]).toBeGreaterThan(0);
    expect(body["left"]).toBeLessThanOrEqual(2000);
    expect((await invoke({})).body["calls"]).toBe(Number(body["calls"]) + 1);
  });

  test("what it prints is its log", async () => {
    const { log } = await invoke({ act: "print", value: "this" });
    expect(log).toMatch(/^START RequestId: .*\nprinted this\nEND RequestId: .*\nREPORT RequestId: /s);
    expect((await invoke({})).log).not.toContain("printed this");
  });

  test("an error has its type, and the process stays", async () => {
    const { body: before } = await invoke({});
    const { failed, body } = await invoke({ act: "throw" });
    expect(failed).toBe("Unhandled");
    expect(body).toMatchObject({ errorType: "RangeError", errorMessage: "asked to" });
    expect((await invoke({})).body["calls"]).toBe(Number(before["calls"]) + 2);
  });

  test.each([
    ["exit", { errorType: "Runtime.ExitError", errorMessage: expect.stringContaining("exit status 3") }],
    ["hang", { errorType: "Sandbox.Timedout", errorMessage: "Task timed out after 2.00 seconds" }],
    ["spin", { errorType: "Sandbox.Timedout" }],
    ["later", { errorType: "Error", errorMessage: "nobody waits" }],
  ])("after %s the next event has a new process", async (act, expected) => {
    const { failed, body } = await invoke({ act });
    expect(failed).toBe("Unhandled");
    expect(body).toMatchObject(expected);
    expect((await invoke({})).body["calls"]).toBe(1);
  });

  test("an answer of more than 6 MB is refused", async () => {
    expect((await invoke({ act: "much" })).body).toMatchObject({
      errorType: "Function.ResponseSizeTooLarge",
    });
  });

  test.each([
    ["throws-at-once", 'throw new Error("at once");', { errorMessage: "at once" }],
    ["has-no-handler", "export const other = 1;", { errorType: "Runtime.HandlerNotFound" }],
  ])("one that %s tells so", async (name, text, expected) => {
    await create(name, text);
    const { failed, body } = await invoke({}, name);
    expect(failed).toBe("Unhandled");
    expect(body).toMatchObject(expected);
  });
});

// What ends it comes last.
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

    // A transaction that fails takes back what is its own alone.
    const item = (PK: string) => ({ TableName: "here", Item: { PK: { S: PK } } });
    const taken = { ...item("taken"), ConditionExpression: "attribute_not_exists(PK)" };
    await dynamo.send(new PutItemCommand(item("taken")));
    const all = Array.from({ length: 40 }, (_, n) => String(n));
    await Promise.all(
      all.map(async (id) => {
        const fails = [{ Put: item(`not-${id}`) }, { Put: taken }];
        const failed = dynamo.send(new TransactWriteItemsCommand({ TransactItems: fails }));
        await Promise.all([
          expect(failed).rejects.toThrow("Transaction cancelled"),
          dynamo.send(new PutItemCommand(item(id))),
        ]);
      }),
    );
    const { Items } = await dynamo.send(new ScanCommand({ TableName: "here" }));
    expect(new Set(Items!.map(({ PK }) => PK!.S))).toEqual(new Set([...all, "taken"]));
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

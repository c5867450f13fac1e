import { DynamoDBClient, ListTablesCommand } from "@aws-sdk/client-dynamodb";
import { ListBucketsCommand, S3Client } from "@aws-sdk/client-s3";
import { CreateSecretCommand, SecretsManagerClient } from "@aws-sdk/client-secrets-manager";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { HttpEvent, HttpResult } from "../../functions/core/http/handler.ts";
import type { Queue } from "../../functions/aws/queue.ts";
import { callsOf } from "../../sim/calls.ts";
import { aContext, anHttpEvent } from "../support/http-event.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { aSink, type Sink } from "../support/sink.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { aCounter, type Counter } from "./counter.ts";
import { aFloor, asRecord, drained, type Floor } from "./floor.ts";

const ministack = await orSkip(startMiniStack);
const ADMIN = "an-admin-token-of-more-than-32-characters";
const EVENTS = 10;
/** SQS bills a call for each 64 KB begun. */
const BILLED_BYTES = 65_536;

type Answer = (event: HttpEvent, context: Context) => Promise<HttpResult>;
type Take = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** What the functions of a deployment ask AWS for ten events that are published together, as they are deployed. */
describe.skipIf(!ministack)("ten events that come together ask", () => {
  let counter: Counter;
  let floor: Floor;
  let sink: Sink;
  const counts = new Map<string, ReadonlyMap<string, number>>();
  /** What a function was given of its queue, in what SQS bills as a call. */
  const units = new Map<string, number>();

  beforeAll(async () => {
    counter = await aCounter(ministack!.endpoint);
    sink = await aSink();
    Object.assign(process.env, {
      AWS_ENDPOINT_URL: counter.url,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "test",
      AWS_SECRET_ACCESS_KEY: "test",
    });
    floor = await aFloor();
    Object.assign(process.env, await variablesOf(floor));
    const control = await entry<Answer>("control");
    const api = (path: string, body: object) => call(control, { path, body, token: ADMIN });
    await api("/api/targets", { id: "sink", ...aTargetFile(sink.url) });
    await api("/api/rules", { id: "all", ...aRuleFile("counted", "sink") });
    const { token } = await api("/api/tokens", { kind: "publisher-key", name: "shop", role: "publisher" });
    await through(String(token));
    counter.taken();
    await through(String(token));
  }, 60_000);

  afterAll(async () => {
    await Promise.all([counter, sink].map((one) => one.close()));
    floor.close();
    await ministack!.stop();
  });

  /** Ten events from the door to the segment; what each function asked is counted. */
  async function through(token: string): Promise<void> {
    const events = Array.from({ length: EVENTS }, () =>
      aPublished("counted", { data: { text: "x".repeat(1_024) } }),
    );
    const ingest = await entry<Answer>("ingest");
    counter.taken();
    await call(ingest, { path: "/events", body: events, token, type: "application/cloudevents-batch+json" });
    counts.set("ingest", counter.taken());
    for (const [name, queue] of [
      ["route", floor.events],
      ["deliver", floor.deliveries],
      ["archive", floor.archive],
    ] as const)
      await take(name, queue);
  }

  async function take(name: string, queue: Queue): Promise<void> {
    const handler = await entry<Take>(name);
    const messages = await drained(queue);
    units.set(name, messages.reduce((sum, { Body }) => sum + Buffer.byteLength(Body!), 0) / BILLED_BYTES);
    counter.taken();
    const { batchItemFailures } = await handler({ Records: messages.map(asRecord) }, aContext);
    expect(batchItemFailures).toEqual([]);
    counts.set(name, counter.taken());
  }

  const writes = (name: string) => only(counts.get(name)!, /^(sqs|s3|dynamodb:(Put|Update|Batch|Transact))/);

  test("ingest for one call of the queue, and no write of a table", () => {
    expect(writes("ingest")).toEqual({ "sqs:SendMessageBatch": 1 });
  });

  test("route for one to deliver and one to the archive, and no write of a table", () => {
    expect(writes("route")).toEqual({ "sqs:SendMessageBatch": 2 });
  });

  test("deliver for one to the archive, and no write of a table", () => {
    expect(sink.received).toHaveLength(2 * EVENTS);
    expect(writes("deliver")).toEqual({ "sqs:SendMessageBatch": 1 });
  });

  test("archive for two objects", () => {
    expect(writes("archive")["s3:PutObject"]).toBe(2);
  });

  test("as much as docs/cost.md counts", () => {
    const { sqsFifo, sqsStandard, bucketPuts } = callsOf({
      rate: 100,
      published: 10,
      routed: 10,
      delivered: 10,
      archived: 10,
    });
    const sent = (name: string) =>
      Object.entries(writes(name)).reduce((sum, [action, n]) => sum + (action.startsWith("sqs:") ? n : 0), 0);
    // Receiving and deleting is Lambda's: once each a batch. Of the archive queue it is ten messages at a time, and they are
    // so large that receiving is billed by their size.
    const archiving = units.get("archive")! + 2 / 10;
    expect(sent("ingest") + 2).toBeCloseTo(sqsFifo * EVENTS);
    expect(sent("route") + 2 + sent("deliver") + archiving).toBeCloseTo(sqsStandard * EVENTS, 1);
    expect(writes("archive")["s3:PutObject"]).toBeCloseTo(bucketPuts * EVENTS);
  });
});

async function variablesOf(floor: Floor): Promise<Readonly<Record<string, string>>> {
  const { TableNames = [] } = await new DynamoDBClient().send(new ListTablesCommand());
  const { Buckets = [] } = await new S3Client({ forcePathStyle: true }).send(new ListBucketsCommand());
  const secrets = new SecretsManagerClient();
  for (const [Name, SecretString] of [
    ["admin-token", ADMIN],
    ["sealing", "a-sealing-secret-of-more-than-32-characters"],
  ] as const)
    await secrets.send(new CreateSecretCommand({ Name, SecretString }));
  const named = (start: string) => TableNames.find((name) => name.startsWith(start))!;
  return {
    CONFIG_TABLE: named("config-"),
    HOT_TABLE: named("hot-"),
    BUCKET: Buckets[0]!.Name!,
    EVENTS_QUEUE_URL: floor.urlOf(floor.events),
    DELIVERIES_QUEUE_URL: floor.urlOf(floor.deliveries),
    ORDERED_QUEUE_URL: floor.urlOf(floor.ordered),
    ARCHIVE_QUEUE_URL: floor.urlOf(floor.archive),
    SECRETS_PREFIX: "signalbox/",
    SEALING_SECRET: "sealing",
    ADMIN_TOKEN_SECRET: "admin-token",
  };
}

/** The function of an entry; its clients are made when it is first asked for, as by a cold start. */
async function entry<Handler>(name: string): Promise<Handler> {
  const { handler } = (await import(`../../functions/aws/entries/${name}.ts`)) as { handler: Handler };
  return handler;
}

interface Called {
  readonly path: string;
  readonly body: object;
  readonly token: string;
  readonly type?: string;
}

async function call(handler: Answer, { path, body, token, type = "application/json" }: Called) {
  const headers = { authorization: `Bearer ${token}`, "content-type": type };
  const event = anHttpEvent({ method: "POST", path, headers, body: JSON.stringify(body) });
  const { statusCode, body: answer } = await handler(event, aContext);
  expect([statusCode, answer]).toEqual([expect.toSatisfy((code: number) => code < 300), answer]);
  return JSON.parse(String(answer)) as Record<string, unknown>;
}

function only(counts: ReadonlyMap<string, number>, which: RegExp): Record<string, number> {
  return Object.fromEntries([...counts].filter(([action]) => which.test(action)));
}

import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Queue } from "../../functions/aws/queue.ts";
import { createArchive } from "../../functions/aws/archive/archive.ts";
import { callsOf } from "../../sim/calls.ts";
import { idleMinute } from "../../sim/cost.ts";
import { aContext } from "../support/http-event.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { aSink, type Sink } from "../support/sink.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { aCounter, type Counter } from "./counter.ts";
import { entriesOn } from "./entries.ts";
import { aFloor, asRecord, drained, type Floor } from "./floor.ts";

const ministack = await orSkip(startMiniStack);
const EVENTS = 10;
/** SQS bills a call for each 64 KB begun. */
const BILLED_BYTES = 65_536;

/** What the functions of a deployment ask AWS for ten events that are published together, as they are deployed. */
describe.skipIf(!ministack)("ten events that come together ask", () => {
  let counter: Counter;
  let floor: Floor;
  let sink: Sink;
  let entries: Awaited<ReturnType<typeof entriesOn>>;
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
    entries = await entriesOn(floor);
    await entries.api("/api/targets", { id: "sink", ...aTargetFile(sink.url) });
    await entries.api("/api/rules", { id: "all", ...aRuleFile("counted", "sink") });
    await through();
    counter.taken();
    await through();
  }, 60_000);

  afterAll(async () => {
    await Promise.all([counter, sink].map((one) => one.close()));
    floor.close();
    await ministack!.stop();
  });

  let published: readonly { readonly id: string }[] = [];

  /** Ten events from the door to the segment; what each function asked is counted. */
  async function through(): Promise<void> {
    const events = Array.from({ length: EVENTS }, () =>
      aPublished("counted", { data: { text: "x".repeat(1_024) } }),
    );
    published = events;
    counter.taken();
    await entries.publish(events);
    counts.set("ingest", counter.taken());
    for (const [name, queue] of [
      ["route", floor.events],
      ["deliver", floor.deliveries],
      ["archive", floor.archive],
    ] as const)
      await take(name, queue);
  }

  async function take(name: string, queue: Queue): Promise<void> {
    const handler = await entries.taking(name);
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

  test("for one query and one ranged read when one of them is looked for by its id", async () => {
    const [{ id }] = published as [{ id: string }];
    counter.taken();
    const found = await createArchive({ table: floor.hot, bucket: floor.bucket, clock: Date.now }).find(id);
    expect(found).toMatchObject({ id });
    const asked = Object.fromEntries(counter.taken());
    expect(asked).toEqual({ "dynamodb:Query": 1, "s3:GetObject": 1 });
  });

  test("afterwards for so much in a minute of nothing as docs/cost.md counts, and no write", async () => {
    let asked: readonly string[] = [];
    // The first time they read all definitions, and fold what was counted.
    for (let minute = 0; minute < 3; minute++) {
      counter.taken();
      for (const name of EACH_MINUTE) await entries.called(name);
      asked = [...counter.taken()].flatMap(([action, n]) => Array.from({ length: n }, () => action));
    }
    const [reads, calls] = [/^dynamodb:(Query|Get|BatchGet)/, /^sqs:/].map(
      (which) => asked.filter((action) => which.test(action)).length,
    ) as [number, number];
    expect(reads + calls).toBe(asked.length);
    // A process looks for changes, and at queues, each two seconds at most, and these minutes follow each other faster.
    expect(reads).toBeGreaterThan(idleMinute.tableReads - EACH_MINUTE.length - 1);
    expect(reads).toBeLessThanOrEqual(idleMinute.tableReads);
    expect(calls).toBeGreaterThan(0);
    expect(calls).toBeLessThanOrEqual(idleMinute.queueCalls);
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

const EACH_MINUTE = ["replay", "later-sweep", "broker-taps", "stats", "alerts"] as const;

function only(counts: ReadonlyMap<string, number>, which: RegExp): Record<string, number> {
  return Object.fromEntries([...counts].filter(([action]) => which.test(action)));
}

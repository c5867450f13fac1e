import { readFileSync } from "node:fs";
import {
  EventBridgeClient,
  PutEventsCommand,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type AwsShop, anAwsShop } from "../support/aws-shop.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { aPlace, type SignalboxProcess, startSignalbox } from "../support/signalbox-process.ts";
import { aSink } from "../support/sink.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

/** What a page shows, as it stands there. */
const shownIn = (page: string) =>
  Array.from(readFileSync(page, "utf8").matchAll(/```json\n(.*?)```/gs), ([, text]) => text!);
const targets = shownIn("docs/targets/aws.md").map((text, index) => [`shown-${index}`, text] as const);
const taps = shownIn("docs/taps.md").filter((text) => /"broker": "(sqs|kinesis)"/.test(text));

/** What a process of an AWS account finds around it, but for the endpoint. */
const account = (endpoint: string) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_ACCESS_KEY_ID: "123456789012",
  AWS_SECRET_ACCESS_KEY: "test",
  SHOP_KEY_ID: "123456789012",
  SHOP_KEY: "test",
});
const nobody = {
  AWS_ACCESS_KEY_ID: "",
  AWS_SECRET_ACCESS_KEY: "",
  AWS_PROFILE: "",
  AWS_EC2_METADATA_DISABLED: "true",
  AWS_SHARED_CREDENTIALS_FILE: "/nowhere",
  AWS_CONFIG_FILE: "/nowhere",
};
type Letters = { items: { reason: { code: string } }[] };
type Deliveries = { items: { status: string; attempts: { error?: { code: string } }[] }[] };

const ministack = await orSkip(startMiniStack);
afterAll(() => ministack?.stop());

describe.skipIf(!ministack)("targets on AWS", () => {
  let shop: AwsShop;
  let signalbox: SignalboxProcess;
  const place = aPlace({
    "rules/to-aws.json": aRuleFile("order.paid", "", { targets: targets.map(([target]) => ({ target })) }),
    ...Object.fromEntries(targets.map(([id, text]) => [`rules/targets/${id}.json`, text])),
  });
  beforeAll(async () => {
    shop = await anAwsShop(ministack!.endpoint);
    signalbox = await startSignalbox(place, { environment: account(ministack!.endpoint) });
  });
  afterAll(async () => {
    await signalbox.kill();
    place.remove();
  });

  test("as the docs show them get an event each in its way", async () => {
    const data = { customer: "c-1", phone: "+4930123456" };
    const event = aPublished("order.paid", { datacontenttype: "application/json", data });
    expect((await signalbox.send(event)).status).toBe(202);

    const whole = JSON.stringify(event);
    await until(async () => (await shop.queue("orders")).length === 2);
    expect(await shop.queue("orders")).toEqual([whole, whole]);
    expect(await until(async () => (await shop.queue("orders.fifo"))[0])).toBe(JSON.stringify(data));
    expect(await until(async () => (await shop.queue("from-topic"))[0])).toBe(whole);
    expect(await until(async () => (await shop.records())[0])).toBe(whole);
    expect(JSON.parse(await until(async () => (await shop.queue("from-bus"))[0]))).toMatchObject({
      source: "/shop",
      "detail-type": "order.paid",
      detail: data,
    });
    expect(JSON.parse(await until(async () => (await shop.queue("from-function"))[0]))).toEqual(event);
    const [[key, object]] = (await until(async () => {
      const objects = await shop.objects();
      return objects.length === 1 ? objects : undefined;
    })) as [[string, string]];
    expect(key).toMatch(/^orders\/c-1\/\d{4}-\d\d-\d\d\/dlv_\w[\w-]*\.json$/);
    expect(object).toBe(whole);

    const { items } = await until(async () => {
      const answer = await signalbox.api<Deliveries>("/api/deliveries?status=delivered&limit=100");
      return answer.items.length === targets.length ? answer : undefined;
    });
    expect(items.flatMap(({ attempts }) => attempts.filter(({ error }) => error))).toEqual([]);
    expect((await signalbox.api<Letters>("/api/dead-letters")).items).toEqual([]);
  });

  test("that a rule of the EventBridge API names by ARN get what it makes", async () => {
    const key = { kind: "access-key", name: "the SDK", role: "admin" };
    const client = new EventBridgeClient({
      endpoint: signalbox.url,
      region: "eu-central-1",
      credentials: await signalbox.api("/api/tokens", key),
    });
    const place = "eu-central-1:123456789012";
    const queue = { Id: "queue", Arn: `arn:aws:sqs:${place}:orders`, InputPath: "$.detail" };
    const stream = {
      Id: "stream",
      Arn: `arn:aws:kinesis:${place}:stream/orders`,
      Input: '{"sent":"by ARN"}',
      KinesisParameters: { PartitionKeyPath: "$.detail.n" },
    };
    await client.send(new PutRuleCommand({ Name: "counted", EventPattern: '{"detail-type":["counted"]}' }));
    const { FailedEntryCount } = await client.send(
      new PutTargetsCommand({ Rule: "counted", Targets: [queue, stream] }),
    );
    expect(FailedEntryCount).toBe(0);
    const counted = { Source: "com.shop", DetailType: "counted", Detail: '{"n": 1.0}' };
    await client.send(new PutEventsCommand({ Entries: [counted] }));
    await until(async () => (await shop.queue("orders")).includes('{"n": 1.0}'));
    await until(async () => (await shop.records()).includes('{"sent":"by ARN"}'));
    client.destroy();
  });

  test("are as good to take from: taps as the docs show them bring what comes", async () => {
    const sink = await aSink();
    const place = aPlace({
      ...Object.fromEntries(taps.map((text, index) => [`rules/sources/shown-${index}.json`, text])),
      "rules/taken.json": aRuleFile("taken", "sink"),
      "rules/targets/sink.json": aTargetFile(sink.url),
    });
    const signalbox = await startSignalbox(place, { environment: account(ministack!.endpoint) });
    try {
      await until(async () => {
        const { items } = await signalbox.api<{ items: { state?: { status: string } }[] }>("/api/sources");
        return items.length === 2 && items.every(({ state }) => state?.status === "connected");
      });
      const events = ["queue", "stream"].map((id) => aPublished("taken", { id }));
      await shop.putMessage("orders", JSON.stringify(events[0]));
      await shop.putRecord(JSON.stringify(events[1]));
      await until(() => sink.received.length === events.length);
      const ids = sink.received.map(({ headers }) => headers["ce-id"]);
      expect(new Set(ids)).toEqual(new Set(["queue", "stream"]));
    } finally {
      await signalbox.kill();
      await sink.close();
      place.remove();
    }
  });

  test("keep what is for them until there are credentials", async () => {
    const queue = "arn:aws:sqs:eu-central-1:123456789012:kept";
    const place = aPlace({
      "rules/kept.json": aRuleFile("kept", "queue"),
      "rules/targets/queue.json": { kind: "sqs", queue, retry: { maxDelaySeconds: 1 } },
    });
    const environment = { ...nobody, AWS_ENDPOINT_URL: ministack!.endpoint };
    const before = await startSignalbox(place, { environment });
    await before.send(aPublished("kept"));
    const waiting = await until(async () => {
      const { items } = await before.api<Deliveries>("/api/deliveries?status=waiting");
      return items.find(({ attempts }) => attempts.length > 1);
    });
    expect(waiting.attempts[0]!.error!.code).toBe("target-credentials-missing");
    await before.stop();
    expect(await shop.queue("kept")).toEqual([]);

    const after = await startSignalbox(place, { environment: account(ministack!.endpoint) });
    try {
      await until(async () => (await shop.queue("kept")).length === 1);
    } finally {
      await after.kill();
      place.remove();
    }
  });
});

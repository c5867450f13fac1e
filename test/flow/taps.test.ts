import {
  CreateQueueCommand,
  GetQueueAttributesCommand,
  SendMessageCommand,
  SQSClient,
} from "@aws-sdk/client-sqs";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { credentials } from "../support/aws-targets.ts";
import { startMiniStack } from "../support/ministack.ts";
import { orSkip } from "../support/outside.ts";
import { aPlace, type SignalboxProcess, startSignalbox } from "../support/signalbox-process.ts";
import { aSink, type Sink } from "../support/sink.ts";
import { aPublished, aRuleFile, aTargetFile } from "../support/story.ts";
import { until } from "../support/until.ts";

type State = { state: { status: string; messages: number; lastError?: { code: string } } };
type Kept = { items: { id: string; event: { type: string; schema: { problems: object[] } } }[] };

const ministack = await orSkip(startMiniStack);
afterAll(() => ministack?.stop());

describe.skipIf(!ministack)("a tap of a queue", () => {
  let sink: Sink;
  let signalbox: SignalboxProcess;
  const place = aPlace();
  const sqs = new SQSClient({
    ...{ endpoint: ministack?.endpoint ?? "", region: "us-east-1", credentials },
    useQueueUrlAsEndpoint: false,
  });
  const urls: Record<string, string> = {};
  const send = (queue: string, body: string) =>
    sqs.send(new SendMessageCommand({ QueueUrl: urls[queue]!, MessageBody: body }));
  const left = async (queue: string) => {
    const { Attributes } = await sqs.send(
      new GetQueueAttributesCommand({
        QueueUrl: urls[queue]!,
        AttributeNames: ["ApproximateNumberOfMessages", "ApproximateNumberOfMessagesNotVisible"],
      }),
    );
    return Object.values(Attributes!).reduce((sum, count) => sum + Number(count), 0);
  };
  const tapFile = (queue: string, more: object = {}) => ({
    ...{ kind: "tap", broker: "sqs", queue: urls[queue], endpoint: ministack!.endpoint, region: "us-east-1" },
    ...{ credentials: { accessKeyId: "000000000000", secretAccessKey: { secret: "TAP_KEY" } } },
    ...{ visibilitySeconds: 5, allowPrivateNetwork: true, ...more },
  });
  const stateOf = async () => (await signalbox.api<State>("/api/sources/orders")).state;
  const arrived = (id: string) => until(() => sink.received.some(({ headers }) => headers["ce-id"] === id));

  beforeAll(async () => {
    for (const name of ["first", "second"])
      urls[name] = (await sqs.send(new CreateQueueCommand({ QueueName: name }))).QueueUrl!;
    sink = await aSink();
    place.write({
      "rules/tapped.json": aRuleFile("order.tapped", "sink"),
      "rules/targets/sink.json": aTargetFile(sink.url),
      "rules/sources/orders.json": tapFile("first"),
    });
    signalbox = await startSignalbox(place, { environment: { TAP_KEY: "test" } });
  });
  afterAll(async () => {
    await signalbox.kill();
    await sink.close();
    sqs.destroy();
    place.remove();
  });

  test("brings events to their targets, and leaves nothing in the queue", async () => {
    const event = aPublished("order.tapped", { data: { n: 1 } });
    await send("first", JSON.stringify(event));
    await arrived(event.id);
    await until(async () => (await left("first")) === 0);
    expect(await until(async () => (await stateOf()).messages >= 1 && stateOf())).toMatchObject({
      ...{ status: "connected", refused: 0 },
    });
    const health = (await (await fetch(`${signalbox.url}/health`)).json()) as object;
    expect(health).toMatchObject({ status: "ok", taps: [{ id: "orders", status: "connected" }] });
  });

  test("keeps a bad message in quarantine, with its reason", async () => {
    const event = aPublished("order.tapped");
    await send("first", '{"specversion":"1.0","id":"","source":"/s","type":"t"}');
    await send("first", JSON.stringify(event));
    await arrived(event.id);
    const { items } = await until(async () => {
      const kept = await signalbox.api<Kept>("/api/quarantine");
      return kept.items.length > 0 && kept;
    });
    expect(items).toMatchObject([
      { event: { type: "signalbox.tap.refused", schema: { problems: [{ pointer: "/id" }] } } },
    ]);
    await until(async () => (await left("first")) === 0);
  });

  test("takes nothing while it is paused, over a restart too, and everything then", async () => {
    await signalbox.api("/api/sources/orders/pause", {});
    await until(async () => (await stateOf()).status === "paused");
    const event = aPublished("order.tapped");
    await send("first", JSON.stringify(event));
    expect(await signalbox.stop()).toBe(0);
    signalbox = await startSignalbox(place, { environment: { TAP_KEY: "test" } });
    expect(await stateOf()).toMatchObject({ status: "paused" });
    expect(await left("first")).toBe(1);
    await signalbox.api("/api/sources/orders/resume", {});
    await arrived(event.id);
  });

  test("follows its file: another queue, off, and gone", async () => {
    place.write({ "rules/sources/orders.json": tapFile("second") });
    const event = aPublished("order.tapped");
    await send("second", JSON.stringify(event));
    await arrived(event.id);
    place.write({ "rules/sources/orders.json": tapFile("second", { enabled: false }) });
    await until(async () => (await stateOf()).status === "off");
    await send("second", JSON.stringify(aPublished("order.tapped")));
    await until(async () => (await left("second")) === 1);
    expect(await left("second")).toBe(1);
  });

  test("says what is wrong while it cannot get in, and health tells it", async () => {
    place.write({
      "rules/sources/orders.json": tapFile("second", {
        credentials: { accessKeyId: "000000000000", secretAccessKey: { secret: "NOT_SET" } },
      }),
    });
    const { lastError } = await until(async () => {
      const state = await stateOf();
      return state.status === "failing" && state;
    });
    expect(lastError).toMatchObject({ code: "secret-missing" });
    const health = (await (await fetch(`${signalbox.url}/health`)).json()) as object;
    expect(health).toMatchObject({ status: "degraded", taps: [{ id: "orders", status: "failing" }] });
  });
});

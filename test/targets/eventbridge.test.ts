import {
  CreateEventBusCommand,
  EventBridgeClient,
  PutRuleCommand,
  PutTargetsCommand,
} from "@aws-sdk/client-eventbridge";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { eventOfEnvelope } from "../../functions/core/view.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { anAws, sendTo } from "../support/aws-targets.ts";
import { aTargetServer } from "../support/target-server.ts";

const aws = await anAws();
const TIME = "2026-01-02T03:04:05Z";

describe.skipIf(!aws)("a bus of EventBridge", () => {
  const events = new EventBridgeClient({ ...aws?.client });
  const sqs = new SQSClient({ ...aws?.client, useQueueUrlAsEndpoint: false });

  /** A bus, and a queue that its rule sends orders to. */
  async function aBus(name: string, pattern: object = { source: [{ prefix: "" }] }) {
    await events.send(new CreateEventBusCommand({ Name: name }));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name }));
    const rule = { Name: "all", EventBusName: name };
    await events.send(new PutRuleCommand({ ...rule, EventPattern: JSON.stringify(pattern) }));
    const Arn = `arn:aws:sqs:us-east-1:000000000000:${name}`;
    await events.send(
      new PutTargetsCommand({ Rule: "all", EventBusName: name, Targets: [{ Id: "queue", Arn }] }),
    );
    return async () => {
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10 }),
      );
      return Messages.map(({ Body }) => JSON.parse(Body!) as Record<string, unknown>);
    };
  }

  test("gets the event as its own: a rule there matches it and passes it on", async () => {
    const received = await aBus("orders", {
      source: ["/shop"],
      "detail-type": ["shop.order.paid"],
      detail: { amount: [{ numeric: [">", 100] }] },
    });
    const event = anEvent({ data: { amount: 250 } });
    expect(await aws!.send({ kind: "eventbridge", eventBus: "orders" }, aDelivery({ event }))).toEqual({
      ok: true,
    });
    expect(await received()).toMatchObject([
      { source: "/shop", "detail-type": "shop.order.paid", detail: { amount: 250 } },
    ]);
  });

  // The emulator does not keep the time either; below it is seen to be sent.
  test("gives back what came from EventBridge, but for the id", async () => {
    const received = await aBus("passed-on");
    const envelope = {
      version: "0",
      id: "11111111-2222-3333-4444-555555555555",
      "detail-type": "order",
      source: "com.shop",
      account: "123456789012",
      time: TIME,
      region: "eu-central-1",
      resources: ["arn:aws:s3:::shop"],
      detail: { big: 1.5 },
    };
    const text = eventOfEnvelope(JSON.stringify(envelope));
    const event = anEvent({ text, source: "com.shop", type: "order" });
    await aws!.send({ kind: "eventbridge", eventBus: "passed-on" }, aDelivery({ event }));
    const [came] = await received();
    const { resources, detail, source, version } = envelope;
    expect(came).toMatchObject({ "detail-type": "order", resources, detail, source, version });
    expect(came!["id"]).not.toBe(envelope.id);
  });

  test.each([
    ["in structured mode", { mode: "structured" }, { extensions: { tenant: "a" } }],
    ["whose data is a list", {}, { data: [1] }],
    [
      "whose data is bytes",
      {},
      { text: '{"specversion":"1.0","id":"42","source":"/shop","type":"t","data_base64":"AAEC"}' },
    ],
  ])("gets an event %s whole, as the detail", async (name, settings, parts) => {
    const bus = name.replaceAll(" ", "-");
    const received = await aBus(bus);
    const event = anEvent(parts);
    await aws!.send({ kind: "eventbridge", eventBus: bus, ...settings }, aDelivery({ event }));
    expect(await received()).toMatchObject([{ detail: JSON.parse(event.text) as object }]);
  });

  test("gets an empty detail of an event without data, and what the transform made", async () => {
    const received = await aBus("made");
    const target = { kind: "eventbridge", eventBus: "made" };
    const empty = anEvent({ text: '{"specversion":"1.0","id":"42","source":"/shop","type":"t"}' });
    await aws!.send(target, aDelivery({ event: empty }));
    const body = { contentType: "application/json", text: '{"made":1}' };
    await aws!.send(target, aDelivery({ body }));
    expect((await received()).map(({ detail }) => detail)).toEqual(expect.arrayContaining([{}, { made: 1 }]));
  });
});

describe("an answer of PutEvents", () => {
  const put = async (answer: object, delivery = aDelivery()) => {
    const server = await aTargetServer((_, response) => response.end(JSON.stringify(answer)));
    const target = { kind: "eventbridge", eventBus: "orders", endpoint: server.url };
    return { result: await sendTo(target, delivery), requests: server.requests };
  };

  test.each([
    ["InternalFailure", "target-failed"],
    ["ThrottlingException", "target-failed"],
    ["MalformedDetail", "target-refused"],
    ["AccessDeniedException", "target-refused"],
  ])("that tells of an entry with %s is a failure: %s", async (ErrorCode, code) => {
    const entry = { ErrorCode, ErrorMessage: "It is so." };
    const { result } = await put({ FailedEntryCount: 1, Entries: [entry] });
    expect(result).toMatchObject({
      ok: false,
      code,
      detail: expect.stringContaining(`${ErrorCode}: It is so.`),
    });
  });

  test.each([
    ["text", { contentType: "text/plain", text: "{}" }],
    ["a list", { contentType: "application/json", text: "[1]" }],
  ])("is not waited for when the transform made %s", async (_, body) => {
    const { result, requests } = await put({ FailedEntryCount: 0 }, aDelivery({ body }));
    expect(result).toMatchObject({ ok: false, code: "delivery-unfit" });
    expect(requests).toEqual([]);
  });

  test("is to an entry with the event's time, and numbers as they were written", async () => {
    const event = anEvent({
      text: `{"specversion":"1.0","id":"1","source":"/s","type":"t","time":"${TIME}","data":{"n":12345678901234567890,"f":1.0}}`,
    });
    const { requests } = await put(
      { FailedEntryCount: 0, Entries: [{ EventId: "1" }] },
      aDelivery({ event }),
    );
    const { Entries } = JSON.parse(requests[0]!.body) as { Entries: object[] };
    expect(Entries).toMatchObject([
      { Detail: '{"n":12345678901234567890,"f":1.0}', Time: Date.parse(TIME) / 1000 },
    ]);
  });
});

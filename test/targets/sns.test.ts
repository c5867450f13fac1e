import { CreateTopicCommand, SNSClient, SubscribeCommand } from "@aws-sdk/client-sns";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { aDelivery, anEvent } from "../support/build.ts";
import { anAws, sendTo } from "../support/aws-targets.ts";
import { aTargetServer } from "../support/target-server.ts";

const aws = await anAws();

describe.skipIf(!aws)("a topic of SNS", () => {
  const sns = new SNSClient({ ...aws?.client });
  const sqs = new SQSClient({ ...aws?.client, useQueueUrlAsEndpoint: false });

  /** A topic, and a queue that gets its messages as they are. */
  async function aTopic(name: string, attributes?: Record<string, string>) {
    const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: name, Attributes: attributes }));
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: name, Attributes: attributes }));
    await sns.send(
      new SubscribeCommand({
        TopicArn,
        Protocol: "sqs",
        Endpoint: `arn:aws:sqs:us-east-1:000000000000:${name}`,
        Attributes: { RawMessageDelivery: "true" },
      }),
    );
    const received = async () => {
      const names = { MessageAttributeNames: ["All"], MessageSystemAttributeNames: ["All"] as ["All"] };
      const { Messages = [] } = await sqs.send(
        new ReceiveMessageCommand({ QueueUrl, MaxNumberOfMessages: 10, ...names }),
      );
      return Messages;
    };
    return { topic: TopicArn!, received };
  }

  test("hands the event on to its queues, with what it says of itself", async () => {
    const { topic, received } = await aTopic("orders");
    const delivery = aDelivery({ id: "dlv_1" });
    expect(await aws!.send({ kind: "sns", topic }, delivery)).toEqual({ ok: true });
    const [message, ...others] = await received();
    expect(others).toEqual([]);
    expect(message).toMatchObject({
      Body: delivery.event.text,
      MessageAttributes: {
        "content-type": { StringValue: "application/cloudevents+json" },
        "idempotency-key": { StringValue: "dlv_1" },
      },
    });
  });

  test("in binary mode gets attributes that subscriptions can filter by", async () => {
    const { topic, received } = await aTopic("binary");
    await aws!.send({ kind: "sns", topic, mode: "binary" }, aDelivery({ event: anEvent({ data: [1] }) }));
    expect(await received()).toMatchObject([
      { Body: "[1]", MessageAttributes: { "ce-type": { StringValue: "shop.order.paid" } } },
    ]);
  });

  test("that is FIFO keeps order by group and takes a delivery once", async () => {
    const { topic, received } = await aTopic("orders.fifo", { FifoTopic: "true", FifoQueue: "true" });
    const target = { kind: "sns", topic, messageGroup: "<$.data.country>" };
    for (const id of ["dlv_1", "dlv_1"])
      expect(await aws!.send(target, aDelivery({ id }))).toEqual({ ok: true });
    expect((await received()).map(({ Attributes }) => Attributes)).toMatchObject([
      { MessageGroupId: "DE", MessageDeduplicationId: "dlv_1" },
    ]);
  });

  test("that there is not refuses", async () => {
    const topic = "arn:aws:sns:us-east-1:000000000000:none";
    expect(await aws!.send({ kind: "sns", topic }, aDelivery())).toMatchObject({
      ok: false,
      code: "target-refused",
      detail: expect.stringMatching(/SNS answered 40\d \w*NotFound/),
    });
  });

  test("or a telephone: the emulator takes a text message", async () => {
    expect(await aws!.send({ kind: "sns", phone: "+4930123456" }, aDelivery())).toEqual({ ok: true });
  });
});

describe("a text message", () => {
  const answer = "<PublishResponse><PublishResult><MessageId>1</MessageId></PublishResult></PublishResponse>";
  const texted = async (settings: object, delivery = aDelivery()) => {
    const server = await aTargetServer((_, response) => response.end(answer));
    const result = await sendTo({ kind: "sns", endpoint: server.url, ...settings }, delivery);
    return { result, sent: new URLSearchParams(server.requests[0]?.body) };
  };

  test("is what the transform made, for the number that the event has", async () => {
    const body = { contentType: "text/plain", text: "Order 42 is paid" };
    const event = anEvent({ data: { phone: "+4930123456" } });
    const { result, sent } = await texted({ phone: "<$.data.phone>" }, aDelivery({ event, body }));
    expect(result).toEqual({ ok: true });
    expect(Object.fromEntries(sent)).toMatchObject({
      Action: "Publish",
      PhoneNumber: "+4930123456",
      Message: "Order 42 is paid",
    });
    expect([...sent.keys()].join()).not.toContain("MessageAttributes");
  });

  test("is of the type and from the sender that the target says", async () => {
    const sms = { type: "transactional", senderId: "Shop" };
    const { sent } = await texted({ phone: "+4930123456", sms });
    const values = [...sent].filter(([name]) => name.startsWith("MessageAttributes"));
    expect(values.map(([, value]) => value)).toEqual([
      "AWS.SNS.SMS.SMSType",
      "String",
      "Transactional",
      "AWS.SNS.SMS.SenderID",
      "String",
      "Shop",
    ]);
  });

  test("is else the event's data", async () => {
    const { sent } = await texted(
      { phone: "+4930123456" },
      aDelivery({ event: anEvent({ data: { n: 1 } }) }),
    );
    expect(sent.get("Message")).toBe('{"n":1}');
  });

  test.each([
    ["the event has no number at <$.data.phone>", { phone: "<$.data.phone>" }, anEvent()],
    ["its text has 1603 characters", { phone: "+4930123456" }, anEvent({ data: "😀x".repeat(800) + "y" })],
    [
      "the event has no text to send",
      { phone: "+4930123456" },
      anEvent({ text: '{"specversion":"1.0","id":"1","source":"/s","type":"t"}' }),
    ],
  ])("is not tried when %s", async (problem, settings, event) => {
    expect((await texted(settings, aDelivery({ event }))).result).toMatchObject({
      ok: false,
      code: "delivery-unfit",
      detail: expect.stringContaining(problem),
    });
  });
});

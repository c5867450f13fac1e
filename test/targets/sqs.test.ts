import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { aDelivery, anEvent } from "../support/build.ts";
import { anAws } from "../support/aws-targets.ts";

const aws = await anAws();

describe.skipIf(!aws)("a queue of SQS", () => {
  const sqs = new SQSClient({ ...aws?.client, useQueueUrlAsEndpoint: false });
  let queues = 0;
  const aQueue = async (attributes: Record<string, string> = {}) => {
    const QueueName = `queue-${++queues}${attributes["FifoQueue"] ? ".fifo" : ""}`;
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName, Attributes: attributes }));
    return { name: QueueName, url: QueueUrl!, arn: `arn:aws:sqs:us-east-1:000000000000:${QueueName}` };
  };
  const received = async (QueueUrl: string) => {
    const { Messages = [] } = await sqs.send(
      new ReceiveMessageCommand({
        QueueUrl,
        MaxNumberOfMessages: 10,
        MessageAttributeNames: ["All"],
        MessageSystemAttributeNames: ["All"],
      }),
    );
    return Messages.map(({ Body, MessageAttributes = {}, Attributes }) => ({
      body: Body,
      attributes: Object.fromEntries(Object.entries(MessageAttributes).map(([k, v]) => [k, v.StringValue])),
      group: Attributes?.MessageGroupId,
      dedup: Attributes?.MessageDeduplicationId,
    }));
  };

  test("gets the event whole, and says what the message is", async () => {
    const { url } = await aQueue();
    const delivery = aDelivery({ id: "dlv_1" });
    expect(await aws!.send({ kind: "sqs", queue: url }, delivery)).toEqual({ ok: true });
    expect(await received(url)).toEqual([
      {
        body: delivery.event.text,
        attributes: { "content-type": "application/cloudevents+json", "idempotency-key": "dlv_1" },
      },
    ]);
  });

  test("is named by its ARN as well", async () => {
    const { url, arn } = await aQueue();
    await aws!.send({ kind: "sqs", queue: arn }, aDelivery());
    expect(await received(url)).toHaveLength(1);
  });

  test("gets what the transform made, and the replay's id", async () => {
    const { url } = await aQueue();
    const body = { contentType: "text/plain", text: "Order 42 is paid" };
    await aws!.send({ kind: "sqs", queue: url }, aDelivery({ body, replay: "r-1" }));
    expect(await received(url)).toMatchObject([
      { body: body.text, attributes: { "content-type": "text/plain", "signalbox-replay": "r-1" } },
    ]);
  });

  test("in binary mode gets the data, and the attributes as they are", async () => {
    const { url } = await aQueue();
    const event = anEvent({ subject: "ordé/42", data: { big: 1 }, extensions: { tenant: "a b" } });
    await aws!.send({ kind: "sqs", queue: url, mode: "binary" }, aDelivery({ event }));
    expect(await received(url)).toMatchObject([
      {
        body: '{"big":1}',
        attributes: {
          "content-type": "application/json",
          "ce-specversion": "1.0",
          "ce-id": "42",
          "ce-source": "/shop",
          "ce-type": "shop.order.paid",
          "ce-subject": "ordé/42",
          "ce-tenant": "a b",
        },
      },
    ]);
  });

  test.each([
    ["has more attributes than fit", { extensions: { a: "1", b: "2", c: "3", d: "4", e: "5" } }],
    [
      "has bytes for data",
      { text: '{"specversion":"1.0","id":"42","source":"/shop","type":"t","data_base64":"AAEC"}' },
    ],
    ["has no data", { text: '{"specversion":"1.0","id":"42","source":"/shop","type":"t"}' }],
    [
      "has characters that SQS refuses",
      {
        text: '{"specversion":"1.0","id":"42","source":"/shop","type":"t","datacontenttype":"text/plain","data":"a\\u0001"}',
      },
    ],
  ])("in binary mode goes out whole when it %s", async (_, parts) => {
    const { url } = await aQueue();
    const event = anEvent(parts);
    await aws!.send({ kind: "sqs", queue: url, mode: "binary" }, aDelivery({ event }));
    expect(await received(url)).toMatchObject([
      { body: event.text, attributes: { "content-type": "application/cloudevents+json" } },
    ]);
  });

  test("keeps order by the event's source, its partition key or a path of the target's", async () => {
    const { url } = await aQueue({ FifoQueue: "true" });
    const send = (settings: object, id: string, event = anEvent()) =>
      aws!.send({ kind: "sqs", queue: url, ...settings }, aDelivery({ id, event }));
    await send({}, "dlv_1");
    await send({}, "dlv_2", anEvent({ extensions: { partitionkey: "p-7" } }));
    await send({ messageGroup: "country-<$.data.country>" }, "dlv_3");
    await send({ messageGroup: "<$.data.nothing>" }, "dlv_4");
    const all = await received(url);
    expect(Object.fromEntries(all.map(({ group, dedup }) => [dedup, group]))).toEqual({
      dlv_1: "/shop",
      dlv_2: "p-7",
      dlv_3: "country-DE",
      dlv_4: "/shop",
    });
  });

  test("takes a delivery once, and once more for each replay", async () => {
    const { url } = await aQueue({ FifoQueue: "true" });
    for (const parts of [{}, {}, { replay: "r-1" }, { replay: "r-1" }])
      expect(await aws!.send({ kind: "sqs", queue: url }, aDelivery(parts))).toEqual({ ok: true });
    expect(await received(url)).toHaveLength(2);
  });

  test("that there is not refuses, in AWS's words", async () => {
    const queue = `${aws!.endpoint}/000000000000/none`;
    expect(await aws!.send({ kind: "sqs", queue }, aDelivery())).toMatchObject({
      ok: false,
      code: "target-refused",
      status: 400,
      detail: expect.stringMatching(/^Cannot deliver to target "warehouse": SQS answered 400 \S+: \S/),
    });
  });

  test("is not asked for what is larger than SQS takes", async () => {
    const event = anEvent({ data: "x".repeat(1024 * 1024) });
    expect(
      await aws!.send({ kind: "sqs", queue: `${aws!.endpoint}/0/none` }, aDelivery({ event })),
    ).toMatchObject({
      ok: false,
      code: "delivery-unfit",
      detail: expect.stringMatching(/it would be \d+ bytes, and SQS takes 1048576$/),
    });
  });
});

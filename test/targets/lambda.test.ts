import { CreateFunctionCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { CreateQueueCommand, ReceiveMessageCommand, SQSClient } from "@aws-sdk/client-sqs";
import { describe, expect, test } from "vitest";
import { aDelivery, anAttempt, anEvent } from "../support/build.ts";
import { anAws, sendTo } from "../support/aws-targets.ts";
import { aTargetServer } from "../support/target-server.ts";
import { until } from "../support/until.ts";
import { aZip } from "../support/zip.ts";

const aws = await anAws();

describe.skipIf(!aws)("a function of Lambda", () => {
  const lambda = new LambdaClient({ ...aws?.client });
  const sqs = new SQSClient({ ...aws?.client, useQueueUrlAsEndpoint: false });

  async function aFunction(FunctionName: string, code: string) {
    const { FunctionArn } = await lambda.send(
      new CreateFunctionCommand({
        FunctionName,
        Runtime: "nodejs24.x",
        Role: "arn:aws:iam::000000000000:role/any",
        Handler: "index.handler",
        Code: { ZipFile: aZip({ "index.js": code }) },
        Timeout: 10,
      }),
    );
    return FunctionArn!;
  }

  test("is called with the event, and what it does happens", async () => {
    const { QueueUrl } = await sqs.send(new CreateQueueCommand({ QueueName: "effect" }));
    const code = `
      exports.handler = async (event) => {
        const body = new URLSearchParams({ Action: "SendMessage", QueueUrl: ${JSON.stringify(QueueUrl)}, MessageBody: JSON.stringify(event) });
        const answer = await fetch(${JSON.stringify(`${aws!.endpoint}/000000000000/effect`)}, { method: "POST", body });
        if (!answer.ok) throw new Error(await answer.text());
      };`;
    const arn = await aFunction("effect", code);
    const delivery = aDelivery();
    for (const invocation of ["event", "request-response"]) {
      const result = await aws!.send({ kind: "lambda", function: arn, invocation }, delivery);
      expect(result).toEqual({ ok: true, status: invocation === "event" ? 202 : 200 });
      const message = await until(async () => {
        const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl }));
        return Messages[0];
      });
      expect(JSON.parse(message.Body!)).toEqual(JSON.parse(delivery.event.text));
    }
  });

  test("that is waited for and throws has failed, and is tried again", async () => {
    await aFunction("throws", "exports.handler = async () => { throw new TypeError('no stock'); };");
    const target = { kind: "lambda", function: "throws", invocation: "request-response" };
    expect(await aws!.send(target, aDelivery())).toMatchObject({
      ok: false,
      code: "target-failed",
      status: 200,
      detail: expect.stringMatching(/Lambda answered 200 FunctionError \w+: .*no stock/),
    });
  });

  test("that there is not refuses", async () => {
    expect(await aws!.send({ kind: "lambda", function: "none" }, aDelivery())).toMatchObject({
      code: "target-refused",
      status: 404,
      detail: expect.stringContaining("Lambda answered 404 ResourceNotFoundException"),
    });
  });
});

describe("an invocation", () => {
  const invoked = async (settings: object, delivery = aDelivery()) => {
    const server = await aTargetServer((_, response) => response.writeHead(202).end());
    const target = { kind: "lambda", function: "ship:live", endpoint: server.url, ...settings };
    return { result: await sendTo(target, delivery), requests: server.requests };
  };

  test("names the alias, and beside the payload says what a delivery says of itself", async () => {
    const delivery = aDelivery({ id: "dlv_1", replay: "r-1", attempts: [anAttempt()] });
    const { requests } = await invoked({}, delivery);
    const [{ path, headers, body }] = requests as [(typeof requests)[number]];
    expect(path).toBe("/2015-03-31/functions/ship%3Alive/invocations");
    expect(headers["x-amz-invocation-type"]).toBe("Event");
    expect(body).toBe(delivery.event.text);
    const context = Buffer.from(String(headers["x-amz-client-context"]), "base64").toString();
    expect(JSON.parse(context)).toEqual({
      custom: { "idempotency-key": "dlv_1", "signalbox-attempt": "2", "signalbox-replay": "r-1" },
    });
  });

  test("has text that is not JSON as a JSON string", async () => {
    const body = { contentType: "text/plain", text: 'Order "42"' };
    const { requests } = await invoked({}, aDelivery({ body }));
    expect(requests[0]!.body).toBe('"Order \\"42\\""');
  });

  test("of more than a queued one may hold is not tried; one that is waited for may hold more", async () => {
    const delivery = aDelivery({ event: anEvent({ data: "x".repeat(1024 * 1024) }) });
    expect((await invoked({}, delivery)).result).toMatchObject({ code: "delivery-unfit" });
    const { requests } = await invoked({ invocation: "request-response" }, delivery);
    expect(requests).toHaveLength(1);
  });
});

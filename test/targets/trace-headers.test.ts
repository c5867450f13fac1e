import { describe, expect, test } from "vitest";
import { attributedMessage } from "../../functions/targets/message-attributes.ts";
import { traceHeaders } from "../../functions/targets/trace-headers.ts";
import { aDelivery, anEvent } from "../support/build.ts";
import { sendTo } from "../support/aws-targets.ts";
import { aTargetServer, type TargetRequest } from "../support/target-server.ts";

const TRACE = "0af7651916cd43dd8448eb211c80319c";
const SENT = `00-${TRACE}-b7ad6b7169203331-01`;
const ATTEMPT = `00-${TRACE}-00f067aa0ba902b7-01`;
const XRAY = `Root=1-0af76519-16cd43dd8448eb211c80319c;Parent=b7ad6b7169203331;Sampled=1`;

const text = (more: string) =>
  `{"specversion":"1.0","id":"1","source":"/s","type":"t"${more},"data":{"n":1}}`;
const aTraced = (more = `,"traceparent":"${SENT}","tracestate":"vendor=1"`) =>
  aDelivery({ event: anEvent({ text: text(more) }) });

describe("what a message says of its trace", () => {
  test.each([
    ["the span of its attempt", aTraced(), ATTEMPT, ATTEMPT],
    ["what the event says where no attempt is told", aTraced(), undefined, SENT],
    ["the attempt's also where the event says nothing", aTraced(""), ATTEMPT, ATTEMPT],
    ["nothing where neither says anything", aTraced(""), undefined, undefined],
    ["nothing of what is no traceparent", aTraced(`,"traceparent":"x"`), undefined, undefined],
  ])("is %s", (...[, delivery, attempt, expected]) => {
    const named = Object.fromEntries(traceHeaders(delivery, { traceparentOf: () => attempt }));
    expect(named.traceparent).toBe(expected);
    const isVendors = delivery.event.text.includes("tracestate");
    expect(named.tracestate).toBe(isVendors ? "vendor=1" : undefined);
  });

  test("takes no room from the attributes of an event in a queue of SQS", () => {
    const ten = (more: number) => {
      const names = Array.from({ length: more }, (_, n) => `,"a${n}":"x"`).join("");
      const delivery = aDelivery({ event: anEvent({ text: text(names) }) });
      return Object.keys(attributedMessage(delivery, "binary", [["traceparent", SENT]]).attributes);
    };
    expect(ten(3)).toContain("traceparent");
    expect(ten(4)).toEqual(expect.arrayContaining(["ce-a3"]));
    expect(ten(4)).toHaveLength(10);
    expect(ten(4)).not.toContain("traceparent");
  });
});

const target = {
  sqs: { queue: "https://sqs.us-east-1.amazonaws.com/000000000000/orders" },
  sns: { topic: "arn:aws:sns:us-east-1:000000000000:orders" },
  eventbridge: { eventBus: "orders" },
  lambda: { function: "ship" },
} as const;

describe("what AWS is told of it", () => {
  const json = ({ body }: TargetRequest) => JSON.parse(body) as { Entries: Record<string, unknown>[] };
  test.each<[kind: keyof typeof target, say: (request: TargetRequest) => unknown, expected: unknown]>([
    [
      "sqs",
      (request) => json(request).Entries[0],
      {
        MessageAttributes: { traceparent: { StringValue: SENT }, tracestate: { StringValue: "vendor=1" } },
        MessageSystemAttributes: { AWSTraceHeader: { DataType: "String", StringValue: XRAY } },
      },
    ],
    [
      "sns",
      ({ body }) => [...new URLSearchParams(body).values()],
      expect.arrayContaining(["traceparent", SENT]),
    ],
    ["eventbridge", (request) => json(request).Entries[0], { TraceHeader: XRAY }],
    [
      "lambda",
      ({ headers }) =>
        JSON.parse(Buffer.from(String(headers["x-amz-client-context"]), "base64").toString()) as object,
      { custom: { traceparent: SENT, tracestate: "vendor=1" } },
    ],
  ])("by %s", async (kind, say, expected) => {
    const server = await aTargetServer((_, response) => response.writeHead(500).end());
    await sendTo({ kind, ...target[kind], endpoint: server.url }, aTraced());
    expect(say(server.requests[0]!)).toMatchObject(expected as object);
  });
});

import { describe, expect, test } from "vitest";
import type { IncomingEvent } from "../../../functions/core/ingest.ts";
import { type BrokerMessage, eventsOf, traceIn } from "../../../functions/sources/taps/message.ts";
import { aMessage, aTap } from "../../support/taps.ts";

const read = (parts: Partial<BrokerMessage>, tap = aTap()) =>
  eventsOf(aMessage({ attributes: {}, contentType: undefined, plain: { id: "m-1" }, ...parts }), tap);
const textOf = (parts: Partial<BrokerMessage>, tap = aTap()) => (read(parts, tap)[0] as IncomingEvent).text;
const eventOf = (parts: Partial<BrokerMessage>, tap = aTap()) => JSON.parse(textOf(parts, tap)) as object;

const EVENT =
  '{"specversion":"1.0","id":"1","source":"/s","type":"t","time":"2026-01-02T03:04:05.000600+01:00","data":{"n":12345678901234567890.10}}';

describe("a CloudEvent stays as it is, to the letter", () => {
  test.each([
    ["in structured mode", "application/cloudevents+json; charset=utf-8"],
    ["by its own look, when it has no content type", undefined],
    ["by its own look, when it says JSON", "application/json"],
  ])("%s", (_, contentType) => {
    expect(textOf({ body: Buffer.from(EVENT), contentType })).toBe(EVENT);
  });

  test.each(["application/cloudevents-batch+json", undefined])("as each of a batch (%s)", (contentType) => {
    const events = read({ body: Buffer.from(`[${EVENT}, ${EVENT}]`), contentType });
    expect(events.map((event) => (event as IncomingEvent).text)).toEqual([EVENT, EVENT]);
  });
});

describe("in binary mode", () => {
  const attributes = { specversion: "1.0", id: "1", source: "/s", type: "t" };

  test("attributes beside the body are the event's, and the data stays to the letter", () => {
    const text = textOf({
      attributes: { ...attributes, tenant: "ä b%", retries: 3, express: true },
      contentType: "application/json",
      body: Buffer.from('{"n":12345678901234567890.10}'),
    });
    expect(text).toBe(
      '{"specversion":"1.0","id":"1","source":"/s","type":"t","tenant":"ä b%","retries":3,"express":true,"datacontenttype":"application/json","data":{"n":12345678901234567890.10}}',
    );
  });

  test.each([
    ["text", "text/plain", "hello", { data: "hello" }],
    ["bytes", "application/octet-stream", Buffer.from([0, 255]), { data_base64: "AP8=" }],
    ["nothing", undefined, "", {}],
  ])("its data is %s", (...[, contentType, body, data]) => {
    const datacontenttype = contentType && { datacontenttype: contentType };
    expect(eventOf({ attributes, contentType, body: Buffer.from(body) })).toEqual({
      ...attributes,
      ...datacontenttype,
      ...data,
    });
  });

  test("the content type may be an attribute", () => {
    expect(
      eventOf({ attributes: { ...attributes, datacontenttype: "text/plain" }, body: Buffer.from("1") }),
    ).toMatchObject({ datacontenttype: "text/plain", data: "1" });
  });
});

test("an envelope of EventBridge becomes the event in it", () => {
  const envelope = {
    ...{ version: "0", id: "e-1", "detail-type": "paid", source: "com.shop", account: "1" },
    ...{ time: "2026-01-02T03:04:05Z", region: "r", resources: [], detail: { n: 1 } },
  };
  expect(eventOf({ body: Buffer.from(JSON.stringify(envelope)) })).toMatchObject({
    ...{ id: "e-1", source: "com.shop", type: "paid", data: { n: 1 } },
  });
});

describe("anything else becomes an event with the message as its data", () => {
  const plain = { id: "m-1", subject: "orders/eu", time: "2026-01-02T03:04:05.678Z", key: "k" };

  test.each([
    ["JSON", undefined, '{"n":1.10}', '"data":{"n":1.10}'],
    ["JSON that says so", "application/json", "[1]", '"datacontenttype":"application/json","data":[1]'],
    ["text", undefined, "hello {", '"data":"hello {"'],
    ["bytes", undefined, Buffer.from([0, 255]), '"data_base64":"AP8="'],
    ["text that says that it is JSON", "application/json", "{", '"data":"{"'],
    ["a content type that is none", "?", "1", '"data":1'],
  ])("%s", (...[, contentType, body, data]) => {
    expect(textOf({ plain, contentType, body: Buffer.from(body) })).toBe(
      `{"specversion":"1.0","id":"m-1","source":"/taps/orders","type":"sqs.message","subject":"orders/eu","time":"2026-01-02T03:04:05.678Z","partitionkey":"k",${data}}`,
    );
  });

  test("of the type and source that the tap says", () => {
    const tap = aTap({ plain: { type: "shop.raw", source: "/legacy" } });
    expect(eventOf({ body: Buffer.from("x") }, tap)).toMatchObject({ type: "shop.raw", source: "/legacy" });
  });
});

test.each([
  ["an attribute that is missing", { attributes: { specversion: "1.0" } }, "event-invalid"],
  [
    "a name that is none",
    { attributes: { specversion: "1.0", id: "1", source: "/s", type: "t", "A-b": "" } },
    "event-invalid",
  ],
  [
    "an event that is no JSON",
    { contentType: "application/cloudevents+json", body: Buffer.from("x") },
    "json-invalid",
  ],
  ["a format that is not read", { contentType: "application/cloudevents+avro" }, "message-unreadable"],
  [
    "a charset that is not read",
    { contentType: "application/cloudevents+json; charset=utf-16" },
    "message-unreadable",
  ],
  [
    "data that is not what it says",
    {
      attributes: { specversion: "1.0", id: "1", source: "/s", type: "t" },
      contentType: "application/json",
      body: Buffer.from("{"),
    },
    "json-invalid",
  ],
])("%s is refused with a code", (_, parts, code) => {
  expect(read(parts)).toMatchObject([{ error: { code } }]);
});

describe("a message that says where it belongs", () => {
  const trace = { traceparent: "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01", tracestate: "a=1" };

  test.each([
    ["a plain one", { body: Buffer.from('{"n":1}'), contentType: "application/json" }],
    ["a CloudEvent", { body: Buffer.from(EVENT), contentType: undefined }],
    [
      "a CloudEvent in binary mode",
      { attributes: { specversion: "1.0", id: "1", source: "/s", type: "t" }, body: Buffer.from("") },
    ],
  ])("gives its trace to the event in it: %s", (_, parts) => {
    expect(eventOf({ ...parts, trace })).toMatchObject(trace);
    expect(eventOf(parts)).not.toHaveProperty("traceparent");
  });

  test("says nothing where the event says it itself, or where it is no trace", () => {
    const own = EVENT.replace('"data"', '"traceparent":"00-own","data"');
    expect(textOf({ body: Buffer.from(own), contentType: undefined, trace })).toBe(own);
    expect(textOf({ body: Buffer.from(EVENT), contentType: undefined, trace: { traceparent: "x" } })).toBe(
      EVENT,
    );
  });

  test("is asked by names in any case, and by texts alone", () => {
    const named = [
      ["Traceparent", "a"],
      ["TRACESTATE", "b"],
      ["traceparents", "c"],
      ["tracestate", 7],
    ] as const;
    expect(traceIn(named)).toEqual({ traceparent: "a", tracestate: "b" });
  });
});

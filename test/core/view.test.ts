import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { RouterError } from "../../functions/core/errors.ts";
import { envelopeOf, eventOfEnvelope, viewOf } from "../../functions/core/view.ts";

const event = { specversion: "1.0", id: "42", source: "/shop", type: "shop.order.paid" };
const envelope = {
  version: "0",
  id: "42",
  "detail-type": "EC2 Instance State-change Notification",
  source: "aws.ec2",
  account: "123456789012",
  time: "2026-01-02T03:04:05Z",
  region: "eu-west-1",
  resources: ["arn:aws:ec2:eu-west-1:123456789012:instance/i-1"],
  detail: { state: "running" },
};

const asEnvelope = (value: object) =>
  JSON.parse(envelopeOf(JSON.stringify(value))) as Record<string, unknown>;
const asEvent = (value: object) =>
  JSON.parse(eventOfEnvelope(JSON.stringify(value))) as Record<string, unknown>;

describe("the EventBridge view of a CloudEvent", () => {
  test("has the members of an envelope in AWS's order", () => {
    const data = { amount: 1 };
    expect(envelopeOf(JSON.stringify({ ...event, data, time: "2026-01-02T03:04:05.678+01:00" }))).toBe(
      '{"version":"0","id":"42","detail-type":"shop.order.paid","source":"/shop","account":"000000000000",' +
        '"time":"2026-01-02T03:04:05.678+01:00","region":"local","resources":[],"detail":{"amount":1}}',
    );
  });

  test("tells a replayed event as AWS does, so that a pattern may leave it out", () => {
    const replayed = { ...event, replayid: "r-1", replayrules: "a b" };
    expect(asEnvelope(replayed)).toMatchObject({ "replay-name": "r-1" });
    expect(asEnvelope(replayed)).not.toHaveProperty("cloudevent");
    expect(asEnvelope(event)).not.toHaveProperty("replay-name");
    expect(asEvent({ ...envelope, "replay-name": "again" })).toMatchObject({ replayid: "again" });
  });

  test("leaves out how often the event went from bus to bus, which no envelope of AWS has", () => {
    expect(asEnvelope({ ...event, signalboxhops: 2 })).toEqual(asEnvelope(event));
    expect(asEnvelope({ ...event, tenant: "a" })).toMatchObject({ cloudevent: { tenant: "a" } });
  });

  test("keeps what was written to the letter", () => {
    const data = '{ "n": 9007199254740993, "n": 1.0, "s": "\\u00fc" }';
    const text = `{"specversion":"1.0","id":"\\u0034","source":"/shop","type":"t","data":${data}}`;
    expect(envelopeOf(text)).toContain(`"detail":${data}`);
    expect(envelopeOf(text)).toContain('"id":"\\u0034"');
  });

  test.each([["text"], [5], [false], [null], [[1]]])("has data of any kind as detail: %j", (data) => {
    expect(asEnvelope({ ...event, data })).toHaveProperty("detail", data);
  });

  test("has no detail where there is no data, and no time where there is none", () => {
    expect(asEnvelope(event)).not.toHaveProperty("detail");
    expect(asEnvelope(event)).not.toHaveProperty("time");
  });

  test("has attributes without a home in the member cloudevent", () => {
    const homeless = {
      subject: "order/42",
      datacontenttype: "image/png",
      dataschema: "https://example.com/s",
      partitionkey: "a",
      hops: 3,
      region: "north",
      data_base64: "AAA=",
    };
    expect(asEnvelope({ ...event, ...homeless })).toMatchObject({ region: "local", cloudevent: homeless });
    expect(asEnvelope(event)).not.toHaveProperty("cloudevent");
  });

  test("is parsed once", () => {
    const view = viewOf(JSON.stringify({ ...event, data: { a: 1 } }), "eventbridge");
    expect(view.value).toMatchObject({ detail: { a: 1 } });
    expect(view.value).toBe(view.value);
  });

  test("is the event itself in the other view", () => {
    const text = JSON.stringify(event);
    expect(viewOf(text, "cloudevents")).toMatchObject({ text, value: event });
  });
});

describe("the CloudEvent of an EventBridge envelope", () => {
  test("has its parts as attributes, and the rest as text", () => {
    expect(asEvent(envelope)).toEqual({
      specversion: "1.0",
      id: "42",
      type: "EC2 Instance State-change Notification",
      source: "aws.ec2",
      time: "2026-01-02T03:04:05Z",
      eventbridge:
        '{"version":"0","account":"123456789012","region":"eu-west-1","resources":["arn:aws:ec2:eu-west-1:123456789012:instance/i-1"]}',
      data: { state: "running" },
    });
  });

  test.each([
    ["an ordinary one", {}],
    ["members that AWS adds", { "replay-name": "r", "trace-header": "x" }],
    ["no version, resources and detail", { version: undefined, resources: undefined, detail: undefined }],
    ["members of other types", { account: 1, region: null, resources: "x", version: 1 }],
    ["a time that is none", { time: "yesterday" }],
    ["a detail that is no object", { detail: [1, "x"] }],
    ["a member cloudevent of its own", { cloudevent: { id: "7", Upper: true } }],
    ["a text as cloudevent", { cloudevent: "x" }],
    ["an empty cloudevent", { cloudevent: {} }],
    ["an id that is no attribute of ours", { eventbridge: { a: 1 } }],
    ["attributes in cloudevent", { cloudevent: { subject: "x", hops: 1 } }],
    [
      "the whereabouts of an event that was never on AWS",
      { account: "000000000000", region: "local", resources: [] },
    ],
  ])("gives the same envelope back: %s", (_, parts) => {
    const given = JSON.parse(JSON.stringify({ ...envelope, ...parts })) as object;
    expect(asEnvelope(asEvent(given))).toEqual(given);
  });

  test("gives the numbers and the spelling of the envelope back", () => {
    const text =
      '{"version":"0","id":"1","detail-type":"t","source":"s","resources":[ "a" ],"detail":{"n": 1e400,"n":2.0}}';
    expect(envelopeOf(eventOfEnvelope(text))).toBe(text);
  });

  test.each([
    ["[]", "event-invalid", "Cannot read the EventBridge event: it must be an object"],
    ['{"id":"","source":"s"}', "event-invalid", "id must be a text that is not empty, detail-type must be"],
    ["{", "json-invalid", "line 1, column 2"],
  ])("is refused: %s", (text, code, message) => {
    expect(() => eventOfEnvelope(text)).toThrow(expect.objectContaining({ code }) as RouterError);
    expect(() => eventOfEnvelope(text)).toThrow(message);
  });
});

describe("both ways", () => {
  const attributes = fc.dictionary(
    fc.constantFrom(
      "subject",
      "datacontenttype",
      "dataschema",
      "data_base64",
      "time",
      "region",
      "cloudevent",
      "a1",
    ),
    fc.oneof(fc.string(), fc.integer(), fc.boolean(), fc.constant(null), fc.constant("2026-01-02T03:04:05Z")),
  );
  const named = fc.record({ id: fc.string({ minLength: 1 }), source: fc.string({ minLength: 1 }) });

  test("a CloudEvent comes back as it was", () => {
    const types = fc.string({ minLength: 1 });
    const events = fc.record(
      {
        type: types,
        data: fc.jsonValue(),
        eventbridge: fc.constantFrom("x", "{}", '{"a":1}', '{"id":"7"}', "[1]", 5),
      },
      { requiredKeys: ["type"] },
    );
    fc.assert(
      fc.property(named, events, attributes, (names, parts, more) => {
        const given = { specversion: "1.0", ...more, ...names, ...parts };
        expect(asEvent(asEnvelope(given))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { numRuns: 2000 },
    );
  });

  test("an envelope comes back as it was", () => {
    const members = fc.dictionary(
      fc.constantFrom(
        "version",
        "account",
        "region",
        "resources",
        "time",
        "detail",
        "x",
        "specversion",
        "type",
        "data",
      ),
      fc.oneof(fc.jsonValue(), fc.constantFrom("0", "000000000000", "local", "2026-01-02T03:04:05Z")),
    );
    fc.assert(
      fc.property(named, fc.string({ minLength: 1 }), members, (names, type, more) => {
        const given = { ...more, ...names, "detail-type": type };
        expect(asEnvelope(asEvent(given))).toEqual(JSON.parse(JSON.stringify(given)));
      }),
      { numRuns: 2000 },
    );
  });
});

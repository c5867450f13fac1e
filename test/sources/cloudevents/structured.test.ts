import { describe, expect, test } from "vitest";
import { decodeCloudEvents } from "../../../functions/sources/cloudevents.ts";
import cases from "../../cases/attributes.json" with { type: "json" };
import { eventOf, REQUIRED, request, structured } from "../../support/cloudevents-request.ts";

test("keeps the text to the letter and reads attributes and data beside it", () => {
  const text = `{ "specversion" : "1.0", "id": "\\u0034\\u0032", "source": "/shop", "type": "t", "subject": "s",
    "time": "2026-01-02T03:04:05.123456+02:00", "datacontenttype": "application/vnd.x+json", "dataschema": "urn:s",
    "data": { "big": 100000000000000000001, "a": 1, "a": 2.50 } }`;
  expect(eventOf(structured(`\ufeff\r\n ${text}\n\t`))).toEqual({
    text,
    id: "42",
    source: "/shop",
    type: "t",
    subject: "s",
    time: "2026-01-02T03:04:05.123456+02:00",
    datacontenttype: "application/vnd.x+json",
    dataschema: "urn:s",
    data: { big: 1e20, a: 2.5 },
  });
});

test("has no optional attribute that the event has not", () => {
  expect(eventOf(structured({ subject: null }))).toEqual({
    text: JSON.stringify({ ...REQUIRED, subject: null }),
    id: "42",
    source: "/shop",
    type: "shop.order.paid",
  });
});

test.each([false, 0, "", null, [], {}])("keeps data %j", (data) => {
  const event = eventOf(structured({ data }));
  expect(event.data).toEqual(data);
  expect(JSON.parse(event.text)).toEqual({ ...REQUIRED, data });
});

test.each([
  ["JSON bytes are read", "application/json", '{"a":1}', { a: 1 }],
  ["without a type they are read as JSON", undefined, "[1]", [1]],
  ["what only claims to be JSON stays bytes", "application/json", "{", undefined],
  ["other bytes stay bytes", "image/png", '{"a":1}', undefined],
])("data_base64: %s", (...[, datacontenttype, payload, data]) => {
  const event = { datacontenttype, data_base64: Buffer.from(payload).toString("base64") };
  expect(eventOf(structured(event)).data).toEqual(data);
});

test("a string under a JSON type is a JSON string, not a document", () => {
  expect(eventOf(structured({ datacontenttype: "application/json", data: '{"a":1}' })).data).toBe('{"a":1}');
});

describe("attributes", () => {
  test.each(cases.accepted)("accepts %j", (attributes) => {
    expect(JSON.parse(eventOf(structured(attributes)).text)).toEqual({ ...REQUIRED, ...attributes });
  });

  test.each(cases.refused)("refuses $event", ({ event, pointer, keyword }) => {
    expect(() => decodeCloudEvents(structured(event))).toThrowError(
      expect.objectContaining({
        code: "event-invalid",
        problems: [expect.objectContaining({ pointer, keyword })],
      }),
    );
  });

  test.each(["1.0", "1e2", "4247483647", "1E0", "-0.0"])(
    "refuses the integer %s as it is written",
    (number) => {
      const text = `{"specversion":"1.0","id":"1","source":"/","type":"t","ext":${number}}`;
      expect(() => decodeCloudEvents(structured(text))).toThrowError("ext must be a string, true, false or");
    },
  );

  test.each(["id", "subject", "ext"])("refuses half a surrogate pair in %s", (name) => {
    expect(problemsOf(structured({ [name]: "\ud800" }))).toEqual([
      expect.objectContaining({ pointer: `/${name}` }),
    ]);
  });

  test("names each thing that is wrong, and the event", () => {
    const event = { ...REQUIRED, type: undefined, time: "now", Bad: "x" };
    expect(() => decodeCloudEvents(structured(JSON.stringify(event)))).toThrowError(
      expect.objectContaining({
        message: 'Cannot accept event "42": type must be a non-empty string, and 2 more',
        problems: [
          { pointer: "/type", keyword: "required", expected: "a non-empty string" },
          {
            pointer: "/time",
            keyword: "format",
            expected: "an RFC 3339 timestamp like 2026-01-31T12:00:00Z",
            actual: '"now"',
          },
          {
            pointer: "/Bad",
            keyword: "attribute-name",
            expected: "named in lower-case letters and digits",
            actual: '"x"',
          },
        ],
      }),
    );
  });

  test("tells at most twenty problems, each in few words", () => {
    const many = Object.fromEntries(Array.from({ length: 1000 }, (_, i) => [`BAD${i}`, "x".repeat(1000)]));
    const problems = problemsOf(structured(many));
    expect(problems).toHaveLength(20);
    expect(problems[0]?.actual).toHaveLength(80);
  });

  test.each([
    ['{"specversion":"1.0","id":"1","id":"2","source":"/","type":"t"}', ["/id"]],
    [
      '{"specversion":"1.0","id":"1","source":"/","type":"t","\\u0069d":"2","data":1,"data":1}',
      ["/id", "/data"],
    ],
  ])("refuses a member given twice: %s", (text, pointers) => {
    expect(problemsOf(structured(text))).toEqual(
      pointers.map((pointer) => ({ pointer, keyword: "unique", expected: "given once" })),
    );
  });
});

test.each(["[]", "1", '"x"', "null", "true"])("refuses %s, as it is no object", (text) => {
  expect(() => decodeCloudEvents(structured(text))).toThrowError(
    "Cannot accept the event: it must be a JSON object",
  );
});

test.each([
  ["", "json-invalid", "Cannot read the event: line 1, column 1: the text ends, expected a value"],
  ['{"id":1} {}', "json-invalid", 'line 1, column 10: unexpected "{", expected the end'],
  ['{"id":1}\u00a0', "json-invalid", "line 1, column 9"],
  ['{\n"id":}', "json-invalid", "line 2, column 6"],
])("refuses %j, as it is not JSON", (text, code, message) => {
  expect(() => decodeCloudEvents(structured(text))).toThrowError(
    expect.objectContaining({ code, message: expect.stringContaining(message) }),
  );
});

test("takes 128 levels, the event counted, and refuses 129", () => {
  const nested = (levels: number) => `${"[".repeat(levels)}1${"]".repeat(levels)}`;
  const eventText = (levels: number) =>
    `{"specversion":"1.0","id":"1","source":"/","type":"t","data":${nested(levels)}}`;
  expect(eventOf(structured(eventText(127))).text).toBe(eventText(127));
  for (const levels of [128, 1_000_000])
    expect(() => decodeCloudEvents(structured(eventText(levels)))).toThrowError(
      expect.objectContaining({ code: "json-too-deep" }),
    );
});

describe("content type", () => {
  const body = JSON.stringify(REQUIRED);

  test.each([
    "application/cloudevents+json",
    "application/cloudevents+json;charset=UTF-8",
    'Application/CloudEvents+JSON ; charset="utf-8"',
  ])("%s is an event", (type) => {
    expect(eventOf(request({ "content-type": type }, body)).id).toBe("42");
  });

  test("decides the mode, whatever ce- headers say", () => {
    const headers = {
      "content-type": "application/cloudevents+json",
      "ce-id": "other",
      "ce-specversion": "1.0",
    };
    expect(eventOf(request(headers, body)).id).toBe("42");
  });

  test.each([
    ["application/json", 'its content type is "application/json", and it has no ce- headers'],
    [
      "application/cloudevents+xml",
      'its content type is "application/cloudevents+xml", and JSON is the only format',
    ],
    ["application/cloudevents+json; charset=utf-16", "and JSON is UTF-8"],
    ["", "it has no content type, and it has no ce- headers"],
  ])("refuses %j", (type, message) => {
    expect(() => decodeCloudEvents(request({ "content-type": type }, body))).toThrowError(
      expect.objectContaining({ code: "media-type-unsupported", message: expect.stringContaining(message) }),
    );
  });

  test("reads a body that came as Base64, and refuses bytes that are not UTF-8", () => {
    const headers = { "content-type": "application/cloudevents+json" };
    const bytes = Buffer.from(JSON.stringify({ ...REQUIRED, data: "é" }));
    expect(eventOf(request(headers, bytes)).data).toBe("é");
    expect(() => decodeCloudEvents(request(headers, Buffer.from([0x22, 0xff, 0x22])))).toThrowError(
      expect.objectContaining({ code: "json-invalid", message: "Cannot read the body: it is not UTF-8" }),
    );
  });
});

function problemsOf(from: ReturnType<typeof structured>) {
  try {
    decodeCloudEvents(from);
  } catch (error) {
    return (error as { problems: { actual?: string }[] }).problems;
  }
  return [];
}

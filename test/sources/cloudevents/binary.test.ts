import { describe, expect, test } from "vitest";
import { decodeCloudEvents, type HttpRequest } from "../../../functions/sources/cloudevents.ts";
import { binary, eventOf, REQUIRED, request } from "../../support/cloudevents-request.ts";

test("makes one JSON text of headers and body, JSON data to the letter", () => {
  const headers = {
    host: "localhost",
    "content-type": "application/json; charset=utf-8",
    "ce-time": "2026-01-02T03:04:05.123456+02:00",
    "ce-subject": "Euro%20%E2%82%AC",
    "ce-num": "5",
  };
  expect(eventOf(binary(headers, '\n{ "big": 100000000000000000001, "a": 1, "a": 2.50 }\n'))).toEqual({
    text:
      '{"specversion":"1.0","id":"42","source":"/shop","type":"shop.order.paid",' +
      '"time":"2026-01-02T03:04:05.123456+02:00","subject":"Euro €","num":"5",' +
      '"datacontenttype":"application/json; charset=utf-8",' +
      '"data":{ "big": 100000000000000000001, "a": 1, "a": 2.50 }}',
    id: "42",
    source: "/shop",
    type: "shop.order.paid",
    time: "2026-01-02T03:04:05.123456+02:00",
    subject: "Euro €",
    datacontenttype: "application/json; charset=utf-8",
    data: { big: 1e20, a: 2.5 },
  });
});

describe("data", () => {
  const bytes = Buffer.from([0, 1, 2, 0xff]);
  const latin1 = Buffer.from([0x68, 0xe9]);
  const cases: readonly [
    why: string,
    type: string | undefined,
    body: string | Uint8Array | undefined,
    data: object,
  ][] = [
    ["no body, no data", "application/json", undefined, {}],
    ["an empty body, no data", "text/plain", "", {}],
    ["null", "application/json", "null", { data: null }],
    ["false", "application/json", " false", { data: false }],
    ["a number", "application/vnd.x+json", "42", { data: 42 }],
    ["JSON after a byte order mark", "text/json", "\ufeff[1]", { data: [1] }],
    ["JSON that came as Base64", "Application/JSON", Buffer.from('{"é":1}'), { data: { é: 1 } }],
    ["text", "text/plain", '{"a":1}\n', { data: '{"a":1}\n' }],
    ["text that came as Base64", "text/plain; charset=utf-8", Buffer.from("é\0"), { data: "é\0" }],
    ["XML", "application/xml", "<a/>", { data: "<a/>" }],
    ["text in another charset", "text/plain; charset=iso-8859-1", latin1, { data_base64: "aOk=" }],
    ["text whose bytes are not UTF-8", "text/plain", latin1, { data_base64: "aOk=" }],
    ["bytes", "application/octet-stream", bytes, { data_base64: "AAEC/w==" }],
    ["text of a binary type", "image/png", "é", { data_base64: "w6k=" }],
    ["JSON without a type", undefined, ' {"a":1}', { data: { a: 1 } }],
    ["text without a type", undefined, "{a", { data: "{a" }],
    ["bytes without a type", undefined, bytes, { data_base64: "AAEC/w==" }],
  ];

  test.each(cases)("%s", (...[, type, body, data]) => {
    const event = eventOf(binary(type === undefined ? {} : { "content-type": type }, body));
    const datacontenttype = type === undefined ? {} : { datacontenttype: type };
    expect(JSON.parse(event.text)).toEqual({ ...REQUIRED, ...datacontenttype, ...data });
    expect(event.data).toEqual("data" in data ? data.data : undefined);
  });

  test.each([
    ["application/json", "{", "json-invalid"],
    ["application/json", " ", "json-invalid"],
    ["application/json", Buffer.from([0x22, 0xff, 0x22]), "json-invalid"],
    ["application/json", "[".repeat(129) + "]".repeat(129), "json-too-deep"],
    ["application/json; charset=utf-16", "{}", "media-type-unsupported"],
  ])("refuses %s %j", (type, body, code) => {
    expect(codeOf(binary({ "content-type": type }, body))).toBe(code);
  });
});

describe("attributes", () => {
  test("ce-datacontenttype is none: Content-Type stands for it", () => {
    const event = eventOf(
      binary({ "ce-datacontenttype": "application/xml", "content-type": "text/plain" }, "x"),
    );
    expect(event.datacontenttype).toBe("text/plain");
    expect(JSON.parse(event.text)).toEqual({ ...REQUIRED, datacontenttype: "text/plain", data: "x" });
    expect(codeOf(request({ "ce-datacontenttype": "text/plain" }))).toBe("media-type-unsupported");
  });

  test.each([
    ["/a%2520b", "/a%20b"],
    ["/a%20b", "/a%20b"],
    ["/gr%C3%B6%C3%9Fe", "/gr%C3%B6%C3%9Fe"],
    ["/100%2525", "/100%25"],
    ["/100%25", "/100%25"],
    ["/%C0%A0", "/%C0%A0"],
  ])("reads the source %s, escaped again or not, as %s", (header, source) => {
    expect(eventOf(binary({ "ce-source": header })).source).toBe(source);
  });

  test.each<[string, Record<string, string>, string]>([
    ["no specversion", { "ce-specversion": "" }, "/specversion const"],
    ["specversion 0.3", { "ce-specversion": "0.3" }, "/specversion const"],
    ["an empty id", { "ce-id": "" }, "/id minLength"],
    ["a source that is no URI", { "ce-source": "my shop" }, "/source format"],
    ["a time that is none", { "ce-time": "now" }, "/time format"],
    ["a name with a dash", { "ce-my-ext": "x" }, "/my-ext attribute-name"],
    ["a name that is a prototype", { "ce-__proto__": "x" }, "/__proto__ attribute-name"],
    ["data as a header", { "ce-data": "x" }, "/data one-payload"],
    ["bytes as a header", { "ce-data_base64": "AA==" }, "/data_base64 one-payload"],
    ["bytes that are not UTF-8", { "ce-subject": "%C0%A0" }, "/subject percent-encoding"],
    ["a content type that is none", { "content-type": "json" }, "/datacontenttype format"],
  ])("refuses %s", (_, headers, problem) => {
    expect(problemsOf(binary(headers, "1"))).toEqual([problem]);
  });

  test("names the attributes that are not there", () => {
    expect(problemsOf(request({ "ce-id": "1" }))).toEqual([
      "/specversion required",
      "/source required",
      "/type required",
    ]);
  });
});

function codeOf(from: HttpRequest): string | undefined {
  return refusalOf(from)?.code;
}

function problemsOf(from: HttpRequest): string[] {
  return refusalOf(from)?.problems.map(({ pointer, keyword }) => `${pointer} ${keyword}`) ?? [];
}

function refusalOf(from: HttpRequest) {
  try {
    decodeCloudEvents(from);
    return undefined;
  } catch (error) {
    return error as { code: string; problems: { pointer: string; keyword: string }[] };
  }
}

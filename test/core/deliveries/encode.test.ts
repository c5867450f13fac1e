import { describe, expect, test } from "vitest";
import { encodeBatch, encodeBinary, encodeStructured } from "../../../functions/core/deliveries/encode.ts";

const attributes = '"specversion":"1.0","id":"42","source":"/shop","type":"t"';
const ceHeaders = { "ce-specversion": "1.0", "ce-id": "42", "ce-source": "/shop", "ce-type": "t" };

test("structured: the text as it is", () => {
  const text = `{ ${attributes} }`;
  expect(encodeStructured(text)).toEqual({
    headers: { "content-type": "application/cloudevents+json" },
    body: text,
  });
});

test("batch: an array of the texts as they are", () => {
  expect(encodeBatch(['{ "a":1 }', '{"b":1.0}'])).toEqual({
    headers: { "content-type": "application/cloudevents-batch+json" },
    body: '[{ "a":1 },{"b":1.0}]',
  });
  expect(encodeBatch([]).body).toBe("[]");
});

describe("binary", () => {
  test("attributes become headers, percent-encoded, of any type; what is null is unset", () => {
    const text = `{${attributes},"subject":"Euro \\u20ac \\ud83d\\ude00","yes":true,"num":-5,"unset":null}`;
    expect(encodeBinary(text).headers).toEqual({
      ...ceHeaders,
      "ce-subject": "Euro%20%E2%82%AC%20%F0%9F%98%80",
      "ce-yes": "true",
      "ce-num": "-5",
    });
  });

  const cases: readonly [why: string, members: string, type: string | undefined, body: unknown][] = [
    ["no data: no body, no type", "", undefined, ""],
    ["no data: the type that there is", ',"datacontenttype":"application/xml"', "application/xml", ""],
    ["data without a type is JSON", ',"data":{"a": 1.0}', "application/json", '{"a": 1.0}'],
    ["a string without a type is JSON", ',"data":"x"', "application/json", '"x"'],
    ["null is JSON", ',"data":null', "application/json", "null"],
    [
      "JSON to the letter",
      ',"data":{ "n": 12345678901234567890, "n":1 },"datacontenttype":"application/vnd.x+json; v=1"',
      "application/vnd.x+json; v=1",
      '{ "n": 12345678901234567890, "n":1 }',
    ],
    ["text as itself", ',"datacontenttype":"text/plain","data":"a\\n\\u00e9"', "text/plain", "a\né"],
    ["XML as itself", ',"datacontenttype":"application/xml","data":"<a/>"', "application/xml", "<a/>"],
    ["no text", ',"datacontenttype":"text/plain","data":null', "text/plain", ""],
    ["what is no text stays JSON", ',"datacontenttype":"text/plain","data":[1]', "text/plain", "[1]"],
    [
      "text says the charset that it goes out in",
      ',"datacontenttype":"text/plain; charset=latin1","data":"é"',
      "text/plain; charset=utf-8",
      "é",
    ],
    [
      "bytes",
      ',"datacontenttype":"image/png","data_base64":"AAEC/w=="',
      "image/png",
      new Uint8Array([0, 1, 2, 255]),
    ],
    ["bytes beside data that is null", ',"data":null,"data_base64":"AA=="', undefined, new Uint8Array([0])],
    ["data beside bytes that are null", ',"data":1,"data_base64":null', "application/json", "1"],
  ];

  test.each(cases)("%s", (...[, members, type, body]) => {
    const contentType = type === undefined ? {} : { "content-type": type };
    expect(encodeBinary(`{${attributes}${members}}`)).toEqual({
      headers: { ...ceHeaders, ...contentType },
      body,
    });
  });
});

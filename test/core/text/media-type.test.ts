import { expect, test } from "vitest";
import {
  asUtf8Type,
  charsetOf,
  essenceOf,
  isJsonType,
  isTextType,
  isUtf8Type,
} from "../../../functions/core/text/media-type.ts";

test.each([
  ["application/json", true, true],
  ["Application/JSON; charset=utf-8", true, true],
  ["text/json", true, true],
  ["application/vnd.x+json;v=1", true, true],
  ["application/cloudevents-batch+json", true, true],
  ["application/json-patch", false, false],
  ["text/plain", false, true],
  ["application/xml", false, true],
  ["image/svg+xml", false, true],
  ["application/soap+xml; action=x", false, true],
  ["application/x-www-form-urlencoded", false, true],
  ["application/octet-stream", false, false],
  ["application/x-thing; charset=utf-8", false, true],
  ["image/png", false, false],
  ["", false, false],
])("%j is JSON: %s, text: %s", (type, json, text) => {
  expect([isJsonType(type), isTextType(type)]).toEqual([json, text]);
});

test("reads the type and the charset in any case, quoted or not", () => {
  expect(essenceOf(" Text/Plain ; x")).toBe("text/plain");
  expect(charsetOf('text/plain; a=b; Charset = "UTF-8"')).toBe("utf-8");
  expect(charsetOf("text/plain; notcharset=x")).toBeUndefined();
});

test.each(["text/plain", "text/plain; charset=UTF-8", "text/plain;charset=us-ascii"])(
  "%s is UTF-8",
  (type) => {
    expect(isUtf8Type(type)).toBe(true);
    expect(asUtf8Type(type)).toBe(type);
  },
);

test("puts UTF-8 in the place of another charset and keeps the other parameters", () => {
  expect(isUtf8Type("text/plain; charset=iso-8859-1")).toBe(false);
  expect(asUtf8Type('text/plain; a=b;charset="iso-8859-1"; c=d')).toBe("text/plain; a=b; charset=utf-8; c=d");
});

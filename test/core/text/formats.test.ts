import { describe, expect, test } from "vitest";
import {
  isBase64,
  isMediaType,
  isTimestamp,
  isUri,
  isUriReference,
} from "../../../functions/core/text/formats.ts";
import cases from "../../cases/formats.json" with { type: "json" };

const formats: Readonly<Record<keyof typeof cases, (text: string) => boolean>> = {
  timestamp: isTimestamp,
  uriReference: isUriReference,
  uri: isUri,
  base64: isBase64,
  mediaType: isMediaType,
};

describe.each(Object.entries(cases))("%s", (name, { valid, invalid }) => {
  const holds = formats[name as keyof typeof cases];
  test.each(valid)("takes %j", (text) => expect(holds(text)).toBe(true));
  test.each(invalid)("refuses %j", (text) => expect(holds(text)).toBe(false));
});

test("takes time in proportion to the length, whatever the text", () => {
  const long = 1e6;
  expect(isUriReference(`${"a".repeat(long)} `)).toBe(false);
  expect(isUriReference(`${"%20".repeat(long)} `)).toBe(false);
  expect(isBase64(`${"A".repeat(long - 4)}A!==`)).toBe(false);
  expect(isMediaType("a/".repeat(long))).toBe(false);
  expect(isTimestamp(`2026-01-31T12:00:00.${"1".repeat(long)}x`)).toBe(false);
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import { encodeHeaderValue } from "../../../functions/core/deliveries/encode.ts";
import { decodeHeaderValue } from "../../../functions/sources/cloudevents/header-value.ts";
import cases from "../../cases/header-values.json" with { type: "json" };

test.each(cases.decoded)("decodes $header", ({ header, value }) => {
  expect(decodeHeaderValue(header)).toBe(value);
});

test.each(cases.refused)("refuses %s, as its bytes are not UTF-8", (header) => {
  expect(decodeHeaderValue(header)).toBeUndefined();
});

test.each(cases.encoded)("encodes $value", ({ value, header }) => {
  expect(encodeHeaderValue(value)).toBe(header);
});

test("puts U+FFFD in the place of half a surrogate pair", () => {
  expect(encodeHeaderValue("\ud800")).toBe("%EF%BF%BD");
});

test("what is encoded is printable ASCII and decodes to the same", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (value) => {
      const header = encodeHeaderValue(value);
      expect(header).toMatch(/^[!#-~]*$/);
      expect(decodeHeaderValue(header)).toBe(value);
    }),
  );
});

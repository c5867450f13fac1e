import { expect, test } from "vitest";
import { parseJson } from "../../../functions/core/json/parse.ts";
import { depthOf, extentOf } from "../../../functions/core/json/scan.ts";

test("parses what is valid", () => {
  expect(parseJson(' {"a":[false,null]}', "the event")).toEqual({ a: [false, null] });
});

test("names the text, the line and the column of a fault", () => {
  expect(() => parseJson('{\n"a":}', "the event")).toThrowError(
    expect.objectContaining({
      code: "json-invalid",
      message: 'Cannot read the event: line 2, column 5: unexpected "}", expected a value',
    }),
  );
});

test("refuses 129 levels, before JSON.parse sees them", () => {
  const text = `${'{"a":'.repeat(129)}1${"}".repeat(129)}`;
  expect(() => parseJson(text, "the event")).toThrowError(expect.objectContaining({ code: "json-too-deep" }));
});

test("measures depth and width without being misled by strings", () => {
  expect(depthOf('"[[["')).toBe(0);
  expect(depthOf('[ "]" , {"a":[1]}]')).toBe(3);
  expect(extentOf('{"a":"},{","b":[1,2]} tail', 0)).toEqual({ end: 21, depth: 2, width: 2 });
  expect(extentOf("[ ]", 0)).toEqual({ end: 3, depth: 1, width: 0 });
});

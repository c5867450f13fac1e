import * as fc from "fast-check";
import { expect, test } from "vitest";
import { validateJson } from "../../../functions/core/json/validate.ts";

const faults: readonly [text: string, line: number, column: number, message: string][] = [
  ["", 1, 1, "the text ends, expected a value"],
  ["[1,]", 1, 4, 'unexpected "]", expected a value'],
  ["[1 2]", 1, 4, 'unexpected "2", expected "," or "]"'],
  ['{"a":1,}', 1, 8, 'unexpected "}", expected a key in double quotes'],
  ["{'a':1}", 1, 2, `unexpected "'", expected a key in double quotes`],
  ['{"a" 1}', 1, 6, 'unexpected "1", expected ":"'],
  ['{"a":1 "b":2}', 1, 8, 'unexpected "\\"", expected "," or "}"'],
  ['{\n  "a": 01\n}', 2, 9, 'unexpected "1", expected "," or "}"'],
  ["nul", 1, 1, 'unexpected "n", expected a value'],
  ["[1]]", 1, 4, 'unexpected "]", expected the end'],
  ['["a\tb"]', 1, 4, "control characters must be escaped"],
  ['["\\x"]', 1, 3, "no such escape in JSON"],
  ['{"\\u12":1}', 1, 3, "no such escape in JSON"],
  ['["a', 1, 4, "the string does not end"],
  ['{"a', 1, 4, "the string does not end"],
  ["\u{1f600}", 1, 1, 'unexpected "\u{1f600}", expected a value'],
  ["\ufeff{}", 1, 1, 'unexpected "\ufeff", expected a value'],
];

test.each(faults)("says where %j is not JSON", (...[text, line, column, message]) => {
  expect(validateJson(text)).toMatchObject({ code: "json-invalid", line, column, message });
});

test("gives the offset in the whole text", () => {
  expect(validateJson('{\n"a": x}')?.offset).toBe(7);
});

test("takes what nests up to the limit and refuses the level above", () => {
  const nested = (levels: number) => "[".repeat(levels) + "]".repeat(levels);
  expect(validateJson(nested(128))).toBeUndefined();
  expect(validateJson(nested(129))).toMatchObject({ code: "json-too-deep", column: 129 });
  expect(validateJson('{"a":[{"b":1}]}', 2)).toMatchObject({ code: "json-too-deep", offset: 6 });
});

test("survives a million brackets", () => {
  expect(validateJson("[".repeat(1e6))?.code).toBe("json-too-deep");
  expect(validateJson("[".repeat(1e6), 1e7)).toMatchObject({ code: "json-invalid", offset: 1e6 });
});

test("takes each JSON text that JSON.stringify makes", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 1, "\t"), (value, indent) => {
      expect(validateJson(JSON.stringify(value, null, indent))).toBeUndefined();
    }),
  );
});

test("agrees with JSON.parse on damaged JSON", () => {
  const fragment = fc.constantFrom(
    ...'[]{},:"\\u0e+-.1t '.split(""),
    "true",
    "null",
    "1e5",
    '"a"',
    "\n",
    "\u0001",
    "é",
  );
  const damaged = fc.tuple(fc.jsonValue(), fc.nat(), fc.nat(3), fragment).map(([value, at, cut, insert]) => {
    const text = JSON.stringify(value);
    const place = at % (text.length + 1);
    return text.slice(0, place) + insert + text.slice(place + cut);
  });
  const soup = fc.array(fragment, { maxLength: 12 }).map((parts) => parts.join(""));
  fc.assert(
    fc.property(fc.oneof(damaged, soup), (text) => {
      expect(validateJson(text) === undefined).toBe(parses(text));
    }),
    { numRuns: 2000 },
  );
});

function parses(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}

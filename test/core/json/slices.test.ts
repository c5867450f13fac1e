import * as fc from "fast-check";
import { expect, test } from "vitest";
import { elementsOf, membersOf, memberText, withMember } from "../../../functions/core/json/slices.ts";

test("cuts elements as they were written", () => {
  expect(elementsOf(' [ 1.0 , "a,]\\"" ,{"b":[ ]}, 12345678901234567890123 ] ')).toEqual([
    "1.0",
    '"a,]\\""',
    '{"b":[ ]}',
    "12345678901234567890123",
  ]);
  expect(elementsOf("[ ]")).toEqual([]);
});

test("gives members in order, duplicates included, keys decoded", () => {
  expect(membersOf('{ "a" : 1 , "\\u0062\\n": "}" ,"a":{"a":2}}')).toEqual([
    ["a", "1"],
    ["b\n", '"}"'],
    ["a", '{"a":2}'],
  ]);
  expect(membersOf("{ }")).toEqual([]);
});

test("gives nothing for what is no array or object", () => {
  expect([elementsOf("1"), elementsOf("{}"), membersOf("[]"), membersOf("null")]).toEqual([[], [], [], []]);
  expect(memberText("[1]", "0")).toBeUndefined();
});

test("takes the last of duplicate members, as JSON.parse does", () => {
  expect(memberText('{"a":1,"\\u0061":2,"b":{"a":3}}', "a")).toBe("2");
  expect(memberText('{"a":1}', "b")).toBeUndefined();
});

const settings: readonly [object: string, key: string, raw: string, result: string][] = [
  ["{}", "a", "1", '{"a":1}'],
  [" { } ", "a", "1", ' { "a":1} '],
  ['{ "a" : 1e2 }', "b", '"x"', '{ "a" : 1e2 ,"b":"x"}'],
  ['{"a": 1 ,"b":2}', "a", "[]", '{"a": [] ,"b":2}'],
  ['{"a":1,"a":2}', "a", "3", '{"a":1,"a":3}'],
  ['{"a":"}"}', 'q"', "null", '{"a":"}","q\\"":null}'],
];

test.each(settings)("sets a member of %s: %s", (...[object, key, raw, result]) => {
  expect(withMember(object, key, raw)).toBe(result);
});

test("agrees with JSON.parse on any JSON", () => {
  fc.assert(
    fc.property(fc.jsonValue(), fc.constantFrom(0, 2, "\t"), (value, indent) => {
      const text = JSON.stringify(value, null, indent);
      const back = Array.isArray(value)
        ? elementsOf(text).map((element) => JSON.parse(element))
        : Object.fromEntries(membersOf(text).map(([key, raw]) => [key, JSON.parse(raw)]));
      expect(back).toEqual(value !== null && typeof value === "object" ? JSON.parse(text) : {});
    }),
  );
});

test("ends on text that is not JSON, whatever it is", () => {
  const soup = fc
    .array(fc.constantFrom(...'[]{},:"\\1 a'.split("")), { maxLength: 20 })
    .map((parts) => parts.join(""));
  fc.assert(
    fc.property(soup, (text) => {
      expect(elementsOf(text).length + elementsOf(`[${text}`).length).toBeLessThan(50);
    }),
  );
});

import { expect, test } from "vitest";
import { firstDifference } from "../../../functions/core/check/difference.ts";

test.each<[unknown, unknown]>([
  [1, 1],
  [
    { a: 1, b: [1, { c: null }] },
    { b: [1, { c: null }], a: 1 },
  ],
  [0, -0],
  ["", ""],
])("%j and %j say the same", (one, other) => {
  expect(firstDifference(one, other)).toBeUndefined();
});

test.each<[unknown, unknown, object]>([
  [1, "1", { pointer: "", expected: 1, actual: "1" }],
  [{ a: [1, 2] }, { a: [1, 3] }, { pointer: "/a/1", expected: 2, actual: 3 }],
  [{ a: 1 }, {}, { pointer: "/a", expected: 1 }],
  [{}, { "a/b": null }, { pointer: "/a~1b", actual: null }],
  [[1], [1, 2], { pointer: "/1", actual: 2 }],
  [{ a: [] }, { a: {} }, { pointer: "/a", expected: [], actual: {} }],
  [{ a: null }, { a: {} }, { pointer: "/a", expected: null, actual: {} }],
  [{}, { constructor: 1 }, { pointer: "/constructor", actual: 1 }],
])("%j and %j differ at %j", (expected, actual, difference) => {
  expect(firstDifference(expected, actual)).toEqual(difference);
});

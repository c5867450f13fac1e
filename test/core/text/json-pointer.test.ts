import { expect, test } from "vitest";
import { pointerTo, stepsOf, valueAt } from "../../../functions/core/text/json-pointer.ts";

test.each([
  [[], ""],
  [["a", 0], "/a/0"],
  [["a/b", "m~n", ""], "/a~1b/m~0n/"],
])("the steps %j are %s, and back", (steps, pointer) => {
  expect(pointerTo("", ...steps)).toBe(pointer);
  expect(stepsOf(pointer)).toEqual(steps.map(String));
});

const document = { a: [{ "b/c": null }], "": 1 };

test.each([
  ["", document],
  ["/a/0/b~1c", null],
  ["/", 1],
  ["/a/1", undefined],
  ["/a/0/constructor", undefined],
  ["/a/0/b~1c/x", undefined],
])("%s points to %j", (pointer, value) => {
  expect(valueAt(document, pointer)).toEqual(value);
});

import { describe, expect, test } from "vitest";
import { positionsOf } from "../../../functions/core/check/position.ts";

const text = `{
  "pattern": { "type": ["a", "b"] },
  "a/b~c": [
    { "x": "}]" }, [1, {"y": null}]
  ]
}
`;

describe("positions in a JSON text", () => {
  test.each([
    ["", 1, 1],
    ["/pattern", 2, 3],
    ["/pattern/type", 2, 16],
    ["/pattern/type/0", 2, 25],
    ["/pattern/type/1", 2, 30],
    ["/a~1b~0c", 3, 3],
    ["/a~1b~0c/0/x", 4, 7],
    ["/a~1b~0c/1/0", 4, 21],
    ["/a~1b~0c/1/1/y", 4, 25],
  ])("%j stands at %i:%i", (pointer, line, column) => {
    expect(positionsOf(text).of(pointer)).toEqual({ line, column });
  });

  test("the place of what is not there is the nearest around it", () => {
    expect(positionsOf(text).of("/pattern/data/amount")).toEqual({ line: 2, column: 3 });
    expect(positionsOf(text).of("/nothing/of/this")).toEqual({ line: 1, column: 1 });
  });

  test("a key written with escapes is found by what it means", () => {
    expect(positionsOf('{"\\u0061": 1}').of("/a")).toEqual({ line: 1, column: 2 });
  });

  test("names repeated keys at their repetition, and nothing inside of them", () => {
    expect(positionsOf('{"a": [1, {"b": 1}],\n "a": [1, {"b": 2, "b": 3}]}').duplicates).toEqual([
      { pointer: "/a", position: { line: 2, column: 2 } },
      { pointer: "/a/1/b", position: { line: 2, column: 20 } },
    ]);
  });

  test("equal keys of different objects are not repetitions", () => {
    expect(positionsOf('[{"a": 1}, {"a": 1}, {"b": {"a": 1}}]').duplicates).toEqual([]);
  });

  test.each(['""', "12", " true ", "[]", "{}", "[[],{}]"])("reads %s", (small) => {
    expect(positionsOf(small).duplicates).toEqual([]);
  });
});

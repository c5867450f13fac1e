import { describe, expect, test } from "vitest";
import { positionOf, repeatedKeys } from "../../../functions/core/check/position.ts";

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
    expect(positionOf(text, pointer)).toEqual({ line, column });
  });

  test("the place of what is not there is the nearest around it", () => {
    expect(positionOf(text, "/pattern/data/amount")).toEqual({ line: 2, column: 3 });
    expect(positionOf(text, "/nothing/of/this")).toEqual({ line: 1, column: 1 });
  });

  test("a key written with escapes is found by what it means", () => {
    expect(positionOf('{"\\u0061": 1}', "/a")).toEqual({ line: 1, column: 2 });
  });

  test("names repeated keys at their repetition, and nothing inside of them", () => {
    expect(repeatedKeys('{"a": [1, {"b": 1}],\n "a": [1, {"b": 2, "b": 3}]}')).toEqual([
      { pointer: "/a", position: { line: 2, column: 2 } },
      { pointer: "/a/1/b", position: { line: 2, column: 20 } },
    ]);
  });

  test("equal keys of different objects are not repetitions", () => {
    expect(repeatedKeys('[{"a": 1}, {"a": 1}, {"b": {"a": 1}}]')).toEqual([]);
  });

  test.each(['""', "12", " true ", "[]", "{}", "[[],{}]"])("reads %s", (small) => {
    expect(repeatedKeys(small)).toEqual([]);
  });

  test("tells twenty repeated keys at most, however many there are", () => {
    const many = `{${Array.from({ length: 50_000 }, () => '"a":{"b":[1]}').join(",")}}`;
    expect(repeatedKeys(many)).toHaveLength(20);
  });

  test("keys that are as long as the file do not make it slow", () => {
    const key = "k".repeat(4000);
    const deep = `${`{"${key}":`.repeat(100)}[${"1,".repeat(100_000)}1]${"}".repeat(100)}`;
    expect(repeatedKeys(deep)).toEqual([]);
    expect(positionOf(deep, `${`/${key}`.repeat(100)}/100000`).column).toBe(deep.length - 101);
  });
});

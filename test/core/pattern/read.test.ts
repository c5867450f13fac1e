import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { createPaths, slotOf } from "../../../functions/core/pattern/paths.ts";
import { readEvent } from "../../../functions/core/pattern/read.ts";
import { createReading, valuesOf } from "../../../functions/core/pattern/reading.ts";

/** What a reading of the event has at each of the paths. */
function read(event: string, ...named: readonly string[]) {
  const paths = createPaths();
  const slots = named.map((path) => slotOf(paths, path));
  const reading = createReading();
  readEvent(event, paths, reading);
  return slots.map((slot) => ({ values: valuesOf(reading, slot), trails: reading.trails[slot] }));
}

describe("reading an event", () => {
  test("keeps numbers as they were written, beside their value", () => {
    const numbers = read('{"a": 1.50e1, "b": 9007199254740993}', "a", "b").flatMap(({ values }) => values);
    expect(
      numbers.map(
        (leaf) => leaf !== null && typeof leaf === "object" && [leaf.text, leaf.double, leaf.value],
      ),
    ).toEqual([
      ["1.50e1", 15, 15],
      ["9007199254740993", 9007199254740992, Number.NaN],
    ]);
  });

  test("reads and skips texts that are long, escaped or not ASCII, also in keys", () => {
    const long = "x".repeat(100);
    const texts = [
      long,
      `${long}"${long}`,
      `${long}\\`,
      `${long}\\"`,
      "é\u{1f600}ß",
      `\u0001"é${long}`,
      "\\".repeat(49),
      "",
    ];
    for (const text of texts) {
      const event = JSON.stringify({
        skipped: [text, { deep: text }],
        [text]: text,
        a: text,
        "é.b": { c: text },
        z: 1,
      });
      expect(read(event, "a", "é.b.c", "z").map(({ values }) => values?.length)).toEqual([1, 1, 1]);
      expect(read(event, "a")[0]?.values).toEqual([text]);
    }
  });

  test("skips what no path names, whatever it holds", () => {
    const skipped = String.raw`{"x": "\"}]{[\\", "y": [{"a": 1}, "]"], "z": {"a": {"a": 2}}`;
    expect(read(`${skipped}, "a": true}`, "a")[0]?.values).toEqual([true]);
  });

  test("skips whatever JSON has, in whatever way it is written", () => {
    const numbers = ["0", "-1", "1E0", "1e5", "-0.5E-7", "12.25e+30", "1E400", "123456789"];
    const skipped = fc.letrec<{ value: string }>((tie) => ({
      value: fc.oneof(
        { depthSize: "small" },
        fc.constantFrom(...numbers, "true", "false", "null", "[]", "{}"),
        fc
          .string({
            unit: fc.constantFrom(...'a Z " \\ [ { } ] : , . é \u{1f600} \n'.split(" ")),
          })
          .map((text) => JSON.stringify(text)),
        fc.array(tie("value")).map((all) => `[${all.join(" , ")}]`),
        fc
          .array(fc.tuple(fc.string(), tie("value")))
          .map((all) => `{ ${all.map(([key, one]) => `${JSON.stringify(key)}\t:${one}`).join(",")}\n}`),
      ),
    })).value;
    fc.assert(
      fc.property(skipped, skipped, (before, behind) => {
        const event = `{"x":${before},"a":"é","y":{"a":1,"z":${behind}},"b":true}`;
        expect(read(event, "a", "b", "y.a.b").map(({ values }) => values)).toEqual([["é"], [true], []]);
      }),
      { numRuns: 2000 },
    );
  });

  test("tells the elements of arrays that a value lies in; values of an array lie in none of their own", () => {
    const [field] = read('{"a": [{"b": 1}, [{"b": 2}], {"b": [3, 4]}]}', "a.b");
    expect(field?.values).toHaveLength(4);
    expect(field?.trails).toEqual([
      [0, 0],
      [0, 1, 1, 0],
      [0, 2],
      [0, 2],
    ]);
  });

  test("starts anew with each event", () => {
    const paths = createPaths();
    const slot = slotOf(paths, "a");
    const reading = createReading();
    readEvent('{"a": [[1], [2]]}', paths, reading);
    readEvent('{"a": null}', paths, reading);
    expect(reading).toMatchObject({ values: [[null]], trails: [[[]]], arrays: [], filled: [slot] });
    readEvent("{}", paths, reading);
    expect(reading).toMatchObject({ values: [[]], trails: [[]], filled: [] });
  });

  test("refuses arrays in arrays without end", () => {
    const deep = `{"a": ${"[".repeat(5000)}${"]".repeat(5000)}}`;
    expect(() => read(deep, "a")).toThrow(expect.objectContaining({ code: "json-too-deep" }) as Error);
    expect(read(deep, "b")[0]?.values).toEqual([]);
  });

  test.each([
    "",
    "[1]",
    "5",
    "{",
    '{"a"',
    '{"a":',
    '{"a": [',
    '{"a": [1',
    '{"a": "x',
    '{"a": {"a": [{',
    '{"a": tru',
  ])("comes to an end on text that is none: %j", (text) => {
    expect(read(text, "a", "a.a")).toHaveLength(2);
  });
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Problem } from "../../../functions/core/event.ts";
import { parsePath } from "../../../functions/core/transform/path.ts";
import { createReader } from "../../../functions/core/transform/read-paths.ts";

const key = fc.constantFrom("a", "b", "c d", 'q"', "é");
const value = fc.letrec((tie) => ({
  value: fc.oneof(
    { depthSize: "medium", withCrossShrink: true },
    fc.constantFrom(null, true, 1.5, "", "a", 'x"]}y', "\\", "é\n"),
    fc.array(tie("value"), { maxLength: 3 }),
    fc.dictionary(key, tie("value"), { maxKeys: 4 }),
  ),
})).value;
const step = fc.oneof(key, fc.nat({ max: 3 }));

test("reads at once what each path reads in the parsed value", () => {
  const paths = fc.array(fc.array(step, { maxLength: 4 }), { maxLength: 6 });
  fc.assert(
    fc.property(value, paths, fc.constantFrom(undefined, " "), (value, paths, indent) => {
      const read = createReader(paths.map(pathOf));
      const found = read(` ${JSON.stringify(value, undefined, indent)}\n`);
      const parsed = found.map((json) => (json === undefined ? undefined : JSON.parse(json)));
      expect(parsed).toEqual(paths.map((path) => walked(value, path)));
    }),
  );
});

test("keeps the spelling of numbers and texts", () => {
  expect(readAll('{"a":[1.10,1e5,"\\u00e9"]}', "$.a[0]", "$.a[1]", "$.a[2]")).toEqual([
    "1.10",
    "1e5",
    '"\\u00e9"',
  ]);
});

test("of duplicate members the last counts, with all that is in it", () => {
  const text = '{"a":{"x":1,"y":2},"b":3,"\\u0061":{"y":4}}';
  expect(readAll(text, "$.a.x", "$.a.y", "$.a", "$.b")).toEqual([undefined, "4", '{"y":4}', "3"]);
});

test("reads the same place as often as it is asked for, and places within it", () => {
  const text = '{"a":{"x":[1]}}';
  expect(readAll(text, "$.a", "$.a.x[0]", "$.a", "$")).toEqual(['{"x":[1]}', "1", '{"x":[1]}', text]);
});

test("* reads all in the order they stand, of duplicates the last", () => {
  const text = '{"a":[{"x":1},{},{"x":[2,3]}],"b":{"p":1,"q":2,"p":3},"c":"text"}';
  const paths = ["$.a[*].x", "$.a[*].x[*]", "$.b.*", "$.c[*]", "$.d[*]", "$.a[1].*"];
  expect(readAll(text, ...paths)).toEqual(["[1,[2,3]]", "[2,3]", "[3,2]", undefined, undefined, "[]"]);
});

function readAll(text: string, ...paths: readonly string[]) {
  const problems: Problem[] = [];
  const found = createReader(paths.map((path) => parsePath(path, { pointer: "", problems })))(text);
  expect(problems).toEqual([]);
  return found;
}

function pathOf(steps: readonly (string | number)[]) {
  return steps.map((step) =>
    typeof step === "number"
      ? ({ kind: "element", index: step } as const)
      : ({ kind: "member", key: step } as const),
  );
}

function walked(value: unknown, steps: readonly (string | number)[]): unknown {
  let here = value;
  for (const step of steps) {
    const fits = typeof step === "number" ? Array.isArray(here) : !Array.isArray(here);
    if (!fits || typeof here !== "object" || here === null || !Object.hasOwn(here, step)) return undefined;
    here = (here as Readonly<Record<string | number, unknown>>)[step];
  }
  return here;
}

import { readFileSync } from "node:fs";
import { describe, expect, test } from "vitest";
import { compileSchema } from "../../../functions/core/schema/compile.ts";

interface Case {
  readonly schema: unknown;
  readonly value: unknown;
  readonly pointer: string;
  readonly keyword: string;
  readonly expected: string;
  readonly actual: string;
}

const cases = JSON.parse(readFileSync("test/cases/schema-problems.json", "utf8")) as Case[];

test.each(cases)("says of $keyword that the value must be $expected", ({ schema, value, ...problem }) => {
  expect(compileSchema(schema).validate(value)).toEqual([problem]);
});

/** Targets as they are in our own files: told apart by `kind`, behind references, one of them null. */
const targets = compileSchema({
  oneOf: [{ $ref: "#/$defs/http" }, { $ref: "#/$defs/log" }, { type: "null" }],
  $defs: {
    http: {
      type: "object",
      required: ["kind", "url"],
      properties: { kind: { const: "http" }, url: { type: "string" } },
      additionalProperties: false,
    },
    log: {
      type: "object",
      required: ["kind"],
      properties: { kind: { enum: ["log", "terminal"] } },
      additionalProperties: false,
    },
  },
});

describe("of a union whose branches a property tells apart", () => {
  test.each([
    [5, "", "an object or null"],
    [{}, "", 'an object with the property "kind"'],
    [{ kind: "htp" }, "/kind", 'one of "http", "log", "terminal" (did you mean "http"?)'],
    [{ kind: "http" }, "", 'an object with the property "url"'],
    [{ kind: "http", url: 1 }, "/url", "a string"],
    [{ kind: "terminal", url: "x" }, "/url", 'a known property: "kind"'],
  ])("only the branch that %j is meant for is spoken of", (value, pointer, expected) => {
    expect(targets.validate(value)).toMatchObject([{ pointer, expected }]);
  });

  test.each([null, { kind: "http", url: "x" }, { kind: "log" }])("%j fits", (value) => {
    expect(targets.validate(value)).toEqual([]);
  });
});

test("long texts are cut, and a value in the data is never more than a few words", () => {
  const [problem] = compileSchema({ type: "number" }).validate("x".repeat(10_000));
  expect(problem?.actual).toBe(`"${"x".repeat(63)}…`);
});

import { readFileSync } from "node:fs";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { compileSchema } from "../../../functions/core/schema/compile.ts";
import { compatibility, versionProblems } from "../../../functions/core/schema/compatibility.ts";
import { parseEventSchema } from "../../../functions/core/schema/event-schema.ts";
import { aJsonValue, aSchema } from "../../support/schema-arbitrary.ts";

interface Case {
  readonly name: string;
  readonly older: unknown;
  readonly newer: unknown;
  readonly backward: boolean;
  readonly forward: boolean;
}

const cases = JSON.parse(readFileSync("test/cases/schema-compatibility.json", "utf8")) as Case[];

test.each(cases)("$name: backward $backward, forward $forward", ({ older, newer, ...wanted }) => {
  const is = (mode: "backward" | "forward" | "full") => compatibility(older, newer, mode).length === 0;
  expect({ backward: is("backward"), forward: is("forward") }).toEqual({
    backward: wanted.backward,
    forward: wanted.forward,
  });
  expect(is("full")).toBe(wanted.backward && wanted.forward);
});

describe("no value disproves it:", () => {
  const values = fc.array(aJsonValue, { minLength: 30, maxLength: 30 });
  test("what was taken is taken where the new version is said to be compatible", () => {
    let compatible = 0;
    fc.assert(
      fc.property(fc.tuple(aSchema, aSchema), fc.nat(), values, ([older, other], seed, values) => {
        const newer = seed % 4 === 0 ? other : changed(older, seed, other);
        if (compatibility(older, newer, "backward").length > 0) return;
        compatible++;
        const [before, after] = [compileSchema(older), compileSchema(newer)];
        for (const value of values.filter((value) => before.validate(value).length === 0))
          expect([value, after.validate(value)]).toEqual([value, []]);
      }),
      { numRuns: 400 },
    );
    expect(compatible).toBeGreaterThan(50);
  });

  test("forward is backward the other way round", () => {
    fc.assert(
      fc.property(aSchema, aSchema, (one, other) => {
        expect(compatibility(one, other, "forward").length > 0).toBe(
          compatibility(other, one, "backward").length > 0,
        );
      }),
      { numRuns: 100 },
    );
  });

  test("each schema is compatible with itself", () => {
    fc.assert(
      fc.property(aSchema, (schema) => {
        expect(compatibility(schema, structuredClone(schema), "full")).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});

const order = {
  type: "object",
  required: ["id"],
  properties: {
    id: { type: "string" },
    amount: { type: "number", minimum: 0 },
    items: { type: "array", items: { $ref: "#/$defs/item" } },
  },
  $defs: { item: { type: "object", properties: { sku: { type: "string" } } } },
};

describe("a problem names its place in the newer schema and the values that it is about:", () => {
  test("backward", () => {
    const newer = {
      ...order,
      required: ["id", "amount"],
      properties: { ...order.properties, amount: { type: "number", minimum: 1 } },
      $defs: { item: { type: "object", properties: { sku: { type: "string", maxLength: 9 } } } },
    };
    expect(compatibility(order, newer, "backward")).toEqual([
      {
        pointer: "/required",
        keyword: "required",
        expected: 'as wide as before, and take objects without "amount"',
      },
      {
        pointer: "/properties/amount/minimum",
        keyword: "minimum",
        expected: "as wide as before, and take numbers below 1",
      },
      {
        pointer: "/$defs/item/properties/sku/maxLength",
        keyword: "maxLength",
        expected: "as wide as before, and take text of more than 9 characters",
      },
    ]);
  });

  test("forward", () => {
    const newer = {
      ...order,
      required: [],
      properties: { ...order.properties, amount: { type: ["number", "null"], minimum: -1 } },
    };
    expect(compatibility(order, newer, "forward")).toEqual([
      {
        pointer: "/required",
        keyword: "required",
        expected: 'as narrow as before, and refuse objects without "id"',
      },
      {
        pointer: "/properties/amount/type",
        keyword: "type",
        expected: "as narrow as before, and refuse the value null",
      },
      {
        pointer: "/properties/amount/minimum",
        keyword: "minimum",
        expected: "as narrow as before, and refuse numbers below 0",
      },
    ]);
  });

  test("what cannot be told is said to be so", () => {
    const [problem] = compatibility({ contains: { const: 1 } }, { contains: { enum: [1, 2] } }, "backward");
    expect(problem).toEqual({
      pointer: "/contains",
      keyword: "contains",
      expected: "the same as before, as it cannot be told what a change of `contains` means",
    });
  });
});

test("formats that only tell are not compared", () => {
  const how = { mode: "backward", older: { formats: false }, newer: { formats: false } } as const;
  expect(compatibility({}, { format: "date" }, how)).toEqual([]);
  expect(
    compatibility({ format: "date" }, { format: "date" }, { mode: "backward", older: { formats: false } }),
  ).toHaveLength(1);
});

test("of two registered versions the newer one says what it must be", () => {
  const version = (id: string, schema: object, compatibility: string) =>
    parseEventSchema(id, { ...schema, "x-signalbox": { compatibility } });
  const older = version("a.v1", { type: "string" }, "full");
  expect(versionProblems(older, version("a.v2", { type: "number" }, "none"))).toEqual([]);
  expect(versionProblems(older, version("a.v2", { type: ["string", "null"] }, "backward"))).toEqual([]);
  expect(versionProblems(older, version("a.v2", { type: ["string", "null"] }, "full"))).toHaveLength(1);
});

test("schemas too involved to be compared are not compatible, and it is said so", () => {
  const union = (index: number, more: number) => ({
    anyOf: [{ minLength: index }, { maximum: index + more }, { required: [`a${index}`] }],
  });
  const involved = (more: number) => ({
    allOf: Array.from({ length: 100 }, (_, index) => union(index, more)),
  });
  expect(compatibility(involved(1), involved(0), "backward")).toContainEqual({
    pointer: "",
    keyword: "limit",
    expected: "small enough to be compared with the version before",
  });
});

test("a schema that is none is refused", () => {
  expect(() => compatibility({}, { type: "strin" }, "backward")).toThrow(
    "Cannot use the new version: /type must be one of",
  );
});

/** A schema with one of its places taken out, counted up or replaced. */
function changed(schema: boolean | object, seed: number, other: boolean | object): boolean | object {
  const copy = structuredClone(schema);
  const places = placesIn(copy);
  const place = places[seed % Math.max(1, places.length)];
  if (!place) return other;
  const { parent, key } = place;
  const value = parent[key];
  if (typeof value === "number") parent[key] = seed % 2 === 0 ? value + 1 : value > 1 ? value - 1 : value;
  else if (!Array.isArray(parent)) delete parent[key];
  return copy;
}

interface PlaceIn {
  readonly parent: Record<string, unknown>;
  readonly key: string;
}

function placesIn(value: unknown): PlaceIn[] {
  if (typeof value !== "object" || value === null) return [];
  const parent = value as Record<string, unknown>;
  return Object.keys(parent).flatMap((key) => [
    ...(["$defs", "first", "second"].includes(key) ? [] : [{ parent, key }]),
    ...placesIn(parent[key]),
  ]);
}

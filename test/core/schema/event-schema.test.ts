import { describe, expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import {
  eventSchemaId,
  eventSchemaName,
  parseEventSchema,
} from "../../../functions/core/schema/event-schema.ts";

test.each([
  ["shop.order.paid.v1", { type: "shop.order.paid", version: 1 }],
  ["a.v2.v30", { type: "a.v2", version: 30 }],
  ["com.example/order.v1", { type: "com.example/order", version: 1 }],
  ["shop.order.paid", undefined],
  ["shop.order.paid.v0", undefined],
  ["shop.order.paid.v01", undefined],
  [".v1", undefined],
])("%s names %j", (id, name) => {
  expect(eventSchemaName(id)).toEqual(name);
  if (name) expect(eventSchemaId(name)).toBe(id);
});

test("a plain JSON Schema is an event schema: what does not fit goes into quarantine", () => {
  const schema = { type: "object" };
  expect(parseEventSchema("shop.order.paid.v2", schema)).toEqual({
    type: "shop.order.paid",
    version: 2,
    mode: "quarantine",
    compatibility: "none",
    formats: true,
    schema,
  });
});

test("`x-signalbox` says what else there is to say", () => {
  const settings = {
    mode: "warn",
    source: "/shop*",
    dataschema: "urn:order:1",
    compatibility: "full",
    formats: false,
  } as const;
  expect(parseEventSchema("a.v1", { "x-signalbox": settings })).toMatchObject(settings);
});

test("an event may name a version by the schema's `$id`", () => {
  expect(parseEventSchema("a.v1", { $id: "https://shop.example/order/1" }).dataschema).toBe(
    "https://shop.example/order/1",
  );
});

test("text is taken as well", () => {
  expect(parseEventSchema("a.v1", '{"x-signalbox":{"mode":"off"}}')).toMatchObject({ mode: "off" });
});

describe("refused is", () => {
  test.each<[string, unknown, string, string]>([
    [
      "a setting that there is not",
      { "x-signalbox": { mod: "warn" } },
      "/x-signalbox/mod",
      '(did you mean "mode"?)',
    ],
    [
      "a mode that there is not",
      { "x-signalbox": { mode: "Warn" } },
      "/x-signalbox/mode",
      '(did you mean "warn"?)',
    ],
    ["settings that are none", { "x-signalbox": "warn" }, "/x-signalbox", "an object"],
    ["a schema that is none", { type: "strin" }, "/type", 'one of "null", "boolean"'],
    ["text that is no JSON", "{", "", "JSON"],
  ])("%s", (...[, value, pointer, expected]) => {
    const problems = [{ pointer, expected: expect.stringContaining(expected) as string }];
    expect(refusalOf("a.v1", value)).toMatchObject({ code: "schema-invalid", problems });
  });

  test("a name without a version", () => {
    expect(refusalOf("shop.order.paid", {}).message).toBe(
      'Cannot register the schema "shop.order.paid": it must be called <type>.v<n>, as shop.order.paid.v1',
    );
  });
});

function refusalOf(id: string, value: unknown): RouterError {
  try {
    parseEventSchema(id, value);
  } catch (error) {
    if (error instanceof RouterError) return error;
    throw error;
  }
  throw new Error("It was not refused.");
}

import { expect, test } from "vitest";
import { misspelledKeywords } from "../../../functions/core/schema/misspelled.ts";

test("keywords that nearly are some are told, wherever they stand", () => {
  const schema = {
    requried: ["a"],
    properties: { requried: { minLenght: 1 }, b: { items: { additionalProperites: false } } },
  };
  expect(misspelledKeywords(schema)).toEqual([
    { pointer: "/requried", keyword: "requried", meant: "required" },
    { pointer: "/properties/requried/minLenght", keyword: "minLenght", meant: "minLength" },
    {
      pointer: "/properties/b/items/additionalProperites",
      keyword: "additionalProperites",
      meant: "additionalProperties",
    },
  ]);
});

test.each([
  [{ "x-owner": "shop", "x-signalbox": {}, title: "A", example: 1 }],
  [{ default: { requried: 1 }, enum: [{ requried: 1 }] }],
  [{ $schema: "http://json-schema.org/draft-07/schema#", dependentRequired: {}, $defs: {} }],
  [true],
])("%j has none", (schema) => {
  expect(misspelledKeywords(schema)).toEqual([]);
});

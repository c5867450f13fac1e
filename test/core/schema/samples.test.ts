import { expect, test } from "vitest";
import { checkSamples } from "../../../functions/core/schema/samples.ts";

const schema = {
  type: "object",
  required: ["id"],
  properties: { items: { type: "array", items: { type: "object", required: ["price"] } } },
};

test("samples are counted, and what is wrong with them, the most frequent first", () => {
  const samples = [{ id: 1 }, {}, { id: 2, items: [{ price: 1 }, {}] }, { id: 3, items: [{}] }, 5];
  expect(checkSamples(schema, samples)).toEqual({
    checked: 5,
    failed: 4,
    problems: [
      {
        pointer: "/items/1",
        keyword: "required",
        expected: 'an object with the property "price"',
        actual: "one without it",
        samples: 2,
        first: 2,
      },
      {
        pointer: "",
        keyword: "required",
        expected: 'an object with the property "id"',
        actual: "one without it",
        samples: 1,
        first: 1,
      },
      { pointer: "", keyword: "type", expected: "an object", actual: "5", samples: 1, first: 4 },
    ],
  });
});

test("no samples, no problems", () => {
  expect(checkSamples(schema, [])).toEqual({ checked: 0, failed: 0, problems: [] });
});

test("a schema that is none is refused", () => {
  expect(() => checkSamples({ type: "strin" }, [])).toThrow("Cannot use the schema");
});

import * as fc from "fast-check";
import { expect, test } from "vitest";
import type { Body } from "../../../functions/core/delivery.ts";
import type { Transform } from "../../../functions/core/rule.ts";
import { compileTransform } from "../../../functions/core/transform/compile.ts";
import { viewOf } from "../../../functions/core/view.ts";

const CONTEXT = { rule: { id: "r", bus: "default" }, receivedAt: 0 };
/** JSON in two spellings. */
const someJson = fc.tuple(fc.jsonValue(), fc.constantFrom(undefined, "\t")).map(([value, indent]) => ({
  value: JSON.parse(JSON.stringify(value)) as unknown,
  data: JSON.stringify(value, undefined, indent),
}));

test("any value comes out of a template as it went in, as value and in text", () => {
  const template = { whole: "<$.data>", text: "<$.data>, <<$", list: ["<$.data.x>"] };
  fc.assert(
    fc.property(someJson, ({ value, data }) => {
      const shown = typeof value === "string" ? value : JSON.stringify(value);
      const made = JSON.parse(bodyOf({ template }, data).text) as Record<string, unknown>;
      expect(made["whole"]).toEqual(value);
      expect(made["text"]).toBe(`${shown}, <$`);
    }),
  );
});

test("any value comes out of an input transformer as it went in, and in a string it is still JSON", () => {
  const inputPathsMap = { data: "$.data" };
  fc.assert(
    fc.property(someJson, ({ value, data }) => {
      const bare = bodyOf({ inputTransformer: { inputPathsMap, inputTemplate: '{"a":<data>}' } }, data);
      expect(JSON.parse(bare.text)).toEqual({ a: value });
      const quoted = bodyOf({ inputTransformer: { inputPathsMap, inputTemplate: '"it is <data>"' } }, data);
      const text = JSON.parse(quoted.text) as string;
      if (typeof value === "string") expect(text).toBe(`it is ${value}`);
      if (typeof value === "object" && value !== null) expect(text).not.toContain('"');
    }),
  );
});

function bodyOf(transform: Transform, data: string): Body {
  const made = compileTransform(transform, { id: "r" })(
    viewOf(`{ "data" : ${data} }`, "cloudevents"),
    CONTEXT,
  );
  if (made instanceof Promise) throw new Error("It should answer at once.");
  return made;
}

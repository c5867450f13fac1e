import { expect, test } from "vitest";
import { listOf, structure, text } from "../../../functions/core/eventbridge/shape.ts";
import { validateInput } from "../../../functions/core/eventbridge/validate.ts";

test.for([
  ["a structure", { Things: [null] }, "things.1.member"],
  ["a text", { Names: ["a", null] }, "names.2.member"],
] as const)("null where a list holds %s is told, and no defect", ([, input, path]) => {
  const shape = structure("Request", {
    Things: listOf(structure("Thing", { "Id!": text() })),
    Names: listOf(text({ min: 1 })),
  });
  expect(() => validateInput(input, shape)).toThrow(
    `1 validation error detected: Value null at '${path}' failed to satisfy constraint: Member must not be null`,
  );
});

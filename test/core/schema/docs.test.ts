import { expect, test } from "vitest";
import type { Problem } from "../../../functions/core/event.ts";
import { type Compatibility, compatibility } from "../../../functions/core/schema/compatibility.ts";
import { parseEventSchema } from "../../../functions/core/schema/event-schema.ts";
import { createGate } from "../../../functions/core/schema/gate.ts";
import { infer } from "../../../functions/core/schema/infer.ts";
import { docExamples } from "../../support/doc-examples.ts";

interface SchemaExample {
  readonly id: string;
  readonly schema: unknown;
  readonly fits: readonly unknown[];
  readonly refused: readonly (Problem & { readonly data: unknown })[];
}

test("docs/schemas.md: schemas let pass and refuse what it says", () => {
  const examples = docExamples("schemas.md", "schema-example");
  expect(examples).not.toEqual([]);
  for (const example of examples) {
    const { id, schema, fits, refused } = JSON.parse(example) as SchemaExample;
    const { type } = parseEventSchema(id, schema);
    const gate = createGate([parseEventSchema(id, schema)]);
    for (const data of fits)
      expect(gate.check({ source: "/", type }, data)).toEqual({ status: "valid", schema: id });
    for (const { data, ...problem } of refused)
      expect(gate.check({ source: "/", type }, data)).toMatchObject({
        status: "refused",
        problems: [problem],
      });
  }
});

interface ChangeExample {
  readonly older: unknown;
  readonly newer: unknown;
  readonly mode: Compatibility;
  readonly problems: readonly Problem[];
}

test("docs/schemas.md: changes are what it says they are", () => {
  const examples = docExamples("schemas.md", "schema-change").map(
    (text) => JSON.parse(text) as ChangeExample,
  );
  expect(examples).not.toEqual([]);
  for (const { older, newer, mode, problems } of examples)
    expect(compatibility(older, newer, mode)).toEqual(problems);
});

test("docs/schemas.md: drafts are what it says they are", () => {
  const examples = docExamples("schemas.md", "schema-draft").map(
    (text) => JSON.parse(text) as { samples: unknown[]; schema: object },
  );
  expect(examples).not.toEqual([]);
  for (const { samples, schema } of examples) expect(infer(samples)).toEqual(schema);
});

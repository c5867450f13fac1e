import { expect, test } from "vitest";
import { createSchemaGate } from "../../../functions/core/schema/registered-gate.ts";
import { aDefinition } from "../../support/build.ts";
import { memoryRegistry } from "../../support/ports.ts";

const aSchema = (id: string, schema: object = { required: ["amount"] }, mode = "reject") =>
  aDefinition({ kind: "schema", id, value: { type: "object", ...schema, "x-signalbox": { mode } } });

/** The gate over a registry of these definitions. */
async function aGate(...definitions: readonly ReturnType<typeof aDefinition>[]) {
  const registry = memoryRegistry(definitions);
  const troubles: unknown[] = [];
  const gate = await createSchemaGate(registry, (error) => void troubles.push(error));
  const check = (type: string, data: unknown) =>
    gate.check({ text: "", id: "42", source: "/shop", type, data }).status;
  return { ...gate, check, registry, troubles };
}

test("without schemas every event is unbound", async () => {
  const { check, checkOutput } = await aGate();
  expect([check("a", {}), checkOutput("a", {}).status]).toEqual(["unbound", "unbound"]);
});

test("events are asked of the schema of their type", async () => {
  const { check } = await aGate(aSchema("a.v1"));
  expect([check("a", { amount: 1 }), check("a", {}), check("b", {})]).toEqual([
    "valid",
    "refused",
    "unbound",
  ]);
});

test("what a transform made is asked of the schema that it is bound to", async () => {
  const { checkOutput } = await aGate(aSchema("a.v1", {}, "warn"));
  expect(checkOutput("a", {})).toMatchObject({ status: "valid", schema: "a.v1" });
});

test.for([
  ["the first schema", []],
  ["a further one", [aSchema("b.v1")]],
] as const)("%s is in force when whoever registers it hears so", async ([, before]) => {
  const { check, registry } = await aGate(...before);
  await registry.put(aSchema("a.v1"));
  expect(check("a", {})).toBe("refused");
});

test("a newer version takes the place of the older one, and a deleted one is gone", async () => {
  const { check, registry } = await aGate(aSchema("a.v1"));
  await registry.put(aSchema("a.v1", { required: ["total"] }));
  expect([check("a", { amount: 1 }), check("a", { total: 1 })]).toEqual(["refused", "valid"]);
  await registry.put({ ...aSchema("a.v1"), deleted: true });
  expect(check("a", {})).toBe("unbound");
});

test("other definitions change nothing", async () => {
  const { check, registry } = await aGate(aSchema("a.v1"));
  await registry.put(aDefinition({ kind: "rule", id: "a.v1", value: {} }));
  expect(check("a", {})).toBe("refused");
});

test("a schema that cannot be used is told of, and stops no other", async () => {
  const broken = aDefinition({ kind: "schema", id: "b.v1", value: { type: "objekt" } });
  const { check, troubles } = await aGate(broken, aSchema("a.v1"));
  expect(check("a", {})).toBe("refused");
  expect(troubles).toMatchObject([{ code: "schema-invalid" }]);
});

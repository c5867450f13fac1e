/** A piece of JSON Schema 2020-12, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>;

/** Short ways to write the schemas of requests and answers. */
export const text = { type: "string" } satisfies JsonSchema;
export const whole = { type: "integer", minimum: 0 } satisfies JsonSchema;
export const flag = { type: "boolean" } satisfies JsonSchema;
export const moment = { type: "string", format: "date-time" } satisfies JsonSchema;
export const anything = {} satisfies JsonSchema;

export function described(schema: JsonSchema, description: string): JsonSchema {
  return { ...schema, description };
}

export function oneOf(...values: readonly string[]): JsonSchema {
  return { type: "string", enum: values };
}

export function listOf(items: JsonSchema): JsonSchema {
  return { type: "array", items };
}

/** An object with these properties; those whose name ends in `?` may be absent. */
export function object(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  const entries = Object.entries(properties);
  const required = entries.map(([name]) => name).filter((name) => !name.endsWith("?"));
  return {
    type: "object",
    properties: Object.fromEntries(entries.map(([name, schema]) => [name.replace("?", ""), schema])),
    ...(required.length > 0 && { required }),
  };
}

/** The same, and nothing else: for what comes in. */
export function exactly(properties: Readonly<Record<string, JsonSchema>>): JsonSchema {
  return { ...object(properties), additionalProperties: false };
}

/** A page of a list. */
export function pageOf(items: JsonSchema): JsonSchema {
  return object({
    items: listOf(items),
    "next?": described(text, "The cursor of the following page; absent on the last one."),
  });
}

/** A schema that components hold. */
export function ref(name: string): { readonly $ref: string } {
  return { $ref: `#/components/schemas/${name}` };
}

import type { SchemaVerdict } from "../event.ts";
import type { IncomingEvent } from "../ingest.ts";
import type { Definition, Registry } from "../ports.ts";
import type { EventSchema } from "./event-schema.ts";
import type { Gate } from "./gate.ts";
import type { OutputCheck } from "../transform/output.ts";

/** The gate of the schemas that are registered now. */
export interface SchemaGate {
  check(event: IncomingEvent): SchemaVerdict;
  /** The same for what a transform made, by the type that it is bound to. */
  readonly checkOutput: OutputCheck;
}

/**
 * Follows the registry. Checking schemas takes a library of 150 KB to load, so it is loaded when the first schema is
 * there: before this resolves when there is one already, and before `put` of the first one resolves when it comes later.
 */
export async function createSchemaGate(
  registry: Registry,
  onTrouble: (error: unknown) => void,
): Promise<SchemaGate> {
  let gate: Gate | undefined;
  const build = async () => {
    const definitions = registry.list("schema");
    if (definitions.length === 0) gate = undefined;
    else gate = await gateOf(definitions, onTrouble);
  };
  await build();
  registry.onChange(({ kind }) => {
    return kind === "schema" ? build().catch(onTrouble) : undefined;
  });
  return {
    check: (event) => gate?.check(event, event.data) ?? UNBOUND,
    checkOutput: (type, value) => gate?.check({ type, source: "" }, value) ?? UNBOUND,
  };
}

const UNBOUND: SchemaVerdict = { status: "unbound" };

/** All schemas were checked when they were made, but maybe by an older release: one that it let in stops no other. */
async function gateOf(
  definitions: readonly Definition[],
  onTrouble: (error: unknown) => void,
): Promise<Gate> {
  const { createGate } = await import("./gate.ts");
  const { parseEventSchema } = await import("./event-schema.ts");
  const schemas = definitions.flatMap((definition) => {
    try {
      const schema = parsed.get(definition) ?? parseEventSchema(definition.id, definition.value);
      parsed.set(definition, schema);
      return [schema];
    } catch (error) {
      onTrouble(error);
      return [];
    }
  });
  return createGate(schemas);
}

/** A schema is compiled once for as long as its EventSchema lives: a change of another one leaves it as it is. */
const parsed = new WeakMap<Definition, EventSchema>();

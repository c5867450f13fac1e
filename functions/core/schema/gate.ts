import { RouterError } from "../errors.ts";
import type { Problem, SchemaVerdict } from "../event.ts";
import { type CompiledSchema, compileSchema } from "./compile.ts";
import type { EventSchema } from "./event-schema.ts";
import { eventSchemaId } from "./event-schema-id.ts";

/** What stands before the events queue: it asks the schema that an event is bound to. */
export interface Gate {
  check(event: GatedEvent, data: unknown): SchemaVerdict;
}

/** What the gate needs to know of an event beside its data. */
export interface GatedEvent {
  readonly source: string;
  readonly type: string;
  readonly dataschema?: string;
}

/**
 * The gate of some registered schemas. Each is compiled when the first event asks for it, and once for as long as its
 * EventSchema lives, so a gate is made anew at any change. A schema that cannot be compiled lets nothing pass.
 */
export function createGate(schemas: readonly EventSchema[]): Gate {
  const byType = new Map(
    [...Map.groupBy(schemas, ({ type }) => type)].map(([type, all]) => [type, all.sort(byRank)]),
  );
  return {
    check(event, data) {
      const schema = boundTo(event, byType.get(event.type));
      return schema ? verdict(schema, data) : { status: "unbound" };
    },
  };
}

/** The closer binding first: this very source, the longer beginning, any source; then the newer version. */
function byRank(one: EventSchema, other: EventSchema): number {
  return closeness(other) - closeness(one) || other.version - one.version;
}

function closeness({ source }: EventSchema): number {
  if (source === undefined) return 0;
  return source.endsWith("*") ? source.length : Number.MAX_SAFE_INTEGER;
}

/** The version that the event's `dataschema` names, else the first by rank. */
function boundTo(
  { source, dataschema }: GatedEvent,
  ranked: readonly EventSchema[] = [],
): EventSchema | undefined {
  const candidates = ranked.filter((schema) => isFor(schema, source));
  const named =
    dataschema === undefined ? undefined : candidates.find((schema) => schema.dataschema === dataschema);
  return named ?? candidates[0];
}

function isFor({ source: bound }: EventSchema, source: string): boolean {
  if (bound === undefined) return true;
  return bound.endsWith("*") ? source.startsWith(bound.slice(0, -1)) : source === bound;
}

function verdict(eventSchema: EventSchema, data: unknown): SchemaVerdict {
  const schema = eventSchemaId(eventSchema);
  if (eventSchema.mode === "off") return { status: "off", schema };
  const problems = validatorOf(eventSchema).validate(data);
  return problems.length === 0
    ? { status: "valid", schema }
    : { status: REFUSALS[eventSchema.mode], schema, problems };
}

const REFUSALS = { warn: "warned", quarantine: "quarantined", reject: "refused" } as const;

const validators = new WeakMap<EventSchema, CompiledSchema>();

function validatorOf(eventSchema: EventSchema): CompiledSchema {
  const known = validators.get(eventSchema) ?? compiled(eventSchema);
  validators.set(eventSchema, known);
  return known;
}

function compiled(eventSchema: EventSchema): CompiledSchema {
  const { schema, formats, limits } = eventSchema;
  const name = `the schema "${eventSchemaId(eventSchema)}"`;
  try {
    return compileSchema(schema, { name, formats, ...(limits && { limits }) });
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    return { validate: () => unusable(error) };
  }
}

function unusable({ message, problems = [] }: RouterError): readonly Problem[] {
  return [
    { pointer: "", keyword: "schema", expected: `checked against a schema that can be used (${message})` },
    ...problems,
  ];
}

import { RouterError } from "../errors.ts";
import type { EventSettings } from "../generated/event-settings-file.ts";
import { checkAgainst } from "./check-against.ts";
import { type EventSchemaName, eventSchemaName } from "./event-schema-id.ts";
import { isObject, type Schema } from "./keywords.ts";
import type { Limits } from "./limits.ts";
import { readSchema } from "./read.ts";

export { eventSchemaId, eventSchemaName } from "./event-schema-id.ts";

/** One version of the schema of a type of events: what their data must be, and what becomes of those that do not fit. */
export interface EventSchema extends EventSchemaName {
  readonly mode: NonNullable<EventSettings["mode"]>;
  /** Only events of this source; with `*` at its end, of all that begin so. */
  readonly source?: string;
  /** The URI by which an event asks for this version. */
  readonly dataschema?: string;
  /** What this version must be to the one before it. */
  readonly compatibility: NonNullable<EventSettings["compatibility"]>;
  /** Whether `format` is checked. */
  readonly formats: boolean;
  /** The JSON Schema of the event's `data`, as it was registered. */
  readonly schema: Schema;
  /** The limits it was registered with, where they are not the usual ones. */
  readonly limits?: Partial<Limits>;
}

/**
 * What a schema does to events that do not fit when it does not say. Quarantine: nothing is lost, nothing that does not
 * fit goes on, and no publisher breaks (webhooks give up on senders that refuse them).
 */
const MODE = "quarantine";

/**
 * An event schema as it is registered or as its file says it: a JSON Schema whose `x-signalbox` holds our settings.
 * It is checked as far as that goes without compiling it, and then compiles.
 * Throws `schema-invalid` with everything that is not as it should be.
 */
export function parseEventSchema(id: string, value: unknown, limits?: Partial<Limits>): EventSchema {
  const name = eventSchemaName(id);
  if (!name) throw new RouterError("schema-invalid", `Cannot register the schema "${id}": ${NAMING}`);
  const { document } = readSchema(value, { name: `the schema "${id}"`, ...(limits && { limits }) });
  const settings = settingsOf(id, document.root);
  const $id = isObject(document.root) ? document.root["$id"] : undefined;
  const dataschema = settings.dataschema ?? (typeof $id === "string" ? $id : undefined);
  return {
    ...name,
    mode: settings.mode ?? MODE,
    ...(settings.source !== undefined && { source: settings.source }),
    ...(dataschema !== undefined && { dataschema }),
    compatibility: settings.compatibility ?? "none",
    formats: settings.formats ?? true,
    schema: document.root,
    ...(limits && { limits }),
  };
}

const NAMING = "it must be called <type>.v<n>, as shop.order.paid.v1";

function settingsOf(id: string, schema: Schema): EventSettings {
  const settings = isObject(schema) ? (schema["x-signalbox"] ?? {}) : {};
  const found = checkAgainst("event-settings", settings);
  if (found.length === 0) return settings;
  const problems = found.map((problem) => ({ ...problem, pointer: `/x-signalbox${problem.pointer}` }));
  const { pointer, expected } = problems[0]!;
  const message = `Cannot register the schema "${id}": ${pointer} must be ${expected}`;
  throw new RouterError("schema-invalid", message, { problems });
}

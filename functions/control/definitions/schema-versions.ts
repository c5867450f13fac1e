import { RouterError } from "../../core/errors.ts";
import type { EventSettings } from "../../core/generated/event-settings-file.ts";
import type { Definition, Registry } from "../../core/ports.ts";
import { eventSchemaName, parseEventSchema } from "../../core/schema/event-schema.ts";
import { timeText } from "../time.ts";

/** A version of the schema of a type, and the definition that holds it. */
export interface SchemaVersion {
  readonly type: string;
  /** Counts from 1 within the type. */
  readonly version: number;
  readonly definition: Definition;
}

/** What is sent of a schema: the JSON Schema, and beside it what its `x-signalbox` may say. */
export interface SchemaOrder extends EventSettings {
  readonly schema: object | boolean;
}

/** All schema versions in force by type, the newest of a type first. */
export function schemaVersions({
  list,
}: Pick<Registry, "list">): ReadonlyMap<string, readonly SchemaVersion[]> {
  const versions = list("schema").flatMap((definition) => {
    const name = eventSchemaName(definition.id);
    return name ? [{ ...name, definition }] : [];
  });
  versions.sort((one, other) => other.version - one.version);
  return Map.groupBy(versions, ({ type }) => type);
}

/** The versions of a type, the newest first; there is at least one. Throws `not-found`. */
export function versionsOf(
  registry: Pick<Registry, "list">,
  type: string,
): readonly [SchemaVersion, ...SchemaVersion[]] {
  const [newest, ...others] = schemaVersions(registry).get(type) ?? [];
  if (!newest) throw new RouterError("not-found", `Cannot find the schema of "${type}": there is none`);
  return [newest, ...others];
}

/** A version as the API shows it: its settings with what they default to, and the JSON Schema. */
export function shownSchema({ definition }: SchemaVersion) {
  const { id, value, at, by, file } = definition;
  return {
    ...parseEventSchema(id, value),
    id,
    ...(file !== undefined && { file }),
    updatedAt: timeText(at),
    updatedBy: by,
  };
}

/**
 * The JSON Schema as it is kept, its settings in `x-signalbox`. What an order leaves open is as in the version before,
 * but for the URI that names a single version.
 */
export function schemaOf(order: SchemaOrder, before: SchemaVersion | undefined): unknown {
  const { schema } = order;
  const { dataschema: _, ...earlier } = settingsOf(before?.definition.value);
  const settings = { ...earlier, ...settingsOf(schema), ...said(order) };
  if (Object.keys(settings).length === 0) return schema;
  if (typeof schema === "boolean") return { ...(schema ? {} : { not: {} }), "x-signalbox": settings };
  return { ...schema, "x-signalbox": settings };
}

const SETTINGS = ["mode", "source", "dataschema", "compatibility", "formats"] as const;

/** The settings that stand beside the schema. */
function said(order: SchemaOrder): EventSettings {
  return Object.fromEntries(SETTINGS.filter((name) => name in order).map((name) => [name, order[name]]));
}

function settingsOf(schema: unknown): EventSettings {
  return (schema as { "x-signalbox"?: EventSettings } | undefined)?.["x-signalbox"] ?? {};
}

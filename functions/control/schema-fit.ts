import type { AcceptedEvent, CloudEvent, Problem } from "../core/event.ts";
import type { Archive } from "../core/ports.ts";
import { parseEventSchema } from "../core/schema/event-schema.ts";
import type { SchemaVersion } from "./schema-versions.ts";
import { shownEvent } from "./shown.ts";

/** Whether a draft of a schema can follow the version before, and what archived events it would refuse. */
export interface SchemaFit {
  readonly compatible: boolean;
  readonly problems: readonly Problem[];
  readonly archived?: {
    readonly checked: number;
    readonly refused: number;
    /** Some of them, each with why. */
    readonly examples: readonly (ReturnType<typeof shownEvent> & { readonly problems: readonly Problem[] })[];
  };
}

interface Draft {
  readonly id: string;
  readonly type: string;
  readonly value: unknown;
  readonly before: SchemaVersion | undefined;
  /** How many of the newest archived events are asked. */
  readonly archived: number;
}

/** So many refused events are shown. */
const EXAMPLES = 10;

/** Asks of a draft what its `compatibility` wants, and whether the newest events of its type fit. Throws `schema-invalid`. */
export async function fitOf(
  { id, type, value, before, archived }: Draft,
  archive: Archive,
): Promise<SchemaFit> {
  const { compatibility: mode, schema, formats } = parseEventSchema(id, value);
  const { compatibility } = await import("../core/schema/compatibility.ts");
  const older = before && parseEventSchema(before.definition.id, before.definition.value);
  const problems = older ? compatibility(older.schema, schema, mode) : [];
  if (archived === 0) return { compatible: problems.length === 0, problems };
  const { compileSchema } = await import("../core/schema/compile.ts");
  const { validate } = compileSchema(schema, { name: `the schema "${id}"`, formats });
  const { items: events } = await archive.search({ type, limit: archived });
  const refused = events
    .map((event) => ({ ...shownEvent(event), problems: validate(dataOf(event)) }))
    .filter((event) => event.problems.length > 0);
  return {
    compatible: problems.length === 0 && refused.length === 0,
    problems,
    archived: { checked: events.length, refused: refused.length, examples: refused.slice(0, EXAMPLES) },
  };
}

/** An event's data as the gate sees it. */
export function dataOf({ text }: AcceptedEvent): unknown {
  return (JSON.parse(text) as CloudEvent).data;
}

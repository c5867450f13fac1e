import type { AcceptedEvent, CloudEvent, Problem } from "../../core/event.ts";
import type { Archive, Page } from "../../core/ports.ts";
import { versionProblems } from "../../core/schema/compatibility.ts";
import { type EventSchema, eventSchemaId, parseEventSchema } from "../../core/schema/event-schema.ts";
import type { SchemaVersion } from "./schema-versions.ts";
import { shownEvent } from "../shown.ts";

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
  /** Which of them may be asked; absent: all. */
  readonly sees?: (event: AcceptedEvent) => boolean;
}

/** So many refused events are shown. */
const EXAMPLES = 10;

/** Asks of a draft what its `compatibility` wants, and whether the newest events of its type fit. Throws `schema-invalid`. */
export async function fitOf(draft: Draft, archive: Archive): Promise<SchemaFit> {
  const schema = parseEventSchema(draft.id, draft.value);
  const problems = draft.before ? incompatibilities(draft.before, schema) : [];
  if (draft.archived === 0) return { compatible: problems.length === 0, problems };
  const { type, archived: limit, sees: filter } = draft;
  const archived = await refusals(schema, await archive.search({ type, limit, ...(filter && { filter }) }));
  return { compatible: problems.length === 0 && archived.refused === 0, problems, archived };
}

function incompatibilities({ definition }: SchemaVersion, schema: EventSchema): readonly Problem[] {
  return versionProblems(parseEventSchema(definition.id, definition.value), schema);
}

async function refusals(eventSchema: EventSchema, { items }: Page<AcceptedEvent>) {
  const { compileSchema } = await import("../../core/schema/compile.ts");
  const { schema, formats } = eventSchema;
  const { validate } = compileSchema(schema, { name: `the schema "${eventSchemaId(eventSchema)}"`, formats });
  const refused = items
    .map((event) => ({ ...shownEvent(event), problems: validate(dataOf(event)) }))
    .filter(({ problems }) => problems.length > 0);
  return { checked: items.length, refused: refused.length, examples: refused.slice(0, EXAMPLES) };
}

/** An event's data as the gate sees it. */
export function dataOf({ text }: AcceptedEvent): unknown {
  return (JSON.parse(text) as CloudEvent).data;
}

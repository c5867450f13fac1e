import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { eventSchemaId } from "../../core/schema/event-schema.ts";
import { infer as inferSchema } from "../../core/schema/infer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { mayReadPayload } from "../events/event-reach.ts";
import { record } from "../record.ts";
import { type Answer, type ApiRequest, requireRight } from "../route.ts";
import { dataOf, fitOf } from "./schema-fit.ts";
import { requireSight, sightOf } from "../people/sight.ts";
import { type SchemaOrder, schemaOf, schemaVersions } from "./schema-versions.ts";

type Draft = SchemaOrder & { readonly archived?: number };

/** Says whether a draft could be the next version of a type's schema. */
export async function check(
  request: ApiRequest<Record<string, never>, Draft>,
  ports: ControlPorts,
): Promise<Answer> {
  const { type = "" } = request.parameters;
  const { archived = 0 } = request.body;
  if (archived > 0) {
    if (!request.reach.byOwning("read-payloads"))
      requireRight(request.caller, "read-payloads", "ask archived events");
    requireAllSeen(type, request, ports);
  }
  const before = schemaVersions(ports.registry).get(type)?.[0];
  const id = eventSchemaId({ type, version: (before?.version ?? 0) + 1 });
  const value = schemaOf(request.body, before);
  const sees = (event: AcceptedEvent) => mayReadPayload(request, event);
  const fit = await fitOf({ id, type, value, before, archived, sees }, ports.archive);
  if (archived > 0)
    await record(request, ports, { action: "schema.check", resource: `schema/${type}`, after: request.body });
  return { body: fit };
}

interface Sampling {
  readonly source?: string;
  readonly limit?: number;
}

/** Drafts a schema that the newest archived events of a type fit. */
export async function infer(
  request: ApiRequest<Record<string, never>, Sampling>,
  ports: ControlPorts,
): Promise<Answer> {
  const { type = "" } = request.parameters;
  const { limit = 1000, ...range } = request.body;
  requireAllSeen(type, request, ports);
  const { items } = await ports.archive.search({
    ...range,
    type,
    limit,
    filter: (event) => mayReadPayload(request, event),
  });
  if (items.length === 0)
    throw new RouterError("not-found", `Cannot infer a schema of "${type}": the archive has no such events`);
  await record(request, ports, { action: "schema.infer", resource: `schema/${type}`, after: request.body });
  return { body: { type, samples: items.length, schema: inferSchema(items.map(dataOf)) } };
}

/** A draft may ask anything of an event, and one that is inferred tells what there is. */
function requireAllSeen(type: string, { caller }: Pick<ApiRequest, "caller">, ports: ControlPorts): void {
  const sight = sightOf(caller, ports);
  for (const bus of new Set(["default", ...sight.redactions.flatMap(({ file }) => file.bus ?? [])]))
    requireSight(sight, { type, bus }, `ask archived events of type "${type}"`);
}

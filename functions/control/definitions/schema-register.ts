import { RouterError } from "../../core/errors.ts";
import type { Registry } from "../../core/ports.ts";
import { eventSchemaId } from "../../core/schema/event-schema.ts";
import { created, done, etagOf } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { change, type Value } from "./definition.ts";
import type { Parameters } from "../parameter.ts";
import { versionToFollow } from "./precondition.ts";
import { requestInvalid } from "../request-invalid.ts";
import type { Answer, ApiRequest } from "../route.ts";
import { fitOf, type SchemaFit } from "./schema-fit.ts";
import {
  type SchemaOrder,
  type SchemaVersion,
  schemaOf,
  schemaVersions,
  shownSchema,
  versionsOf,
} from "./schema-versions.ts";

/** What is asked to be registered. */
export interface Registration extends SchemaOrder {
  readonly type?: string;
  readonly archived?: number;
  readonly force?: boolean;
}
type Request = ApiRequest<Parameters, Registration>;

/** Adds the next version of the schema of a type, when it is compatible as it has to be: 201. */
export async function register(request: Request, ports: ControlPorts, type: string): Promise<Answer> {
  const { type: own = type, archived = 0, force = false } = request.body;
  if (own !== type)
    throw requestInvalid(`register a schema of "${type}"`, [
      { pointer: "/type", keyword: "const", expected: `"${type}" or absent`, actual: JSON.stringify(own) },
    ]);
  const before = schemaVersions(ports.registry).get(type)?.[0];
  const version = await nextVersion(ports.registry, type, before);
  const id = eventSchemaId({ type, version });
  const value = schemaOf(request.body, before);
  const fit = await fitOf({ id, type, value, before, archived }, ports.archive);
  if (!force) refuseUnfit(id, fit);
  const draft = { kind: "schema", id, value: value as Value, expect: 0, act: "put" } as const;
  const { definition } = await change(request, ports, draft);
  const registered = { type, version, definition };
  return created(`/api/schemas/${encodeURIComponent(type)}`, shownSchema(registered), etagOf(registered));
}

/** The same by PUT: If-Match has to name the newest version where there is one. */
export async function replace(request: Request, ports: ControlPorts): Promise<Answer> {
  const { type = "" } = request.parameters;
  const before = schemaVersions(ports.registry).get(type)?.[0];
  // A file owns the versions that it says; the next one is nobody's yet.
  const current = before && { version: before.version };
  const expect = versionToFollow(request.headers, { what: `the schema of "${type}"`, current });
  if (expect === 0 && before)
    throw new RouterError("version-conflict", `Cannot create the schema of "${type}": there is one`);
  const answer = await register(request, ports, type);
  return before ? { ...answer, status: 200 } : answer;
}

/** All versions of a type, when they may go. Throws `not-found`, `managed-by-files`, `version-required`, `version-conflict`. */
export function removable(request: ApiRequest, { registry }: Pick<ControlPorts, "registry">) {
  const { type = "" } = request.parameters;
  const versions = versionsOf(registry, type);
  const file = versions.find(({ definition }) => definition.file !== undefined)?.definition.file;
  const current = { version: versions[0].version, ...(file !== undefined && { file }) };
  versionToFollow(request.headers, { what: `the schema of "${type}"`, current });
  return versions;
}

/** Removes every version of a type. */
export async function remove(request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  for (const { definition } of removable(request, ports)) {
    const { id, version } = definition;
    await change(request, ports, { kind: "schema", id, expect: version, act: "delete" });
  }
  return done;
}

/** The number behind the newest; one that was given before is never given again. */
async function nextVersion(
  registry: Registry,
  type: string,
  before: SchemaVersion | undefined,
): Promise<number> {
  let version = (before?.version ?? 0) + 1;
  while ((await registry.versions("schema", eventSchemaId({ type, version }))).length > 0) version++;
  return version;
}

function refuseUnfit(id: string, { compatible, problems, archived }: SchemaFit): void {
  if (compatible) return;
  const [refused] = archived?.examples ?? [];
  const what =
    refused && problems.length === 0
      ? `it refuses ${archived?.refused} of ${archived?.checked} archived events, such as "${refused.id}"`
      : "it is not compatible with the version before";
  throw new RouterError("schema-incompatible", `Cannot register the schema "${id}": ${what}`, {
    problems: problems.length > 0 ? problems : (refused?.problems ?? []),
  });
}

import type { DangerousAct } from "../../core/people/tickets.ts";
import type { ErrorCode } from "../../core/errors.ts";
import type { Problem } from "../../core/event.ts";
import type { Definition, FileKind } from "../../core/ports.ts";
import { created, done, etagOf } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { change, definitionOf, type Value, valueOf } from "./definition.ts";
import { answerOf, isOwnable, shownWhole, thingsOf } from "./definition-answer.ts";
import { type JsonSchema, pageOf } from "./json-schema.ts";
import { isListed, ownerParameter } from "../people/owned.ts";
import { pageOfAll } from "../page.ts";
import { pageAsked, paging, type Parameters, type QueryOf } from "../parameter.ts";
import { versionToFollow } from "./precondition.ts";
import { requestInvalid } from "../request-invalid.ts";
import {
  type Answer,
  type AnswerSpec,
  type ApiRequest,
  type BodySpec,
  defineRoute,
  type Route,
} from "../route.ts";

/** A kind of definitions that the API lets people read, make, change and remove. */
export interface DefinitionResource<Filters extends Parameters = Parameters> {
  readonly kind: FileKind;
  /** `/api/rules` */
  readonly path: string;
  readonly tag: string;
  /** As it is answered. */
  readonly schema: JsonSchema;
  /** As it is sent. */
  readonly input: JsonSchema;
  /** A body for POST; without `id` one for PUT. */
  readonly example: Value & { readonly id: string };
  /** The names of what `beside` gives: they may be sent back. */
  readonly adds?: readonly string[];
  /** What its check may find. */
  readonly refusals: readonly ErrorCode[];
  readonly filters: Filters;
  keeps(definition: Definition, query: QueryOf<Filters>): boolean;
  /** Where each change of it is dangerous, and not its removal alone. */
  readonly danger?: { readonly act: DangerousAct };
  /** What the answer has beside the definition. */
  beside?(definition: Definition, ports: ControlPorts): Value | Promise<Value>;
}

/** List, create, read, replace and remove: the same for every kind of definition. */
export function definitionRoutes<Filters extends Parameters>(resource: DefinitionResource<Filters>): Route[] {
  return [listRoute(resource), ...singleRoutes(resource)];
}

function listRoute<Filters extends Parameters>(resource: DefinitionResource<Filters>): Route {
  const { tag, path, kind, schema, filters } = resource;
  return defineRoute({
    tag,
    path,
    method: "GET",
    right: "read",
    summary: `List ${kind}s`,
    query: { ...filters, ...(isOwnable(kind) && { owner: ownerParameter }), ...paging },
    ...(isOwnable(kind) && { owned: () => "answer" }),
    answers: {
      200: {
        description: "A page, by id.",
        schema: pageOf(schema),
        example: { items: [answered(resource)] },
      },
    },
    handle: (request, ports) => list(resource, request, ports),
  });
}

/** The example as it comes back. */
export function answered({ example }: Pick<DefinitionResource, "example">): Value {
  return { ...example, version: 1, updatedAt: "2026-01-02T03:04:05.678Z", updatedBy: "admin" };
}

type Single = Omit<DefinitionResource, "filters" | "keeps">;

/** All of `definitionRoutes` but the list. */
export function singleRoutes(resource: Single): Route[] {
  return [createRoute(resource), readRoute(resource), replaceRoute(resource), removeRoute(resource)];
}

function createRoute(resource: Single): Route {
  const { tag, path, kind, example, input, refusals } = resource;
  return defineRoute({
    ...{ tag, path },
    method: "POST",
    right: "manage",
    summary: `Create a ${kind}`,
    body: bodyOf({ allOf: [input], required: ["id"] }, example),
    answers: { 201: one(resource, "It is made, and in force.") },
    refusals: ["version-conflict", "managed-by-files", ...refusals],
    ...changeDanger(resource, ({ body }) => textOr(body["id"])),
    handle: (request, ports) => create(resource, request, ports),
  });
}

function readRoute(resource: Single): Route {
  const { tag, path, kind } = resource;
  return defineRoute({
    ...{ tag, path: `${path}/{id}` },
    method: "GET",
    right: "read",
    summary: `Read a ${kind}`,
    ...(isOwnable(kind) && { owned: ({ parameters: { id = "" } }) => thingsOf(kind, id) }),
    answers: { 200: one(resource, "Its newest version; `ETag` is what If-Match wants.") },
    handle({ parameters: { id = "" }, caller }, ports) {
      return answerOf(resource, definitionOf(ports, kind, id), { ports, caller });
    },
  });
}

function replaceRoute(resource: Single): Route {
  const { tag, path, kind, example, input, refusals } = resource;
  return defineRoute({
    ...{ tag, path: `${path}/{id}` },
    method: "PUT",
    right: "manage",
    versioned: "required",
    summary: `Replace a ${kind}, or create it`,
    body: bodyOf(input, withoutId(example)),
    answers: {
      200: one(resource, "It has a new version, in force."),
      201: one(resource, "It is made, and in force."),
    },
    refusals: ["managed-by-files", ...refusals],
    ...changeDanger(resource, ({ parameters: { id = "" } }) => id),
    handle: (request, ports) => replace(resource, request, ports),
  });
}

function removeRoute(resource: Single): Route {
  const { tag, path, kind } = resource;
  return defineRoute({
    ...{ tag, path: `${path}/{id}` },
    method: "DELETE",
    right: "manage",
    versioned: "required",
    summary: `Remove a ${kind}`,
    answers: { 204: { description: "It is gone; its versions stay." } },
    refusals: ["managed-by-files"],
    danger: {
      act: "delete",
      ...resource.danger,
      of(request, ports) {
        const { id } = removable(resource, request, ports);
        return { resource: `${kind}/${id}`, what: `remove ${kind} "${id}"` };
      },
    },
    handle: (request, ports) => remove(resource, request, ports),
  });
}

function changeDanger(
  { kind, danger }: Single,
  idOf: (request: ApiRequest<Parameters, Value>) => string,
): Pick<Route<Parameters, Value>, "danger"> {
  if (!danger) return {};
  const of = (request: ApiRequest<Parameters, Value>) => {
    const id = idOf(request);
    return { resource: `${kind}/${id}`, what: `change ${kind} "${id}"` };
  };
  return { danger: { ...danger, of } };
}

function textOr(value: unknown): string {
  return typeof value === "string" ? value : "";
}

function one(resource: Single, description: string): AnswerSpec {
  return { description, schema: resource.schema, example: answered(resource) };
}

function bodyOf(schema: JsonSchema, example: Value): BodySpec<Value> {
  return { schema, example, checkedElsewhere: true };
}

function withoutId({ id: _, ...value }: Value): Value {
  return value;
}

async function list<Filters extends Parameters>(
  resource: DefinitionResource<Filters>,
  request: ApiRequest<Filters & typeof paging>,
  ports: ControlPorts,
): Promise<Answer> {
  const { kind, keeps } = resource;
  const { caller, reach } = request;
  const query = request.query as QueryOf<Filters> & QueryOf<typeof paging & { owner: typeof ownerParameter }>;
  const kept = ports.registry
    .list(kind)
    .filter(
      (one) => keeps(one, query) && (!isOwnable(kind) || isListed({ reach, query }, thingsOf(kind, one.id))),
    );
  const { items, ...rest } = pageOfAll(kept, pageAsked(query), ({ id }) => id);
  const shownItems = items.map((one) => shownWhole(resource, one, { ports, caller }));
  return { body: { items: await Promise.all(shownItems), ...rest } };
}

async function create(
  resource: Single,
  request: ApiRequest<Parameters, Value>,
  ports: ControlPorts,
): Promise<Answer> {
  const { id } = request.body;
  return put(resource, { request, id: textOr(id), expect: 0 }, ports);
}

async function replace(
  resource: Single,
  request: ApiRequest<Parameters, Value>,
  ports: ControlPorts,
): Promise<Answer> {
  const { kind } = resource;
  const { id = "" } = request.parameters;
  const own = request.body["id"] ?? id;
  if (own !== id)
    throw requestInvalid(`replace ${kind} "${id}"`, [
      { pointer: "/id", keyword: "const", expected: `"${id}" or absent`, actual: JSON.stringify(own) },
    ]);
  const current = ports.registry.get(kind, id);
  const expect = versionToFollow(request.headers, { what: `${kind} "${id}"`, current });
  return put(resource, { request, id, expect }, ports);
}

async function put(
  resource: Single,
  { request, id, expect }: { request: ApiRequest<Parameters, Value>; id: string; expect: number },
  ports: ControlPorts,
): Promise<Answer> {
  const { kind } = resource;
  if (expect === 0 && !ID.test(id))
    throw requestInvalid(`take ${kind} "${id}"`, [idProblem(request.body["id"])]);
  const value = valueOf(request.body, [...(isOwnable(kind) ? ["owners"] : []), ...(resource.adds ?? [])]);
  const { definition, warnings } = await change(request, ports, { kind, id, value, expect, act: "put" });
  const answer = await answerOf(resource, definition, { ports, caller: request.caller });
  const body = { ...(answer.body as Value), ...(warnings.length > 0 && { warnings }) };
  if (expect > 0) return { ...answer, body };
  return created(`${resource.path}/${encodeURIComponent(id)}`, body, etagOf(definition));
}

/** An id that is made here can be the name of a file; the EventBridge API makes others, such as `<bus>/<name>`. */
const ID = /^[A-Za-z0-9][A-Za-z0-9._-]{0,127}$/;

function idProblem(actual: unknown): Problem {
  const expected = "1 to 128 letters, digits, `.`, `_` and `-`, the first a letter or a digit";
  return {
    pointer: "/id",
    keyword: "pattern",
    expected,
    ...(actual !== undefined && { actual: JSON.stringify(actual) }),
  };
}

/** What a removal is of. Throws `not-found`, `managed-by-files`, `version-required`, `version-conflict`. */
function removable({ kind }: Pick<Single, "kind">, request: ApiRequest, ports: ControlPorts) {
  const current = definitionOf(ports, kind, request.parameters["id"] ?? "");
  const { id } = current;
  return { id, expect: versionToFollow(request.headers, { what: `${kind} "${id}"`, current }) };
}

async function remove({ kind }: Single, request: ApiRequest, ports: ControlPorts): Promise<Answer> {
  const { id, expect } = removable({ kind }, request, ports);
  await change(request, ports, { kind, id, expect, act: "delete" });
  return done;
}

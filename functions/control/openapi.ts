import { errors, type ErrorCode } from "../core/errors.ts";
import { rolesWith } from "../core/people/roles.ts";
import { components } from "./components.ts";
import { type JsonSchema, ref } from "./definitions/json-schema.ts";
import type { AnswerSpec, BodySpec, RouteDocument } from "./route.ts";

/** The OpenAPI 3.1 document of the control API, made of the routes themselves. */
export function openApiOf(routes: readonly RouteDocument[]): JsonSchema {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) (paths[route.path] ??= {})[route.method.toLowerCase()] = operationOf(route);
  return {
    openapi: "3.1.0",
    info: {
      title: "Signalbox control API",
      version: "1",
      description:
        "Lists take `limit` and `cursor` and answer `{items, next?}`. Times are RFC 3339. A change of what exists needs `If-Match` with the version that was read. Errors are RFC 9457 problem details whose `code` is one of a list.",
      license: { name: "Apache-2.0", identifier: "Apache-2.0" },
    },
    servers: [{ url: "/" }],
    tags: [...new Set(routes.map(({ tag }) => tag))].map((name) => ({ name })),
    security: [{ token: [] }],
    paths,
    components: {
      securitySchemes: { token: { type: "http", scheme: "bearer" } },
      schemas: components,
    },
  };
}

function operationOf(route: RouteDocument): JsonSchema {
  const { method, path, tag, summary, description, right, body, answers } = route;
  const roles = right === "public" ? undefined : rolesWith(right);
  const parameters = [...pathParameters(path), ...queryParameters(route), ...headerParameters(route)];
  return {
    operationId: operationId(method, path),
    tags: [tag],
    summary,
    ...(description && { description }),
    ...(roles ? { "x-roles": roles } : { security: [] }),
    ...(parameters.length > 0 && { parameters }),
    ...(body && { requestBody: requestBodyOf(body) }),
    responses: { ...responsesOf(answers), ...refusalsOf(route) },
  };
}

/** `GET /api/rules/{id}/versions` is `getRulesByIdVersions`. */
function operationId(method: string, path: string): string {
  const words = path
    .replace(/^\/api\//, "")
    .split(/[/.-]/)
    .map((part) => (part.startsWith("{") ? `by-${part.slice(1, -1)}` : part))
    .flatMap((part) => part.split("-"));
  return method.toLowerCase() + words.map((word) => word.charAt(0).toUpperCase() + word.slice(1)).join("");
}

function pathParameters(path: string): JsonSchema[] {
  return [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => ({
    name,
    in: "path",
    required: true,
    schema: { type: "string" },
  }));
}

function queryParameters({ query = {} }: RouteDocument): JsonSchema[] {
  return Object.entries(query).map(([name, { description, schema, example, required }]) => ({
    name,
    in: "query",
    ...(required && { required }),
    description,
    schema,
    ...(example !== undefined && { example }),
  }));
}

function headerParameters({ versioned, method }: RouteDocument): JsonSchema[] {
  if (!versioned) return [];
  const schema = { type: "string" };
  const description = 'The version that the change is based on: `"3"`, as `ETag` gave it; `*` for any.';
  const ifMatch = { name: "If-Match", in: "header", description, schema };
  const fresh = "`*`: only when there is none yet.";
  if (method !== "PUT") return [ifMatch];
  return [ifMatch, { name: "If-None-Match", in: "header", description: fresh, schema }];
}

function requestBodyOf({ schema, example, optional }: BodySpec<unknown>): JsonSchema {
  return { required: !optional, content: { "application/json": { schema, example } } };
}

function responsesOf(answers: RouteDocument["answers"]): JsonSchema {
  return Object.fromEntries(Object.entries(answers).map(([status, answer]) => [status, responseOf(answer)]));
}

function responseOf({
  description,
  schema,
  example,
  mediaType = "application/json",
}: AnswerSpec): JsonSchema {
  if (!schema) return { description };
  return { description, content: { [mediaType]: { schema, ...(example !== undefined && { example }) } } };
}

function refusalsOf(route: RouteDocument): JsonSchema {
  const codes = codesOf(route);
  const statuses = [...new Set(codes.map((code) => errors[code].status))].sort((one, other) => one - other);
  return Object.fromEntries(
    statuses.map((status) => {
      const named = codes.filter((code) => errors[code].status === status).map((code) => `\`${code}\``);
      const schema = ref("ProblemDetails");
      return [status, { description: named.join(", "), content: { "application/problem+json": { schema } } }];
    }),
  );
}

function codesOf(route: RouteDocument): readonly ErrorCode[] {
  const { right, query, body, path, versioned, danger, owned, refusals = [] } = route;
  const implied: readonly (readonly [boolean, readonly ErrorCode[]])[] = [
    [query !== undefined || body !== undefined, ["request-invalid"]],
    [query !== undefined && "cursor" in query, ["cursor-invalid"]],
    [body !== undefined, ["json-invalid", "json-too-deep"]],
    [right !== "public", ["token-required", "token-invalid", "role-insufficient"]],
    [path.includes("{"), ["not-found"]],
    [versioned !== undefined, ["version-conflict"]],
    [versioned === "required", ["version-required"]],
    [danger !== undefined, ["approval-required", "ticket-pending"]],
    [owned !== undefined, ["owner-required"]],
  ];
  return [...implied.flatMap(([holds, codes]) => (holds ? codes : [])), ...refusals];
}

import type { APIGatewayProxyEventV2 } from "aws-lambda";
import { parseJson } from "../core/json/parse.ts";
import type { CompiledSchema } from "../core/schema/compile.ts";
import type { JsonSchema } from "./definitions/json-schema.ts";
import { readQuery } from "./parameter.ts";
import { requestInvalid } from "./request-invalid.ts";
import type { ApiRequest, BodySpec, Route } from "./route.ts";

/** What a route gets to see of an HTTP request. Throws `request-invalid`, `json-invalid` or `json-too-deep`. */
export async function readRequest(
  route: Route,
  event: APIGatewayProxyEventV2,
  who: Pick<ApiRequest, "caller" | "reach">,
): Promise<ApiRequest> {
  const bodyText = textOf(event);
  return {
    path: event.rawPath,
    parameters: Object.fromEntries(
      Object.entries(event.pathParameters ?? {}).map(([name, value = ""]) => [name, decoded(value)]),
    ),
    query: readQuery(event.rawQueryString, route.query ?? {}),
    headers: event.headers,
    body: route.body && (await readBody(route.body, bodyText, `${route.method} ${event.rawPath}`)),
    bodyText,
    ...who,
  };
}

function textOf({ body = "", isBase64Encoded }: APIGatewayProxyEventV2): string {
  return isBase64Encoded ? Buffer.from(body, "base64").toString("utf8") : body;
}

/** A segment of a path, percent-decoded; as it is when it cannot be. */
function decoded(segment: string): string {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}

async function readBody(spec: BodySpec<unknown>, text: string, request: string): Promise<unknown> {
  if (text.trim() === "" && spec.optional) return {};
  const body = parseJson(text, `the body of ${request}`);
  if (spec.checkedElsewhere) {
    if (typeof body === "object" && body !== null && !Array.isArray(body)) return body;
    throw requestInvalid(`take ${request}`, [{ pointer: "", keyword: "type", expected: "a JSON object" }]);
  }
  const problems = (await checkOf(spec.schema))(body);
  if (problems.length > 0) throw requestInvalid(`take ${request}`, problems);
  return body;
}

type BodyCheck = CompiledSchema["validate"];
const checks = new WeakMap<JsonSchema, Promise<BodyCheck>>();

/** Compiled when the first body comes, and the compiler is loaded then: a function that only reads never needs it. */
function checkOf(schema: JsonSchema): Promise<BodyCheck> {
  const check = checks.get(schema) ?? compiled(schema);
  checks.set(schema, check);
  return check;
}

async function compiled(schema: JsonSchema): Promise<BodyCheck> {
  const { compileSchema } = await import("../core/schema/compile.ts");
  return compileSchema(schema).validate;
}

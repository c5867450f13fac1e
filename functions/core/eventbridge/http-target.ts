import type { HttpTarget } from "../generated/target-file.ts";
import { AwsFault } from "../http/aws-fault.ts";
import { authOf, type Connection, invocationOf } from "./connection.ts";
import type { HttpParameters } from "./target.ts";

/** Where an API destination leads. */
export interface Destination {
  readonly endpoint: string;
  readonly method: string;
  /** Absent: 300, as AWS has it. */
  readonly perSecond?: number;
}

/**
 * The target that an entry with an API destination sends to. Of a parameter that both name, the connection's counts.
 * Throws a ValidationException for a method without a body, which is not served here.
 */
export function httpTarget(
  { endpoint, method, perSecond }: Destination,
  connection: Connection,
  { PathParameterValues = [], HeaderParameters = {}, QueryStringParameters = {} }: HttpParameters = {},
): HttpTarget {
  const { headers, query, bodyMembers } = invocationOf(connection);
  const values = [...PathParameterValues];
  const url = new URL(endpoint.replaceAll("*", () => encodeURIComponent(values.shift() ?? "*")));
  for (const [name, value] of Object.entries({ ...QueryStringParameters, ...query }))
    url.searchParams.set(name, value);
  if (method !== "POST" && method !== "PUT" && method !== "PATCH")
    throw new AwsFault(
      "ValidationException",
      `Parameter HttpMethod is not valid. Reason: ${method} is not served here; use POST, PUT or PATCH.`,
    );
  const all = mergedHeaders(HeaderParameters, headers);
  return {
    kind: "http",
    url: url.href,
    method,
    ...(Object.keys(all).length > 0 && { headers: all }),
    ...(Object.keys(bodyMembers).length > 0 && { bodyMembers }),
    auth: authOf(connection),
    ...(perSecond !== undefined && { rate: { perSecond } }),
  };
}

/** Names of headers are the same in any case. */
function mergedHeaders(own: Readonly<Record<string, string>>, first: Readonly<Record<string, string>>) {
  const taken = new Set(Object.keys(first).map((name) => name.toLowerCase()));
  const kept = Object.entries(own).filter(([name]) => !taken.has(name.toLowerCase()));
  return { ...Object.fromEntries(kept), ...first };
}

import type { APIGatewayProxyEventV2 } from "aws-lambda";
import type { LogEntry } from "../core/log/entry.ts";
import type { Caller } from "../core/people/people.ts";
import type { Right } from "../core/people/roles.ts";
import type { Route } from "./route.ts";

/** What became of a request. */
export interface Served {
  /** Absent where nobody was let in. */
  readonly caller?: Caller | undefined;
  readonly status?: number | undefined;
  /** Why it was refused. */
  readonly code?: string | undefined;
  readonly ms: number;
}

/** What changes something, or what happens to events. Consumers and publishers come by the thousand. */
const ACTS: ReadonlySet<Right | "public"> = new Set<Right>(["operate", "manage", "self"]);

/** A line a request: who asked for what, and what became of it. Queries and bodies stand in none. */
export function requestEntry(
  { method, right }: Pick<Route, "method" | "right">,
  { rawPath, requestContext: { requestId } }: Pick<APIGatewayProxyEventV2, "rawPath" | "requestContext">,
  { caller, ...served }: Served,
): LogEntry {
  const isAct = method !== "GET" && ACTS.has(right) && caller !== undefined;
  return {
    level: isAct ? "info" : "debug",
    ...{ message: "control", method, path: rawPath, caller: caller?.id, ...served, requestId },
  };
}

import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from "aws-lambda";
import { RouterError } from "../core/errors.ts";
import type { Caller } from "../core/people/people.ts";
import { authenticate } from "./people/authenticate.ts";
import type { ControlPorts } from "./control-ports.ts";
import { readRequest } from "./request.ts";
import { requestEntry, type Served } from "./request-entry.ts";
import { requireTicket } from "./people/ticket-gate.ts";
import { reachIn, requireOwned } from "./people/owned.ts";
import { type Answer, requireRight, type Route } from "./route.ts";

/** Serves one route: who is it, may they, is the request as it should be; then the route's own work. */
export function handlerOf(route: Route, ports: ControlPorts) {
  return async (event: APIGatewayProxyEventV2): Promise<APIGatewayProxyStructuredResultV2> => {
    const begun = ports.clock();
    let caller: Caller | undefined;
    const tell = (became: Pick<Served, "status" | "code">) =>
      ports.tell?.(requestEntry(route, event, { caller, ...became, ms: ports.clock() - begun }));
    try {
      caller = await callerOf(route, event, ports);
      const request = await readRequest(route, event, { caller, reach: reachIn(ports, caller) });
      requireOwned(route, request, ports);
      await requireTicket({ route, event, request }, ports);
      const result = resultOf(await route.handle(request, ports));
      tell({ status: result.statusCode });
      return result;
    } catch (error) {
      tell({ code: error instanceof RouterError ? error.code : "internal" });
      throw error;
    }
  };
}

/** Who asks where no token is needed. */
const ANYBODY: Caller = { id: "anybody", name: "anybody", role: "viewer" };

async function callerOf(
  route: Route,
  { headers, cookies }: APIGatewayProxyEventV2,
  ports: ControlPorts,
): Promise<Caller> {
  const { right, method, path } = route;
  if (right === "public") return ANYBODY;
  const caller = await authenticate({ headers, cookies, method }, ports);
  const mayOwn = route.owned !== undefined && reachIn(ports, caller).byOwning(right);
  if (!mayOwn) requireRight(caller, right, `${method} ${path}`);
  return caller;
}

function resultOf({ status = 200, headers = {}, body, json }: Answer): APIGatewayProxyStructuredResultV2 {
  const text = json ?? (body === undefined ? undefined : JSON.stringify(body));
  return {
    statusCode: status,
    headers: {
      ...(text !== undefined && { "content-type": "application/json" }),
      "cache-control": "no-store",
      ...headers,
    },
    ...(text !== undefined && { body: text }),
  };
}

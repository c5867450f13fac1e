import middy from "@middy/core";
import type { ControlPorts } from "./control/control-ports.ts";
import { handlerOf } from "./control/handle.ts";
import { loginRoutes } from "./control/people/login.ts";
import { routes } from "./control/routes.ts";
import type { HttpEvent, HttpResult } from "./core/http/handler.ts";
import { problemJson } from "./core/http/problem-json.ts";
import { type HttpRoute, httpFunction } from "./core/http/router.ts";

/** Everything under /api but the tail: what there is, what happened to it, and the operator's hand on it. And /login, /logout, and what else a floor has. */
export function controlFunction(ports: ControlPorts, more: readonly HttpRoute[] = []) {
  const served = routes.map((route) => ({
    method: route.method,
    path: route.path,
    handler: handlerOf(route, ports),
  }));
  return middy<HttpEvent, HttpResult>({ timeoutEarlyInMillis: 0 })
    .use(problemJson(ports.report))
    .handler(httpFunction([...served, ...loginRoutes(ports), ...more]));
}

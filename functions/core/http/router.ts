import httpRouter, { type Method } from "@middy/http-router";
import { RouterError } from "../errors.ts";
import type { HttpEvent, HttpHandler, HttpResult } from "./handler.ts";
import { problemResponse } from "./problem-response.ts";

export interface HttpRoute {
  readonly method: Exclude<Method, "ANY" | "HEAD">;
  /** `/api/rules/{id}`; `{proxy+}` at the end takes the rest of the path. */
  readonly path: string;
  readonly handler: HttpHandler;
}

/**
 * A handler that picks the handler by method and path; HEAD is answered as GET. An unknown path is answered 404
 * `not-found`, another method 405 `method-not-allowed` with Allow. Throws when two routes are the same.
 */
export function httpFunction(routes: readonly HttpRoute[]): HttpHandler {
  refuseTwins(routes);
  const withHead = routes.flatMap((route) =>
    route.method === "GET" ? [route, { ...route, method: "HEAD" as const }] : [route],
  );
  const matchers = withHead.map(({ method, path }) => ({ method, pattern: patternOf(path) }));
  return httpRouter<HttpEvent, HttpResult>({
    routes: withHead,
    notFoundResponse({ method, path }) {
      const allowed = matchers.filter(({ pattern }) => pattern.test(path)).map(({ method }) => method);
      return allowed.length === 0 ? notFound(path) : notAllowed(method, path, allowed);
    },
  });
}

function refuseTwins(routes: readonly HttpRoute[]): void {
  const seen = new Set<string>();
  for (const { method, path } of routes) {
    const name = `${method} ${path.replaceAll(PARAMETER, "{}")}`;
    if (seen.has(name)) throw new Error(`Cannot route ${method} ${path}: another route takes it`);
    seen.add(name);
  }
}

const PARAMETER = /\{[^}]+\}/g;

function patternOf(path: string): RegExp {
  const literals = path
    .split(PARAMETER)
    .map((part) => part.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`));
  const wild = path.endsWith("{proxy+}");
  return new RegExp(`^${literals.join("[^/]+")}${wild ? ".*" : ""}/?$`);
}

function notFound(path: string): HttpResult {
  return problemResponse(new RouterError("not-found", `Cannot find ${path}: there is no such path`), path);
}

function notAllowed(method: string, path: string, allowed: readonly string[]): HttpResult {
  const allow = allowed.join(", ");
  const message = `Cannot ${method} ${path}: it takes ${allow}`;
  return problemResponse(new RouterError("method-not-allowed", message), path, { allow });
}

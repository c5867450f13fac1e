import { afterEach } from "vitest";
import type { HttpHandler } from "../../functions/core/http/handler.ts";
import {
  type HttpServer,
  type HttpServerOptions,
  serveHttp,
} from "../../functions/local/http/http-server.ts";

const servers: HttpServer[] = [];
afterEach(async () => {
  await Promise.all(servers.splice(0).map((server) => server.close()));
});

/** A server, closed after the test, whose function answers with what it was called with, unless told otherwise. */
export async function served(handler: HttpHandler = echo, options: Partial<HttpServerOptions> = {}) {
  const reported: unknown[] = [];
  const server = await serveHttp({
    host: "127.0.0.1",
    port: 0,
    functions: [{ name: "echo", paths: ["/*"], handler }],
    report: (error) => reported.push(error),
    ...options,
    limits: { closeSeconds: 1, ...options.limits },
  });
  servers.push(server);
  return { ...server, reported };
}

export const echo: HttpHandler = async (event) => ({
  statusCode: 200,
  headers: { "content-type": "application/json" },
  body: JSON.stringify(event),
});

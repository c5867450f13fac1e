import { once } from "node:events";
import { createServer, type Server, type ServerOptions } from "node:http";
import type { AddressInfo } from "node:net";
import { createConnections } from "./connections.ts";
import { DEFAULT_LIMITS, type HttpLimits } from "./limits.ts";
import { createServing, type ServingOptions, type StreamHandler } from "./serving.ts";
import type { OnUse } from "../watch/peaks.ts";

export type { HttpLimits, StreamHandler };

export interface HttpServerOptions extends ServingOptions {
  /** 0 takes a free one. */
  readonly port: number;
  readonly limits?: Partial<HttpLimits>;
}

export interface HttpServer {
  readonly port: number;
  readonly url: string;
  /** Takes nothing new and lets running requests end. Resolves when all connections are closed. */
  close(): Promise<void>;
}

/**
 * Serves functions over HTTP/1.1, in process: each request becomes a call as API Gateway would make it. On a loopback
 * address only requests to a loopback name are let in. Resolves when it listens, rejects when it cannot.
 */
export async function serveHttp(options: HttpServerOptions): Promise<HttpServer> {
  const limits = { ...DEFAULT_LIMITS, ...options.limits };
  const stopping = new AbortController();
  const connections = createConnections();
  const serve = createServing({ ...options, limits, connections, stopping: stopping.signal });
  const server = createServer(settings(limits), serve).on("checkContinue", serve);
  server.on("connection", connections.opened).on("clientError", connections.refuse);
  server.maxConnections = limits.connections;
  if (options.onUse) tellConnections(server, limits.connections, options.onUse);
  // A client that sends no more once its request is out is answered all the same.
  Object.assign(server, { httpAllowHalfOpen: true });
  server.timeout = limits.stallSeconds * 1000;
  server.listen(options.port, options.host);
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const host = options.host.includes(":") ? `[${options.host}]` : options.host;
  return {
    port,
    url: `http://${host}:${port}`,
    async close() {
      stopping.abort();
      connections.closeIdle();
      await closed(server, limits.closeSeconds);
    },
  };
}

function tellConnections(server: Server, most: number, onUse: OnUse): void {
  let open = 0;
  server.on("connection", (socket) => {
    onUse("connections", ++open, most);
    socket.once("close", () => onUse("connections", --open, most));
  });
}

/** Slow clients are looked for this often at least. */
const CHECK_MS = 5_000;

function settings(limits: HttpLimits): ServerOptions {
  return {
    maxHeaderSize: limits.headersBytes,
    headersTimeout: limits.headersSeconds * 1000,
    requestTimeout: limits.requestSeconds * 1000,
    keepAliveTimeout: limits.keepAliveSeconds * 1000,
    requireHostHeader: false, // it would be refused without a code
    connectionsCheckingInterval: Math.min(CHECK_MS, limits.headersSeconds * 500),
  };
}

/** Stops listening; resolves when the connections have ended, or were cut as their time was up. */
function closed(server: Server, seconds: number): Promise<void> {
  const timer = setTimeout(() => server.closeAllConnections(), seconds * 1000);
  return new Promise((resolve) => {
    server.close(() => {
      clearTimeout(timer);
      resolve();
    });
  });
}

import { lookup } from "node:dns/promises";
import type { IncomingHttpHeaders } from "node:http";
import type { Dispatcher } from "undici";
import { RouterError } from "../core/errors.ts";
import { guardedLookup, isPrivateHost, openLookup, type Resolve } from "../wire/address-guard.ts";
import { connectionProblem } from "../wire/connection-errors.ts";
import type { Connection, Connections } from "./connections.ts";

/** HTTP out into the world: connections are kept alive, private addresses refused, answers bounded, redirects not followed. */
export interface HttpClient {
  /** One request and its answer, whatever its status. Rejects for a header that is none, never for what the other side does. */
  send(destination: Destination, request: HttpRequest): Promise<Exchange>;
  /** Lets go of idle connections. */
  close(): void;
}

/** Where a URL leads. */
export interface Destination {
  readonly secure: boolean;
  /** Without the brackets of an IPv6 literal. */
  readonly host: string;
  readonly port: number;
  /** As the Host header says it. */
  readonly authority: string;
  readonly path: string;
  readonly private: boolean;
}

export interface HttpRequest {
  readonly method: string;
  /** Name, value, name, value, …: valid, without Host and Content-Length. */
  readonly headers: readonly string[];
  readonly body: string | Uint8Array;
  /** For the whole exchange, at least 1. The status, once it came, counts even when the rest of the answer takes longer. */
  readonly timeoutMs: number;
  readonly allowPrivateNetwork: boolean;
  /** How much of the answer's body is wanted. */
  readonly keepBytes: number;
}

export type Exchange =
  | {
      readonly ok: true;
      readonly status: number;
      readonly headers: IncomingHttpHeaders;
      /** The beginning of the body. */
      readonly body: Buffer;
    }
  | {
      readonly ok: false;
      readonly code: "target-unreachable" | "target-timeout" | "address-private";
      /** A sentence about the host, without the full stop. */
      readonly problem: string;
    };

export interface HttpClientOptions {
  readonly resolve?: Resolve;
}

/** So much of a body is read for the connection's sake; a longer one costs the connection. */
const DRAIN_BYTES = 64 * 1024;

/** Guarded and open connections never meet. What makes them is loaded at the first request: it takes 30 ms. */
export function createHttpClient({ resolve = resolveAll }: HttpClientOptions = {}): HttpClient {
  let loading: Promise<Pools> | undefined;
  let pools: Pools | undefined;
  const load = async () => {
    const { createConnections } = await import("./connections.ts");
    pools = {
      guarded: createConnections(guardedLookup(resolve)),
      open: createConnections(openLookup(resolve)),
    };
    return pools;
  };
  return {
    async send(destination, request) {
      if (destination.private && !request.allowPrivateNetwork) return privateHost(destination);
      const { guarded, open } = pools ?? (await (loading ??= load()));
      return exchange(request.allowPrivateNetwork ? open : guarded, destination, request);
    },
    close() {
      pools?.guarded.close();
      pools?.open.close();
    },
  };
}

interface Pools {
  readonly guarded: Connections;
  readonly open: Connections;
}

export function destinationOf({ protocol, hostname, host, port, pathname, search }: URL): Destination {
  const secure = protocol === "https:";
  const bare = hostname.startsWith("[") ? hostname.slice(1, -1) : hostname;
  return {
    secure,
    host: bare,
    port: port ? Number(port) : secure ? 443 : 80,
    authority: host,
    path: pathname + search,
    private: isPrivateHost(bare),
  };
}

function resolveAll(name: string) {
  return lookup(name, { all: true });
}

function privateHost({ authority }: Destination): Exchange {
  return { ok: false, code: "address-private", problem: `${authority} is a private address` };
}

/**
 * A kept connection that the server had closed meanwhile costs no attempt: the request goes out once more at once, over a new
 * one. The server may have seen it after all, which is why a delivery has an idempotency key.
 */
async function exchange(
  connections: Connections,
  destination: Destination,
  request: HttpRequest,
): Promise<Exchange> {
  const begun = performance.now();
  const first = await attempt(connections, destination, request);
  if (!("stale" in first)) return first;
  connections.dropIdle(originOf(destination));
  return attempt(connections, destination, {
    ...request,
    timeoutMs: request.timeoutMs - (performance.now() - begun),
  });
}

type Attempt = Exchange | (Failure & { readonly stale: true });

function attempt(connections: Connections, destination: Destination, request: HttpRequest): Promise<Attempt> {
  const connection = connections.take(originOf(destination));
  const { method, body, timeoutMs, keepBytes } = request;
  const headers = request.headers as string[];
  return new Promise((resolve, reject) => {
    const answer = createAnswer(connection, keepBytes);
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      cut(connection, "timeout");
    }, timeoutMs);
    const over = () => {
      clearTimeout(timer);
      connections.release(connection);
    };
    connection.client.dispatch(
      { path: destination.path, method, headers, body },
      {
        ...answer.handler,
        onResponseEnd() {
          over();
          resolve(answer.exchange()!);
        },
        onResponseError(_, error) {
          const isStale = answer.isStale(error);
          over();
          if (isInvalid(error)) return reject(error);
          const failed = timedOut ? timeout(destination) : failure(destination, error);
          resolve(answer.exchange() ?? (isStale ? { ...failed, stale: true } : failed));
        },
      },
    );
  });
}

function originOf({ secure, authority }: Destination): string {
  return secure ? `https://${authority}` : `http://${authority}`;
}

/** What comes over a connection, up to the limit, the timeout or the reset that cuts it off. */
function createAnswer(connection: Connection, keepBytes: number) {
  const parts: Buffer[] = [];
  let seen = 0;
  let start: { readonly status: number; readonly headers: IncomingHttpHeaders } | undefined;
  let bytesBefore: number | undefined;
  const handler: Dispatcher.DispatchHandler = {
    onRequestStart() {
      bytesBefore = connection.socket?.bytesRead;
    },
    onResponseStart(_, status, headers) {
      if (status >= 200) start = { status, headers };
    },
    onResponseData(_, part) {
      if (seen < keepBytes) parts.push(part);
      seen += part.length;
      if (seen > Math.max(keepBytes, DRAIN_BYTES)) cut(connection, "too long");
    },
  };
  return {
    handler,
    /** With the beginning of the body. */
    exchange: (): Exchange | undefined =>
      start && { ok: true, ...start, body: Buffer.concat(parts).subarray(0, keepBytes) },
    /** Whether the connection was used before and broke without one byte of an answer. */
    isStale: (error: NodeJS.ErrnoException) =>
      connection.served > 0 && isReset(error) && connection.socket?.bytesRead === bytesBefore,
  };
}

function cut({ client, socket }: Connection, why: string): void {
  void client.destroy(new Error(why));
  // One that is still connecting is none of the client's yet.
  socket?.destroy();
}

function isReset({ code }: NodeJS.ErrnoException): boolean {
  return code === "ECONNRESET" || code === "EPIPE" || code === "UND_ERR_SOCKET";
}

/** A request that cannot be written. */
function isInvalid({ code }: NodeJS.ErrnoException): boolean {
  return code === "UND_ERR_INVALID_ARG" || code === "UND_ERR_NOT_SUPPORTED";
}

type Failure = Extract<Exchange, { ok: false }>;

function timeout({ authority }: Destination): Failure {
  return { ok: false, code: "target-timeout", problem: `${authority} did not answer in time` };
}

function failure({ authority }: Destination, error: Error): Failure {
  if (error instanceof RouterError && error.code === "address-private")
    return { ok: false, code: error.code, problem: `${authority} leads to a private address` };
  return { ok: false, code: "target-unreachable", problem: `${authority} ${connectionProblem(error)}` };
}

import { lookup } from "node:dns/promises";
import http, { type ClientRequest, type IncomingHttpHeaders, type IncomingMessage } from "node:http";
import https from "node:https";
import type { LookupFunction } from "node:net";
import { RouterError } from "../core/errors.ts";
import { guardedLookup, isPrivateHost, openLookup, type Resolve } from "../reach/address-guard.ts";
import { connectionProblem } from "../reach/connection-errors.ts";

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

/** An idle connection is closed after so long, or a second before the time that the server's `Keep-Alive` hint names. */
const IDLE_MS = 30_000;
/** So much of a body is read for the connection's sake; a longer one costs the connection. */
const DRAIN_BYTES = 64 * 1024;

export function createHttpClient({ resolve = resolveAll }: HttpClientOptions = {}): HttpClient {
  const guarded = agentsOf(guardedLookup(resolve));
  const open = agentsOf(openLookup(resolve));
  return {
    async send(destination, request) {
      const agents = request.allowPrivateNetwork ? open : guarded;
      if (destination.private && !request.allowPrivateNetwork) return privateHost(destination);
      return exchange(destination.secure ? agents.https : agents.http, destination, request);
    },
    close() {
      for (const agents of [guarded, open]) for (const agent of [agents.http, agents.https]) agent.destroy();
    },
  };
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

/** Connections are pooled by origin; guarded and open ones never meet. */
function agentsOf(lookup: LookupFunction) {
  const options = { keepAlive: true, noDelay: true, timeout: IDLE_MS, lookup };
  return { http: new http.Agent(options), https: new https.Agent(options) };
}

function privateHost({ authority }: Destination): Exchange {
  return { ok: false, code: "address-private", problem: `${authority} is a private address` };
}

/**
 * A kept connection that the server had closed meanwhile costs no attempt: the request goes out once more at once, over a new
 * one. The server may have seen it after all, which is why a delivery has an idempotency key.
 */
async function exchange(
  agent: http.Agent,
  destination: Destination,
  request: HttpRequest,
): Promise<Exchange> {
  const begun = performance.now();
  const first = await attempt(agent, destination, request);
  if (!("stale" in first)) return first;
  dropIdle(agent, destination);
  return attempt(agent, destination, {
    ...request,
    timeoutMs: request.timeoutMs - (performance.now() - begun),
  });
}

type Attempt = Exchange | (Failure & { readonly stale: true });

/** Headers go out as an array: 5 µs less a request than by name. */
function attempt(agent: http.Agent, destination: Destination, request: HttpRequest): Promise<Attempt> {
  const { host, port, path, authority } = destination;
  const { method, body, timeoutMs, keepBytes } = request;
  const headers = ["host", authority, ...request.headers, "content-length", String(Buffer.byteLength(body))];
  const begin = destination.secure ? https.request : http.request;
  return new Promise((resolve) => {
    const sent = begin({ agent, host, port, path, method, headers });
    const isStale = staleness(sent);
    let answered = false;
    let timedOut = false;
    const timer = setTimeout(() => {
      timedOut = true;
      sent.destroy(new Error("timeout"));
    }, timeoutMs);
    const finish = (result: Attempt) => {
      clearTimeout(timer);
      resolve(result);
    };
    sent.on("response", (incoming) => {
      answered = true;
      collect(incoming, keepBytes, finish);
    });
    sent.on("error", (error) => {
      if (answered) return;
      const failed = timedOut ? timeout(destination) : failure(destination, error);
      finish(isStale(error) ? { ...failed, stale: true } : failed);
    });
    // A request may end without an answer or an error, as on a switch of protocols.
    sent.on("close", () => answered || finish(failure(destination, CLOSED)));
    sent.end(body);
  });
}

/** Says of an error whether the connection was used before and broke without one byte of an answer. */
function staleness(sent: ClientRequest): (error: NodeJS.ErrnoException) => boolean {
  let before = 0;
  sent.once("socket", (socket) => (before = socket.bytesRead));
  return ({ code }) =>
    sent.reusedSocket && (code === "ECONNRESET" || code === "EPIPE") && sent.socket?.bytesRead === before;
}

/** The other idle connections to the origin are as old as the one that was found dead. */
function dropIdle(agent: http.Agent, { host, port }: Destination): void {
  for (const [name, sockets] of Object.entries(agent.freeSockets))
    if (name.startsWith(`${host}:${port}:`)) for (const socket of sockets ?? []) socket.destroy();
}

/** Reads the answer to its end, or to the limit, the timeout or the reset that cuts it off. */
function collect(incoming: IncomingMessage, keepBytes: number, finish: (result: Exchange) => void): void {
  const parts: Buffer[] = [];
  let seen = 0;
  incoming.on("data", (part: Buffer) => {
    if (seen < keepBytes) parts.push(part);
    seen += part.length;
    if (seen > Math.max(keepBytes, DRAIN_BYTES)) incoming.destroy();
  });
  incoming.on("error", () => {});
  incoming.on("close", () => {
    const body = Buffer.concat(parts).subarray(0, keepBytes);
    finish({ ok: true, status: incoming.statusCode!, headers: incoming.headers, body });
  });
}

type Failure = Extract<Exchange, { ok: false }>;

const CLOSED: NodeJS.ErrnoException = Object.assign(new Error("socket hang up"), { code: "ECONNRESET" });

function timeout({ authority }: Destination): Failure {
  return { ok: false, code: "target-timeout", problem: `${authority} did not answer in time` };
}

function failure({ authority }: Destination, error: Error): Failure {
  if (error instanceof RouterError && error.code === "address-private")
    return { ok: false, code: error.code, problem: `${authority} leads to a private address` };
  return { ok: false, code: "target-unreachable", problem: `${authority} ${connectionProblem(error)}` };
}

import { type IncomingMessage, STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type ErrorCode, RouterError } from "../../core/errors.ts";
import { problemResponse } from "../../core/http/problem-response.ts";

/** The open connections and the requests on each that have no answer yet. */
export interface Connections {
  opened(socket: Duplex): void;
  /** A request has begun; `ended` when it is answered, or nobody waits for it. */
  begun(request: IncomingMessage): void;
  ended(request: IncomingMessage): void;
  /**
   * Answers a connection on which nothing can be read any more: what comes is not HTTP, too slow, or has too large
   * headers. What is owed to requests that came in whole goes out first.
   */
  refuse(error: Error & { readonly code?: string }, socket: Duplex): void;
  /** Closes the connections on which no request is under way. */
  closeIdle(): void;
}

interface Connection {
  readonly requests: Set<IncomingMessage>;
  /** Set when it is refused: what is to be said at its end. */
  farewell?: string;
}

export function createConnections(): Connections {
  const connections = new Map<Duplex, Connection>();
  return {
    opened(socket) {
      connections.set(socket, { requests: new Set() });
      socket.once("close", () => connections.delete(socket));
    },
    begun(request) {
      connections.get(request.socket)?.requests.add(request);
    },
    ended(request) {
      const connection = connections.get(request.socket);
      connection?.requests.delete(request);
      if (connection?.farewell && !isOwed(connection)) end(request.socket, connection.farewell);
    },
    refuse(error, socket) {
      const connection = connections.get(socket);
      if (!connection || !socket.writable || error.code === "ECONNRESET") return void socket.destroy();
      connection.farewell = farewellOf(error);
      return isOwed(connection) ? undefined : end(socket, connection.farewell);
    },
    closeIdle() {
      for (const [socket, { requests }] of connections) if (requests.size === 0) socket.destroy();
    },
  };
}

/** A request that will never be complete is answered by the farewell. */
function isOwed({ requests }: Connection): boolean {
  return [...requests].some(({ complete }) => complete);
}

/** The time that a client has to take the farewell before the connection is cut. */
const LINGER_MS = 2_000;

function end(socket: Duplex, farewell: string): void {
  socket.resume();
  socket.end(farewell);
  const timer = setTimeout(() => socket.destroy(), LINGER_MS);
  socket.once("close", () => clearTimeout(timer));
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
  HPE_HEADER_OVERFLOW: "headers-too-large",
};

function farewellOf({ code = "", message }: Error & { readonly code?: string }): string {
  const error = new RouterError(CODES[code] ?? "http-invalid", `Cannot read the request: ${message}`);
  const { statusCode = 400, headers, body } = problemResponse(error, "");
  const all = { ...headers, "content-length": Buffer.byteLength(body), connection: "close" };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode]}\r\n${lines.join("")}\r\n${body}`;
}

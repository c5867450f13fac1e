import { STATUS_CODES } from "node:http";
import type { Duplex } from "node:stream";
import { type ErrorCode, RouterError } from "../../core/errors.ts";
import { problemResponse } from "../../core/http/problem-response.ts";

/**
 * Answers connections on which no request can be read any more: what came is not HTTP, or came too slowly, or has too
 * large headers. An answer that is still owed to an earlier request of the connection goes out first.
 */
export interface Faults {
  /** A request came in whole: an answer is owed. */
  owe(socket: Duplex): void;
  /** It was answered, or nobody waits for it. */
  settle(socket: Duplex): void;
  refuse(error: Error & { readonly code?: string }, socket: Duplex): void;
}

export function createFaults(): Faults {
  const owed = new WeakMap<Duplex, number>();
  const broken = new WeakMap<Duplex, string>();
  return {
    owe(socket) {
      owed.set(socket, (owed.get(socket) ?? 0) + 1);
    },
    settle(socket) {
      const left = (owed.get(socket) ?? 1) - 1;
      owed.set(socket, left);
      const message = broken.get(socket);
      if (left === 0 && message !== undefined) end(socket, message);
    },
    refuse(error, socket) {
      const message = messageOf(CODES[error.code ?? ""] ?? "http-invalid", error);
      if (error.code === "ECONNRESET" || !socket.writable) socket.destroy();
      else if (owed.get(socket)) broken.set(socket, message);
      else end(socket, message);
    },
  };
}

const CODES: Readonly<Record<string, ErrorCode>> = {
  ERR_HTTP_REQUEST_TIMEOUT: "request-timeout",
  HPE_HEADER_OVERFLOW: "headers-too-large",
  HPE_CHUNK_EXTENSIONS_OVERFLOW: "event-too-large",
};

/** The time that a client has to take the answer before the connection is cut. */
const LINGER_MS = 2_000;

function end(socket: Duplex, message: string): void {
  socket.resume();
  socket.end(message);
  setTimeout(() => socket.destroy(), LINGER_MS).unref();
}

function messageOf(code: ErrorCode, { message }: Error): string {
  const error = new RouterError(code, `Cannot read the request: ${message}`);
  const { statusCode, headers, body } = problemResponse(error, "");
  const lines = Object.entries({
    ...headers,
    "content-length": Buffer.byteLength(body),
    connection: "close",
  }).map(([name, value]) => `${name}: ${value}\r\n`);
  return `HTTP/1.1 ${statusCode} ${STATUS_CODES[statusCode ?? 400]}\r\n${lines.join("")}\r\n${body}`;
}

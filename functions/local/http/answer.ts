import type { IncomingMessage, OutgoingHttpHeaders, ServerResponse } from "node:http";
import type { HttpResult } from "../../core/http/handler.ts";
import { hasBody } from "./read-body.ts";

/** Writes what a handler gave, as API Gateway does: what has no `statusCode` is itself the JSON body of a 200. */
export function answer(response: ServerResponse, result: unknown, extra?: OutgoingHttpHeaders): void {
  const { statusCode, headers, body = "", isBase64Encoded, cookies } = isResult(result) ? result : ok(result);
  const bytes = isBase64Encoded ? Buffer.from(body, "base64") : body;
  const isEmpty = statusCode === 204 || statusCode === 304;
  response.writeHead(statusCode, {
    ...(headers as OutgoingHttpHeaders | undefined),
    ...(cookies && { "set-cookie": cookies }),
    ...(!isEmpty && { "content-length": Buffer.byteLength(bytes) }),
    ...extra,
  });
  response.end(isEmpty ? undefined : bytes);
}

/**
 * Answers a request that is not let in, and closes the connection. What the client is still sending is read away for a
 * moment, as a reset would take the answer from it.
 */
export function refuse(request: IncomingMessage, response: ServerResponse, result: HttpResult): void {
  const { statusCode = 500, headers, body = "" } = result;
  const length = Buffer.byteLength(body);
  response.writeHead(statusCode, { ...headers, "content-length": length, connection: "close" });
  if (request.complete || !hasBody(request)) return void response.end(body);
  response.write(body);
  let left = LINGER_BYTES;
  const end = () => {
    clearTimeout(timer);
    response.end();
  };
  const timer = setTimeout(end, LINGER_MS);
  request.on("data", (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) end();
  });
  request.once("close", end);
}

/** How much and how long a refused client's bytes are read away. */
const LINGER_BYTES = 16 * 1024 * 1024;
const LINGER_MS = 2_000;

type Result = HttpResult & { readonly statusCode: number };

function isResult(result: unknown): result is Result {
  return typeof (result as HttpResult | undefined)?.statusCode === "number";
}

function ok(value: unknown): Result {
  const body = typeof value === "string" ? value : (JSON.stringify(value) ?? "");
  return { statusCode: 200, headers: { "content-type": "application/json" }, body };
}

import { randomBytes } from "node:crypto";
import type { IncomingMessage, ServerResponse } from "node:http";
import { RouterError } from "../../core/errors.ts";
import type { HttpEvent, HttpHandler } from "../../core/http/handler.ts";
import { errorResponse, type ReportError } from "../../core/http/problem-response.ts";
import type { OnUse } from "../watch/peaks.ts";
import { contextOf } from "../events/records.ts";
import { answer, refuse } from "./answer.ts";
import type { Connections } from "./connections.ts";
import type { HttpLimits } from "./limits.ts";
import { isLoopback, isLoopbackHost } from "./loopback.ts";
import { createPaths } from "./paths.ts";
import { payloadOf, type RequestFacts, splitUrl } from "./payload.ts";
import { ClientGone, createBodyReader } from "./read-body.ts";
import { sendStream } from "./stream.ts";

/** A function and the paths that lead to it, as API Gateway's routes do on AWS. */
export interface HttpFunction {
  readonly name: string;
  /** `/events`, `/api/*`, `/*` */
  readonly paths: readonly string[];
  readonly handler: HttpHandler;
}

/** Server-sent events, which API Gateway cannot serve: bytes that are ready to send. Cancelled when nobody is to get more. */
export type StreamHandler = (event: HttpEvent) => Promise<ReadableStream<Uint8Array>>;

export interface ServingOptions {
  /** The address that is listened on. */
  readonly host: string;
  readonly functions: readonly HttpFunction[];
  /** By path. */
  readonly streams?: Readonly<Record<string, StreamHandler>>;
  /** How many proxies stand in front and add to X-Forwarded-For. Default 0: the header is not trusted. */
  readonly proxies?: number;
  readonly report: ReportError;
  readonly onUse?: OnUse;
}

interface Serving extends ServingOptions {
  readonly limits: HttpLimits;
  readonly connections: Connections;
  /** Aborted when the server takes nothing new. */
  readonly stopping: AbortSignal;
}

/** A request on its way to an answer. */
interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  readonly path: string;
  readonly requestId: string;
}

/** What is done with each request: it is let in or refused, made a call of a function, and answered. */
export function createServing(
  serving: Serving,
): (request: IncomingMessage, response: ServerResponse) => void {
  const call = createCall(serving);
  const functionOf = createPaths(serving.functions.flatMap((f) => f.paths.map((path) => [path, f] as const)));
  const streamOf = createPaths(Object.entries(serving.streams ?? {}));
  const isLocal = isLoopback(serving.host);
  const prefix = randomBytes(9).toString("base64url");
  let requests = 0;

  const serve = async (exchange: Exchange) => {
    const { request, path } = exchange;
    if (serving.stopping.aborted)
      throw new RouterError("shutting-down", `Cannot take ${path}: it is stopping`);
    if (request.headers.host === undefined && request.httpVersion === "1.1") throw hostMissing();
    if (isLocal && !isLoopbackHost(request.headers.host)) throw hostNotAllowed(request);
    const stream = streamOf(path);
    if (stream) return streamTo(exchange, stream, serving);
    const found = functionOf(path);
    if (!found) throw new RouterError("not-found", `Cannot find ${path}: there is no such path`);
    return call(exchange, found);
  };
  const fail = ({ request, response, ...facts }: Exchange, error: unknown) => {
    if (error instanceof ClientGone) return;
    const result = errorResponse(error, facts, serving.report);
    if (response.headersSent) response.destroy();
    else refuse(request, response, result);
  };
  return (request, response) => {
    const { path } = splitUrl(request.url ?? "/");
    const exchange = { request, response, path, requestId: `${prefix}-${++requests}` };
    serving.connections.begun(request);
    response.once("close", () => serving.connections.ended(request));
    serve(exchange).catch((error: unknown) => fail(exchange, error));
  };
}

/** The call of a function: the request read, the handler awaited, its answer written. */
function createCall({ limits, stopping, onUse, ...serving }: Serving) {
  const bodies = createBodyReader(limits, onUse);
  return async (exchange: Exchange, { name, handler }: HttpFunction) => {
    const { request, response, requestId } = exchange;
    const body = await bodies.read(request, () => request.headers.expect && response.writeContinue());
    try {
      const event = payloadOf(request, body, factsOf(exchange, serving));
      const result = await handler(event, contextOf(name, requestId));
      answer(response, result, stopping.aborted ? CLOSE : undefined);
    } finally {
      bodies.release(body);
    }
  };
}

const CLOSE = { connection: "close" };

async function streamTo(exchange: Exchange, stream: StreamHandler, serving: Serving): Promise<void> {
  const { request, response } = exchange;
  const left = new AbortController();
  response.once("close", () => left.abort());
  // Who reads a stream and closes its side has left, and nothing that is sent would tell.
  request.socket.once("end", () => left.abort());
  const signal = AbortSignal.any([left.signal, serving.stopping]);
  const events = await stream(payloadOf(request, undefined, factsOf(exchange, serving)));
  await sendStream(response, events, signal);
}

function factsOf({ request, requestId }: Exchange, { proxies = 0 }: Pick<Serving, "proxies">): RequestFacts {
  const sourceIp = proxies > 0 ? forwardedFor(request, proxies) : undefined;
  return { requestId, at: Date.now(), sourceIp: sourceIp || request.socket.remoteAddress || "" };
}

/** Each proxy adds the address that it saw, so the one that the first of ours saw stands so many from the end. */
function forwardedFor({ headers }: IncomingMessage, proxies: number): string | undefined {
  return String(headers["x-forwarded-for"] ?? "")
    .split(/ *, */)
    .at(-proxies);
}

function hostNotAllowed({ headers }: IncomingMessage): RouterError {
  const host = JSON.stringify(headers.host ?? "");
  return new RouterError(
    "host-not-allowed",
    `Cannot take a request to the host ${host}: it is no loopback name`,
  );
}

function hostMissing(): RouterError {
  return new RouterError(
    "http-invalid",
    "Cannot read the request: it has no Host header, which HTTP/1.1 asks for",
  );
}

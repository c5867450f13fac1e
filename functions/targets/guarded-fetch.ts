import type { IncomingHttpHeaders } from "node:http";
import { destinationOf, type Exchange, type HttpClient } from "./guarded-http.ts";

/** `fetch`, over connections that are guarded as those to targets are. Throws what kept the answer away. */
export type GuardedFetch = (url: string, request: GuardedRequest) => Promise<Response>;

export interface GuardedRequest {
  /** Default GET. */
  readonly method?: string | undefined;
  readonly headers?: Readonly<Record<string, string>> | undefined;
  readonly body?: string | undefined;
  readonly timeoutMs: number;
  readonly allowPrivateNetwork: boolean;
}

/** So much of an answer is read. */
const ANSWER_BYTES = 512 * 1024;

export function createGuardedFetch(http: HttpClient): GuardedFetch {
  return async (url, { method = "GET", headers = {}, body = "", timeoutMs, allowPrivateNetwork }) => {
    const exchange = await http.send(destinationOf(new URL(url)), {
      ...{ method, body, timeoutMs, allowPrivateNetwork },
      headers: Object.entries(headers).flat(),
      keepBytes: ANSWER_BYTES,
    });
    return responseOf(exchange);
  };
}

/** An exchange as a Response. Throws when there was none. */
export function responseOf(exchange: Exchange): Response {
  if (!exchange.ok) throw new Error(exchange.problem);
  const { status, headers, body } = exchange;
  const bodiless = status === 204 || status === 205 || status === 304;
  return new Response(bodiless ? null : new Uint8Array(body), { status, headers: typeOf(headers) });
}

function typeOf({ "content-type": type }: IncomingHttpHeaders): Record<string, string> {
  return type === undefined ? {} : { "content-type": type };
}

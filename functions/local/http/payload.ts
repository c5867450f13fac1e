import { isUtf8 } from "node:buffer";
import type { IncomingMessage } from "node:http";
import type { HttpEvent } from "../../core/http/handler.ts";
import { isTextType } from "../../core/text/media-type.ts";

/** What the payload says of a request beside the request itself. */
export interface RequestFacts {
  readonly requestId: string;
  /** Epoch ms. */
  readonly at: number;
  readonly sourceIp: string;
}

/**
 * A request as API Gateway's payload v2 has it: `rawPath` as it came, repeated headers and query values joined by a
 * comma, a text body as text, any other in Base64.
 */
export function payloadOf(
  request: IncomingMessage,
  body: Buffer | undefined,
  facts: RequestFacts,
): HttpEvent {
  const { path, query } = splitUrl(request.url ?? "/");
  const headers = headersOf(request);
  const { cookie } = request.headers;
  return {
    version: "2.0",
    routeKey: "$default",
    rawPath: path,
    rawQueryString: query,
    ...(cookie !== undefined && { cookies: cookie.split(/; */) }),
    headers,
    ...(query !== "" && { queryStringParameters: queryParameters(query) }),
    requestContext: {
      accountId: "000000000000",
      apiId: "local",
      domainName: request.headers.host ?? "",
      domainPrefix: "",
      http: {
        method: request.method ?? "",
        path,
        protocol: `HTTP/${request.httpVersion}`,
        sourceIp: facts.sourceIp,
        userAgent: request.headers["user-agent"] ?? "",
      },
      requestId: facts.requestId,
      routeKey: "$default",
      stage: "$default",
      time: clfTime(facts.at),
      timeEpoch: facts.at,
    },
    ...bodyOf(body, request.headers["content-type"]),
  };
}

/** The path of a request target, origin or absolute form, and its query without `?`. */
export function splitUrl(target: string): { readonly path: string; readonly query: string } {
  const url = target.startsWith("/") ? target : target.replace(/^[a-z][a-z0-9+.-]*:\/\/[^/?#]*/i, "") || "/";
  const mark = url.indexOf("?");
  return mark === -1 ? { path: url, query: "" } : { path: url.slice(0, mark), query: url.slice(mark + 1) };
}

function headersOf(request: IncomingMessage): Record<string, string> {
  const headers: Record<string, string> = {};
  for (const name in request.headers) {
    const value = request.headers[name];
    if (typeof value === "string") headers[name] = NOT_ASCII.test(value) ? utf8Of(value) : value;
    else if (value !== undefined) headers[name] = value.join(",");
  }
  return headers;
}

const NOT_ASCII = /[^\0-\x7f]/;

/** Node reads headers as Latin-1; some clients send UTF-8. */
function utf8Of(value: string): string {
  const bytes = Buffer.from(value, "latin1");
  return isUtf8(bytes) ? bytes.toString() : value;
}

function queryParameters(query: string): Record<string, string> {
  const parameters = new Map<string, string>();
  for (const [name, value] of new URLSearchParams(query)) {
    const before = parameters.get(name);
    parameters.set(name, before === undefined ? value : `${before},${value}`);
  }
  return Object.fromEntries(parameters);
}

function bodyOf(body: Buffer | undefined, type: string | undefined) {
  if (!body || body.length === 0) return { isBase64Encoded: false };
  const isText = (type === undefined || isTextType(type)) && isUtf8(body);
  return { body: body.toString(isText ? "utf8" : "base64"), isBase64Encoded: !isText };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
let second = 0;
let clf = "";

/** `02/Jan/2026:03:04:05 +0000`, made once a second. */
function clfTime(at: number): string {
  if (Math.trunc(at / 1000) === second) return clf;
  second = Math.trunc(at / 1000);
  const iso = new Date(at).toISOString();
  const month = MONTHS[Number(iso.slice(5, 7)) - 1];
  clf = `${iso.slice(8, 10)}/${month}/${iso.slice(0, 4)}:${iso.slice(11, 19)} +0000`;
  return clf;
}

import { destinationOf, type Exchange, type HttpClient } from "./guarded-http.ts";

/** The way that an SDK client's requests take: the same connections, guard and time-outs as of HTTP targets. */
export interface AwsHandler {
  handle(request: AwsRequest): Promise<{ readonly response: AwsResponse }>;
  /** There is nothing to configure. */
  updateHttpClientConfig(): void;
  httpHandlerConfigs(): Readonly<Record<string, never>>;
}

/** A request as the SDK has signed it. */
interface AwsRequest {
  readonly protocol: string;
  readonly hostname: string;
  readonly port?: number | undefined;
  readonly method: string;
  readonly path: string;
  readonly query?: Readonly<Record<string, string | readonly string[] | null>> | undefined;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

interface AwsResponse {
  readonly statusCode: number;
  readonly headers: Record<string, string>;
  readonly body: Uint8Array;
}

/** No exchange came about; what is told of it is what HTTP targets tell. */
export class NoExchange extends Error {
  readonly exchange: Extract<Exchange, { ok: false }>;

  constructor(exchange: Extract<Exchange, { ok: false }>) {
    super(exchange.problem);
    this.exchange = exchange;
  }
}

export function createAwsHandler(
  http: HttpClient,
  limits: { readonly timeoutMs: number; readonly allowPrivateNetwork: boolean },
): AwsHandler {
  return {
    async handle(request) {
      const { protocol, hostname, port, method, headers, body } = request;
      const authority = port === undefined ? hostname : `${hostname}:${port}`;
      const origin = destinationOf(new URL(`${protocol}//${authority}`));
      const exchange = await http.send(
        { ...origin, path: targetPath(request) },
        {
          method,
          headers: Object.entries(headers)
            .filter(([name]) => !OURS.has(name.toLowerCase()))
            .flat(),
          body: typeof body === "string" || body instanceof Uint8Array ? body : "",
          keepBytes: ANSWER_BYTES,
          ...limits,
        },
      );
      if (!exchange.ok) throw new NoExchange(exchange);
      return { response: responseOf(exchange) };
    },
    updateHttpClientConfig() {},
    httpHandlerConfigs: () => ({}),
  };
}

/** Nothing that a target is asked for answers more, but a function that is waited for; its answer's beginning is enough. */
const ANSWER_BYTES = 64 * 1024;
/** The HTTP client writes these itself. */
const OURS: ReadonlySet<string> = new Set(["host", "content-length", "expect"]);

/** To the letter as it was signed: a URL would resolve dots and slashes in the key of an object. */
function targetPath({ path, query = {} }: AwsRequest): string {
  const pairs = Object.entries(query).flatMap(([name, value]) =>
    [value].flat().map((one) => (one === null ? escaped(name) : `${escaped(name)}=${escaped(one)}`)),
  );
  return pairs.length === 0 ? path : `${path}?${pairs.join("&")}`;
}

/** RFC 3986, as SigV4 wants it. */
function escaped(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  );
}

function responseOf({ status, headers, body }: Extract<Exchange, { ok: true }>): AwsResponse {
  const flat = Object.entries(headers).map(([name, value]) => [name, [value].flat().join(", ")]);
  return { statusCode: status, headers: Object.fromEntries(flat) as Record<string, string>, body };
}

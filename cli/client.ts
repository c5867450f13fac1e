import { type ErrorCode, errors, RouterError } from "../functions/core/errors.ts";
import type { Problem } from "../functions/core/event.ts";
import type { Connection } from "./connection.ts";

/** What of a request is our choice. */
interface Request {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly signal?: AbortSignal;
}

/** What is asked for beside the path: parameters that are undefined are left out. */
export type Query = Readonly<Record<string, string | number | boolean | undefined>>;

/** Signalbox over HTTP. Every failure is a RouterError: its own code, `cannot-reach` or `answer-unexpected`. */
export interface Client {
  get<Answer>(path: string, query?: Query): Promise<Answer>;
  send<Answer>(method: "POST" | "PUT" | "DELETE", path: string, body?: Sent): Promise<Answer>;
  /** As `send`, to the letter: numbers that JavaScript cannot hold stay what they are. */
  sendForText(method: "POST", path: string, body: Sent): Promise<string>;
  /** The server-sent events of a path, until the server ends or `signal` aborts. */
  stream(path: string, query: Query, signal: AbortSignal): AsyncIterable<ServerEvent>;
}

/** What goes along with a request: a JSON value, or text of a media type. */
export interface Sent {
  readonly json?: unknown;
  readonly text?: string;
  readonly contentType?: string;
  /** The version that a change is based on; 0: there must be none yet. */
  readonly follows?: number | "any";
}

export interface ServerEvent {
  readonly event: string;
  readonly data: string;
}

/** No answer within this is taken as none. */
const TIMEOUT_MS = 60_000;

/** A client of the Signalbox at `url`. */
export function createClient({ url, token }: Pick<Connection, "url" | "token">): Client {
  const request = async (path: string, init: Request): Promise<Response> => {
    const headers = {
      accept: "application/json",
      ...(token && { authorization: `Bearer ${token}` }),
      ...init.headers,
    };
    const response = await fetch(url + path, { redirect: "error", ...init, headers }).catch(
      (error: unknown) => {
        throw unreachable(url, error);
      },
    );
    if (!response.ok || isRefusal(response)) throw await refusalOf(response, url);
    return response;
  };
  const answerTo = (method: string, path: string, sent: Sent) =>
    request(path, { method, ...bodyOf(sent), signal: AbortSignal.timeout(TIMEOUT_MS) });
  return {
    get: async (path, query = {}) =>
      jsonOf(await request(path + queryText(query), { signal: AbortSignal.timeout(TIMEOUT_MS) }), url),
    send: async (method, path, sent = {}) => jsonOf(await answerTo(method, path, sent), url),
    sendForText: async (method, path, sent) => (await answerTo(method, path, sent)).text(),
    stream: async function* (path, query, signal) {
      const headers = { accept: "text/event-stream" };
      const response = await request(path + queryText(query), { headers, signal });
      try {
        if (response.body) yield* serverEvents(response.body);
      } catch (cause) {
        const message = `Cannot go on reading from ${url}: the connection was cut`;
        throw new RouterError("cannot-reach", message, { cause });
      }
    },
  };
}

/** What waits for somebody's approval is a problem that is no failure: 202. */
function isRefusal({ headers }: Response): boolean {
  return headers.get("content-type") === "application/problem+json";
}

function queryText(query: Query): string {
  const given = new URLSearchParams();
  for (const [name, value] of Object.entries(query))
    if (value !== undefined) given.append(name, String(value));
  return given.size > 0 ? `?${given.toString()}` : "";
}

function bodyOf({ json, text, contentType = "application/json", follows }: Sent): Request {
  const body = text ?? (json === undefined ? undefined : JSON.stringify(json));
  const headers = {
    ...(body !== undefined && { "content-type": contentType }),
    ...(follows === 0 && { "if-none-match": "*" }),
    ...(follows === "any" && { "if-match": "*" }),
    ...(typeof follows === "number" && follows > 0 && { "if-match": `"${follows}"` }),
  };
  return { headers, ...(body !== undefined && { body }) };
}

async function jsonOf<Answer>(response: Response, url: string): Promise<Answer> {
  const text = await response.text();
  try {
    return (text === "" ? undefined : JSON.parse(text)) as Answer;
  } catch (cause) {
    throw new RouterError("answer-unexpected", `Cannot read the answer of ${url}: it is not JSON`, { cause });
  }
}

function unreachable(url: string, cause: unknown): RouterError {
  return new RouterError("cannot-reach", `Cannot reach Signalbox at ${url}: ${reasonOf(cause)}`, { cause });
}

const REASONS: Readonly<Record<string, string>> = {
  ECONNREFUSED: "the connection was refused",
  ECONNRESET: "the connection was cut",
  ENOTFOUND: "there is no such host",
  EAI_AGAIN: "the host's name could not be looked up",
  UND_ERR_SOCKET: "the connection was cut",
};

function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === "TimeoutError") return `no answer within ${TIMEOUT_MS / 1000} s`;
  const { code } = error as Error & { code?: string };
  if (code !== undefined && Object.hasOwn(REASONS, code)) return REASONS[code]!;
  return error.cause === undefined ? error.message : reasonOf(error.cause);
}

/** A problem document as the error that it tells of. */
async function refusalOf(response: Response, url: string): Promise<RouterError> {
  const problem = (await response.json().catch(() => undefined)) as
    | { code?: string; detail?: string; errors?: Problem[] }
    | undefined;
  const { code = "", detail = "", errors: problems } = problem ?? {};
  if (Object.hasOwn(errors, code))
    return new RouterError(code as ErrorCode, detail, problems && { problems });
  return new RouterError(
    "answer-unexpected",
    `Cannot use the answer of ${url}: it is status ${response.status} without an error of Signalbox`,
  );
}

/** The events of a text/event-stream (https://html.spec.whatwg.org/multipage/server-sent-events.html). Comments are passed over. */
async function* serverEvents(body: ReadableStream<Uint8Array<ArrayBuffer>>): AsyncIterable<ServerEvent> {
  let rest = "";
  for await (const text of body.pipeThrough(new TextDecoderStream())) {
    const blocks = (rest + text).split(/\r?\n\r?\n/);
    rest = blocks.pop() ?? "";
    for (const block of blocks) {
      const fields = block.split(/\r?\n/).map((line) => /^(\w*):? ?(.*)$/.exec(line)?.slice(1) ?? []);
      const data = fields.filter(([name]) => name === "data").map(([, value]) => value);
      const event = fields.findLast(([name]) => name === "event")?.[1] ?? "message";
      if (data.length > 0) yield { event, data: data.join("\n") };
    }
  }
}

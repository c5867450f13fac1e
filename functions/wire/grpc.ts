import http2, { type ClientHttp2Stream, type IncomingHttpHeaders } from "node:http2";
import { RouterError } from "../core/errors.ts";
import { connectionProblem } from "./connection-errors.ts";
import { createFrameReader, frameOf } from "./grpc-frames.ts";
import { createGrpcSessions, type GrpcSession, type GrpcSessions } from "./grpc-session.ts";
import { authorityOf, type Place } from "./guarded-socket.ts";

/** A gRPC server. Calls share one connection, which is made when it is needed and let go of when it is idle or of no use. */
export interface GrpcChannel {
  /** One message there and all that come back. A kept connection that turns out to be dead costs one more try at once. */
  call(call: GrpcCall): Promise<Uint8Array[]>;
  /** A call whose own half stays open; each message is called back. `ended` rejects when it fails. */
  open(call: Omit<GrpcCall, "message">, onMessage: (message: Uint8Array) => void): GrpcStream;
  /** Ends what is under way. */
  close(): void;
}

export interface GrpcCall {
  /** `/package.Service/Method` */
  readonly path: string;
  readonly metadata: Readonly<Record<string, string>>;
  readonly message: Uint8Array;
  readonly timeoutMs: number;
}

export interface GrpcStream {
  send(message: Uint8Array): void;
  close(): void;
  readonly ended: Promise<void>;
}

/** A call that failed: `problem` is a sentence about the server, without the full stop. */
export class GrpcFailure extends Error {
  readonly kind: "unreachable" | "timeout" | "address-private" | "status";
  /** https://grpc.io, statuscodes */
  readonly status: number | undefined;

  constructor(kind: GrpcFailure["kind"], problem: string, status?: number) {
    super(problem);
    this.name = "GrpcFailure";
    this.kind = kind;
    this.status = status;
  }
}

/** No answer is larger. */
const MESSAGE_BYTES = 16 * 1024 * 1024;

export function createGrpcChannel(place: Place): GrpcChannel {
  const authority = authorityOf(place);
  const sessions = createGrpcSessions(place);
  const start = (call: Omit<GrpcCall, "message">, onMessage: (message: Uint8Array) => void) => {
    const { session, reused } = readySession(sessions, authority);
    return { ...begin(session, { ...call, authority, forget: sessions.forget }, onMessage), session, reused };
  };
  return {
    async call(call) {
      for (let again = false; ; again = true) {
        const messages: Uint8Array[] = [];
        const { stream, ended, session, reused } = start(call, (message) => messages.push(message));
        stream.end(frameOf(call.message));
        try {
          await ended;
          return messages;
        } catch (error) {
          if (again || !reused || !isUnreachable(error)) throw error;
          sessions.forget(session);
        }
      }
    },
    open(call, onMessage) {
      const { stream, ended } = start(call, onMessage);
      return {
        ended,
        send: (message) => void stream.write(frameOf(message)),
        close: () => stream.close(http2.constants.NGHTTP2_NO_ERROR),
      };
    },
    close: sessions.close,
  };
}

function isUnreachable(error: unknown): boolean {
  return error instanceof GrpcFailure && error.kind === "unreachable";
}

function readySession(sessions: GrpcSessions, authority: string) {
  try {
    return sessions.ready();
  } catch (error) {
    throw lostConnection(authority, error as Error);
  }
}

interface Begin extends Omit<GrpcCall, "message"> {
  readonly authority: string;
  readonly forget: (session: GrpcSession) => void;
}

function begin(session: GrpcSession, call: Begin, onMessage: (message: Uint8Array) => void) {
  const { authority, timeoutMs } = call;
  const stream = session.http2.request(
    {
      ":method": "POST",
      ":path": call.path,
      te: "trailers",
      "content-type": "application/grpc",
      "grpc-timeout": `${Math.ceil(timeoutMs)}m`,
      ...call.metadata,
    },
    { endStream: false },
  );
  session.calls += 1;
  const { promise: ended, resolve, reject } = Promise.withResolvers<void>();
  const end = (failure?: GrpcFailure) => {
    clearTimeout(timer);
    if (failure) reject(failure);
    else resolve();
    if (!stream.closed) stream.close(http2.constants.NGHTTP2_CANCEL);
  };
  const timer = setTimeout(() => {
    call.forget(session);
    end(new GrpcFailure("timeout", `${authority} did not answer in time`));
  }, timeoutMs);
  listen(stream, { read: createFrameReader(onMessage, MESSAGE_BYTES), end, session, authority });
  return { stream, ended };
}

interface Listening {
  readonly read: (chunk: Buffer) => void;
  readonly end: (failure?: GrpcFailure) => void;
  readonly session: GrpcSession;
  readonly authority: string;
}

/** A server that refuses may say so while our half is open, when `close` does not come by itself. */
function listen(stream: ClientHttp2Stream, { read, end, session, authority }: Listening): void {
  let trailers: IncomingHttpHeaders | undefined;
  const lost = (error: Error) =>
    end(lostConnection(authority, error.cause instanceof Error ? error.cause : (session.error ?? error)));
  stream.on("response", (headers) => {
    if (headers[":status"] !== 200)
      end(new GrpcFailure("unreachable", `${authority} answered HTTP ${headers[":status"]} and not gRPC`));
    else if ("grpc-status" in headers) end(failureOf(headers, authority));
  });
  stream.on("data", (chunk: Buffer) => {
    try {
      read(chunk);
    } catch (error) {
      end(new GrpcFailure("unreachable", `${authority} cannot be understood: ${(error as Error).message}`));
    }
  });
  stream.on("trailers", (headers) => (trailers = headers));
  stream.on("end", () => trailers && end(failureOf(trailers, authority)));
  stream.on("error", lost);
  stream.on("close", () => {
    session.calls -= 1;
    session.usedAt = Date.now();
    lost(Object.assign(new Error("the stream was closed"), { code: "ECONNRESET" }));
  });
}

function failureOf(headers: IncomingHttpHeaders, authority: string): GrpcFailure | undefined {
  const status = Number(headers["grpc-status"]);
  if (status === 0) return undefined;
  const said = decoded(String(headers["grpc-message"] ?? ""));
  return new GrpcFailure(
    "status",
    `${authority} answered gRPC status ${status}${said && `: ${said}`}`,
    status,
  );
}

function decoded(percentEncoded: string): string {
  try {
    return decodeURIComponent(percentEncoded);
  } catch {
    return percentEncoded;
  }
}

function lostConnection(authority: string, error: Error): GrpcFailure {
  if (error instanceof GrpcFailure) return error;
  if (error instanceof RouterError)
    return new GrpcFailure("address-private", `${authority} leads to a private address`);
  return new GrpcFailure("unreachable", `${authority} ${connectionProblem(error)}`);
}

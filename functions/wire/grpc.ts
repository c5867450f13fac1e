import http2, { type ClientHttp2Session, type ClientHttp2Stream, type IncomingHttpHeaders } from "node:http2";
import { RouterError } from "../core/errors.ts";
import { connectionProblem } from "./connection-errors.ts";
import { createFrameReader, frameOf } from "./grpc-frames.ts";
import { authorityOf, guardedSocket, type Place } from "./guarded-socket.ts";

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

/** An idle connection is closed after so long; one that was frozen so long is not trusted. */
const IDLE_MS = 30_000;
/** No answer is larger. */
const MESSAGE_BYTES = 16 * 1024 * 1024;

interface Session {
  readonly http2: ClientHttp2Session;
  calls: number;
  usedAt: number;
  error?: Error;
}

export function createGrpcChannel(place: Place): GrpcChannel {
  const authority = authorityOf(place);
  let kept: Session | undefined;

  const forget = (session: Session) => {
    if (kept === session) kept = undefined;
  };
  const ready = (): { readonly session: Session; readonly reused: boolean } => {
    const now = Date.now();
    if (kept && kept.calls === 0 && now - kept.usedAt > IDLE_MS) close(kept);
    if (kept) return { session: kept, reused: true };
    kept = connect(place, forget);
    return { session: kept, reused: false };
  };
  const close = (session: Session) => {
    forget(session);
    session.http2.destroy();
  };
  const once = async (session: Session, call: GrpcCall) => {
    const messages: Uint8Array[] = [];
    const { stream, ended } = begin(session, { ...call, authority, forget }, (message) =>
      messages.push(message),
    );
    stream.end(frameOf(call.message));
    await ended;
    return messages;
  };
  return {
    async call(call) {
      const { session, reused } = ready();
      try {
        return await once(session, call);
      } catch (error) {
        if (!reused || !(error instanceof GrpcFailure) || error.kind !== "unreachable") throw error;
        forget(session);
        return once(ready().session, call);
      }
    },
    open(call, onMessage) {
      const { session } = ready();
      const { stream, ended } = begin(session, { ...call, authority, forget }, onMessage);
      return {
        ended,
        send: (message) => void stream.write(frameOf(message)),
        close: () => stream.close(http2.constants.NGHTTP2_NO_ERROR),
      };
    },
    close() {
      if (kept) close(kept);
    },
  };
}

function connect(place: Place, forget: (session: Session) => void): Session {
  const scheme = place.tls ? "https" : "http";
  const connection = http2.connect(`${scheme}://${authorityOf(place)}`, {
    createConnection: () => socketTo(place),
  });
  const session: Session = { http2: connection, calls: 0, usedAt: Date.now() };
  connection.on("error", (error) => {
    session.error = error;
    forget(session);
  });
  connection.on("goaway", () => forget(session));
  connection.on("close", () => forget(session));
  connection.setTimeout(IDLE_MS, () => {
    if (session.calls === 0) connection.close();
  });
  connection.unref();
  return session;
}

function socketTo(place: Place) {
  try {
    return guardedSocket({ ...place, ...(place.tls && { tls: { ...place.tls, alpn: ["h2"] } }) });
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    throw new GrpcFailure("address-private", `${authorityOf(place)} is a private address`);
  }
}

interface Begin extends Omit<GrpcCall, "message"> {
  readonly authority: string;
  readonly forget: (session: Session) => void;
}

function begin(session: Session, call: Begin, onMessage: (message: Uint8Array) => void) {
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
  readonly session: Session;
  readonly authority: string;
}

/** A server that refuses may say so while our half is open, when `close` does not come by itself. */
function listen(stream: ClientHttp2Stream, { read, end, session, authority }: Listening): void {
  let trailers: IncomingHttpHeaders | undefined;
  const lost = (error: NodeJS.ErrnoException) => end(lostConnection(authority, session.error ?? error));
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
  return new GrpcFailure("status", `${authority} answered gRPC status ${status}${said && `: ${said}`}`, status);
}

function decoded(percentEncoded: string): string {
  try {
    return decodeURIComponent(percentEncoded);
  } catch {
    return percentEncoded;
  }
}

function lostConnection(authority: string, error: NodeJS.ErrnoException): GrpcFailure {
  if (error instanceof GrpcFailure) return error;
  if (error instanceof RouterError)
    return new GrpcFailure("address-private", `${authority} leads to a private address`);
  return new GrpcFailure("unreachable", `${authority} ${connectionProblem(error)}`);
}

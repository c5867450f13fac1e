import http2, { type ClientHttp2Session } from "node:http2";
import { authorityOf, guardedSocket, type Place } from "./guarded-socket.ts";

/** The connection of a gRPC channel, made when it is needed and let go of when it is idle or of no use. */
export interface GrpcSessions {
  /** The kept one, or a new one. */
  ready(): { readonly session: GrpcSession; readonly reused: boolean };
  /** Lets what is under way end, and is not used again. */
  forget(session: GrpcSession): void;
  /** Ends what is under way. */
  close(): void;
}

export interface GrpcSession {
  readonly http2: ClientHttp2Session;
  calls: number;
  /** Epoch ms of the end of the last call. */
  usedAt: number;
  /** What became of the connection. */
  error?: Error;
}

/** An idle connection is closed after so long; one that was frozen so long is not trusted. */
const IDLE_MS = 30_000;

export function createGrpcSessions(place: Place): GrpcSessions {
  let kept: GrpcSession | undefined;
  const forget = (session: GrpcSession) => {
    if (kept === session) kept = undefined;
  };
  const close = () => {
    kept?.http2.destroy();
    kept = undefined;
  };
  return {
    forget,
    close,
    ready() {
      if (kept && kept.calls === 0 && Date.now() - kept.usedAt > IDLE_MS) close();
      if (kept) return { session: kept, reused: true };
      kept = connect(place, forget);
      return { session: kept, reused: false };
    },
  };
}

function connect(place: Place, forget: GrpcSessions["forget"]): GrpcSession {
  const scheme = place.tls ? "https" : "http";
  const connection = http2.connect(`${scheme}://${authorityOf(place)}`, {
    createConnection: () =>
      guardedSocket({ ...place, ...(place.tls && { tls: { ...place.tls, alpn: ["h2"] } }) }),
  });
  const session: GrpcSession = { http2: connection, calls: 0, usedAt: Date.now() };
  connection.on("error", (error) => {
    session.error = error;
    forget(session);
  });
  connection.on("goaway", () => forget(session));
  connection.on("close", () => forget(session));
  connection.setTimeout(IDLE_MS, () => {
    if (session.calls > 0) return;
    forget(session);
    connection.close();
  });
  connection.unref();
  return session;
}

import type { LookupFunction, Socket } from "node:net";
import Client from "undici/lib/dispatcher/client.js";
import buildConnector from "undici/lib/core/connect.js";

/** The connections to other places, kept alive and used again; each carries one request at a time. */
export interface Connections {
  /** One that is idle, or a new one, which connects when it is asked for something. */
  take(origin: string): Connection;
  /** Its request is over: it is idle, unless it is closing. */
  release(connection: Connection): void;
  /** The other idle connections to an origin are as old as the one that was found dead. */
  dropIdle(origin: string): void;
  close(): void;
}

export interface Connection {
  readonly origin: string;
  readonly client: Client;
  /** Once it connects. */
  socket: Socket | undefined;
  /** How many requests it has carried. */
  served: number;
}

/** An idle connection is closed after so long, or a second before the time that the server's `Keep-Alive` hint names. */
const IDLE_MS = 30_000;
const HINT_EARLY_MS = 1_000;

export function createConnections(lookup: LookupFunction): Connections {
  const connect = buildConnector({ lookup, timeout: 0 }) as Connect;
  const open = new Set<Connection>();
  const idle = new Map<string, Connection[]>();
  const forget = (connection: Connection) => {
    open.delete(connection);
    const others = idle.get(connection.origin)?.filter((other) => other !== connection);
    if (others?.length) idle.set(connection.origin, others);
    else idle.delete(connection.origin);
    void connection.client.destroy();
  };
  const create = (origin: string): Connection => {
    const connection = createConnection(origin, connect);
    connection.client.on("disconnect", () => forget(connection));
    open.add(connection);
    return connection;
  };
  return {
    take(origin) {
      const others = idle.get(origin) ?? [];
      for (let next = others.pop(); next; next = others.pop()) if (isOpen(next)) return next;
      return create(origin);
    },
    release(connection) {
      connection.served++;
      if (!open.has(connection) || !isOpen(connection)) return forget(connection);
      const others = idle.get(connection.origin);
      if (others) others.push(connection);
      else idle.set(connection.origin, [connection]);
    },
    dropIdle(origin) {
      for (const connection of [...(idle.get(origin) ?? [])]) forget(connection);
    },
    close() {
      for (const connection of open) forget(connection);
    },
  };
}

function createConnection(origin: string, connect: Connect): Connection {
  const client = new Client(origin, {
    ...LIMITS,
    connect: (options, callback) => (connection.socket = connect(options, callback)),
  });
  const connection: Connection = { origin, client, socket: undefined, served: 0 };
  return connection;
}

function isOpen({ socket }: Connection): boolean {
  return socket?.destroyed === false;
}

type Connect = (...args: Parameters<ReturnType<typeof buildConnector>>) => Socket;

/** How long an exchange may take is the caller's to say. */
const LIMITS = {
  pipelining: 1,
  keepAliveTimeout: IDLE_MS,
  keepAliveMaxTimeout: IDLE_MS,
  keepAliveTimeoutThreshold: HINT_EARLY_MS,
  headersTimeout: 0,
  bodyTimeout: 0,
};

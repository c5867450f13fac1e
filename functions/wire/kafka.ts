import net from "node:net";
import {
  AuthenticationError,
  type BaseOptions,
  type Broker,
  type Connection,
  type ConnectionPool,
  NetworkError,
  type SASLOptions,
  TimeoutError,
} from "@platformatic/kafka";
import { RouterError } from "../core/errors.ts";
import type { Secrets } from "../core/ports.ts";
import { type Admitted, admitHost, admittedAddresses, admittedLookup } from "./admit-host.ts";
import { BrokerFault, faultOf } from "./broker-fault.ts";
import { type BrokerLogin, type BrokerTls, loginOf, tlsOptions } from "./broker-tls.ts";

/** How a Kafka is reached, as targets and taps say it. */
export interface KafkaPlace extends BrokerLogin, Admitted {
  /** HOST:PORT of each. */
  readonly servers: readonly string[];
  readonly sasl?: "plain" | "scram-sha-256" | "scram-sha-512";
  readonly tls?: BrokerTls;
}

/** What a client is made with. Throws `secret-missing`. */
export async function kafkaOptions(
  place: KafkaPlace,
  secrets: Secrets,
  timeoutMs: number,
): Promise<BaseOptions> {
  const tls = await tlsOptions(place.tls, secrets);
  const { username = "", password = "" } = await loginOf(place, secrets);
  const mechanism = place.sasl?.toUpperCase() as SASLOptions["mechanism"];
  return {
    ...{ clientId: "signalbox", bootstrapBrokers: [...place.servers] },
    ...{ connectTimeout: timeoutMs, timeout: timeoutMs },
    ...(tls && { tls: { ...tls, lookup: admittedLookup(place) } }),
    ...(place.sasl && { sasl: { mechanism, username, password } }),
  };
}

/**
 * Sees to it that a client connects to admitted addresses alone, whatever a broker says of where the others are. With TLS
 * the name stays what it is, for the certificate, and the socket's own look-up is guarded.
 */
export function guardPool(pool: ConnectionPool, place: KafkaPlace): void {
  const [get, established] = [pool.get.bind(pool), pool.getEstablishedConnection.bind(pool)];
  const known = new Map<string, string>();
  const addressed = (broker: Broker) => ({ ...broker, host: known.get(broker.host) ?? broker.host });
  const connected = async (broker: Broker): Promise<Connection> => {
    const { host } = broker;
    if (established(addressed(broker))?.isConnected()) return get(addressed(broker));
    if (place.tls && net.isIP(host) === 0) {
      admitHost(host, place);
      return get(broker);
    }
    const { found, connection } = await firstOf(await admittedAddresses(host, place), (address) =>
      get({ ...broker, host: address }),
    );
    known.set(host, found);
    return connection;
  };
  pool.getEstablishedConnection = (broker) => established(addressed(broker));
  pool.get = ((broker: Broker, callback: (error: Error | null, connection?: Connection) => void) => {
    connected(broker).then(
      (connection) => callback(null, connection),
      (error: Error) => callback(ownError(error)),
    );
  }) as typeof pool.get;
}

/** The first address that answers; the error of the last when none does. */
async function firstOf(addresses: readonly string[], connect: (address: string) => Promise<Connection>) {
  let last: unknown;
  for (const found of addresses) {
    try {
      return { found, connection: await connect(found) };
    } catch (error) {
      last = error;
    }
  }
  throw last;
}

/** The client knows what to do with errors of its own alone. */
function ownError(cause: Error): Error {
  return "findBy" in cause ? cause : new NetworkError(cause.message, { cause, canRetry: false });
}

/** What Kafka's errors mean: https://kafka.apache.org/protocol#protocol_error_codes */
export function kafkaFault(error: unknown): Error {
  const inner = innermost(error);
  return faultOf(inner, "Kafka", (found) => {
    const id = (found as { readonly apiId?: string }).apiId;
    const fault = (kind: BrokerFault["kind"], problem: string) =>
      new BrokerFault(kind, `Kafka ${problem}`, { cause: error });
    if (id !== undefined) return fault(kindOf(id), `answered ${id}: ${found.message}`);
    if (found instanceof AuthenticationError)
      return fault("untrusted", `refused who one is: ${found.message}`);
    if (found.message.startsWith("Unknown topic "))
      return fault("invalid", `has no such topic: ${found.message}`);
    if (found instanceof TimeoutError) return fault("timeout", "did not answer in time");
    if (found instanceof NetworkError) return fault("unreachable", `could not be reached: ${found.message}`);
    return undefined;
  });
}

/** The client puts errors into others: the one that says most is the first that has none inside. */
function innermost(error: unknown): unknown {
  const { cause, errors } = error as { readonly cause?: unknown; readonly errors?: readonly unknown[] };
  const inner = errors?.[0] ?? cause;
  return inner instanceof Error && !(error instanceof RouterError) ? innermost(inner) : error;
}

function kindOf(id: string): BrokerFault["kind"] {
  if (UNTRUSTED.test(id)) return "untrusted";
  return INVALID.has(id) ? "invalid" : "failed";
}

const UNTRUSTED = /AUTHORIZATION_FAILED$|AUTHENTICATION_FAILED$|SASL|^UNACCEPTABLE_CREDENTIAL$/;
const INVALID: ReadonlySet<string> = new Set([
  ...["UNKNOWN_TOPIC_OR_PARTITION", "INVALID_TOPIC_EXCEPTION", "UNKNOWN_TOPIC_ID", "INVALID_GROUP_ID"],
  ...[
    "MESSAGE_TOO_LARGE",
    "RECORD_LIST_TOO_LARGE",
    "INVALID_RECORD",
    "INVALID_TIMESTAMP",
    "POLICY_VIOLATION",
  ],
  ...["INCONSISTENT_GROUP_PROTOCOL", "GROUP_MAX_SIZE_REACHED", "UNSUPPORTED_COMPRESSION_TYPE"],
]);

import { isIP } from "node:net";
import { checkServerIdentity, type PeerCertificate } from "node:tls";
import { JetStreamApiError, jserrors } from "@nats-io/jetstream/internal";
import {
  type Authenticator,
  connect,
  credsAuthenticator,
  errors,
  type NatsConnection,
} from "@nats-io/transport-node";
import type { Secrets } from "../core/ports.ts";
import { admittedAddresses } from "./admit-host.ts";
import { BrokerFault, faultOf, inTime } from "./broker-fault.ts";
import { type BrokerLogin, type BrokerTls, loginOf, tlsOptions } from "./broker-tls.ts";
import { hostAndPort } from "./guarded-socket.ts";
import { readValue } from "./values.ts";

/** How NATS is reached, as targets and taps say it. */
export interface NatsPlace extends BrokerLogin {
  /** HOST:PORT of each. */
  readonly servers: readonly string[];
  readonly token?: string | { readonly secret: string };
  /** The text of a .creds file. */
  readonly credentials?: { readonly secret: string };
  readonly tls?: BrokerTls;
  readonly allowPrivateNetwork?: boolean;
}

/** A connection to the first server that answers. Throws a BrokerFault, `secret-missing` or `address-private`. */
export async function connectNats(
  place: NatsPlace,
  secrets: Secrets,
  timeoutMs: number,
): Promise<NatsConnection> {
  const options = {
    ...(await identityOf(place, secrets)),
    tls: (await tlsOptions(place.tls, secrets)) ?? null,
  };
  let last: unknown;
  for (const server of place.servers) {
    try {
      return await connectTo(server, place, { ...options, timeout: timeoutMs });
    } catch (error) {
      last = error;
    }
  }
  throw natsFault(last);
}

type Options = NonNullable<Parameters<typeof connect>[0]>;

/** The addresses are looked up and judged here, and no others are asked, whatever a server says of its cluster. */
async function connectTo(server: string, place: NatsPlace, options: Options): Promise<NatsConnection> {
  const { host, port } = hostAndPort(server);
  const addresses = await admittedAddresses(host, place);
  const connecting = connect({
    ...options,
    ...{ name: "signalbox", reconnect: false, ignoreClusterUpdates: true, resolve: false },
    servers: addresses.map((address) =>
      address.includes(":") ? `[${address}]:${port}` : `${address}:${port}`,
    ),
    ...(options.tls && { tls: { ...options.tls, ...nameOf(host) } }),
  });
  return inTime(connecting, options.timeout! + 1_000, "NATS");
}

/** What a certificate is checked for, as the client connects to addresses. */
function nameOf(host: string) {
  return {
    ...(isIP(host) === 0 && { servername: host }),
    checkServerIdentity: (_: string, certificate: PeerCertificate) => checkServerIdentity(host, certificate),
  };
}

async function identityOf(place: NatsPlace, secrets: Secrets): Promise<Options> {
  const { username, password } = await loginOf(place, secrets);
  return {
    ...(username !== undefined && { user: username, pass: password ?? "" }),
    ...(place.token !== undefined && { token: await readValue(place.token, { secrets }) }),
    ...(place.credentials && { authenticator: await authenticatorOf(place.credentials, secrets) }),
  };
}

async function authenticatorOf(
  credentials: NonNullable<NatsPlace["credentials"]>,
  secrets: Secrets,
): Promise<Authenticator> {
  const text = await readValue(credentials, { secrets });
  if (!/BEGIN NATS USER JWT[\s\S]*BEGIN USER NKEY SEED/.test(text))
    throw new BrokerFault(
      "untrusted",
      `NATS cannot be told who one is: secret "${credentials.secret}" is no .creds file`,
    );
  return credsAuthenticator(new TextEncoder().encode(text));
}

/** What NATS's errors mean: https://github.com/nats-io/nats-server/blob/main/server/errors.json for those of JetStream. */
export function natsFault(error: unknown): Error {
  return faultOf(rootOf(error), "NATS", (found) => {
    const fault = (kind: BrokerFault["kind"], problem: string) =>
      new BrokerFault(kind, `NATS ${problem}`, { cause: error });
    if (found instanceof JetStreamApiError)
      return fault(kindOf(found.status), `answered ${found.status} (${found.code}): ${found.message}`);
    if (found instanceof errors.AuthorizationError || found instanceof errors.UserAuthenticationExpiredError)
      return fault("untrusted", `refused who one is: ${found.message}`);
    if (found instanceof errors.PermissionViolationError)
      return fault("untrusted", `answered ${found.message}`);
    if (found instanceof errors.TimeoutError) return fault("timeout", "did not answer in time");
    if (isUnanswered(found)) return fault("invalid", "has no stream that takes this, or no JetStream");
    return undefined;
  });
}

/** Without JetStream nobody listens, and without a stream neither. */
function isUnanswered(error: Error): boolean {
  return error instanceof jserrors.JetStreamNotEnabled || error instanceof errors.NoRespondersError;
}

/** The client puts errors of the network, and of who one is, into others of its own. */
function rootOf(error: unknown): unknown {
  const { cause } = error as Error;
  const isOuter = error instanceof errors.ConnectionError || error instanceof errors.RequestError;
  return isOuter && cause instanceof Error ? cause : error;
}

/** JetStream's own statuses: what it has no room for now is 500 and more. */
function kindOf(status: number): BrokerFault["kind"] {
  if (status === 403) return "untrusted";
  return status >= 400 && status < 500 && status !== 408 && status !== 429 ? "invalid" : "failed";
}

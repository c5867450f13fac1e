import net, { type Socket } from "node:net";
import tls from "node:tls";
import { admitHost, admittedLookup } from "./admit-host.ts";

/** Where a broker is, and how it is spoken to. */
export interface Place {
  /** A name or an IP literal, without brackets. */
  readonly host: string;
  readonly port: number;
  readonly tls?: TlsSettings | undefined;
  readonly allowPrivateNetwork: boolean;
}

export interface TlsSettings {
  /** Certificates of authorities in PEM, in place of those that Node knows. */
  readonly ca?: string;
  /** A certificate of one's own and its key, in PEM. */
  readonly cert?: string;
  readonly key?: string;
  /** The protocols to choose among, the preferred one first. */
  readonly alpn?: readonly string[];
}

/**
 * A socket that is on its way to a place; what goes wrong comes as its `error`. The address is guarded when it connects, as
 * that of HTTP targets is. Throws `address-private` for a literal or a name of this machine.
 */
export function guardedSocket({ host, port, tls: secure, allowPrivateNetwork }: Place): Socket {
  admitHost(host, { allowPrivateNetwork });
  const address = { host, port, lookup: admittedLookup({ allowPrivateNetwork }) };
  if (!secure) return net.connect(address).setNoDelay(true);
  const { alpn, ...identity } = secure;
  return tls
    .connect({
      ...address,
      ...identity,
      ...(net.isIP(host) === 0 && { servername: host }),
      ...(alpn && { ALPNProtocols: [...alpn] }),
    })
    .setNoDelay(true);
}

/** `host:port`, with the brackets that an IPv6 literal wants. */
export function authorityOf({ host, port }: Pick<Place, "host" | "port">): string {
  return `${net.isIPv6(host) ? `[${host}]` : host}:${port}`;
}

/** The same taken apart. */
export function hostAndPort(authority: string): Pick<Place, "host" | "port"> {
  const colon = authority.lastIndexOf(":");
  return {
    host: authority.slice(0, colon).replace(/^\[(.*)\]$/, "$1"),
    port: Number(authority.slice(colon + 1)),
  };
}

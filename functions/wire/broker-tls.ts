import type { Secrets } from "../core/ports.ts";
import { readValue } from "./values.ts";

type Value = string | { readonly secret: string };

/** How TLS is set up, as targets and taps say it. */
export type BrokerTls = boolean | { readonly ca?: Value; readonly certificate?: Value; readonly key?: Value };

/** The same as Node takes it; undefined: no TLS. Throws `secret-missing`. */
export async function tlsOptions(
  tls: BrokerTls | undefined,
  secrets: Secrets,
): Promise<TlsOptions | undefined> {
  if (tls === undefined || tls === false) return undefined;
  if (tls === true) return {};
  const { ca, certificate, key } = tls;
  return {
    ...(ca !== undefined && { ca: await readValue(ca, { secrets }) }),
    ...(certificate !== undefined && { cert: await readValue(certificate, { secrets }) }),
    ...(key !== undefined && { key: await readValue(key, { secrets }) }),
  };
}

export interface TlsOptions {
  readonly ca?: string;
  readonly cert?: string;
  readonly key?: string;
}

/** Who one is, as targets and taps say it. */
export interface BrokerLogin {
  readonly username?: Value;
  readonly password?: Value;
}

export async function loginOf({ username, password }: BrokerLogin, secrets: Secrets) {
  return {
    ...(username !== undefined && { username: await readValue(username, { secrets }) }),
    ...(password !== undefined && { password: await readValue(password, { secrets }) }),
  };
}

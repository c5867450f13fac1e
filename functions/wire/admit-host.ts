import type { LookupAddress } from "node:dns";
import { lookup } from "node:dns/promises";
import { isIP } from "node:net";
import { RouterError } from "../core/errors.ts";
import { guardedLookup, isPrivateHost, openLookup, type Resolve } from "./address-guard.ts";

/** The setting that lets a target or a tap into private networks. */
export interface Admitted {
  readonly allowPrivateNetwork?: boolean | undefined;
}

/** All addresses of a name, as the system resolves it. */
export const resolveAll: Resolve = (name) => lookup(name, { all: true });

/** Refuses a host that is private by its name or literal, unless that is allowed: `address-private`. */
export function admitHost(host: string, { allowPrivateNetwork = false }: Admitted): void {
  if (allowPrivateNetwork || !isPrivateHost(host.replace(/^\[(.*)\]$/, "$1"))) return;
  throw new RouterError("address-private", `Cannot connect to ${host}: it is a private address`);
}

/** The `lookup` for sockets to a host that is admitted: what DNS answers is judged at each connect. */
export function admittedLookup({ allowPrivateNetwork = false }: Admitted) {
  return allowPrivateNetwork ? openLookup(resolveAll) : guardedLookup(resolveAll);
}

/** The addresses that a host leads to, judged: for clients that take no `lookup`. Throws `address-private`, or what DNS says. */
export function admittedAddresses(host: string, admitted: Admitted): Promise<readonly string[]> {
  admitHost(host, admitted);
  if (isIP(host) !== 0) return Promise.resolve([host]);
  const { promise, resolve, reject } = Promise.withResolvers<readonly string[]>();
  admittedLookup(admitted)(host, { all: true }, (error, addresses) => {
    if (error) reject(error);
    else resolve((addresses as readonly LookupAddress[]).map(({ address }) => address));
  });
  return promise;
}

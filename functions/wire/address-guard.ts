import type { LookupAddress } from "node:dns";
import type { LookupFunction } from "node:net";
import ipaddr from "ipaddr.js";
import { RouterError } from "../core/errors.ts";

/** All addresses of a name, as the system resolves it. */
export type Resolve = (name: string) => Promise<readonly LookupAddress[]>;

/**
 * Whether an address, an IP literal or a name of this machine, leads into a private network: anything but global
 * unicast, IPv4 inside IPv6 included. A name that DNS must answer is judged when it is connected to.
 */
export function isPrivateHost(host: string): boolean {
  return ipaddr.isValid(host) ? !isPublicAddress(host) : LOCAL_NAME.test(host);
}

const LOCAL_NAME = /(?:^|\.)localhost\.?$/i;

/**
 * A `lookup` for sockets that leaves out private addresses. It runs at each connect, so what was checked is what is
 * connected to. Fails with `address-private` when nothing is left. Lookups of one name at a time are one.
 */
export function guardedLookup(resolve: Resolve): LookupFunction {
  return lookupWith(resolve, (name, addresses) => {
    const open = addresses.filter(({ address }) => isPublicAddress(address));
    if (open.length > 0) return open;
    throw new RouterError("address-private", `Cannot connect to ${name}: it leads to a private address`);
  });
}

/** The same without the guard. */
export function openLookup(resolve: Resolve): LookupFunction {
  return lookupWith(resolve, (_, addresses) => addresses);
}

type Admit = (name: string, addresses: readonly LookupAddress[]) => readonly LookupAddress[];

function lookupWith(resolve: Resolve, admit: Admit): LookupFunction {
  const pending = new Map<string, Promise<readonly LookupAddress[]>>();
  const resolveOnce = (name: string) => {
    const running = pending.get(name) ?? resolve(name).finally(() => pending.delete(name));
    pending.set(name, running);
    return running;
  };
  return (name, { all }, callback) => {
    resolveOnce(name).then(
      (addresses) => {
        try {
          const [first, ...others] = admit(name, addresses);
          if (all) callback(null, [first!, ...others]);
          else callback(null, first!.address, first!.family);
        } catch (error) {
          callback(error as Error, []);
        }
      },
      (error: Error) => callback(error, []),
    );
  };
}

/** Global unicast and nothing else (https://www.iana.org/assignments/iana-ipv6-special-registry, …-ipv4-…). */
function isPublicAddress(address: string): boolean {
  const ip = ipaddr.process(address);
  if (ip.kind() === "ipv4") return ip.range() === "unicast" && ip.toString() !== AZURE_HOST;
  const { parts } = ip as ipaddr.IPv6;
  if (isNat64(parts)) return isPublicAddress(embeddedIpv4(parts));
  return ip.range() === "unicast" && (parts[0]! & 0xe000) === 0x2000;
}

/** Azure's machines reach their host's services at this address, which is public by number only. */
const AZURE_HOST = "168.63.129.16";

/** 64:ff9b::/96, where a NAT64 translates to the IPv4 address in the last 32 bits (RFC 6052). */
function isNat64(parts: readonly number[]): boolean {
  return parts[0] === 0x64 && parts[1] === 0xff9b && parts.slice(2, 6).every((part) => part === 0);
}

function embeddedIpv4(parts: readonly number[]): string {
  return parts
    .slice(6)
    .flatMap((part) => [part >> 8, part & 0xff])
    .join(".");
}

import { lookup } from "node:dns/promises";
import net, { type Socket } from "node:net";
import { RouterError } from "../core/errors.ts";
import { guardedLookup, isPrivateHost, openLookup, type Resolve } from "./address-guard.ts";

/** Where a connection leads, and whether that may be a private place. */
export interface Peer {
  readonly host: string;
  readonly port: number;
  readonly allowPrivateNetwork: boolean;
}

/** Connects to a server that does not speak HTTP. Rejects with `address-private`, or with what the system says. */
export type Connect = (peer: Peer, timeoutMs: number) => Promise<Socket>;

/** Private addresses are refused as literals and by name, when the connection is made. */
export function createConnect(resolve: Resolve = (name) => lookup(name, { all: true })): Connect {
  const guarded = guardedLookup(resolve);
  const open = openLookup(resolve);
  return ({ host, port, allowPrivateNetwork }, timeoutMs) => {
    if (!allowPrivateNetwork && isPrivateHost(host))
      return Promise.reject(
        new RouterError("address-private", `Cannot connect to ${host}: it is a private address`),
      );
    const { promise, resolve: connected, reject } = Promise.withResolvers<Socket>();
    const socket = net.connect({ host, port, lookup: allowPrivateNetwork ? open : guarded });
    socket.setTimeout(timeoutMs, () =>
      socket.destroy(Object.assign(new Error("it took too long"), { code: "ETIMEDOUT" })),
    );
    socket.once("error", reject);
    socket.once("connect", () => {
      socket.setTimeout(0);
      socket.off("error", reject);
      connected(socket);
    });
    return promise;
  };
}

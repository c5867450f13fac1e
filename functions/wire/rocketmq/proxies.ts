import type { Secrets } from "../../core/ports.ts";
import type { Value } from "../../core/generated/target-file.ts";
import { GrpcFailure } from "../grpc.ts";
import type { TlsSettings } from "../guarded-socket.ts";
import { readValue } from "../values.ts";
import { createRocketMqProxy, type RocketMqCredentials, type RocketMqProxy } from "./proxy.ts";
import type { Methods } from "./messages.ts";

/** How a RocketMQ is reached, as targets and taps say it. */
export interface RocketMqSettings {
  /** HOST:PORT of its proxies, separated by semicolons. */
  readonly endpoints: string;
  readonly namespace?: string;
  readonly tls?: boolean | RocketMqTls;
  readonly credentials?: {
    readonly accessKey: Value;
    readonly secretKey: Value;
    readonly securityToken?: Value;
  };
  readonly allowPrivateNetwork?: boolean;
}

interface RocketMqTls {
  readonly ca?: Value;
  readonly certificate?: Value;
  readonly key?: Value;
}

/** The proxies of one RocketMQ: one is asked until it does not answer, then the next. */
export interface RocketMqProxies {
  /** As a proxy's `ask`; one that cannot be reached hands over to the next at once. */
  ask<Name extends Asked>(
    name: Name,
    request: Methods[Name]["request"],
    timeoutMs: number,
  ): Promise<Methods[Name]["answer"]>;
  /** Where a topic's queues are. */
  route(topic: string, timeoutMs: number): Promise<Methods["QueryRoute"]["answer"]>;
  /** The one that is asked now. */
  current(): RocketMqProxy;
  /** Asks another one from now on. */
  next(): void;
  close(): void;
}

type Asked = Parameters<RocketMqProxy["ask"]>[0];

/** Reads the secrets that TLS needs; throws `secret-missing`. Those of credentials are read for each call. */
export async function createRocketMqProxies(
  settings: RocketMqSettings,
  secrets: Secrets,
): Promise<RocketMqProxies> {
  const { namespace, credentials, allowPrivateNetwork = false } = settings;
  const tls = await tlsOf(settings.tls, secrets);
  const proxies = endpointsOf(settings.endpoints).map((endpoint) =>
    createRocketMqProxy({
      ...{ ...endpoint, tls, namespace, allowPrivateNetwork },
      credentials: credentials && (() => credentialsOf(credentials, secrets)),
    }),
  );
  let at = 0;
  const current = () => proxies[at]!;
  const next = () => void (at = (at + 1) % proxies.length);
  const ask: RocketMqProxies["ask"] = async (name, request, timeoutMs) => {
    for (let left = proxies.length; ; left--)
      try {
        return await current().ask(name, request, timeoutMs);
      } catch (error) {
        if (!(error instanceof GrpcFailure) || error.kind === "status") throw error;
        next();
        if (left === 1 || error.kind === "timeout") throw error;
      }
  };
  return {
    ask,
    route: (topic, timeoutMs) =>
      ask("QueryRoute", { topic: { name: topic }, endpoints: current().endpoints }, timeoutMs),
    current,
    next,
    close: () => proxies.forEach((proxy) => proxy.close()),
  };
}

/** `h1:8081;h2:8081`, as the consoles of RocketMQ show it; an IPv6 literal is in brackets. */
function endpointsOf(text: string): { host: string; port: number }[] {
  return text.split(";").map((endpoint) => {
    const colon = endpoint.lastIndexOf(":");
    const host = endpoint
      .slice(0, colon)
      .trim()
      .replace(/^\[(.*)\]$/, "$1");
    return { host, port: Number(endpoint.slice(colon + 1)) };
  });
}

async function tlsOf(tls: RocketMqSettings["tls"], secrets: Secrets): Promise<TlsSettings | undefined> {
  if (tls === undefined || tls === false) return undefined;
  if (tls === true) return {};
  const { ca, certificate, key } = tls;
  return {
    ...(ca && { ca: await readValue(ca, { secrets }) }),
    ...(certificate && { cert: await readValue(certificate, { secrets }) }),
    ...(key && { key: await readValue(key, { secrets }) }),
  };
}

async function credentialsOf(
  { accessKey, secretKey, securityToken }: NonNullable<RocketMqSettings["credentials"]>,
  secrets: Secrets,
): Promise<RocketMqCredentials> {
  return {
    accessKey: await readValue(accessKey, { secrets }),
    secretKey: await readValue(secretKey, { secrets }),
    ...(securityToken && { securityToken: await readValue(securityToken, { secrets }) }),
  };
}

import { createHmac, randomUUID } from "node:crypto";
import { createGrpcChannel, GrpcFailure, type GrpcStream } from "../grpc.ts";
import { authorityOf, type Place } from "../guarded-socket.ts";
import { decodeAnswer, encodeRequest, pathOf } from "./codec.ts";
import type { Endpoints, Methods, Settings, Status } from "./messages.ts";

/** A proxy of RocketMQ 5, as one client of it. */
export interface RocketMqProxy {
  /** Its place, as routes are asked from. */
  readonly endpoints: Endpoints;
  /** HOST:PORT */
  readonly authority: string;
  /** Asks for what is answered once. Rejects with a GrpcFailure; a status of RocketMQ's own is in the answer. */
  ask<Name extends Unary>(
    name: Name,
    request: Methods[Name]["request"],
    timeoutMs: number,
  ): Promise<Methods[Name]["answer"]>;
  /** The parts of the answer to a receive. */
  receive(
    request: Methods["ReceiveMessage"]["request"],
    timeoutMs: number,
  ): Promise<readonly Methods["ReceiveMessage"]["answer"][]>;
  /** Says who this client is, for as long as the stream lasts; resolves when the proxy has taken it. */
  introduce(settings: Settings, limits: { timeoutMs: number; lastsMs: number }): Promise<Introduction>;
  close(): void;
}

type Unary = Exclude<keyof Methods, "ReceiveMessage" | "Telemetry">;

/** What the proxy said to an introduction, and the stream that keeps it. */
export interface Introduction {
  readonly status: Status;
  readonly stream: GrpcStream;
}

export interface RocketMqPlace extends Place {
  readonly namespace?: string | undefined;
  /** Read for each call, so that what is rotated is seen. */
  readonly credentials?: (() => Promise<RocketMqCredentials>) | undefined;
}

export interface RocketMqCredentials {
  readonly accessKey: string;
  readonly secretKey: string;
  /** Of temporary credentials. */
  readonly securityToken?: string | undefined;
}

export function createRocketMqProxy(place: RocketMqPlace): RocketMqProxy {
  const channel = createGrpcChannel(place);
  const clientId = `signalbox@${randomUUID()}`;
  const metadata = () => metadataOf(place, clientId);
  return {
    endpoints: endpointsOf(place),
    authority: authorityOf(place),
    async ask(name, request, timeoutMs) {
      const message = encodeRequest(name, request);
      const call = { path: pathOf(name), metadata: await metadata(), message, timeoutMs };
      const [answer] = await channel.call(call);
      if (answer) return decodeAnswer(name, answer);
      throw new GrpcFailure("unreachable", `${authorityOf(place)} answered nothing`);
    },
    async receive(request, timeoutMs) {
      const message = encodeRequest("ReceiveMessage", request);
      const call = { path: pathOf("ReceiveMessage"), metadata: await metadata(), message, timeoutMs };
      return (await channel.call(call)).map((part) => decodeAnswer("ReceiveMessage", part));
    },
    async introduce(settings, { timeoutMs, lastsMs }) {
      const { promise, resolve } = Promise.withResolvers<Status>();
      const call = { path: pathOf("Telemetry"), metadata: await metadata(), timeoutMs: lastsMs };
      const stream = channel.open(call, (bytes) => {
        const { status } = decodeAnswer("Telemetry", bytes);
        if (status) resolve(status);
      });
      stream.ended.catch(() => {});
      stream.send(encodeRequest("Telemetry", { settings }));
      return { status: await inTime(promise, { stream, timeoutMs, place }), stream };
    },
    close: () => channel.close(),
  };
}

interface Waiting {
  readonly stream: GrpcStream;
  readonly timeoutMs: number;
  readonly place: Place;
}

async function inTime(status: Promise<Status>, { stream, timeoutMs, place }: Waiting): Promise<Status> {
  const late = Promise.withResolvers<never>();
  const timer = setTimeout(() => {
    stream.close();
    late.reject(new GrpcFailure("timeout", `${authorityOf(place)} did not answer in time`));
  }, timeoutMs);
  const over = stream.ended.then(() => {
    throw new GrpcFailure("unreachable", `${authorityOf(place)} ended the stream of settings`);
  });
  try {
    return await Promise.race([status, over, late.promise]);
  } finally {
    clearTimeout(timer);
  }
}

async function metadataOf({ namespace, credentials }: RocketMqPlace, clientId: string) {
  const at = dateTime(new Date());
  return {
    "x-mq-client-id": clientId,
    "x-mq-date-time": at,
    "x-mq-request-id": randomUUID(),
    "x-mq-protocol": "v2",
    // The proxy knows a fixed list of languages, and this one for all others.
    "x-mq-language": "HTTP",
    "x-mq-client-version": "5.0.0",
    ...(namespace && { "x-mq-namespace": namespace }),
    ...(credentials && signed(await credentials(), at)),
  };
}

function signed({ accessKey, secretKey, securityToken }: RocketMqCredentials, at: string) {
  const signature = createHmac("sha1", secretKey).update(at).digest("hex").toUpperCase();
  return {
    authorization: `MQv2-HMAC-SHA1 Credential=${accessKey}, SignedHeaders=x-mq-date-time, Signature=${signature}`,
    ...(securityToken && { "x-mq-session-token": securityToken }),
  };
}

/** `20260102T030405Z` */
function dateTime(date: Date): string {
  return date.toISOString().replaceAll(/[-:]|\.\d+/g, "");
}

function endpointsOf({ host, port }: Place): Endpoints {
  const scheme = host.includes(":") ? 2 : /^[\d.]+$/.test(host) ? 1 : 3;
  return { scheme, addresses: [{ host, port }] };
}

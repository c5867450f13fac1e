import type { Socket } from "node:net";
import type { IConnackPacket, IPubackPacket, IPublishPacket, ISubackPacket } from "mqtt-packet";
import type { Secrets } from "../core/ports.ts";
import { BrokerFault, inTime } from "./broker-fault.ts";
import { type BrokerLogin, type BrokerTls, loginOf, tlsOptions } from "./broker-tls.ts";
import { guardedSocket } from "./guarded-socket.ts";
import { BROKER, createMqttLine, KEEPALIVE_S, type MqttLine } from "./mqtt-line.ts";
import { reasonFault, REFUSED } from "./mqtt-reasons.ts";

/** How a broker of MQTT 5 is reached, as targets and taps say it. */
export interface MqttPlace extends BrokerLogin {
  /** `mqtt://host:port` or `mqtts://…` */
  readonly url: string;
  readonly tls?: BrokerTls;
  readonly allowPrivateNetwork?: boolean;
}

export interface MqttSession {
  /** Empty: the broker chooses one, and keeps nothing when the connection ends. */
  readonly clientId: string;
  /** So long the broker keeps what comes while there is no connection. */
  readonly expirySeconds: number;
  /** So many messages the broker hands out before the first is acknowledged. */
  readonly receiveMaximum?: number;
  readonly onMessage?: (message: IPublishPacket) => void;
}

/** A connection to a broker. All that it promises rejects with a BrokerFault when it ends. */
export interface MqttConnection {
  /** What the broker says of itself. */
  readonly limits: NonNullable<IConnackPacket["properties"]>;
  /** Sends a message at QoS 1; resolves to the reason code of the broker's answer, which is below 0x80. */
  publish(message: Omit<IPublishPacket, "cmd" | "messageId" | "qos" | "dup">): Promise<number>;
  subscribe(filter: string): Promise<void>;
  acknowledge(messageId: number): void;
  close(): Promise<void>;
  /** Resolves when it has ended, to why. */
  readonly ended: Promise<Error>;
}

/** The most that MQTT lets either side have in flight. */
const MOST_IN_FLIGHT = 65_535;

/** Connects. Throws a BrokerFault, `secret-missing` or `address-private`. */
export async function connectMqtt(
  place: MqttPlace,
  session: MqttSession,
  { secrets, timeoutMs }: { readonly secrets: Secrets; readonly timeoutMs: number },
): Promise<MqttConnection> {
  const { username, password } = await loginOf(place, secrets);
  const { clientId, expirySeconds, receiveMaximum = MOST_IN_FLIGHT, onMessage = () => {} } = session;
  const line = createMqttLine(await socketTo(place, secrets), onMessage);
  line.send({
    ...{ cmd: "connect", protocolId: "MQTT", protocolVersion: 5, clientId, keepalive: KEEPALIVE_S },
    clean: clientId === "",
    ...(username !== undefined && { username }),
    ...(password !== undefined && { password: Buffer.from(password) }),
    properties: { sessionExpiryInterval: expirySeconds, receiveMaximum },
  });
  try {
    const { reasonCode = 0, properties = {} } = await inTime(line.connack, timeoutMs, BROKER);
    if (reasonCode >= REFUSED) throw reasonFault(reasonCode, properties.reasonString);
    return connectionOn(line, properties);
  } catch (error) {
    line.end(error as Error);
    throw error;
  }
}

async function socketTo(place: MqttPlace, secrets: Secrets): Promise<Socket> {
  const { protocol, hostname, port } = new URL(place.url);
  const isSecure = protocol === "mqtts:";
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  const { allowPrivateNetwork = false } = place;
  const tls = isSecure ? ((await tlsOptions(place.tls, secrets)) ?? {}) : undefined;
  return guardedSocket({ host, port: Number(port || (isSecure ? 8883 : 1883)), tls, allowPrivateNetwork });
}

function connectionOn(line: MqttLine, limits: MqttConnection["limits"]): MqttConnection {
  const places = createPlaces(limits.receiveMaximum ?? MOST_IN_FLIGHT);
  return {
    limits,
    ended: line.ended,
    async publish(message) {
      await places.take();
      try {
        return accepted(
          (await line.ask({ cmd: "publish", qos: 1, dup: false, ...message })) as IPubackPacket,
        );
      } finally {
        places.give();
      }
    },
    async subscribe(topic) {
      // What was kept under a topic comes when the subscription is a new one, and not each time.
      const subscription = { topic, qos: 1, rh: 1 } as const;
      const { granted } = (await line.ask({
        cmd: "subscribe",
        subscriptions: [subscription],
      })) as ISubackPacket;
      accepted({ reasonCode: Number(granted[0]) });
    },
    acknowledge: (messageId) => line.send({ cmd: "puback", messageId, reasonCode: 0 }),
    async close() {
      line.send({ cmd: "disconnect", reasonCode: 0 });
      line.end(new BrokerFault("failed", `${BROKER} is not connected any more`));
      await line.ended;
    },
  };
}

/** So many at a time; the others wait for their turn. */
function createPlaces(most: number) {
  const waiting: (() => void)[] = [];
  let taken = 0;
  return {
    async take() {
      if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve));
      else taken++;
    },
    /** A place goes to the next that waits. */
    give() {
      const next = waiting.shift();
      if (next) next();
      else taken--;
    },
  };
}

function accepted({ reasonCode = 0, properties }: Answer): number {
  if (reasonCode >= REFUSED) throw reasonFault(reasonCode, properties?.reasonString);
  return reasonCode;
}

interface Answer {
  readonly reasonCode?: number;
  readonly properties?: { readonly reasonString?: string } | undefined;
}

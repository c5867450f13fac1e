import { type ChannelModel, connect } from "amqplib";
import type { Secrets } from "../core/ports.ts";
import { admitHost, admittedLookup } from "./admit-host.ts";
import { BrokerFault, faultOf, inTime } from "./broker-fault.ts";
import { type BrokerLogin, type BrokerTls, loginOf, tlsOptions } from "./broker-tls.ts";

/** How a RabbitMQ is reached, as targets and taps say it. */
export interface RabbitMqPlace extends BrokerLogin {
  /** `amqp://host:port/vhost` or `amqps://…` */
  readonly url: string;
  readonly tls?: BrokerTls;
  readonly allowPrivateNetwork?: boolean;
}

/** A broker that says nothing for twice as long is gone. */
const HEARTBEAT_S = 20;

/** A connection. Throws a BrokerFault, `secret-missing` or `address-private`. */
export async function connectRabbitMq(
  place: RabbitMqPlace,
  secrets: Secrets,
  timeoutMs: number,
): Promise<ChannelModel> {
  const { protocol, hostname, port, pathname } = new URL(place.url);
  const host = hostname.replace(/^\[(.*)\]$/, "$1");
  admitHost(host, place);
  const login = { username: "guest", password: "guest", ...(await loginOf(place, secrets)) };
  const address = {
    ...{ protocol: protocol.slice(0, -1), hostname: host, ...login },
    ...(port !== "" && { port: Number(port) }),
    ...{ vhost: vhostOf(pathname), heartbeat: HEARTBEAT_S },
  };
  const socket = {
    ...{ lookup: admittedLookup(place), noDelay: true, timeout: timeoutMs },
    ...(await tlsOptions(place.tls, secrets)),
    clientProperties: { connection_name: "signalbox" },
  };
  try {
    const connection = await inTime(connect(address, socket), timeoutMs + 1_000, "RabbitMQ");
    // Whoever uses it hears of its end; an error without a listener would end the process.
    connection.on("error", () => {});
    return connection;
  } catch (error) {
    throw rabbitMqFault(error);
  }
}

function vhostOf(pathname: string): string {
  return pathname.length > 1 ? pathname.slice(1) : "%2F";
}

/** What RabbitMQ's replies mean: https://www.rabbitmq.com/amqp-0-9-1-reference.html#constants */
export function rabbitMqFault(error: unknown): Error {
  return faultOf(error, "RabbitMQ", (found) => {
    const { message } = found;
    const code = (found as { code?: unknown }).code;
    const reply = typeof code === "number" ? code : Number(/\b([345]\d\d) \(/.exec(message)?.[1]);
    if (/ETIMEDOUT/.test(message))
      return new BrokerFault("unreachable", `RabbitMQ could not be reached: ${message}`);
    if (/Expected ConnectionOpenOk/.test(message))
      return new BrokerFault(
        "untrusted",
        "RabbitMQ refused the virtual host: there is none, or it is not for this user",
      );
    if (!Number.isFinite(reply)) return undefined;
    const said = /"([^"]*)"/.exec(message)?.[1] ?? message;
    return new BrokerFault(kindOf(reply), `RabbitMQ answered ${reply}: ${said}`, { cause: error });
  });
}

function kindOf(reply: number): BrokerFault["kind"] {
  if (reply === 403 || reply === 530) return "untrusted";
  return reply >= 400 && reply < 500 && reply !== 405 ? "invalid" : "failed";
}

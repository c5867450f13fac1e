import type { Place } from "../diagnose/doctor.ts";
import type { SmtpTls } from "../generated/target-file.ts";
import type { Target } from "../rule.ts";

/** Where a target listens, as far as its settings say: those of AWS and of this process say nothing. */
export function placesOf(target: Target): readonly Place[] {
  const { allowPrivateNetwork = false } = target as { readonly allowPrivateNetwork?: boolean };
  return addressesOf(target).flatMap((address) => placeAt(address, allowPrivateNetwork) ?? []);
}

function addressesOf(target: Target): readonly string[] {
  switch (target.kind) {
    case "http":
    case "rabbitmq":
      return [target.url];
    case "chat":
      return typeof target.url === "string" ? [target.url] : [];
    case "nats":
      return target.servers;
    case "rocketmq":
      return target.endpoints.split(";");
    case "email":
      return target.smtp
        ? [`smtp://${target.smtp.host}:${target.smtp.port ?? smtpPort(target.smtp.tls)}`]
        : [];
    default:
      return [];
  }
}

function smtpPort({ mode = "starttls" }: SmtpTls = {}): number {
  return { starttls: 587, implicit: 465, none: 25 }[mode];
}

const PORTS: Readonly<Record<string, number>> = {
  ...{ "http:": 80, "https:": 443, "amqp:": 5672, "amqps:": 5671, "nats:": 4222, "tls:": 4222 },
};

/** Of a URL, or of `host:port`. */
function placeAt(address: string, allowPrivateNetwork: boolean): Place | undefined {
  const url = address.includes("://") ? address : `tcp://${address}`;
  if (!URL.canParse(url)) return undefined;
  const { protocol, hostname, port } = new URL(url);
  const number = port === "" ? PORTS[protocol] : Number(port);
  if (number === undefined || hostname === "") return undefined;
  return { host: hostname.replace(/^\[(.*)\]$/, "$1"), port: number, allowPrivateNetwork };
}

import { BrokerFault, type FaultKind } from "./broker-fault.ts";

/** Reason codes from here on are failures. */
export const REFUSED = 0x80;

/** What a reason code of MQTT 5 means: https://docs.oasis-open.org/mqtt/mqtt/v5.0/mqtt-v5.0.html, 2.4 */
export function reasonFault(code: number, said = ""): BrokerFault {
  const [kind, name] = reasons[code] ?? (["failed", "unknown reason"] as const);
  const more = said === "" ? "" : `: ${said}`;
  return new BrokerFault(kind, `The broker answered 0x${code.toString(16)} (${name})${more}`);
}

const reasons: Readonly<Record<number, readonly [kind: FaultKind, name: string]>> = {
  0x80: ["failed", "unspecified error"],
  0x81: ["failed", "malformed packet"],
  0x82: ["failed", "protocol error"],
  0x83: ["failed", "implementation specific error"],
  0x84: ["invalid", "unsupported protocol version"],
  0x85: ["invalid", "client identifier not valid"],
  0x86: ["untrusted", "bad user name or password"],
  0x87: ["untrusted", "not authorized"],
  0x88: ["failed", "server unavailable"],
  0x89: ["failed", "server busy"],
  0x8a: ["untrusted", "banned"],
  0x8b: ["failed", "server shutting down"],
  0x8c: ["untrusted", "bad authentication method"],
  0x8d: ["failed", "keep alive timeout"],
  0x8e: ["failed", "session taken over"],
  0x8f: ["invalid", "topic filter invalid"],
  0x90: ["invalid", "topic name invalid"],
  0x93: ["failed", "receive maximum exceeded"],
  0x95: ["invalid", "packet too large"],
  0x97: ["failed", "quota exceeded"],
  0x99: ["invalid", "payload format invalid"],
  0x9a: ["invalid", "retain not supported"],
  0x9b: ["invalid", "QoS not supported"],
  0x9c: ["failed", "use another server"],
  0x9d: ["failed", "server moved"],
  0x9e: ["invalid", "shared subscriptions not supported"],
  0x9f: ["failed", "connection rate exceeded"],
  0xa2: ["invalid", "wildcard subscriptions not supported"],
};

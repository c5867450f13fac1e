import { idHash } from "../archive/segment.ts";

/**
 * The id of a delivery: the same for the same event, rule and target, so that receivers can dedup by it over retries and
 * replays. It tells which event it belongs to: `dlv_`, the hash by which archives index ids, the event's key, and a hash
 * of rule and target.
 */
export function deliveryId(
  event: { readonly id: string; readonly key: string },
  rule: string,
  target: string,
): string {
  return `dlv_${hex(idHash(event.id))}${event.key}${tailOf(rule, target)}`;
}

/** Whether rule and target tell a delivery from all others of its event: a rule may send to a target twice. */
export function isNamedBy(id: string, rule: string, target: string): boolean {
  return id.endsWith(tailOf(rule, target));
}

/** Which event a delivery is of. */
export interface DeliveryOrigin {
  /** `idHash` of the event's id. */
  readonly idHash: number;
  readonly key: string;
}

const DELIVERY_ID = /^dlv_([0-9a-f]{8})([A-Za-z0-9_-]{22})[0-9a-f]{16}$/;

/** Reads a delivery's id; undefined when it is none. */
export function deliveryOrigin(id: string): DeliveryOrigin | undefined {
  const match = DELIVERY_ID.exec(id);
  return match ? { idHash: Number.parseInt(match[1]!, 16), key: match[2]! } : undefined;
}

function tailOf(rule: string, target: string): string {
  return `${hex(idHash(`${rule}\n${target}`))}${hex(idHash(`${target}\n${rule}\n`))}`;
}

function hex(hash: number): string {
  return hash.toString(16).padStart(8, "0");
}

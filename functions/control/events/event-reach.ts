import type { AcceptedEvent } from "../../core/event.ts";
import { thingsOfEvent } from "../../core/people/ownership.ts";
import type { ControlPorts } from "../control-ports.ts";
import { requireReach } from "../people/owned.ts";
import type { ApiRequest } from "../route.ts";

type Asking = Pick<ApiRequest, "caller" | "reach">;
type Ports = Pick<ControlPorts, "registry" | "journal">;

/** Whether an event may be shown with what it holds, by whose bus and whose source it is of. */
export function mayReadPayload({ reach }: Pick<Asking, "reach">, event: AcceptedEvent): boolean {
  return reach.may("read-payloads", thingsOfEvent(event));
}

/** The same, and to those whose rules matched it: it has been sent to them. */
export async function seesPayload(
  asking: Asking,
  event: AcceptedEvent,
  { journal }: Ports,
): Promise<boolean> {
  if (mayReadPayload(asking, event)) return true;
  if (!asking.reach.byOwning("read-payloads")) return false;
  const entries = await journal.of(event);
  const matched = entries.flatMap((entry) => (entry.kind === "routed" ? entry.matched : []));
  return asking.reach.owns(matched.map(({ id }) => ({ kind: "rule", id, bus: event.bus })));
}

/** Throws `role-insufficient` or `owner-required` where an event may not be shown with what it holds. */
export async function requirePayload(asking: Asking, event: AcceptedEvent, ports: Ports): Promise<void> {
  if (await seesPayload(asking, event, ports)) return;
  const act = `show what event "${event.id}" holds`;
  requireReach(asking, { right: "read-payloads", things: thingsOfEvent(event), act }, ports);
}

/** What it takes to be told of an event at all. */
export function readingOf(event: AcceptedEvent) {
  return { right: "read", things: thingsOfEvent(event), act: `show event "${event.id}"` } as const;
}

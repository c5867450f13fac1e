import type { Delivery } from "../core/delivery.ts";
import type { AcceptedEvent } from "../core/event.ts";
import { memberText, withMember } from "../core/json/slices.ts";
import { withData } from "../core/deliveries/replaced-data.ts";
import type { Send, SendTools, TargetOf } from "./send.ts";
import { HOPS_ATTRIBUTE } from "../core/view.ts";

/** Publishes a delivery's event on another bus. That it is there already is as good. */
export const sendBus: Send<"bus"> = async (delivery, target, tools) => {
  const hops = hopsOf(delivery.event.text);
  if (hops >= HOPS)
    return {
      ok: false,
      code: "hop-limit",
      detail: `Cannot deliver to target "${target.id}": event "${delivery.event.id}" has gone from bus to bus ${hops} times`,
    };
  await tools.publish([passedOn(delivery, target, tools)]);
  return { ok: true };
};

/** So often an event may go from bus to bus. */
const HOPS = 8;

function hopsOf(text: string): number {
  const hops = Number(memberText(text, HOPS_ATTRIBUTE));
  return Number.isInteger(hops) && hops > 0 ? hops : 0;
}

/**
 * The event as the other bus gets it. What a transform made becomes the data of an event of its own, with the delivery's id:
 * two rules may send one event to one bus, each in its form. Untouched, the event keeps its id and arrives there once.
 */
function passedOn(delivery: Delivery, { bus }: TargetOf<"bus">, { now, eventKey }: SendTools): AcceptedEvent {
  const { position: _position, replay, ...event } = delivery.event;
  const made = delivery.body && { id: delivery.id, schema: { status: "unbound" } as const };
  const { id, schema } = { ...event, ...made };
  const text = delivery.body ? withData(event.text, delivery.body, { id: JSON.stringify(id) }) : event.text;
  return {
    ...event,
    id,
    schema,
    bus,
    text: withMember(text, HOPS_ATTRIBUTE, String(hopsOf(text) + 1)),
    key: eventKey(bus, event.source, id),
    receivedAt: now(),
    publisher: `rule:${delivery.rule}`,
    ...(replay && { replay: { id: replay.id } }),
  };
}

import type { Delivery, Reason } from "../delivery.ts";
import type { DeliveryQuery, DeliveryView } from "./delivery-store.ts";

/** A delivery that is kept, as it is shown. What stands beside it depends on where it is kept. */
export function viewOfDelivery(
  delivery: Delivery,
  { status, dueAt, endedAt, reason }: Standing,
): DeliveryView {
  const { id, event, rule, ruleVersion, target, createdAt, attempts, replay, redrives } = delivery;
  return {
    ...{ id, status, bus: event.bus, rule, ruleVersion, target },
    event: { id: event.id, source: event.source, type: event.type },
    createdAt,
    ...(dueAt !== undefined && { dueAt }),
    ...(endedAt !== undefined && { endedAt }),
    attempts,
    ...(reason && { reason }),
    ...(replay !== undefined && { replay }),
    ...(redrives !== undefined && { redrives }),
  };
}

interface Standing extends Pick<DeliveryView, "status"> {
  readonly dueAt: number | undefined;
  readonly endedAt: number | undefined;
  readonly reason: Reason | undefined;
}

/** Whether a delivery is one that a list was asked for, but for its event. */
export function fitsQuery(view: DeliveryView, { status, target, rule, from, until }: DeliveryQuery): boolean {
  return (
    (status === undefined || view.status === status) &&
    (target === undefined || view.target === target) &&
    (rule === undefined || view.rule === rule) &&
    (from === undefined || view.createdAt >= from) &&
    (until === undefined || view.createdAt < until)
  );
}

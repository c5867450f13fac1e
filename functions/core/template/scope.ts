import type { Body, Delivery } from "../delivery.ts";

/** What templates of a target may show of a delivery. */
export interface DeliveryScope {
  /** What the rule's transform made, else the event's data. */
  readonly data: unknown;
  /** The event: `event.type`, `event.data.amount`. */
  readonly event: Readonly<Record<string, unknown>>;
  readonly rule: string;
  readonly bus: string;
  readonly target: string;
  /** The delivery's id. */
  readonly delivery: string;
}

export function deliveryScope({ id, event, body, rule, target }: Delivery): DeliveryScope {
  const whole = exact(event.text) as Readonly<Record<string, unknown>>;
  const data = body ? bodyValue(body) : whole["data"];
  return { data, event: whole, rule, bus: event.bus, target, delivery: id };
}

function bodyValue({ contentType, text }: Body): unknown {
  if (!/[/+]json\b/.test(contentType)) return text;
  try {
    return exact(text);
  } catch {
    return text;
  }
}

/** Whole numbers that JavaScript cannot hold stay as they were written. */
function exact(json: string): unknown {
  return JSON.parse(json, (_, value: unknown, context?: { readonly source?: string }) =>
    typeof value === "number" && Number.isInteger(value) && !Number.isSafeInteger(value)
      ? (context?.source ?? value)
      : value,
  );
}

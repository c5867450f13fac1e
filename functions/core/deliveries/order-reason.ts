import type { Reason } from "../delivery.ts";
import type { OrderedKey } from "../ports.ts";

const CODES = { waiting: "order-waits", blocked: "order-blocked", parked: "order-parked" } as const;

/** Why a delivery waits that stands behind others of its key. The key itself is not told: it is a part of what events hold. */
export function waitsInOrder({ state, rule, target, delivery }: OrderedKey): Reason {
  const what = delivery === undefined ? "its key" : `delivery ${delivery} of its key`;
  const so = { waiting: "has not ended", blocked: "is a dead letter", parked: "is parked" }[state];
  const detail = `Cannot deliver by rule "${rule}" to target "${target}" now: ${what} ${so}`;
  return { code: CODES[state], detail };
}

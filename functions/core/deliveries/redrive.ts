import type { Delivery, Reason } from "../delivery.ts";
import type { DeliveryView } from "./delivery-store.ts";
import { entryDeliveryId, type Made, withBody } from "./delivery-body.ts";
import type { ErrorCode } from "../errors.ts";
import type { Rule } from "../rule.ts";
import type { OutputCheck } from "../transform/output.ts";

/** So often a delivery is redriven: what fails again and again is not mended by one time more. */
export const MOST_REDRIVES = 3;

/** Why a delivery is not redriven once more, as an error's detail; undefined when it may be. */
export function spent({ id, redrives = 0 }: Pick<DeliveryView, "id" | "redrives">): Reason | undefined {
  if (redrives < MOST_REDRIVES) return undefined;
  return {
    code: "redriven-too-often",
    detail: `Cannot redrive delivery "${id}" once more: it was redriven ${redrives} times and failed each time; mend the cause, then say force`,
  };
}

/** Whether a dead letter has nothing to bring, since its transform made nothing that could be sent. */
export function lacksBody({ body }: Delivery, reason: Reason | undefined): boolean {
  return body === undefined && reason !== undefined && UNMADE.has(reason.code);
}

const UNMADE: ReadonlySet<string> = new Set<ErrorCode>([
  "transform-failed",
  "output-refused",
  "delay-invalid",
]);

/**
 * A dead letter that has nothing to bring, with what its rule as it is now makes of its event; or why it still brings
 * nothing. All other dead letters go out again as they were: receivers know them by their id.
 */
export function madeAnew(
  delivery: Delivery,
  rule: Rule | undefined,
  check?: OutputCheck,
): Made | Promise<Made> {
  const index = rule?.targets.findIndex(
    (_, index) => entryDeliveryId(delivery.event, { rule, index }) === delivery.id,
  );
  if (!rule || index === undefined || index === -1) return gone(delivery, rule);
  const { retry: _, ...rest } = delivery;
  const { retry } = rule.targets[index]!;
  const current = { ...rest, ruleVersion: rule.version, ...(retry && { retry }) };
  return withBody(current, { rule, index }, check);
}

function gone(delivery: Delivery, rule: Rule | undefined): Made {
  const what = rule ? `it no longer sends to target "${delivery.target}"` : "there is no such rule any more";
  const detail = `Cannot transform the event anew by rule "${delivery.rule}": ${what}`;
  return { delivery, failure: { code: "transform-failed", detail } };
}

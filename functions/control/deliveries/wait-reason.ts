import type { Reason } from "../../core/delivery.ts";
import type { DeliveryView, TargetState, TargetStates } from "../../core/ports.ts";
import { timeText } from "../time.ts";

/** Adds to waiting deliveries why their target takes none, when it is paused or its breaker is open. Asks once a target. */
export function withWaitReasons(
  views: readonly DeliveryView[],
  targetStates: Pick<TargetStates, "get">,
): readonly DeliveryView[] {
  const reasons = new Map<string, Reason | undefined>();
  return views.map((view) => {
    const { status, target } = view;
    if (status !== "waiting") return view;
    if (!reasons.has(target)) reasons.set(target, waitReason(target, targetStates.get(target)));
    const reason = reasons.get(target);
    return reason ? { ...view, reason } : view;
  });
}

function waitReason(target: string, { paused, breaker }: TargetState): Reason | undefined {
  if (paused) {
    const since = `since ${timeText(paused.at)} by ${paused.by}`;
    return {
      code: "target-paused",
      detail: `Cannot deliver to target "${target}" now: it is paused ${since}`,
    };
  }
  if (breaker.state !== "open") return undefined;
  const { failures, openUntil } = breaker;
  const until = openUntil === undefined ? "" : `; it is tried anew at ${timeText(openUntil)}`;
  const detail = `Cannot deliver to target "${target}" now: it failed ${failures} times in a row${until}`;
  return { code: "breaker-open", detail };
}

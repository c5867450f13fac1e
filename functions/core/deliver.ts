import type { Attempt, Delivery, Settlement } from "./delivery.ts";
import { errors, RouterError } from "./errors.ts";
import { attemptNumber, outcomeOf, type SendResult, type Waiting } from "./deliveries/outcome.ts";
import type { Clock } from "./ports.ts";
import { retryPolicyOf } from "./deliveries/retry.ts";
import type { Target } from "./rule.ts";

/** Brings a delivery to its target, whatever the target's kind. */
export type SendDelivery = (delivery: Delivery, target: Target) => Promise<SendResult | Waiting>;

/** Asks a target to take back what it took and has not handed out yet, by the receipt that it gave. */
export type Recall = (receipt: string, target: Target) => Promise<SendResult>;

export interface DeliverTools {
  readonly send: SendDelivery;
  readonly now: Clock;
  /** A number of [0, 1) each call. */
  readonly random: () => number;
}

/** One attempt to bring a delivery to its target, and what follows from it. Never rejects: a failure is an outcome. */
export async function deliver(
  delivery: Delivery,
  target: Target | undefined,
  { send, now, random }: DeliverTools,
): Promise<Settlement> {
  if (delivery.lost) return { delivery, outcome: { status: "dead", reason: delivery.lost } };
  if (!target) return targetMissing(delivery);
  const at = now();
  const result = await send(delivery, target).catch(failureOf);
  if (result.ok === "waiting") return notYet(delivery, result);
  const end = now();
  const policy = retryPolicyOf(target.retry, delivery.retry);
  return {
    delivery,
    attempt: attemptOf(result, { number: attemptNumber(delivery), at, latencyMs: Math.max(0, end - at) }),
    outcome: outcomeOf(delivery, result, { policy, now: end, random }),
  };
}

function targetMissing(delivery: Delivery): Settlement {
  const detail = `Cannot deliver to target "${delivery.target}" of rule "${delivery.rule}": there is no such target. ${errors["target-missing"].help}`;
  return { delivery, outcome: { status: "dead", reason: { code: "target-missing", detail } } };
}

function notYet(delivery: Delivery, { until, reason }: Waiting): Settlement {
  return { delivery, outcome: { status: "retrying", dueAt: until, reason } };
}

/** A sender that threw. What is none of ours is a bug of ours: tried again, for nothing may be lost by it. */
function failureOf(error: unknown): SendResult {
  const detail = error instanceof Error ? error.message : String(error);
  return { ok: false, code: error instanceof RouterError ? error.code : "internal", detail };
}

function attemptOf(result: SendResult, attempt: Attempt): Attempt {
  const { status } = result;
  const answered = status === undefined ? attempt : { ...attempt, status };
  if (result.ok) return result.receipt === undefined ? answered : { ...answered, receipt: result.receipt };
  const { code, detail, recipients } = result;
  return { ...answered, error: { code, detail }, ...(recipients && { recipients }) };
}

import type { Attempt, Delivery, Settlement } from "../delivery.ts";
import type { Target } from "../rule.ts";

/** A target from which consumers fetch. */
export type PullTarget = Extract<Target, { readonly kind: "pull" }>;

/** The defaults of schemas/targets/pull.schema.json. */
const VISIBILITY_SECONDS = 30;
const MOST_RECEIVES = 16;

export interface Receiving {
  readonly target: PullTarget;
  /** Epoch ms. */
  readonly now: number;
  /** How long it is the consumer's alone; absent: as the target says. */
  readonly visibilitySeconds?: number | undefined;
}

/**
 * What becomes of a delivery that is due when a consumer asks for one, step by step: it is the consumer's until a time, as an
 * attempt that has failed unless it is acknowledged. One that was received often enough is dead instead.
 */
export function receive(delivery: Delivery, receiving: Receiving): readonly Settlement[] {
  if (delivery.lost) return [{ delivery, outcome: { status: "dead", reason: delivery.lost } }];
  const { target, now } = receiving;
  const expired = pendingOf(delivery);
  const unanswered = expired && { delivery: beforePending(delivery), attempt: expired };
  const count = received(delivery);
  if (count >= mostReceives(delivery, target))
    return [{ ...(unanswered ?? { delivery }), outcome: exhausted(count) }];
  const visibilityMs = visibilityOf(receiving);
  const attempt = pending({ number: count + 1, at: now }, visibilityMs);
  const theirs = { ...delivery, attempts: [...delivery.attempts, attempt] };
  return [
    ...(unanswered ? [{ ...unanswered, outcome: { status: "retrying", dueAt: now } as const }] : []),
    hidden(theirs, now + visibilityMs),
  ];
}

/** The consumer is done with it. */
export function acknowledge(delivery: Delivery, now: number): Settlement {
  const { number, at } = pendingOf(delivery)!;
  const attempt = { number, at, latencyMs: Math.max(0, now - at) };
  return { delivery: beforePending(delivery), attempt, outcome: { status: "delivered" } };
}

export interface GivingBack extends Omit<Receiving, "visibilitySeconds"> {
  /** Nobody gets it sooner. */
  readonly delaySeconds: number;
  /** What the consumer says of it. */
  readonly reason?: string | undefined;
}

/** The consumer gives it back: it comes again, or is dead when it was received often enough. */
export function giveBack(delivery: Delivery, { target, now, delaySeconds, reason }: GivingBack): Settlement {
  const { number, at } = pendingOf(delivery)!;
  const error = { code: "given-back", detail: reason ?? "The consumer gave it back" };
  const attempt = { number, at, latencyMs: Math.max(0, now - at), error };
  const isLast = number >= mostReceives(delivery, target);
  return {
    delivery: beforePending(delivery),
    attempt,
    outcome: isLast
      ? exhausted(number, error.detail)
      : { status: "retrying", dueAt: now + delaySeconds * 1_000 },
  };
}

/** It stays the consumer's for so long from now. */
export function extend(delivery: Delivery, receiving: Receiving): Settlement {
  const { now } = receiving;
  const { number, at } = pendingOf(delivery)!;
  const visibilityMs = visibilityOf(receiving);
  const attempt = pending({ number, at }, now + visibilityMs - at);
  const before = beforePending(delivery);
  return hidden({ ...before, attempts: [...before.attempts, attempt] }, now + visibilityMs);
}

/** Names a delivery as it was received: by its id, the position of its event and the number of the receipt. */
export interface Handle {
  readonly id: string;
  readonly position: number;
  readonly number: number;
}

export function handleOf({ id, event, attempts }: Delivery): string {
  return `${id}.${event.position}.${attempts.at(-1)?.number}`;
}

/** Undefined when the text is no handle. */
export function readHandle(text: string): Handle | undefined {
  const [, id, position, number] = /^(dlv_[\w-]+)\.(\d{1,16})\.(\d{1,9})$/.exec(text) ?? [];
  return id === undefined ? undefined : { id, position: Number(position), number: Number(number) };
}

/** Whether a delivery is still the one that a handle names: nobody has received it since, and nothing became of it. */
export function isHeldBy(delivery: Delivery, { position, number }: Handle): boolean {
  return delivery.event.position === position && pendingOf(delivery)?.number === number;
}

/** Until when a delivery is a consumer's, epoch ms; undefined when it is nobody's. */
export function heldUntil({ attempts, dueAt }: Delivery): number | undefined {
  return attempts.at(-1)?.error?.code === PENDING ? dueAt : undefined;
}

/** What an attempt fails by unless it is acknowledged. */
const PENDING = "not-acknowledged";

function pendingOf({ attempts }: Delivery): Attempt | undefined {
  const last = attempts.at(-1);
  return last?.error?.code === PENDING ? last : undefined;
}

function beforePending(delivery: Delivery): Delivery {
  return { ...delivery, attempts: delivery.attempts.slice(0, -1) };
}

function pending(receipt: Pick<Attempt, "number" | "at">, latencyMs: number): Attempt {
  const detail = `The consumer did not acknowledge it within ${latencyMs / 1_000} s`;
  return { ...receipt, latencyMs, error: { code: PENDING, detail } };
}

function hidden(delivery: Delivery, until: number): Settlement {
  const detail = `A consumer has it until ${new Date(until).toISOString()}`;
  return { delivery, outcome: { status: "retrying", dueAt: until, reason: { code: "received", detail } } };
}

function received({ attempts }: Delivery): number {
  return attempts.at(-1)?.number ?? 0;
}

function mostReceives({ retry }: Delivery, { maxReceives }: PullTarget): number {
  return retry?.maxAttempts ?? maxReceives ?? MOST_RECEIVES;
}

function visibilityOf({ target, visibilitySeconds }: Receiving): number {
  return (visibilitySeconds ?? target.visibilitySeconds ?? VISIBILITY_SECONDS) * 1_000;
}

function exhausted(count: number, last?: string): Extract<Settlement["outcome"], { status: "dead" }> {
  const times = `Received ${count} ${count === 1 ? "time" : "times"} and never acknowledged`;
  const detail = last === undefined ? times : `${times}. The last: ${last}`;
  return { status: "dead", reason: { code: "attempts-exhausted", detail } };
}

import type { Attempt, Delivery, Outcome, Reason } from "../../core/delivery.ts";
import { deliveryId, isNamedBy } from "../../core/deliveries/delivery-id.ts";
import { handReason } from "../../core/deliveries/hand.ts";
import type { AttemptOutcome, EventRef, HandOutcome, JournalEntry } from "../../core/ports.ts";

/**
 * Journal entries as lines of JSON, short because there are several for each event: an array that begins with its kind
 * and the event's position. The event's own names are in the log and are not written again.
 */
type RoutedLine = readonly [
  "r",
  position: number,
  at: number,
  rulesVersion: number,
  matched: readonly (readonly [string, number])[],
  failed?: unknown,
];
type AttemptLine = readonly [
  "a",
  position: number,
  at: number,
  rule: string,
  target: string,
  outcome: AttemptOutcome,
  number: number,
  latencyMs: number,
  status: number | null,
  error?: readonly [code: string, detail: string] | null,
  /** The delivery's id where rule and target do not tell it: a rule may send to a target twice. */
  id?: string | null,
  receipt?: string,
];

export function routedLine(entry: Extract<JournalEntry, { kind: "routed" }>): string {
  const { event, at, rulesVersion, matched, failed } = entry;
  const line: RoutedLine = [
    "r",
    event.position,
    at,
    rulesVersion,
    matched.map(({ id, version }) => [id, version]),
  ];
  return JSON.stringify(failed?.length ? [...line, failed] : line);
}

/** An end without attempt (no such target) has number 0 and its reason as error. */
export function attemptLine(delivery: Delivery, attempt: Attempt | undefined, outcome: Outcome): string {
  return line(delivery, {
    at: attempt?.at ?? delivery.dueAt,
    outcome: outcome.status,
    number: attempt?.number ?? 0,
    latencyMs: attempt ? Math.round(attempt.latencyMs * 100) / 100 : 0,
    status: attempt?.status ?? null,
    receipt: attempt?.receipt,
    error: attempt?.error ?? (outcome.status === "dead" ? outcome.reason : undefined),
  });
}

/** Which delivery a line is about: its event need not be read for it. */
export interface LineOf {
  readonly position: number;
  readonly id: string;
  readonly rule: string;
  readonly target: string;
}

/** What somebody did to a delivery by hand. */
export function handLine(
  { position, id, rule, target }: LineOf,
  outcome: HandOutcome,
  { by, at }: { readonly by: string; readonly at: number },
): string {
  const { code, detail } = handReason(outcome, by);
  const line = ["a", position, at, rule, target, outcome, 0, 0, null, [code, detail]];
  return JSON.stringify(isNamedBy(id, rule, target) ? line : [...line, id]);
}

interface Told {
  readonly at: number;
  readonly outcome: AttemptLine[5];
  readonly number: number;
  readonly latencyMs: number;
  readonly status: number | null;
  readonly receipt: string | undefined;
  readonly error: Reason | undefined;
}

function line({ event, rule, target, id }: Delivery, told: Told): string {
  const { at, outcome, number, latencyMs, status, receipt, error } = told;
  const head = ["a", event.position, at, rule, target, outcome, number, latencyMs, status] as const;
  const reason = error ? [error.code, error.detail] : null;
  const own = id === deliveryId(event, rule, target) ? null : id;
  if (receipt !== undefined) return JSON.stringify([...head, reason, own, receipt]);
  if (own !== null) return JSON.stringify([...head, reason, own]);
  return JSON.stringify(reason ? [...head, reason] : head);
}

/** The position of the event that a line is about. */
export function positionOf(line: string): number {
  return Number(line.slice(5, line.indexOf(",", 5)));
}

/** A line as the entry it was; `event` is whose journal it is, `idOf` names the delivery. */
export function entryOf(
  line: string,
  event: EventRef,
  idOf: (rule: string, target: string) => string,
): JournalEntry {
  const parsed = JSON.parse(line) as RoutedLine | AttemptLine;
  if (parsed[0] === "r") {
    const [, , at, rulesVersion, matched, failed] = parsed;
    const refs = matched.map(([id, version]) => ({ id, version }));
    return {
      kind: "routed",
      at,
      event,
      matched: refs,
      rulesVersion,
      ...(failed ? { failed: failed as never } : {}),
    };
  }
  const [, , at, rule, target, outcome, number, latencyMs, status, error, id, receipt] = parsed;
  const attempt: Attempt = {
    number,
    at,
    latencyMs,
    ...(status !== null && { status }),
    ...(receipt !== undefined && { receipt }),
    ...(error && { error: { code: error[0], detail: error[1] } }),
  };
  return { kind: "attempt", at, event, delivery: id ?? idOf(rule, target), rule, target, attempt, outcome };
}

import type { Attempt, Delivery, Outcome } from "../core/delivery.ts";
import type { EventRef, JournalEntry } from "../core/ports.ts";

/**
 * Journal entries as lines of JSON, short because there are several for each event: an array that begins with its kind
 * and the event's position. The event's own names are in the log and are not written again.
 */
type RoutedLine = readonly ["r", position: number, at: number, rulesVersion: number, matched: readonly (readonly [string, number])[], failed?: unknown];
type AttemptLine = readonly [
  "a",
  position: number,
  at: number,
  rule: string,
  target: string,
  outcome: "delivered" | "retrying" | "dead" | "cancelled",
  number: number,
  latencyMs: number,
  status: number | null,
  error?: readonly [code: string, detail: string],
  replay?: string,
];

export function routedLine(entry: Extract<JournalEntry, { kind: "routed" }>): string {
  const { event, at, rulesVersion, matched, failed } = entry;
  const line: RoutedLine = ["r", event.position, at, rulesVersion, matched.map(({ id, version }) => [id, version])];
  return JSON.stringify(failed?.length ? [...line, failed] : line);
}

/** An end without attempt (no such target, cancelled) has number 0 and its reason as error. */
export function attemptLine(delivery: Delivery, attempt: Attempt | undefined, outcome: Outcome): string {
  const error = attempt?.error ?? (outcome.status === "dead" ? outcome.reason : undefined);
  const line: AttemptLine = [
    "a",
    delivery.event.position!,
    attempt?.at ?? delivery.dueAt,
    delivery.rule,
    delivery.target,
    outcome.status,
    attempt?.number ?? 0,
    attempt ? Math.round(attempt.latencyMs * 100) / 100 : 0,
    attempt?.status ?? null,
  ];
  return JSON.stringify(error ? [...line, [error.code, error.detail]] : line);
}

export function cancelledLine(delivery: Delivery, by: string, at: number): string {
  const { event, rule, target } = delivery;
  return JSON.stringify(["a", event.position, at, rule, target, "cancelled", 0, 0, null, ["cancelled", `Cancelled by ${by}`]]);
}

/** The position of the event that a line is about. */
export function positionOf(line: string): number {
  return Number(line.slice(5, line.indexOf(",", 5)));
}

/** A line as the entry it was; `event` is whose journal it is, `idOf` names the delivery. */
export function entryOf(line: string, event: EventRef, idOf: (rule: string, target: string) => string): JournalEntry {
  const parsed = JSON.parse(line) as RoutedLine | AttemptLine;
  if (parsed[0] === "r") {
    const [, , at, rulesVersion, matched, failed] = parsed;
    const refs = matched.map(([id, version]) => ({ id, version }));
    return { kind: "routed", at, event, matched: refs, rulesVersion, ...(failed ? { failed: failed as never } : {}) };
  }
  const [, , at, rule, target, outcome, number, latencyMs, status, error] = parsed;
  const attempt: Attempt = {
    number,
    at,
    latencyMs,
    ...(status !== null && { status }),
    ...(error && { error: { code: error[0], detail: error[1] } }),
  };
  return { kind: "attempt", at, event, delivery: idOf(rule, target), rule, target, attempt, outcome };
}

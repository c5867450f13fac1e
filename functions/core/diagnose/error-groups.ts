import { errors } from "../errors.ts";
import type { DeliveryView } from "../ports.ts";

/** Failures of one kind. */
export interface ErrorGroup {
  readonly code: string;
  /** The HTTP status, where the target answered. */
  readonly status?: number;
  readonly count: number;
  /** Epoch ms. */
  readonly firstAt: number;
  readonly lastAt: number;
  /** What the last one said, and which delivery it was. */
  readonly detail: string;
  readonly delivery: string;
  /** What to do. */
  readonly todo?: string;
}

/** The failures of deliveries by code and status, the most frequent first. What somebody did by hand is none. */
export function errorGroups(deliveries: readonly DeliveryView[]): readonly ErrorGroup[] {
  const groups = Map.groupBy(deliveries.flatMap(failuresOf), ({ code, status }) => `${code} ${status ?? ""}`);
  return [...groups.values()].map(groupOf).sort((a, b) => b.count - a.count || b.lastAt - a.lastAt);
}

interface Failure {
  readonly code: string;
  readonly status: number | undefined;
  readonly at: number;
  readonly detail: string;
  readonly delivery: string;
}

const BY_HAND: ReadonlySet<string> = new Set(["skipped", "cancelled", "recalled", "redriven"]);

/** What an attempt told; of one that died without any attempt its reason. */
function failuresOf({ id, status, attempts, reason, endedAt, createdAt }: DeliveryView): Failure[] {
  const told = attempts.flatMap(({ at, status, error }) =>
    error ? [{ code: error.code, status, at, detail: error.detail, delivery: id }] : [],
  );
  if (told.length > 0 || status !== "dead" || !reason || BY_HAND.has(reason.code)) return told;
  return [{ ...reason, status: undefined, at: endedAt ?? createdAt, delivery: id }];
}

function groupOf(failures: readonly Failure[]): ErrorGroup {
  const last = failures.reduce((a, b) => (b.at >= a.at ? b : a));
  const { code, status, detail, delivery, at } = last;
  return {
    code,
    ...(status !== undefined && { status }),
    count: failures.length,
    firstAt: failures.reduce((first, one) => Math.min(first, one.at), at),
    lastAt: at,
    detail,
    delivery,
    ...todoOf(code),
  };
}

/** What the list of errors says is the way out. */
export function todoOf(code: string): { readonly todo?: string } {
  return Object.hasOwn(errors, code) ? { todo: errors[code as keyof typeof errors].help } : {};
}

import type { AttemptOutcome } from "../functions/core/ports.ts";
import type { Problem } from "../functions/core/event.ts";
import type { RuleVerdict } from "../functions/core/rule.ts";

// What the control API answers, as far as the commands read it. Times are RFC 3339.

export interface Page<Item> {
  readonly items: readonly Item[];
  readonly next?: string;
}

export interface EventSummary {
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly bus: string;
  readonly receivedAt: string;
  readonly publisher: string;
  readonly schema: Verdict;
}
export interface Verdict {
  readonly status: string;
  readonly schema?: string;
  readonly problems?: readonly Problem[];
}
/** An event with what it holds. */
export interface WholeEvent extends EventSummary {
  /** The event as it came, as text. */
  readonly raw: string;
}

export interface Attempt {
  readonly number: number;
  readonly at: string;
  readonly latencyMs: number;
  readonly status?: number;
  readonly error?: Reason;
}
export interface Reason {
  readonly code: string;
  readonly detail: string;
}
export interface Delivery {
  readonly id: string;
  readonly status: "waiting" | "delivered" | "dead" | "cancelled" | "skipped";
  readonly bus: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly target: string;
  readonly event: { readonly id: string; readonly source: string; readonly type: string };
  readonly createdAt: string;
  readonly dueAt?: string;
  readonly endedAt?: string;
  readonly attempts: readonly Attempt[];
  readonly reason?: Reason;
  readonly replay?: string;
}

/** A key of an ordered rule whose deliveries wait. */
export interface OrderedKey {
  readonly rule: string;
  readonly target: string;
  readonly key: string;
  readonly state: "waiting" | "blocked" | "parked";
  readonly waiting: number;
  readonly delivery?: string;
  readonly since?: string;
}

/** All that happened to an event, in order. */
export interface EventJournal {
  readonly event: EventSummary;
  readonly items: readonly JournalItem[];
}
export type JournalItem =
  | {
      readonly kind: "quarantined";
      readonly at: string;
      readonly publisher: string;
      readonly schema: Verdict;
      /** Its id in the quarantine. */
      readonly entry: string;
    }
  | { readonly kind: "accepted"; readonly at: string; readonly publisher: string; readonly schema: Verdict }
  | {
      readonly kind: "routed";
      readonly at: string;
      readonly verdicts: readonly (RuleVerdict & { readonly version: number; readonly asOfNow?: boolean })[];
      readonly failed?: readonly (Reason & { readonly rule: string; readonly target: string })[];
    }
  | {
      readonly kind: "attempt";
      readonly at: string;
      readonly delivery: string;
      readonly rule: string;
      readonly target: string;
      readonly attempt: Attempt;
      readonly outcome: AttemptOutcome;
    };

export interface QuarantinedEvent {
  readonly id: string;
  readonly event: EventSummary;
}

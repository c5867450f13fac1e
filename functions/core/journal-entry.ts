import type { Attempt } from "./delivery.ts";
import type { AcceptedEvent } from "./event.ts";

/** One thing that happened to an event. */
export type JournalEntry =
  | {
      readonly kind: "accepted";
      readonly at: number;
      readonly event: EventRef;
      readonly publisher: string;
      readonly schema: AcceptedEvent["schema"];
    }
  | {
      readonly kind: "routed";
      readonly at: number;
      readonly event: EventRef;
      /** Rules that matched, with their versions; all others of `rules` did not. */
      readonly matched: readonly RuleRef[];
      /** The rule set's version: explain over it says why the others did not match. */
      readonly rulesVersion: number;
      /** Matched rules whose transform failed for a target, so that there was nothing to deliver. */
      readonly failed?: readonly {
        readonly rule: string;
        readonly target: string;
        readonly code: string;
        readonly detail: string;
      }[];
    }
  | {
      readonly kind: "attempt";
      readonly at: number;
      readonly event: EventRef;
      readonly delivery: string;
      readonly rule: string;
      readonly target: string;
      readonly attempt: Attempt;
      /** What followed from it. */
      readonly outcome: AttemptOutcome;
    };
/**
 * `cancelled`, `recalled`, `skipped` and `redriven` are what somebody did by hand: then the attempt has number 0, and its error
 * says who it was.
 */
export type AttemptOutcome = "delivered" | "retrying" | "dead" | HandOutcome;
export type HandOutcome = "cancelled" | "recalled" | "skipped" | "redriven";
/** An event in the log. */
export interface EventRef {
  readonly position: number;
  readonly id: string;
  readonly source: string;
}
export interface RuleRef {
  readonly id: string;
  readonly version: number;
}

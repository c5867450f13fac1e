import type { RuleFile, RuleTarget, Transform } from "./generated/rule-file.ts";
import type { PullTarget, TargetFile } from "./generated/target-file.ts";

export type { RuleFile, RuleTarget, Transform };

/** A rule as the router holds it: what its file says, and which version of which rule that is. */
export interface Rule extends RuleFile {
  readonly id: string;
  readonly version: number;
}

/** A target as the router holds it. */
export type Target = (Exclude<TargetFile, PullTarget> | (PullTarget & Uncalled)) & { readonly id: string };

/** What is said of how a target is called says nothing of one that nobody calls. */
type Uncalled = { readonly [Setting in "concurrency" | "rate" | "breaker" | "retry"]?: undefined };

/** Why a rule did not match an event: its first clause that failed. */
export interface MatchReason {
  /** Where in the event, in the words of the rule's view: `data.amount`; `condition` for a JsonLogic expression as a whole. */
  readonly path: string;
  /** `equals`, `prefix`, `numeric`, `exists`, `condition:<op>`, … */
  readonly operator: string;
  readonly expected: unknown;
  /** Absent when the event has nothing there. */
  readonly actual?: unknown;
  /** "Rule large-orders did not match: data.amount is 80, wanted > 100." */
  readonly sentence: string;
}

/** What a rule said of an event. `reason` is there when it did not match. */
export interface RuleVerdict {
  readonly rule: string;
  readonly matched: boolean;
  readonly reason?: MatchReason;
}

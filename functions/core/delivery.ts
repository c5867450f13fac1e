import type { AcceptedEvent } from "./event.ts";

/** One event for one target of one rule. */
export interface Delivery {
  /** The same for the same event, rule and target, over retries and replays: receivers dedup by it. */
  readonly id: string;
  readonly event: AcceptedEvent;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly target: string;
  /** What the transform made; absent: the event itself goes out. */
  readonly body?: Body;
  /** The rule's own retry settings, over the target's. */
  readonly retry?: RetryPolicy;
  /** Whose turn it has to wait for; absent: nobody's. */
  readonly order?: Ordering;
  /** The replay that brought it. */
  readonly replay?: string;
  /** Epoch ms. */
  readonly createdAt: number;
  readonly dueAt: number;
  /** What has been tried so far. */
  readonly attempts: readonly Attempt[];
  /** How often somebody queued it anew; absent: never. */
  readonly redrives?: number;
  /** Why its event cannot be read any more: then there is nothing to bring, and `event` is a stand-in. */
  readonly lost?: Reason;
  /** Where the queue keeps it; set by the deliveries port, absent before it is queued. */
  readonly receipt?: number;
}

/** What a transform made of an event. */
export interface Body {
  readonly contentType: string;
  readonly text: string;
}

/** Deliveries of the same rule, target and key are attempted one after the other, in the order their events were accepted. */
export interface Ordering {
  /** A value of the event as JSON. */
  readonly key: string;
  readonly poison: PoisonPolicy;
}

/** What follows for a key when one of its deliveries becomes a dead letter. */
export type PoisonPolicy = "block" | "park-event" | "park-group";

/** One try to reach a target. */
export interface Attempt {
  /** Counts from 1. */
  readonly number: number;
  /** Epoch ms of its start. */
  readonly at: number;
  readonly latencyMs: number;
  /** HTTP status or the protocol's own code. */
  readonly status?: number;
  /** What the target can be asked by to take it back. */
  readonly receipt?: string;
  /** Absent: the target took it. One of core/errors.ts. */
  readonly error?: { readonly code: string; readonly detail: string };
  /** Of a message to several: who has not got it. */
  readonly recipients?: UnservedRecipients;
}

/** Addresses that a message has not reached while others have it: those that are tried again, and those refused for good. */
export interface UnservedRecipients {
  readonly left: readonly string[];
  readonly refused: readonly string[];
}

export interface RetryPolicy {
  readonly maxAttempts?: number;
  readonly maxAgeSeconds?: number;
  readonly minDelaySeconds?: number;
  readonly maxDelaySeconds?: number;
}

/** What is to become of a delivery after an attempt. */
export type Outcome =
  | { readonly status: "delivered" }
  /** `reason`: why it was not even tried (paused, breaker open, rate). */
  | { readonly status: "retrying"; readonly dueAt: number; readonly reason?: Reason }
  | { readonly status: "dead"; readonly reason: Reason };
export interface Reason {
  readonly code: string;
  readonly detail: string;
}

/** A delivery, the attempt that was made, and what follows. Without attempt: it was not tried (paused, breaker open, no such target). */
export interface Settlement {
  readonly delivery: Delivery;
  readonly attempt?: Attempt;
  readonly outcome: Outcome;
}

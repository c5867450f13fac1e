import type { Attempt } from "../delivery.ts";
import type { Page, PageQuery } from "../pages.ts";

/** Reading and acting on deliveries: for the control API. */
export interface DeliveryStore {
  list(query: DeliveryQuery): Promise<Page<DeliveryView>>;
  get(id: string): Promise<DeliveryView | undefined>;
  /**
   * Queues dead letters and skipped ones anew, for the same rule and target: attempts start over, the id and what it brings
   * stay, and the journal says who did it. One whose transform failed is made anew by its rule as it is now, and stays dead
   * with the new reason when that fails. Returns the ids that were queued.
   */
  redrive(ids: readonly string[], by: string, now: number): Promise<readonly string[]>;
  /** Attempts that have begun and whose end is not known, the longest under way first. */
  underWay(query: { readonly target?: string; readonly rule?: string }): Promise<readonly UnderWay[]>;
  /**
   * Ends what waits for a target as skipped: kept, listed, journalled, and to be redriven. What is under way ends as it
   * does; what is routed meanwhile goes on.
   */
  skip(backlog: Backlog, by: string, now: number): Promise<Skipped>;
  /** Takes waiting deliveries off the queue, journalled as cancelled. Returns the ids that were. */
  cancel(ids: readonly string[], by: string, now: number): Promise<readonly string[]>;
  /**
   * A delivered one was taken back by its target before it came there: from now on it is cancelled, and the journal says who
   * recalled it.
   */
  recalled(id: string, by: string, now: number): Promise<void>;
  /** Keys whose deliveries wait for one another, in any order that stays. With a filter that seldom holds a page may be short. */
  keys(query: KeyQuery): Promise<Page<OrderedKey>>;
  /** Lets keys go on without the dead letter that they wait behind, which stays one. Returns those that did wait. */
  release(keys: readonly KeyName[], now: number): Promise<readonly KeyName[]>;
}
/** A key of a rule and target whose deliveries go out one after the other. */
export interface KeyName {
  readonly rule: string;
  readonly target: string;
  /** A value of events as JSON. */
  readonly key: string;
}
export interface KeyQuery extends PageQuery, Partial<KeyName> {
  readonly state?: OrderedKey["state"];
}
export interface OrderedKey extends KeyName {
  /** `waiting`: behind a delivery that is still tried; `blocked` and `parked`: behind a dead letter. */
  readonly state: "waiting" | "blocked" | "parked";
  /** How many wait, but for the one that they wait for. */
  readonly waiting: number;
  /** The id of what they wait for; absent when it has ended and the key is parked. */
  readonly delivery?: string;
  /** Epoch ms of its death. */
  readonly since?: number;
}
/** An attempt without an end, yet. */
export interface UnderWay {
  readonly delivery: string;
  readonly event: { readonly id: string; readonly source: string; readonly type: string };
  readonly rule: string;
  readonly target: string;
  /** Epoch ms. */
  readonly since: number;
}

/** What waits for a target. */
export interface Backlog {
  readonly target: string;
  /** Only that of this rule. */
  readonly rule?: string;
  /** Only what was queued before, epoch ms. */
  readonly before: number;
}
export interface Skipped {
  /** How many were ended. */
  readonly skipped: number;
  /** The others of the backlog are ended by and by: they are in queues that cannot be looked into. */
  readonly more: boolean;
}
export interface DeliveryQuery {
  readonly status?: DeliveryView["status"];
  readonly target?: string;
  readonly rule?: string;
  /** A delivery's event. */
  readonly eventId?: string;
  readonly from?: number;
  readonly until?: number;
  readonly limit: number;
  readonly cursor?: string;
}
export interface DeliveryView {
  readonly id: string;
  readonly status: "waiting" | "delivered" | "dead" | "cancelled" | "skipped";
  readonly bus: string;
  readonly rule: string;
  readonly ruleVersion: number;
  readonly target: string;
  readonly event: { readonly id: string; readonly source: string; readonly type: string };
  /** Epoch ms: of routing, of the next attempt (waiting), of the end (all others). */
  readonly createdAt: number;
  readonly dueAt?: number;
  readonly endedAt?: number;
  readonly attempts: readonly Attempt[];
  /** Why it is dead, skipped or cancelled, or why it waits (paused, breaker open, rate). */
  readonly reason?: { readonly code: string; readonly detail: string };
  readonly replay?: string;
  /** How often it was redriven; absent: never. */
  readonly redrives?: number;
}

import type { Delivery, Settlement } from "../delivery.ts";
import type { Handle } from "./pull.ts";

/** What waits for consumers of pull targets. */
export interface Pulls {
  /**
   * Takes what is due for a target that is not paused, the longest due first, so many at most and no more text than an answer
   * may have: `decide` says what becomes of each. Answers the last settlement of each, which is durable; one with which another
   * was faster is left out. Fewer than there are may come, but not none.
   */
  take(
    target: string,
    most: number,
    decide: (delivery: Delivery) => readonly Settlement[],
  ): Promise<readonly Settlement[]>;
  /**
   * The deliveries of a target that are named, as they are now: `decide` says what becomes of each. Answers by place the
   * settlement that is durable; undefined where there is nothing of that name any more, or nothing became of it.
   */
  settle(
    target: string,
    named: readonly Handle[],
    decide: (delivery: Delivery, handle: Handle) => Settlement | undefined,
  ): Promise<readonly (Settlement | undefined)[]>;
  /** Resolves when something may be due for a target, or at a time, epoch ms. False: nobody is to wait any longer. */
  wait(target: string, until: number): Promise<boolean>;
  backlog(target: string): Promise<PullBacklog>;
}

/** What waits for a target. */
export interface PullBacklog {
  /** What consumers could receive now. */
  readonly due: number;
  /** What consumers have received and not acknowledged. */
  readonly received: number;
  /** What is due later. */
  readonly later: number;
  /** When the oldest of those that are due was routed, epoch ms. */
  readonly since?: number;
}

/** So many characters of text one answer has at most, if it has more than one delivery: a Lambda may answer 6 MB. */
export const LARGEST_TAKE = 1_500_000;

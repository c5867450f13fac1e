import type { AlertFile, When } from "../generated/alert-file.ts";

/** An alert as its definition says, with its id. */
export interface Alert extends AlertFile {
  readonly id: string;
}
export type AlertWhen = When;

/** Something is as an alert says it should not be. */
export interface Finding {
  /** `target/warehouse`, `bus/default`, `replay/rpl_1` */
  readonly resource: string;
  readonly value: number;
  readonly threshold: number;
  /** One plain sentence. */
  readonly sentence: string;
}

/** Where an alert stands with one resource; none is kept while all is well. */
export interface AlertState {
  readonly alert: string;
  readonly resource: string;
  readonly status: "pending" | "firing";
  /** Epoch ms: of the first look that found it. */
  readonly since: number;
  /** Looks in a row that found it. */
  readonly looks: number;
  readonly finding: Finding;
  /** Notices that it is raised, so far. */
  readonly notices: number;
  /** The current window of repeated notices: its begin, and how many it has had. */
  readonly windowAt?: number;
  readonly windowNotices?: number;
  readonly acknowledged?: { readonly by: string; readonly at: number };
  /** Nobody is told before that, epoch ms. */
  readonly silencedUntil?: number;
  /** Counts from 1. */
  readonly version: number;
}

/** States of alerts, by alert and resource. */
export interface AlertStates {
  all(): Promise<readonly AlertState[]>;
  /** Keeps it when the version before it is what is kept (1: when nothing is); false when another was faster. */
  put(state: AlertState): Promise<boolean>;
  /** Takes it away when its version is what is kept. */
  remove(state: AlertState): Promise<boolean>;
}

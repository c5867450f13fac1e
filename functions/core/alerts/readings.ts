import type { Alert } from "./alert.ts";
import type { ArchiveSize } from "../archive/archive-size.ts";
import type { BrokerWatch } from "../rocketmq/watch.ts";
import type { StatKind } from "../stats/dimension.ts";
import type { StatRow } from "../stats/fold.ts";

/** What alerts are judged by. Times in epoch ms. */
export interface Readings {
  /** The end of the last minute that is over. */
  readonly now: number;
  /** The end of the minute under way: what is too much already need not wait for it. */
  readonly present: number;
  /** The clock was set back: what was counted in these minutes is of two times. */
  readonly isRepeated: boolean;
  /** What was counted of each thing of a kind in whole minutes of a range, one row a thing; a thing without traffic has none. */
  totals(kind: StatKind, from: number, until: number): Promise<ReadonlyMap<string, StatRow>>;
  /** The days of a kind before today, the newest 30. */
  days(kind: StatKind): Promise<readonly StatRow[]>;
  targets(): Promise<readonly TargetReading[]>;
  replays(): Promise<readonly ReplayReading[]>;
  taps(): Promise<readonly TapReading[]>;
  brokers(): Promise<readonly BrokerReading[]>;
  archive(): Promise<ArchiveReading>;
  limits(): Promise<readonly LimitReading[]>;
  /** What lies in the archive, a bus each. */
  sizes(): Promise<readonly ArchiveSize[]>;
  /** All definitions as they are now. */
  definitions(): DefinitionsReading;
  /** The last event of an alert that is to go all of the way and has had its time; undefined when none is known. */
  probe(alert: Pick<Alert, "id" | "when">): Promise<ProbeReading | undefined>;
}

/** How far the archive is behind what was accepted. */
export interface ArchiveReading {
  /** Since when the oldest event that it lacks should be in it; absent: it lacks none that should. */
  readonly overdueSince?: number;
}

/** How near the machine came to something that it does not go beyond. */
export interface LimitReading {
  /** What it is called. */
  readonly id: string;
  /** The most since the look before. */
  readonly used: number;
  readonly most: number;
  /** The end of a sentence: what is done when it is reached. */
  readonly beyond: string;
}

export interface DefinitionsReading {
  /** The number of their state. */
  readonly revision: number;
  /** Of the newest change. */
  readonly changedAt: number;
}

export interface ProbeReading {
  /** Its id. */
  readonly event: string;
  /** Seconds since it was published. */
  readonly age: number;
  /** Where it got stuck, as the end of a sentence; absent when it arrived. */
  readonly problem?: string;
}

export interface TargetReading {
  readonly id: string;
  readonly waiting: number;
  /** How many of them wait for a time that is to come. */
  readonly later: number;
  /** When the oldest of them was routed. */
  readonly waitingSince?: number;
  readonly inFlight: number;
  /** Paused by somebody: its backlog is wanted. */
  readonly paused: boolean;
  /** Since when the breaker is open. */
  readonly openSince?: number;
}

export interface ReplayReading {
  readonly id: string;
  readonly name: string;
  /** When it last got on; absent: it has ended. */
  readonly progressAt?: number;
  /** The part of what it was asked for that no archive kept so long. */
  readonly expired?: ExpiredPart;
}

export interface ExpiredPart {
  /** What is counted of it, and when that came: epoch ms, until exclusive. */
  readonly kind: StatKind;
  /** Absent: all of the kind. */
  readonly id?: string;
  readonly from: number;
  readonly until: number;
}

/** A broker of RocketMQ whose metrics are read. */
export interface BrokerReading {
  /** HOST:PORT of its metrics. */
  readonly address: string;
  readonly watch: BrokerWatch;
}

/** A tap that is on and not paused. */
export interface TapReading {
  readonly id: string;
  /** How many messages wait on the broker, where it tells. */
  readonly lag?: number;
  /** Since when it has not been connected, and why. */
  readonly failing?: { readonly since: number; readonly detail: string };
}

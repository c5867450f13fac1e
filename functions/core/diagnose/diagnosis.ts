import type { UnderWay } from "../ports.ts";
import type { TargetChange } from "../deliveries/target-changes.ts";
import type { ErrorGroup } from "./error-groups.ts";

/** What is the matter with a target, a rule or an event, the worst first, and what to do about it. */
export interface Diagnosis {
  /** `target/warehouse`, `rule/large-orders`, `event/42` */
  readonly about: string;
  readonly findings: readonly Finding[];
  /** The last failures by code and status, the most frequent first. */
  readonly errors: readonly ErrorGroup[];
  /** Attempts that have begun and whose end is not known. */
  readonly underWay: readonly UnderWay[];
  /** What happened to the target lately, the oldest first. */
  readonly changes: readonly TargetChange[];
}

export interface Finding {
  /** `bad`: deliveries fail or stand still · `warn`: they soon may · `fine` */
  readonly level: "bad" | "warn" | "fine";
  /** What is so. */
  readonly sentence: string;
  /** What to do. */
  readonly todo?: string;
}

const ORDER = { bad: 0, warn: 1, fine: 2 } as const;

/** The worst first; that all is fine is said when nothing else is. */
export function ordered(findings: readonly Finding[], fine: string): readonly Finding[] {
  if (findings.length === 0) return [{ level: "fine", sentence: fine }];
  return findings.toSorted((a, b) => ORDER[a.level] - ORDER[b.level]);
}

/** `12 s`, `5 min`, `3 h`, `2 days` */
export function spanText(ms: number): string {
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 120) return `${seconds} s`;
  if (seconds < 7_200) return `${Math.round(seconds / 60)} min`;
  return seconds < 172_800 ? `${Math.round(seconds / 3_600)} h` : `${Math.round(seconds / 86_400)} days`;
}

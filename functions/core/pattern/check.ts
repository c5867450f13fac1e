import { accepts } from "./accepts.ts";
import type { Clause, Leaf, Matcher } from "./pattern.ts";
import { isInside, type Reading, valuesOf } from "./reading.ts";

/** A clause made ready to be asked of many events; rules that have the same clause share it. */
export interface Check {
  /** Its number among the checks. */
  readonly id: number;
  /** The number of its path. */
  readonly slot: number;
  readonly clause: Clause;
  /** Whether the field may as well be absent. */
  readonly orAbsent: boolean;
  /** A text that it accepts, and the others: most have one, which needs no hash. */
  readonly text: string | undefined;
  readonly texts: ReadonlySet<string> | undefined;
  /** Whatever else accepts a value. */
  readonly others: readonly Matcher[];
}

/** What a check says of an event. Perhaps: only in arrays whose other elements are left out of sight. */
export const NO = 1;
export const YES = 2;
export const PERHAPS = 3;

export function createCheck(id: number, slot: number, clause: Clause): Check {
  const isText = (matcher: Matcher) => matcher.kind === "equals" && typeof matcher.value === "string";
  const [text, ...texts] = clause.matchers.flatMap((matcher) =>
    matcher.kind === "equals" && typeof matcher.value === "string" ? [matcher.value] : [],
  );
  return {
    id,
    slot,
    clause,
    orAbsent: clause.matchers.some((matcher) => matcher.kind === "exists" && !matcher.value),
    text,
    texts: texts.length === 0 ? undefined : new Set(texts),
    others: clause.matchers.filter((matcher) => !isText(matcher)),
  };
}

/** Whether the check accepts a value. */
export function passes({ text, texts, others }: Check, value: Leaf): boolean {
  if (value === text || (texts !== undefined && typeof value === "string" && texts.has(value))) return true;
  for (const matcher of others) if (accepts(matcher, value)) return true;
  return false;
}

/** What the check says when no other is asked. */
export function verdictOf(check: Check, reading: Reading): typeof NO | typeof YES | typeof PERHAPS {
  const found = valuesOf(reading, check.slot);
  if (found.length === 0) return check.orAbsent ? YES : NO;
  for (const value of found) if (passes(check, value)) return YES;
  return check.orAbsent && reading.trails[check.slot]!.some(isInside) ? PERHAPS : NO;
}

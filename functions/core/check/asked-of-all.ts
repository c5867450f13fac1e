import { compile } from "../match.ts";
import type { RuleFile } from "../rule.ts";
import type { Remark } from "./finding.ts";

/** So many rules of a bus may be asked of every event: ten thousand of them would cost it a millisecond. */
export const MOST_ASKED_OF_ALL = 1_000;

/** A rule by its id. */
export interface NamedRule {
  readonly id: string;
  readonly value: RuleFile;
}

const CURE = 'a field that must be there or equal something, such as "type", makes it cheap';

/**
 * Warns of a rule that is asked of every event, since nothing in it says which ones it is for by a value of theirs. A rule that
 * wants all events says so by having neither pattern nor condition.
 */
export function askedOfAll(rule: RuleFile): Remark[] {
  if (!isAskedOfAll(rule)) return [];
  const message = `it is asked of every event: ${CURE}`;
  return [{ code: "asked-of-all", pointer: pointerOf(rule), message }];
}

/** A problem where a rule is asked of every event and its bus has as many others of that kind as it may have. */
export function oneTooMany({ id, value }: NamedRule, rules: readonly NamedRule[]): Remark[] {
  if (rules.length < MOST_ASKED_OF_ALL || !isAskedInForce(value)) return [];
  const bus = busOf(value);
  let others = 0;
  for (const other of rules)
    if (other.id !== id && busOf(other.value) === bus && isAskedInForce(other.value)) others++;
  if (others < MOST_ASKED_OF_ALL) return [];
  const message = `it is asked of every event, as ${others} other rules of bus "${bus}" are, and ${MOST_ASKED_OF_ALL} are the most: ${CURE}`;
  return [{ code: "rule-invalid", pointer: pointerOf(value), message }];
}

function isAskedInForce(rule: RuleFile): boolean {
  return rule.enabled !== false && isAskedOfAll(rule);
}

const known = new WeakMap<RuleFile, boolean>();

function isAskedOfAll(rule: RuleFile): boolean {
  const { pattern, condition } = rule;
  if (pattern === undefined && condition === undefined) return false;
  const is = known.get(rule) ?? compile([{ ...rule, id: "checked", version: 0 }]).everywhere > 0;
  known.set(rule, is);
  return is;
}

function busOf({ bus = "default" }: RuleFile): string {
  return bus;
}

function pointerOf({ pattern }: RuleFile): string {
  return pattern === undefined ? "/condition" : "/pattern";
}

import type { Ordering } from "../delivery.ts";
import type { AcceptedEvent } from "../event.ts";
import type { Rule, RuleTarget } from "../rule.ts";
import { readAt } from "../definitions/rule-path.ts";

/** So many characters of a key count. */
const LONGEST_KEY = 500;

/**
 * What keeps an event's delivery in order by a target entry of its rule; undefined when the entry asks for none, or when the
 * event has nothing at its path, or null: then it waits for nobody. The key is the value as it is written, so `1` and `"1"` are two.
 */
export function orderingOf(event: AcceptedEvent, rule: Rule, entry: RuleTarget): Ordering | undefined {
  const { order } = entry;
  if (order === undefined) return undefined;
  const { key: path, poison = "block" } = typeof order === "string" ? { key: order } : order;
  const value = readAt(event, rule, path);
  if (value === undefined || value === "null") return undefined;
  return { key: keyOf(value), poison };
}

export interface GroupName {
  readonly rule: string;
  readonly target: string;
  readonly key: string;
}

/** Names whose order a delivery is in. It begins with its target, so that those of a target are found together. */
export function groupNamed({ rule, target, key }: GroupName): string {
  return `${target}\n${rule}\n${key}`;
}

/** Texts may be written in several ways. */
function keyOf(value: string): string {
  const key = value.includes("\\") ? JSON.stringify(JSON.parse(value)) : value;
  return key.length > LONGEST_KEY ? key.slice(0, LONGEST_KEY) : key;
}

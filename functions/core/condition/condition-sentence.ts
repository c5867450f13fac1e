import type { ConditionReason } from "./explain.ts";
import { shownValue } from "../pattern/words.ts";

/** What a condition's reason says, behind "Rule x did not match: " and without the full stop. */
export function conditionSentence(reason: ConditionReason): string {
  const { path, operator, expected } = reason;
  const name = operator.replace("condition:", "");
  if (name === "limit") return `its condition takes more steps than it may, wanted ${String(expected)}`;
  const subject = path === "condition" ? "the condition's value" : path;
  const actual = "actual" in reason ? shownValue(reason.actual) : "missing";
  const wanted = Object.hasOwn(words, name) ? words[name]!(expected) : `${name} ${shownValue(expected)}`;
  return `${subject} is ${actual}, wanted ${wanted}`;
}

/** By the operator's name. Those that are not here stand before what they expect: `> 100`. */
const words: Readonly<Record<string, (expected: unknown) => string>> = {
  "==": shownValue,
  "===": shownValue,
  "!=": (expected) => `anything but ${shownValue(expected)}`,
  "!==": (expected) => `anything but ${shownValue(expected)}`,
  in: (expected) =>
    Array.isArray(expected) ? `one of ${shownValue(expected)}` : `a part of ${shownValue(expected)}`,
  "not in": (expected) =>
    Array.isArray(expected) ? `none of ${shownValue(expected)}` : `no part of ${shownValue(expected)}`,
  contains: (expected) => `${shownValue(expected)} in it`,
  "not contains": (expected) => `no ${shownValue(expected)} in it`,
  truthy: String,
  falsy: String,
  missing: String,
  present: String,
  all: (expected) => `${String(expected)} for every element`,
  some: (expected) => `${String(expected)} for an element`,
  "not all": (expected) => `an element without ${String(expected)}`,
  "not some": (expected) => `no element with ${String(expected)}`,
};

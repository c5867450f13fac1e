import { LimitReached, spend, type Steps } from "./expression.ts";

// JavaScript's conversions as json-logic-js uses them, of JSON values only: nothing a value carries is ever called,
// and the work is charged, so that a list nested in itself many times over costs no more than the budget.

/** JsonLogic's truth: JavaScript's, but an empty list is false. */
export function truthy(value: unknown): boolean {
  return Array.isArray(value) ? value.length > 0 : Boolean(value);
}

/** The value as comparisons and arithmetic see it: a list or object is its text. */
export function primitive(value: unknown, steps: Steps): Primitive {
  return typeof value === "object" && value !== null ? textOf(value, steps) : (value as Primitive);
}

/** `String(value)`. */
export function textOf(value: unknown, steps: Steps): string {
  if (Array.isArray(value)) return joined(value, ",", { steps, depth: 0 });
  return typeof value === "object" && value !== null ? OBJECT_TEXT : String(value);
}

/** `values.join(separator)`. */
export function join(values: readonly unknown[], separator: string, steps: Steps): string {
  return joined(values, separator, { steps, depth: 0 });
}

/** Charges a value's size, before it is written out; throws `LimitReached` when that is too large or nested too deep. */
export function chargeSize(value: unknown, steps: Steps, depth = 0): void {
  if (depth > MAX_DEPTH) throw new LimitReached(`${MAX_DEPTH} levels`);
  if (typeof value === "string") return spend(steps, 1 + value.length / CHARACTERS_PER_STEP);
  spend(steps, 1);
  if (typeof value !== "object" || value === null) return;
  for (const [key, member] of Object.entries(value)) {
    spend(steps, key.length / CHARACTERS_PER_STEP);
    chargeSize(member, steps, depth + 1);
  }
}

export type Primitive = string | number | boolean | null | undefined;

/** Events nest at most 128 levels; a reduce may nest its accumulator further, but not without end. */
const MAX_DEPTH = 1000;
const CHARACTERS_PER_STEP = 8;
const OBJECT_TEXT = "[object Object]";

function joined(values: readonly unknown[], separator: string, at: { steps: Steps; depth: number }): string {
  if (at.depth > MAX_DEPTH) throw new LimitReached(`${MAX_DEPTH} levels`);
  spend(at.steps, values.length);
  const parts: string[] = [];
  for (const value of values) {
    const text = partText(value, at);
    spend(at.steps, text.length / CHARACTERS_PER_STEP);
    parts.push(text);
  }
  return parts.join(separator);
}

function partText(value: unknown, { steps, depth }: { steps: Steps; depth: number }): string {
  if (Array.isArray(value)) return joined(value, ",", { steps, depth: depth + 1 });
  return value === null || value === undefined ? "" : textOf(value, steps);
}

import { parseJson } from "../../core/json/parse.ts";
import type { ReplayMatch } from "../../core/ports.ts";

/** What an event is to fit, as a rule would say it. */
export type EventMatch = Pick<ReplayMatch, "pattern" | "condition" | "view">;

/**
 * Reads `match` of a query: a pattern, or `{pattern?, condition?, view?}`. It is the latter when it has no other members
 * and none of them is a list, as the fields of a pattern are. Undefined when it is no JSON object.
 */
export function readMatch(text: string): EventMatch | undefined {
  const value = jsonOf(text);
  if (typeof value !== "object" || value === null || Array.isArray(value)) return undefined;
  const members = Object.entries(value);
  const parts = members.every(([name, part]) => PARTS.has(name) && !Array.isArray(part));
  return parts && members.length > 0 ? value : { pattern: value };
}

const PARTS = new Set(["pattern", "condition", "view"]);

function jsonOf(text: string): unknown {
  try {
    return parseJson(text, "match");
  } catch {
    return undefined;
  }
}

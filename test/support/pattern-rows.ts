import { elementsOf, memberText } from "../../functions/core/json/slices.ts";

/** A pattern and what it says of events, all as JSON text: numbers beyond double and keys given twice survive. */
export interface PatternRow {
  readonly about: string;
  readonly pattern: string;
  readonly matches: readonly string[];
  readonly fails: readonly string[];
  /** The pattern is none: where, and by which rule. */
  readonly refused?: { readonly pointer: string; readonly keyword: string };
  /** What EventBridge says of it, without the place. */
  readonly aws?: string;
}

/** The rows of a JSON list. A pattern or event that is written as a string is the text itself. */
export function patternRows(listText: string): PatternRow[] {
  return elementsOf(listText).map(patternRow);
}

/** One row. Without `about` it is told by its pattern. */
export function patternRow(rowText: string): PatternRow {
  const pattern = textIn(memberText(rowText, "pattern") ?? "null");
  const { about, refused, aws } = JSON.parse(rowText) as Partial<PatternRow>;
  return {
    about: about ?? pattern,
    pattern,
    matches: elementsOf(memberText(rowText, "matches") ?? "[]").map(textIn),
    fails: elementsOf(memberText(rowText, "fails") ?? "[]").map(textIn),
    ...(refused && { refused }),
    ...(aws !== undefined && { aws }),
  };
}

function textIn(raw: string): string {
  return raw.startsWith('"') ? String(JSON.parse(raw)) : raw;
}

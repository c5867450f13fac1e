import type { Leaf, Matcher } from "./pattern.ts";

/** Why a value that looks as wanted is not: another case, another type. Undefined when it does not look so. */
export function nearMiss(matchers: readonly Matcher[], value: Leaf): string | undefined {
  for (const matcher of matchers) {
    const why = whyNot(matcher, value);
    if (why !== undefined) return why;
  }
  return undefined;
}

function whyNot(matcher: Matcher, value: Leaf): string | undefined {
  if (matcher.kind === "number" || matcher.kind === "numeric") return whyNoNumber(value);
  if (matcher.kind === "ignore-case" && !matcher.folded.matchable)
    return "a text with characters beyond U+FFFF matches in no case";
  if (matcher.kind !== "equals") return undefined;
  const wanted = matcher.value;
  if (typeof wanted !== "string")
    return value === String(wanted) ? `${JSON.stringify(value)} is a text, ${value} is not` : undefined;
  if (typeof value === "string") return whyNoText(wanted, value);
  const written = typeof value === "object" && value !== null ? value.text : String(value);
  return written === wanted ? `${written} is not a text` : undefined;
}

function whyNoNumber(value: Leaf): string | undefined {
  if (typeof value === "string" && value.trim() !== "" && Number.isFinite(Number(value)))
    return `${JSON.stringify(value)} is a text, not a number`;
  const beyond = typeof value === "object" && value !== null && Number.isNaN(value.value);
  return beyond ? "a double does not hold it, so it equals its own text only" : undefined;
}

function whyNoText(wanted: string, value: string): string | undefined {
  if (wanted.trim().toLowerCase() !== value.trim().toLowerCase()) return undefined;
  if (wanted.trim() === value.trim()) return "they differ in white space";
  return wanted.toLowerCase() === value.toLowerCase()
    ? "they differ in case"
    : "they differ in case and white space";
}

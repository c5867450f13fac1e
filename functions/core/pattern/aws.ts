import { complexityOf } from "./complexity.ts";
import { awsMessage } from "./fault.ts";
import { readPattern } from "./parse.ts";
import type { Clause, Matcher } from "./pattern.ts";
import { createPatternSet } from "./pattern-set.ts";

/** An error as the EventBridge API answers it. */
export interface AwsError {
  readonly code: "InvalidEventPatternException" | "ValidationException";
  readonly message: string;
}

/** What EventBridge's TestEventPattern answers to a pattern and an event, both JSON text. */
export function testEventPattern(pattern: string, event: string): { readonly matches: boolean } | AwsError {
  const read = readPattern(pattern);
  if ("faults" in read) return invalid(awsMessage(pattern, read.faults[0]!));
  if (read.branches.flat().some(isTooComplex))
    return invalid(awsMessage(pattern, { reason: TOO_COMPLEX, offsets: [] }));
  if (!isEnvelope(event)) return { code: "ValidationException", message: "Parameter Event is not valid." };
  const set = createPatternSet();
  const compiled = set.add(read);
  set.read(event);
  return { matches: set.matches(compiled) };
}

/** Whether EventBridge refuses the wildcards of a field, going by what is known of its limit. */
export function isTooComplex({ matchers }: Clause): boolean {
  const parts = wildcardsIn(matchers).map((wildcard) => wildcard.parts);
  return parts.length > 0 && complexityOf(parts, AWS_COMPLEXITY) > AWS_COMPLEXITY;
}

type WildcardMatcher = Extract<Matcher, { readonly kind: "wildcard" }>;

/** The wildcards among matchers, those within `anything-but` included. */
export function wildcardsIn(matchers: readonly Matcher[]): WildcardMatcher[] {
  return matchers.flatMap((matcher) => {
    if (matcher.kind === "anything-but") return wildcardsIn(matcher.but);
    return matcher.kind === "wildcard" ? [matcher] : [];
  });
}

/**
 * How many beginnings of wildcards may fit a value at once. EventBridge does not publish its limit; the documentation of
 * its library proposes this one for a single rule, and no pattern is known that it contradicts.
 */
const AWS_COMPLEXITY = 10;

const TOO_COMPLEX =
  "Rule is too complex - try using fewer wildcard characters or fewer repeating character sequences after a wildcard character";

/** The members that TestEventPattern asks of an event. */
const REQUIRED = ["id", "source", "detail-type", "account", "region", "time"];

function isEnvelope(text: string): boolean {
  try {
    const event: unknown = JSON.parse(text);
    if (typeof event !== "object" || event === null || Array.isArray(event)) return false;
    return REQUIRED.every((name) => Object.hasOwn(event, name));
  } catch {
    return false;
  }
}

function invalid(message: string): AwsError {
  return { code: "InvalidEventPatternException", message };
}

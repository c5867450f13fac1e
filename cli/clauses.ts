import { type PatternMention, patternMentions } from "../functions/core/check/mentions.ts";
import { valueAt } from "../functions/core/text/json-pointer.ts";
import { compile } from "../functions/core/match.ts";
import { parsePattern } from "../functions/core/pattern/parse.ts";
import { shownValue, wantedOf } from "../functions/core/pattern/words.ts";
import type { Rule, RuleVerdict } from "../functions/core/rule.ts";
import { viewOf } from "../functions/core/view.ts";

/** One clause of a rule by itself. */
export interface ClauseView {
  readonly path: string;
  readonly wanted: string;
  readonly actual: string;
  readonly holds: boolean;
}

/**
 * The clauses of a rule, each asked alone: the pattern's fields in the order they are written, every `$or` as one, the
 * condition. All may hold while the rule does not: when different elements of an array fulfil them.
 */
export function clausesOf(rule: Rule, text: string): ClauseView[] {
  const event = viewOf(text, rule.view ?? "cloudevents").value;
  const ask = (part: Pick<Rule, "pattern"> | Pick<Rule, "condition">): RuleVerdict => {
    const { pattern: _, condition: __, ...rest } = rule;
    const alone = { ...rest, ...part };
    return compile([alone]).explain(text, alone);
  };
  const mentions = patternMentions(rule.pattern);
  const fields = mentions
    .filter(({ optional }) => !optional)
    .map((mention) => fieldView(mention, event, ask));
  const choices = [...new Set(mentions.filter(({ optional }) => optional).map(orPointer))].map((pointer) =>
    orView(rule, pointer, ask),
  );
  return [
    ...fields,
    ...choices,
    ...(rule.condition === undefined ? [] : [conditionView(rule.condition, ask)]),
  ];
}

type Ask = (part: Pick<Rule, "pattern"> | Pick<Rule, "condition">) => RuleVerdict;

function fieldView({ path, wanted }: PatternMention, event: unknown, ask: Ask): ClauseView {
  const pattern = { [path.join(".")]: wanted };
  const clause = parsePattern(pattern).branches[0]?.[0];
  const found = valuesAt(event, path);
  return {
    path: path.join("."),
    wanted: clause ? wantedOf(clause) : "",
    actual: found.length === 0 ? "missing" : found.map(shownValue).join(", "),
    holds: ask({ pattern }).matched,
  };
}

/** The pointer of the outermost `$or` that a clause stands in. */
function orPointer({ pointer }: PatternMention): string {
  return pointer.slice(0, pointer.indexOf("/$or/") + "/$or".length);
}

function orView(rule: Rule, pointer: string, ask: Ask): ClauseView {
  const steps = pointer.split("/").slice(2);
  const branches = valueAt(rule, pointer);
  const pattern = steps.reduceRight<unknown>((inner, step) => ({ [step]: inner }), branches) as Record<
    string,
    unknown
  >;
  const { matched, reason } = ask({ pattern });
  const count = Array.isArray(branches) ? branches.length : 0;
  return {
    path: steps.join("."),
    wanted: `one of ${count} alternatives`,
    actual: matched ? "one of them" : (reason?.sentence.replace(/^.*? did not match: /, "") ?? "none"),
    holds: matched,
  };
}

function conditionView(condition: unknown, ask: Ask): ClauseView {
  const { matched, reason } = ask({ condition });
  return {
    path: "condition",
    wanted: shownValue(condition),
    actual: matched ? "true" : (reason?.sentence.replace(/^.*? did not match: /, "") ?? "false"),
    holds: matched,
  };
}

/** The values of a field, through arrays and dotted keys, as patterns look at it. */
function valuesAt(value: unknown, path: readonly string[]): unknown[] {
  if (Array.isArray(value)) return path.length === 0 ? value : value.flatMap((item) => valuesAt(item, path));
  if (path.length === 0) return value === undefined ? [] : [value];
  if (typeof value !== "object" || value === null) return [];
  return path.flatMap((_, index) => {
    const key = path.slice(0, index + 1).join(".");
    return Object.hasOwn(value, key)
      ? valuesAt((value as Record<string, unknown>)[key], path.slice(index + 1))
      : [];
  });
}

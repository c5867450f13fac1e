import type { Rule, RuleVerdict } from "../functions/core/rule.ts";
import { type ClauseView, clausesOf } from "./clauses.ts";
import { paint, shown } from "./paint.ts";
import { type Column, table } from "./table.ts";

/** One rule and one event: the sentence, then each clause with what it wants and what the event has. */
export function oneRuleLines(rule: Rule, text: string, verdict: RuleVerdict): string[] {
  const clauses = clausesOf(rule, text);
  return [sentence(verdict), ...(clauses.length > 0 ? ["", ...table(clauses, clauseColumns)] : [])];
}

/** Every rule's verdict: those that matched first, then why the others did not. */
export function verdictLines(verdicts: readonly RuleVerdict[]): string[] {
  if (verdicts.length === 0) return [paint.dim("There are no rules.")];
  const matched = verdicts.filter((verdict) => verdict.matched);
  const others = verdicts.filter((verdict) => !verdict.matched);
  return [...matched, ...others].map(sentence);
}

function sentence({ rule, matched, reason }: RuleVerdict): string {
  if (matched) return `${paint.good("✓")} Rule ${shown(rule)} matched.`;
  return `${paint.bad("✗")} ${shown(reason?.sentence ?? `Rule ${rule} did not match.`)}`;
}

const clauseColumns: readonly Column<ClauseView>[] = [
  {
    title: "",
    of: ({ holds }) => (holds ? "✓" : "✗"),
    paint: (text, { holds }) => (holds ? paint.good(text) : paint.bad(text)),
  },
  { title: "path", of: ({ path }) => path, paint: paint.name },
  { title: "is", of: ({ actual }) => actual },
  { title: "wanted", of: ({ wanted }) => wanted },
];

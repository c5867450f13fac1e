import { conditionSentence } from "../condition/condition-sentence.ts";
import type { Face, SharedCondition } from "../face.ts";
import { reasonOf } from "../pattern/explain.ts";
import { mismatchOf } from "../pattern/mismatch.ts";
import { parsePattern } from "../pattern/parse.ts";
import type { CompiledBranch, CompiledPattern } from "../pattern/pattern-set.ts";
import { anchorOf, isExact } from "../rule-index/anchor.ts";
import type { Candidate, Draft } from "../rule-index/candidate.ts";
import { logicAnchors } from "../rule-index/logic-anchors.ts";
import type { MatchReason, Rule } from "../rule.ts";

/** A rule made ready to be asked of the events that its face shows. */
export interface CompiledRule {
  readonly rule: Rule;
  readonly face: Face;
  /** Rules come out in this order. */
  readonly order: number;
  readonly pattern: CompiledPattern | undefined;
  readonly condition: SharedCondition | undefined;
  /** Its number among the rules of a matcher, once it has one. */
  number: number;
  /** Where it is filed. */
  candidates: readonly Candidate[];
}

/** Throws `pattern-invalid` and `condition-invalid`; then the face has nothing of it. */
export function compileRule(
  rule: Rule,
  { face, order }: { readonly face: Face; readonly order: number },
): CompiledRule {
  const { pattern: written, condition: logic } = rule;
  const parsed =
    written === undefined ? undefined : parsePattern(written, `the pattern of rule "${rule.id}"`);
  const condition = logic === undefined ? undefined : face.share(logic);
  const pattern = parsed && face.patterns.add(parsed);
  return { rule, face, order, pattern, condition, number: -1, candidates: [] };
}

/** The face needs to know nothing of the rule any more. */
export function letGo({ face, pattern, condition }: CompiledRule): void {
  if (pattern) face.patterns.remove(pattern);
  if (condition) face.release(condition);
}

/** What of a rule is to be filed: each branch of its pattern, or its condition alone. */
export function draftsOf({ rule, face, pattern, number }: CompiledRule): readonly Draft[] {
  const ofCondition = logicAnchors(rule.condition).map(({ path, filings }) => ({
    slot: face.patterns.slotOf(path),
    filings,
  }));
  return (pattern ?? [undefined]).map((branch) => {
    const checks = branch?.checks ?? [];
    const anchors = [...checks.flatMap((check) => anchorOf(check) ?? []), ...ofCondition];
    const isProvable = rule.condition === undefined && checks.length > 0 && checks.every(isExact);
    return { owner: number, branch, anchors, isProvable };
  });
}

/** Whether the rule matches by this branch. */
export function holds({ face, condition }: CompiledRule, branch: CompiledBranch | undefined): boolean {
  return (!branch || face.patterns.branchHolds(branch)) && (!condition || face.fulfils(condition));
}

export function wholeHolds({ face, pattern, condition }: CompiledRule): boolean {
  return (!pattern || face.patterns.matches(pattern)) && (!condition || face.fulfils(condition));
}

/** Of a rule that does not hold. */
export function whyNot({ rule, face, pattern, condition }: CompiledRule): MatchReason {
  const reason =
    pattern && !face.patterns.matches(pattern)
      ? reasonOf(mismatchOf(pattern, face.patterns.reading), face.event())
      : conditionReason(condition!, face);
  return { ...reason, sentence: `Rule ${rule.id} did not match: ${reason.sentence}.` };
}

function conditionReason({ condition }: SharedCondition, face: Face): MatchReason {
  const reason = condition.explain(face.event())!;
  return { ...reason, sentence: conditionSentence(reason) };
}

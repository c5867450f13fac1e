import { type Condition, compileCondition } from "./condition/compile.ts";
import { conditionSentence } from "./condition-sentence.ts";
import { reasonOf } from "./pattern/explain.ts";
import { mismatchOf } from "./pattern/mismatch.ts";
import { parsePattern } from "./pattern/parse.ts";
import { type CompiledPattern, createPatternSet, type PatternSet } from "./pattern/pattern-set.ts";
import type { MatchReason, Rule, RuleVerdict } from "./rule.ts";
import { envelopeOf, type ViewName } from "./view.ts";

/** Rules made ready to be asked of one event after the other. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  /** The rules that match, in their order. `text` is the CloudEvent as JSON, already known to be valid. */
  match(text: string): readonly Rule[];
  /** What a rule says of an event, and why when it does not match. The rule need not be one of the set. */
  explain(text: string, rule: Rule): RuleVerdict;
}

/**
 * Compiles rules; a rule matches when its pattern and its condition do, as far as it has them. Which bus a rule is on
 * and whether it is enabled is not asked here. Throws `pattern-invalid` and `condition-invalid`.
 */
export function compile(rules: readonly Rule[]): RuleSet {
  const faces: Record<ViewName, Face> = {
    cloudevents: createFace("cloudevents"),
    eventbridge: createFace("eventbridge"),
  };
  const compiled = rules.map((rule) => compileRule(rule, faces[rule.view ?? "cloudevents"]));
  const known = new Map(compiled.map((one) => [one.rule, one]));
  const used = [...new Set(compiled.map(({ face }) => face))];
  return {
    rules,
    match(text) {
      for (const face of used) face.show(text);
      const matched: Rule[] = [];
      for (const one of compiled) if (holds(one)) matched.push(one.rule);
      return matched;
    },
    explain(text, rule) {
      const one = known.get(rule);
      if (!one) return compile([rule]).explain(text, rule);
      one.face.show(text);
      if (holds(one)) return { rule: rule.id, matched: true };
      return { rule: rule.id, matched: false, reason: whyNot(one) };
    },
  };
}

interface CompiledRule {
  readonly rule: Rule;
  readonly face: Face;
  readonly pattern?: CompiledPattern;
  readonly condition?: SharedCondition;
}

function compileRule(rule: Rule, face: Face): CompiledRule {
  const { pattern, condition } = rule;
  return {
    rule,
    face,
    ...(pattern !== undefined && {
      pattern: face.patterns.add(parsePattern(pattern, `the pattern of rule "${rule.id}"`)),
    }),
    ...(condition !== undefined && { condition: face.share(condition) }),
  };
}

function holds({ face, pattern, condition }: CompiledRule): boolean {
  return (!pattern || face.patterns.matches(pattern)) && (!condition || face.fulfils(condition));
}

/** Of a rule that does not hold. */
function whyNot({ rule, face, pattern, condition }: CompiledRule): MatchReason {
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

/** One view of the event that is asked about, and what the rules of that view want to know of it. */
interface Face {
  readonly patterns: PatternSet;
  /** The condition of this logic; rules with equal logic share it. */
  share(logic: unknown): SharedCondition;
  /** Takes the event that is asked about from now on. */
  show(text: string): void;
  /** The event's value, parsed when first asked for. */
  event(): unknown;
  fulfils(shared: SharedCondition): boolean;
}

interface SharedCondition {
  readonly condition: Condition;
  /** Its number among the conditions. */
  readonly id: number;
}

function createFace(view: ViewName): Face {
  const patterns = createPatternSet();
  const conditions = new Map<string, SharedCondition>();
  let verdicts: (boolean | undefined)[] = [];
  let shown = "";
  let value: unknown;
  const event = () => {
    value ??= JSON.parse(shown);
    return value;
  };
  return {
    patterns,
    share(logic) {
      const key = JSON.stringify(logic);
      const shared = conditions.get(key) ?? { condition: compileCondition(logic), id: conditions.size };
      conditions.set(key, shared);
      return shared;
    },
    show(text) {
      shown = view === "eventbridge" ? envelopeOf(text) : text;
      value = undefined;
      verdicts = [];
      patterns.read(shown);
    },
    event,
    fulfils: ({ condition, id }) => (verdicts[id] ??= condition.matches(event())),
  };
}

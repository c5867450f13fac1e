import { type Condition, compileCondition } from "./condition/compile.ts";
import { createPatternSet, type PatternSet } from "./pattern/pattern-set.ts";
import { createRuleIndex, type RuleIndex } from "./rule-index/rule-index.ts";
import { envelopeOf, type ViewName } from "./view.ts";

/** One view of the event that is asked about, and what the rules of that view want to know of it. */
export interface Face<Owner> {
  readonly patterns: PatternSet;
  readonly index: RuleIndex<Owner>;
  /** The condition of this logic; rules with equal logic share it. Throws `condition-invalid`. */
  share(logic: unknown): SharedCondition;
  /** A rule lets go of its condition. */
  release(shared: SharedCondition): void;
  /** Takes the event that is asked about from now on. */
  show(text: string): void;
  /** The event's value, parsed when first asked for. */
  event(): unknown;
  fulfils(shared: SharedCondition): boolean;
}

/** A condition, and what it said of the event that it was asked of last. */
export interface SharedCondition {
  readonly key: string;
  readonly condition: Condition;
  users: number;
  askedOf: number;
  verdict: boolean;
}

export function createFace<Owner>(view: ViewName): Face<Owner> {
  const patterns = createPatternSet();
  const conditions = new Map<string, SharedCondition>();
  let shown = "";
  let value: unknown;
  let number = 0;
  const event = () => {
    value ??= JSON.parse(shown);
    return value;
  };
  return {
    patterns,
    index: createRuleIndex(),
    share(logic) {
      const key = JSON.stringify(logic);
      const known = conditions.get(key);
      const shared = known ?? {
        key,
        condition: compileCondition(logic),
        users: 0,
        askedOf: 0,
        verdict: false,
      };
      shared.users++;
      conditions.set(key, shared);
      return shared;
    },
    release(shared) {
      if (--shared.users === 0) conditions.delete(shared.key);
    },
    show(text) {
      shown = view === "eventbridge" ? envelopeOf(text) : text;
      value = undefined;
      number++;
      patterns.read(shown);
    },
    event,
    fulfils(shared) {
      if (shared.askedOf === number) return shared.verdict;
      shared.askedOf = number;
      shared.verdict = shared.condition.matches(event());
      return shared.verdict;
    },
  };
}

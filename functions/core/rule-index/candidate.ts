import type { CompiledBranch } from "../pattern/pattern-set.ts";
import type { Anchor } from "./anchor.ts";

/** What is filed: one branch of a rule's pattern, or a rule that has only a condition. */
export interface Candidate<Owner> {
  /** Among the candidates of an index. */
  readonly number: number;
  /** The rule. */
  readonly owner: Owner;
  /** What must hold of the pattern; absent: the condition alone decides. */
  readonly branch: CompiledBranch | undefined;
  /** Where it may be filed: each is a field of which a matching event has one of the places. */
  readonly anchors: readonly Anchor[];
  /** Where it is; absent: it is asked of every event. */
  readonly filed: Anchor | undefined;
  /** The number of the event that it was asked of last: a list of values may lead to it as often as it is long. */
  askedOf: number;
}

import type { CompiledBranch } from "../pattern/pattern-set.ts";
import type { Anchor } from "./anchor.ts";

/** What is filed: one branch of a rule's pattern, or a rule that has only a condition. */
export interface Candidate {
  /** Among the candidates of an index. */
  readonly number: number;
  /** The number of the rule. */
  readonly owner: number;
  /** What must hold of the pattern; absent: the condition alone decides. */
  readonly branch: CompiledBranch | undefined;
  /** Where it may be filed: each is a field of which a matching event has one of the places. */
  readonly anchors: readonly Anchor[];
  /** Whether an event matches that has one of the places of each anchor, and no objects in arrays. */
  readonly isProvable: boolean;
  /** Where it is; absent: it is asked of every event. */
  readonly filed: Anchor | undefined;
  /** The number of the event that it was asked of last: a list of values may lead to it as often as it is long. */
  askedOf: number;
}

/** A candidate that is to be filed. */
export type Draft = Pick<Candidate, "owner" | "branch" | "anchors" | "isProvable">;

/** Who is told what an event may match. */
export interface Visitor {
  /** It may match; the same one may come more than once. */
  ask(candidate: Candidate): void;
  /** The rule of this number matches; it may come more than once. */
  found(owner: number): void;
}

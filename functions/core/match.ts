import { conditionSentence } from "./condition-sentence.ts";
import { Face, type SharedCondition } from "./face.ts";
import { clear } from "./pattern/clear.ts";
import { reasonOf } from "./pattern/explain.ts";
import { mismatchOf } from "./pattern/mismatch.ts";
import { parsePattern } from "./pattern/parse.ts";
import type { CompiledPattern } from "./pattern/pattern-set.ts";
import { anchorOf } from "./rule-index/anchor.ts";
import type { Candidate } from "./rule-index/candidate.ts";
import { logicAnchors } from "./rule-index/logic-anchors.ts";
import type { Draft } from "./rule-index/rule-index.ts";
import type { MatchReason, Rule, RuleVerdict } from "./rule.ts";
import type { ViewName } from "./view.ts";

/** Rules made ready to be asked of one event after the other. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  /** The rules that match, in their order. `text` is the CloudEvent as JSON, already known to be valid. */
  match(text: string): readonly Rule[];
  /** What a rule says of an event, and why when it does not match. The rule need not be one of the set. */
  explain(text: string, rule: Rule): RuleVerdict;
}

/** Rules that come and go while events are asked about; each change costs what it changes. */
export interface Matcher extends RuleSet {
  /** Adds rules behind the others. Throws `pattern-invalid` and `condition-invalid`; then none of them was added. */
  add(rules: readonly Rule[]): void;
  /** Takes a rule away. */
  remove(rule: Rule): void;
  /** Puts a rule in the place of another. Throws as `add` does; then the other one stays. */
  replace(before: Rule, after: Rule): void;
  /** How many rules are asked of every event, as nothing in them says which events they are for. */
  readonly everywhere: number;
}

/**
 * Compiles rules; a rule matches when its pattern and its condition do, as far as it has them. Which bus a rule is on
 * and whether it is enabled is not asked here. Throws `pattern-invalid` and `condition-invalid`.
 */
export function compile(rules: readonly Rule[]): Matcher {
  const matcher = new IndexedMatcher();
  matcher.add(rules);
  return {
    get rules() {
      return matcher.rules;
    },
    get everywhere() {
      return matcher.everywhere;
    },
    match: (text) => matcher.match(text),
    explain: (text, rule) => matcher.explain(text, rule),
    add: (added) => matcher.add(added),
    remove: (rule) => matcher.remove(rule),
    replace: (before, after) => matcher.replace(before, after),
  };
}

const NO_RULES: readonly Rule[] = Object.freeze([]);

/** The state that the faces, the rules and their candidates share. */
class IndexedMatcher implements Matcher {
  private readonly faces = new Map<ViewName, Face<CompiledRule>>();
  private readonly known = new Map<Rule, CompiledRule>();
  private readonly matched: CompiledRule[] = [];
  /** Counts the events that were asked about. */
  private event = 0;
  private lastOrder = 0;

  get rules(): readonly Rule[] {
    return [...this.known.values()].sort(byOrder).map(({ rule }) => rule);
  }

  get everywhere(): number {
    return [...this.faces.values()].reduce((sum, { index }) => sum + index.everywhere, 0);
  }

  match(text: string): readonly Rule[] {
    const { matched } = this;
    this.event++;
    clear(matched);
    for (const face of this.faces.values()) {
      face.show(text);
      face.index.visit(face.patterns.reading, this.visit);
    }
    if (matched.length > 1) matched.sort(byOrder);
    return matched.length === 0 ? NO_RULES : matched.map(({ rule }) => rule);
  }

  explain(text: string, rule: Rule): RuleVerdict {
    const one = this.known.get(rule);
    if (!one) return compile([rule]).explain(text, rule);
    one.face.show(text);
    if (wholeHolds(one)) return { rule: rule.id, matched: true };
    return { rule: rule.id, matched: false, reason: whyNot(one) };
  }

  add(rules: readonly Rule[]): void {
    this.file(rules.map((rule) => this.compiled(rule, ++this.lastOrder)));
  }

  remove(rule: Rule): void {
    const one = this.known.get(rule);
    if (one) this.withdraw(one);
  }

  replace(before: Rule, after: Rule): void {
    const one = this.known.get(before);
    const next = this.compiled(after, one?.order ?? ++this.lastOrder);
    if (one) this.withdraw(one);
    this.file([next]);
  }

  /** Whatever the index says may match is asked, once an event. */
  private readonly visit = (candidate: Candidate<CompiledRule>): void => {
    const { event } = this;
    const { owner } = candidate;
    if (candidate.askedOf === event || owner.matchedEvent === event) return;
    candidate.askedOf = event;
    if (!holds(candidate)) return;
    owner.matchedEvent = event;
    this.matched.push(owner);
  };

  private compiled(rule: Rule, order: number): CompiledRule {
    const { view = "cloudevents" } = rule;
    const face = this.faces.get(view) ?? new Face<CompiledRule>(view);
    this.faces.set(view, face);
    return compileRule(rule, { face, order });
  }

  private file(rules: readonly CompiledRule[]): void {
    for (const [face, group] of Map.groupBy(rules, (one) => one.face)) {
      const candidates = face.index.add(group.flatMap(({ drafts }) => drafts));
      for (const candidate of candidates) candidate.owner.candidates.push(candidate);
    }
    for (const one of rules) this.known.set(one.rule, one);
  }

  private withdraw({ rule, face, candidates, pattern, condition }: CompiledRule): void {
    face.index.remove(candidates);
    if (pattern) face.patterns.remove(pattern);
    if (condition) face.release(condition);
    this.known.delete(rule);
  }
}

interface CompiledRule {
  readonly rule: Rule;
  readonly face: Face<CompiledRule>;
  readonly order: number;
  readonly pattern: CompiledPattern | undefined;
  readonly condition: SharedCondition | undefined;
  readonly drafts: readonly Draft<CompiledRule>[];
  /** Where it is filed. */
  readonly candidates: Candidate<CompiledRule>[];
  /** The number of the event that it has matched last. */
  matchedEvent: number;
}

function byOrder(a: CompiledRule, b: CompiledRule): number {
  return a.order - b.order;
}

function compileRule(rule: Rule, { face, order }: { face: Face<CompiledRule>; order: number }): CompiledRule {
  const { pattern: written, condition: logic } = rule;
  const parsed =
    written === undefined ? undefined : parsePattern(written, `the pattern of rule "${rule.id}"`);
  const condition = logic === undefined ? undefined : face.share(logic);
  const pattern = parsed && face.patterns.add(parsed);
  const drafts: Draft<CompiledRule>[] = [];
  const one = { rule, face, order, pattern, condition, drafts, candidates: [], matchedEvent: 0 };
  const ofCondition = logicAnchors(logic).map(({ path, filings }) => ({
    slot: face.patterns.slotOf(path),
    filings,
  }));
  for (const branch of pattern ?? [undefined]) {
    const ofBranch = (branch?.checks ?? []).flatMap((check) => anchorOf(check) ?? []);
    drafts.push({ owner: one, branch, anchors: [...ofBranch, ...ofCondition] });
  }
  return one;
}

/** Whether the rule matches by this branch. */
function holds({ owner, branch }: Candidate<CompiledRule>): boolean {
  const { face, condition } = owner;
  return (!branch || face.patterns.branchHolds(branch)) && (!condition || face.fulfils(condition));
}

function wholeHolds({ face, pattern, condition }: CompiledRule): boolean {
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

function conditionReason({ condition }: SharedCondition, face: Face<CompiledRule>): MatchReason {
  const reason = condition.explain(face.event())!;
  return { ...reason, sentence: conditionSentence(reason) };
}

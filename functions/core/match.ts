import {
  type CompiledRule,
  compileRule,
  draftsOf,
  letGo,
  wholeHolds,
  whyNot,
} from "./definitions/compiled-rule.ts";
import { type EventForm, Face } from "./face.ts";
import { Matched } from "./matched.ts";
import type { Rule, RuleVerdict } from "./rule.ts";
import type { ViewName } from "./view.ts";
import { hashOfText, WideMap } from "./wide-map.ts";

/** Rules made ready to be asked of one event after the other. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  /**
   * The rules that match, in their order. The event is a CloudEvent: its text is read with all its digits and keys given twice, of its
   * value there is what a parser has left.
   */
  match(event: EventForm): readonly Rule[];
  /** What a rule says of an event, and why when it does not match. The rule need not be one of the set. */
  explain(event: EventForm, rule: Rule): RuleVerdict;
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
    match: (event) => matcher.match(event),
    explain: (event, rule) => matcher.explain(event, rule),
    add: (added) => matcher.add(added),
    remove: (rule) => matcher.remove(rule),
    replace: (before, after) => matcher.replace(before, after),
  };
}

/** The state that the faces, the rules and their candidates share. */
class IndexedMatcher implements Matcher {
  private readonly faces = new Map<ViewName, Face>();
  private readonly known = new WideMap<Rule, CompiledRule>(({ id }) => hashOfText(id));
  private readonly matched = new Matched();

  get rules(): readonly Rule[] {
    return [...this.known.values()].sort((a, b) => a.order - b.order).map(({ rule }) => rule);
  }

  get everywhere(): number {
    return [...this.faces.values()].reduce((sum, { index }) => sum + index.everywhere, 0);
  }

  match(event: EventForm): readonly Rule[] {
    const { matched } = this;
    matched.next();
    for (const face of this.faces.values()) {
      face.show(event);
      face.index.visit(face.patterns.reading, matched);
    }
    return matched.rules();
  }

  explain(event: EventForm, rule: Rule): RuleVerdict {
    const one = this.known.get(rule);
    if (!one) return compile([rule]).explain(event, rule);
    one.face.show(event);
    if (wholeHolds(one)) return { rule: rule.id, matched: true };
    return { rule: rule.id, matched: false, reason: whyNot(one) };
  }

  add(rules: readonly Rule[]): void {
    const made: CompiledRule[] = [];
    try {
      for (const rule of rules) made.push(this.compiled(rule));
    } catch (error) {
      made.forEach(letGo);
      throw error;
    }
    this.file(made);
  }

  remove(rule: Rule): void {
    const one = this.known.get(rule);
    if (one) this.withdraw(one);
  }

  replace(before: Rule, after: Rule): void {
    const one = this.known.get(before);
    const next = this.compiled(after, one?.order);
    if (one) this.withdraw(one);
    this.file([next]);
  }

  private compiled(rule: Rule, order?: number): CompiledRule {
    const { view = "cloudevents" } = rule;
    const face = this.faces.get(view) ?? new Face(view);
    this.faces.set(view, face);
    return compileRule(rule, { face, order: order ?? this.matched.nextOrder() });
  }

  private file(rules: readonly CompiledRule[]): void {
    for (const one of rules) one.number = this.matched.take(one);
    for (const [face, group] of Map.groupBy(rules, (one) => one.face)) {
      const drafts = group.map(draftsOf);
      const candidates = face.index.add(drafts.flat());
      let next = 0;
      for (const [n, one] of group.entries())
        one.candidates = candidates.slice(next, (next += drafts[n]!.length));
    }
    for (const one of rules) this.known.set(one.rule, one);
  }

  private withdraw(one: CompiledRule): void {
    one.face.index.remove(one.candidates);
    this.matched.release(one.number);
    letGo(one);
    this.known.delete(one.rule);
  }
}

import { compile, type RuleSet } from "../../core/match.ts";
import type { Definition, Registry } from "../../core/ports.ts";
import type { Rule, RuleFile, RuleVerdict } from "../../core/rule.ts";

/** An event as rules meet it. Without a bus no rule is too far away. */
interface Met {
  readonly text: string;
  readonly bus?: string;
}

/** What the rules of a set say of an event, in their order: those of another bus and those that are off never see it. */
export function verdictsOf({ text, bus }: Met, set: RuleSet): RuleVerdict[] {
  return set.rules.map((rule) => unseen(rule, bus) ?? set.explain(text, rule));
}

function unseen(
  { id, enabled = true, bus = "default" }: Rule,
  eventBus: string | undefined,
): RuleVerdict | undefined {
  const verdict = { rule: id, matched: false };
  const why = `Rule ${id} did not match:`;
  if (eventBus !== undefined && bus !== eventBus) {
    const sentence = `${why} it is for bus ${bus}, and the event came to ${eventBus}.`;
    return {
      ...verdict,
      reason: { path: "bus", operator: "equals", expected: bus, actual: eventBus, sentence },
    };
  }
  if (enabled) return undefined;
  const sentence = `${why} it is switched off.`;
  return {
    ...verdict,
    reason: { path: "enabled", operator: "equals", expected: true, actual: false, sentence },
  };
}

/** A definition of a rule as the router holds it. */
export function ruleOf({ id, version, value }: Definition): Rule {
  return { ...(value as RuleFile), id, version };
}

const sets = new WeakMap<readonly Definition[], Map<string, RuleSet>>();

/** All rules of a bus by id, also those that are off; compiled once for as long as no rule changes. */
export function rulesOfBus({ list }: Pick<Registry, "list">, bus: string): RuleSet {
  const definitions = list("rule");
  const byBus = sets.get(definitions) ?? new Map<string, RuleSet>();
  sets.set(definitions, byBus);
  const set = byBus.get(bus) ?? compile(definitions.map(ruleOf).filter(isOf(bus)).sort(byId));
  byBus.set(bus, set);
  return set;
}

function isOf(wanted: string): (rule: Rule) => boolean {
  return ({ bus = "default" }) => bus === wanted;
}

function byId(one: Rule, other: Rule): number {
  return one.id < other.id ? -1 : 1;
}

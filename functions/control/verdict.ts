import { compile } from "../core/match.ts";
import type { Definition, Registry } from "../core/ports.ts";
import type { Rule, RuleFile, RuleVerdict } from "../core/rule.ts";

/** An event as rules meet it. Without a bus no rule is too far away. */
interface Met {
  readonly text: string;
  readonly bus?: string;
}

/** What rules say of an event, in their order: those of another bus and those that are switched off never see it. */
export function verdictsOf({ text, bus }: Met, rules: readonly Rule[]): RuleVerdict[] {
  const set = compile(rules);
  return rules.map((rule) => unseen(rule, bus) ?? set.explain(text, rule));
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

/** The rules of a bus, by id. */
export function rulesOfBus({ list }: Pick<Registry, "list">, bus: string): Rule[] {
  return list("rule")
    .map(ruleOf)
    .filter((rule) => (rule.bus ?? "default") === bus)
    .sort((one, other) => (one.id < other.id ? -1 : 1));
}

import { compile, type RuleSet } from "../core/match.ts";
import type { Registry } from "../core/ports.ts";
import type { RoutingRules } from "../core/route.ts";
import type { Rule, RuleFile } from "../core/rule.ts";
import type { OutputCheck } from "../core/transform/output.ts";

/** The enabled rules of each bus, compiled when they change and not before they are asked for. */
export interface RuleSets {
  /** `version` grows with each change of any definition. */
  of(bus: string): { readonly ruleSet: RuleSet & RoutingRules; readonly version: number };
}

export function createRuleSets(registry: Registry, check: OutputCheck): RuleSets {
  let compiled = new Map<string, RuleSet & RoutingRules>();
  let rules: ReturnType<Registry["list"]> | undefined;
  const none = { ...compile([]), check };
  /** Buses without rules are not remembered: publishers may name as many as they like. */
  const compileBus = (bus: string) => {
    const busRules = rulesOf(registry, bus);
    if (busRules.length === 0) return none;
    const ruleSet = { ...compile(busRules), check };
    compiled.set(bus, ruleSet);
    return ruleSet;
  };
  return {
    of(bus) {
      const current = registry.list("rule");
      if (current !== rules) {
        rules = current;
        compiled = new Map();
      }
      return { ruleSet: compiled.get(bus) ?? compileBus(bus), version: registry.revision };
    },
  };
}

function rulesOf(registry: Registry, bus: string): Rule[] {
  return registry
    .list("rule")
    .map(({ id, version, value }): Rule => ({ ...(value as RuleFile), id, version }))
    .filter((rule) => (rule.bus ?? "default") === bus && rule.enabled !== false);
}

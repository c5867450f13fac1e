import { compile, type RuleSet } from "../core/match.ts";
import type { Definition, Registry } from "../core/ports.ts";
import type { RoutingRules } from "../core/route.ts";
import type { Rule, RuleFile } from "../core/rule.ts";
import type { OutputCheck } from "../core/transform/output.ts";

/** The enabled rules of each bus, compiled when they change and not before they are asked for. */
export interface RuleSets {
  /** `version` grows with each change of any definition. */
  of(bus: string): { readonly ruleSet: RuleSet & RoutingRules; readonly version: number };
}

export function createRuleSets(registry: Registry, check: OutputCheck): RuleSets {
  let rules: ReturnType<Registry["list"]> | undefined;
  let byBus = new Map<string, readonly Rule[]>();
  let compiled = new Map<string, RuleSet & RoutingRules>();
  /** Of buses without rules nothing is remembered: publishers may name as many as they like. */
  const none = { ...compile([]), check };
  const compileBus = (bus: string, busRules: readonly Rule[]) => {
    const ruleSet = { ...compile(busRules), check };
    compiled.set(bus, ruleSet);
    return ruleSet;
  };
  return {
    of(bus) {
      const current = registry.list("rule");
      if (current !== rules) {
        rules = current;
        byBus = Map.groupBy(enabledRules(current), ({ bus = "default" }) => bus);
        compiled = new Map();
      }
      const busRules = byBus.get(bus);
      const ruleSet = busRules ? (compiled.get(bus) ?? compileBus(bus, busRules)) : none;
      return { ruleSet, version: registry.revision };
    },
  };
}

function enabledRules(definitions: readonly Definition[]): Rule[] {
  return definitions
    .map(({ id, version, value }): Rule => ({ ...(value as RuleFile), id, version }))
    .filter(({ enabled = true }) => enabled);
}

import { RouterError } from "./errors.ts";
import { compile, type RuleSet } from "./match.ts";
import type { Definition, Registry } from "./ports.ts";
import type { RoutingRules } from "./route.ts";
import type { Rule, RuleFile } from "./rule.ts";
import type { OutputCheck } from "./transform/output.ts";

/** The enabled rules of each bus, compiled when they change and not before they are asked for. */
export interface RuleSets {
  /** `version` grows with each change of any definition. */
  of(bus: string): { readonly ruleSet: RuleSet & RoutingRules; readonly version: number };
  /** A rule as it is now, switched on or off. */
  one(id: string): Rule | undefined;
}

export interface RuleSetsOptions {
  readonly checkOutput: OutputCheck;
  readonly onTrouble: (error: unknown) => void;
}

export function createRuleSets(registry: Registry, { checkOutput, onTrouble }: RuleSetsOptions): RuleSets {
  let rules: ReturnType<Registry["list"]> | undefined;
  let byBus = new Map<string, readonly Rule[]>();
  let compiled = new Map<string, RuleSet & RoutingRules>();
  /** Of buses without rules nothing is remembered: publishers may name as many as they like. */
  const none = { ...compile([]), check: checkOutput };
  const compileBus = (bus: string, busRules: readonly Rule[]) => {
    const ruleSet = { ...compileUsable(busRules, onTrouble), check: checkOutput };
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
    one(id) {
      const found = registry.get("rule", id);
      return found && ruleOf(found);
    },
  };
}

/** All rules were checked when they were made, but maybe by an older release: one that it let in stops no other. */
function compileUsable(rules: readonly Rule[], onTrouble: (error: unknown) => void): RuleSet {
  try {
    return compile(rules);
  } catch {
    return compile(rules.filter((rule) => isUsable(rule, onTrouble)));
  }
}

function isUsable(rule: Rule, onTrouble: (error: unknown) => void): boolean {
  try {
    compile([rule]);
    return true;
  } catch (cause) {
    onTrouble(
      new RouterError("rule-invalid", `Cannot use rule "${rule.id}": ${(cause as Error).message}`, { cause }),
    );
    return false;
  }
}

function enabledRules(definitions: readonly Definition[]): Rule[] {
  return definitions.map(ruleOf).filter(({ enabled = true }) => enabled);
}

function ruleOf({ id, version, value }: Definition): Rule {
  return { ...(value as RuleFile), id, version };
}

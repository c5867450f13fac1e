import { RouterError } from "./errors.ts";
import { compile, type Matcher, type RuleSet } from "./match.ts";
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

/** The rules of a bus as they are compiled. */
interface BusRules {
  readonly matcher: Matcher;
  readonly ruleSet: RuleSet & RoutingRules;
  /** By id: what was compiled, or could not be. */
  readonly compiled: Map<string, { readonly definition: Definition; readonly rule: Rule | undefined }>;
}

export function createRuleSets(registry: Registry, { checkOutput, onTrouble }: RuleSetsOptions): RuleSets {
  let rules: ReturnType<Registry["list"]> | undefined;
  let byBus = new Map<string, readonly Definition[]>();
  /** Buses whose compiled rules are those of the list. */
  let upToDate = new Set<string>();
  const buses = new Map<string, BusRules>();
  const emptyBus = (): BusRules => {
    const matcher = compile([]);
    const { match, explain } = matcher;
    const ruleSet = {
      get rules() {
        return matcher.rules;
      },
      ...{ match, explain, check: checkOutput },
    };
    return { matcher, ruleSet, compiled: new Map() };
  };
  /** Of buses without rules nothing is remembered: publishers may name as many as they like. */
  const none = emptyBus().ruleSet;
  return {
    of(bus) {
      const current = registry.list("rule");
      if (current !== rules) {
        rules = current;
        byBus = Map.groupBy(current.filter(isEnabled), busOf);
        upToDate = new Set();
        for (const gone of buses.keys()) if (!byBus.has(gone)) buses.delete(gone);
      }
      const wanted = byBus.get(bus);
      if (!wanted) return { ruleSet: none, version: registry.revision };
      const known = buses.get(bus) ?? emptyBus();
      buses.set(bus, known);
      if (!upToDate.has(bus)) bringUpToDate(known, wanted, onTrouble);
      upToDate.add(bus);
      return { ruleSet: known.ruleSet, version: registry.revision };
    },
    one(id) {
      const found = registry.get("rule", id);
      return found && ruleOf(found);
    },
  };
}

/** Compiles what has changed, and nothing else: one rule among a hundred thousand is one rule's work. */
function bringUpToDate(
  bus: BusRules,
  wanted: readonly Definition[],
  onTrouble: (error: unknown) => void,
): void {
  const { matcher, compiled } = bus;
  const added: Rule[] = [];
  for (const definition of wanted) {
    const before = compiled.get(definition.id);
    if (before?.definition === definition) continue;
    const rule = ruleOf(definition);
    compiled.set(definition.id, { definition, rule });
    if (!before?.rule) added.push(rule);
    else if (isUsable(rule, onTrouble)) matcher.replace(before.rule, rule);
    else {
      matcher.remove(before.rule);
      forget(definition.id, compiled);
    }
  }
  addUsable(added, bus, onTrouble);
  if (compiled.size === wanted.length) return;
  const there = new Set(wanted.map(({ id }) => id));
  for (const [id, { rule }] of compiled) {
    if (there.has(id)) continue;
    if (rule) matcher.remove(rule);
    compiled.delete(id);
  }
}

/** Rules that are good are added at once; only where one is not, each is looked at. */
function addUsable(
  rules: readonly Rule[],
  { matcher, compiled }: BusRules,
  onTrouble: (error: unknown) => void,
): void {
  try {
    matcher.add(rules);
  } catch {
    const usable = rules.filter((rule) => isUsable(rule, onTrouble));
    for (const rule of rules) if (!usable.includes(rule)) forget(rule.id, compiled);
    matcher.add(usable);
  }
}

/** It is known, and not in force. */
function forget(id: string, compiled: BusRules["compiled"]): void {
  compiled.set(id, { ...compiled.get(id)!, rule: undefined });
}

/** All rules were checked when they were made, but maybe by an older release: one that it let in stops no other. */
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

function isEnabled({ value }: Definition): boolean {
  return (value as RuleFile).enabled ?? true;
}

function busOf({ value }: Definition): string {
  return (value as RuleFile).bus ?? "default";
}

function ruleOf({ id, version, value }: Definition): Rule {
  return { ...(value as RuleFile), id, version };
}

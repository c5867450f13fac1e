import { RouterError } from "../errors.ts";
import { compile, type Matcher, type RuleSet } from "../match.ts";
import type { Definition, Registry } from "../ports.ts";
import type { RoutingRules } from "../route.ts";
import type { Rule, RuleFile } from "../rule.ts";
import type { OutputCheck } from "../transform/output.ts";
import { hashOfText, WideMap } from "../wide-map.ts";

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

/** The rules of a bus as they are compiled, and what has changed since. */
interface BusRules {
  readonly matcher: Matcher;
  readonly ruleSet: RuleSet & RoutingRules;
  /** By id: what was compiled; `undefined` where it could not be. */
  readonly compiled: WideMap<string, { readonly rule: Rule | undefined }>;
  /** By id: a definition to compile, or none where the bus has lost the rule. */
  readonly changes: Map<string, Definition | undefined>;
}

/** What changes is told by the registry, one by one: nobody looks through a hundred thousand rules because one of them is new. */
export function createRuleSets(registry: Registry, { checkOutput, onTrouble }: RuleSetsOptions): RuleSets {
  const buses = new Map<string, BusRules>();
  /** By id: the bus that has the rule. */
  const busById = new WideMap<string, string>(hashOfText);
  let isRead = false;
  const take = (definition: Definition) => {
    const { id } = definition;
    const before = busById.get(id);
    const now = isInForce(definition) ? busOf(definition) : undefined;
    if (before !== undefined && before !== now) busAt(before).changes.set(id, undefined);
    if (now === undefined) busById.delete(id);
    else {
      busById.set(id, now);
      busAt(now).changes.set(id, definition);
    }
  };
  const busAt = (name: string) => {
    const bus = buses.get(name) ?? emptyBus(checkOutput);
    buses.set(name, bus);
    return bus;
  };
  /** Of buses without rules nothing is remembered: publishers may name as many as they like. */
  const none = emptyBus(checkOutput).ruleSet;
  registry.onChange((definition) => {
    if (isRead && definition.kind === "rule") take(definition);
  });
  return {
    of(name) {
      if (!isRead) registry.list("rule").forEach(take);
      isRead = true;
      const bus = buses.get(name);
      if (bus && bus.changes.size > 0) bringUpToDate(bus, onTrouble);
      if (bus?.compiled.size === 0) buses.delete(name);
      return { ruleSet: bus && bus.compiled.size > 0 ? bus.ruleSet : none, version: registry.revision };
    },
    one(id) {
      const found = registry.get("rule", id);
      return found && ruleOf(found);
    },
  };
}

function emptyBus(check: OutputCheck): BusRules {
  const matcher = compile([]);
  const { match, explain } = matcher;
  const ruleSet = {
    get rules() {
      return matcher.rules;
    },
    ...{ match, explain, check },
  };
  return { matcher, ruleSet, compiled: new WideMap(hashOfText), changes: new Map() };
}

/** Compiles what has changed, and nothing else. */
function bringUpToDate({ matcher, compiled, changes }: BusRules, onTrouble: OnTrouble): void {
  const added: Rule[] = [];
  for (const [id, definition] of changes) {
    const before = compiled.get(id)?.rule;
    if (!definition) {
      if (before) matcher.remove(before);
      compiled.delete(id);
      continue;
    }
    const rule = ruleOf(definition);
    compiled.set(id, { rule });
    if (!before) added.push(rule);
    else if (!isDone(() => matcher.replace(before, rule), rule, onTrouble)) {
      matcher.remove(before);
      compiled.set(id, { rule: undefined });
    }
  }
  changes.clear();
  try {
    matcher.add(added);
  } catch {
    for (const rule of added)
      if (!isDone(() => matcher.add([rule]), rule, onTrouble)) compiled.set(rule.id, { rule: undefined });
  }
}

type OnTrouble = RuleSetsOptions["onTrouble"];

/** All rules were checked when they were made, but maybe by an older release: one that it let in stops no other. */
function isDone(change: () => void, { id }: Rule, onTrouble: OnTrouble): boolean {
  try {
    change();
    return true;
  } catch (cause) {
    const { message } = cause as Error;
    onTrouble(new RouterError("rule-invalid", `Cannot use rule "${id}": ${message}`, { cause }));
    return false;
  }
}

function isInForce(definition: Definition): boolean {
  return !definition.deleted && isEnabled(definition);
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

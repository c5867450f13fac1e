import type { AcceptedEvent } from "../event.ts";
import type { Definition, Registry } from "../ports.ts";
import type { Rule, RuleFile } from "../rule.ts";
import { readAt } from "../definitions/rule-path.ts";

/**
 * What the routing of an event has to be in order with, for a floor that routes many at a time: the key that the ordered rules
 * of its bus have for it; undefined when they have none. When rules of a bus have keys at different places, all its events
 * that have one are in order with each other.
 */
export function arrivalOrder({ list }: Pick<Registry, "list">): (event: AcceptedEvent) => string | undefined {
  let known: readonly Definition[] | undefined;
  let byBus = new Map<string, readonly Place[]>();
  return (event) => {
    const rules = list("rule");
    if (rules !== known) byBus = placesByBus(rules);
    known = rules;
    const places = byBus.get(event.bus);
    if (!places) return undefined;
    const keys = places.map(({ rule, path }) => readAt(event, rule, path)).filter(isKey);
    if (keys.length === 0) return undefined;
    return places.length === 1 ? `${event.bus}\n${keys[0]}` : event.bus;
  };
}

/** Where a rule has its keys, in the words of its view. */
interface Place {
  readonly rule: Rule;
  readonly path: string;
}

function placesByBus(rules: readonly Definition[]): Map<string, readonly Place[]> {
  const places = rules.flatMap(({ id, version, value }) => {
    const rule: Rule = { ...(value as RuleFile), id, version };
    if (rule.enabled === false) return [];
    return rule.targets.flatMap(({ order }) =>
      order === undefined ? [] : [{ rule, path: typeof order === "string" ? order : order.key }],
    );
  });
  const byBus = Map.groupBy(places, ({ rule }) => rule.bus ?? "default");
  return new Map([...byBus].map(([bus, all]) => [bus, withoutRepeats(all)]));
}

function withoutRepeats(places: readonly Place[]): Place[] {
  const byName = new Map(places.map((place) => [`${place.rule.view ?? "cloudevents"} ${place.path}`, place]));
  return [...byName.values()];
}

function isKey(value: string | undefined): value is string {
  return value !== undefined && value !== "null";
}

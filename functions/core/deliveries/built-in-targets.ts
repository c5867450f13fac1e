import type { Definition, Registry } from "../ports.ts";
import type { Target } from "../rule.ts";

/** Targets that are there without a definition, by id. A definition of that id stands in their place. */
export const builtInTargets: ReadonlyMap<string, Target> = new Map([["log", { id: "log", kind: "log" }]]);

/** The target that rules mean by an id: the registry's, or a built-in one. The same object until it changes. */
export function targetOf({ get }: Pick<Registry, "get">, id: string): Target | undefined {
  const defined = get("target", id);
  if (!defined) return builtInTargets.get(id);
  const target = targets.get(defined) ?? { ...(defined.value as Target), id };
  targets.set(defined, target);
  return target;
}

/** What senders have worked out for a target they keep by the object. */
const targets = new WeakMap<Definition, Target>();

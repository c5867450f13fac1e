import type { Registry } from "./ports.ts";
import type { Target } from "./rule.ts";

/** Targets that are there without a definition, by id. A definition of that id stands in their place. */
export const builtInTargets: ReadonlyMap<string, Target> = new Map([["log", { id: "log", kind: "log" }]]);

/** The target that rules mean by an id: the registry's, or a built-in one. */
export function targetOf({ get }: Pick<Registry, "get">, id: string): Target | undefined {
  const defined = get("target", id);
  return defined ? { ...(defined.value as Target), id } : builtInTargets.get(id);
}

import type { Problem } from "../event.ts";
import type { Limits } from "./limits.ts";
import { type Definition, type LinkedSchema, ROOT } from "./link.ts";

/** What a linked schema asks too much of: subschemas, and references that go round in circles, multiply or pile up. */
export function boundsProblems(schema: LinkedSchema, limits: Limits): Problem[] {
  const { definitions, unevaluated, nodes } = schema;
  const most = unevaluated ? limits.unevaluatedNodes : limits.nodes;
  const why = unevaluated ? " where unevaluated items or properties are asked for" : "";
  if (nodes > most) return [problem("nodes", `a schema of at most ${most} subschemas${why}`)];
  const walk: Walk = { definitions, costs: new Map(), entered: new Set(), circles: [] };
  const cost = Math.max(...[...definitions.keys()].map((id) => expansions(walk, id)));
  if (walk.circles.length > 0) return [circle(walk.circles[0]!)];
  if (cost > limits.expansions)
    return [problem("$ref", `references that come to at most ${limits.expansions} subschemas for one value`)];
  return chainLength(definitions, ROOT, new Set()) > limits.references
    ? [problem("$ref", `a chain of at most ${limits.references} references`)]
    : [];
}

interface Walk {
  readonly definitions: ReadonlyMap<string, Definition>;
  readonly costs: Map<string, number>;
  readonly entered: Set<string>;
  /** Where a reference leads back to what is asked about the same value already. */
  readonly circles: string[];
}

/** How many definitions are asked about a value when one is. */
function expansions(walk: Walk, id: string): number {
  const known = walk.costs.get(id);
  if (known !== undefined) return known;
  walk.entered.add(id);
  let cost = 1;
  for (const { id: next, itself, from } of walk.definitions.get(id)!.references) {
    if (itself && walk.entered.has(next)) walk.circles.push(from);
    else if (itself) cost += expansions(walk, next);
  }
  walk.entered.delete(id);
  walk.costs.set(id, cost);
  return cost;
}

/** The longest way along references to definitions that were not met before: each is compiled within the one before. */
function chainLength(definitions: Walk["definitions"], id: string, met: Set<string>): number {
  met.add(id);
  let longest = 0;
  for (const { id: next } of definitions.get(id)!.references)
    if (!met.has(next)) longest = Math.max(longest, chainLength(definitions, next, met));
  return longest + 1;
}

function circle(from: string): Problem {
  return {
    ...problem("$ref", "a reference that goes into the value before it leads back"),
    pointer: `${from}/$ref`,
  };
}

function problem(keyword: string, expected: string): Problem {
  return { pointer: "", keyword, expected };
}

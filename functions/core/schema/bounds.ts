import type { Problem } from "../event.ts";
import { chunked } from "./chunks.ts";
import { isObject, type Schema } from "./keywords.ts";
import type { Limits } from "./limits.ts";
import { type Definition, type LinkedSchema, ROOT } from "./link.ts";
import { subschemasOf } from "./subschemas.ts";

/** What a linked schema asks too much of: subschemas, and references that go round in circles, multiply or pile up. */
export function boundsProblems(schema: LinkedSchema, limits: Limits): Problem[] {
  const { definitions, unevaluated, nodes } = schema;
  const most = unevaluated ? limits.unevaluatedNodes : limits.nodes;
  const why = unevaluated ? " where unevaluated items or properties are asked for" : "";
  if (nodes > most) return [problem("nodes", `a schema of at most ${most} subschemas${why}`)];
  if ([...definitions.values()].some((definition) => blocks(chunked(definition.schema)) > limits.siblings))
    return [problem("nodes", `at most ${limits.siblings} subschemas side by side (put some behind a $ref)`)];
  const walk: Walk = { definitions, costs: new Map(), entered: new Set(), circles: [] };
  const cost = Math.max(...[...definitions.keys()].map((id) => expansions(walk, id)));
  if (walk.circles.length > 0) return [circle(walk.circles[0]!)];
  if (cost > limits.expansions)
    return [problem("$ref", `references that come to at most ${limits.expansions} subschemas for one value`)];
  return levels(definitions, ROOT, new Set()) > limits.levels
    ? [problem("$ref", `subschemas and references that lead through at most ${limits.levels} levels`)]
    : [];
}

/** How deep blocks come to lie in blocks: each subschema and each dependency is one, and the next stands within it. */
function blocks(schema: Schema): number {
  if (!isObject(schema)) return 0;
  const dependencies = Object.keys(schema["dependentRequired"] ?? schema["dependencies"] ?? {}).length;
  const children = subschemasOf(schema).filter(({ child }) => isObject(child));
  return Math.max(
    dependencies,
    ...children.map(({ child }, index) => dependencies + index + 1 + blocks(child)),
  );
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

/** The deepest way through subschemas and references to definitions not met before: ajv compiles one within the other. */
function levels(definitions: Walk["definitions"], id: string, met: Set<string>): number {
  met.add(id);
  let deepest = 0;
  for (const { id: next, level } of definitions.get(id)!.references)
    if (!met.has(next)) deepest = Math.max(deepest, level + levels(definitions, next, met));
  return deepest + 1;
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

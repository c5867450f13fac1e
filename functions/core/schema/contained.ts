import type { Problem } from "../event.ts";
import type { Comparison } from "./comparison.ts";
import { containmentRules } from "./containment-rules.ts";
import { isEmpty, unionsOf } from "./emptiness.ts";
import { type Fact, factsOf, type Kind, kindsIn, namedValues, type Part } from "./facts.ts";
import { fits } from "./fits.ts";
import { isObject, type Schema, type SchemaObject } from "./keywords.ts";
import { same } from "./same.ts";
import { shown } from "./sentences.ts";

/** Why not every value that fits all narrow parts fits the wide one; empty when it is sure that each does. */
export function contained(comparison: Comparison, narrow: readonly Part[], wide: Part): readonly Problem[] {
  if (wide.schema === true || narrow.some((part) => same(part, wide))) return [];
  const facts = factsOf(narrow);
  if (!facts || isEmpty(facts, comparison)) return [];
  if (!isObject(wide.schema))
    return [comparison.word({ narrow: facts, wide, keyword: "false schema", values: "any value" })];
  return inPair(comparison, facts, { schema: wide.schema, of: wide.of });
}

function inPair(comparison: Comparison, facts: readonly Fact[], wide: Fact): readonly Problem[] {
  const { assumed, failed } = comparison;
  const pair = pairOf(facts, wide.schema);
  const known = failed.get(pair);
  comparison.left -= 1 + facts.length;
  if (known || assumed.has(pair) || comparison.left < 0) return known ?? [];
  assumed.add(pair);
  const found = inCases(comparison, facts, wide);
  assumed.delete(pair);
  const problems = facts.length === 0 && found.length > 1 ? [ofAnything(comparison, wide, found)] : found;
  if (problems.length > 0) failed.set(pair, problems);
  return problems;
}

/** The one problem of a place where all values were taken. */
function ofAnything(comparison: Comparison, wide: Part, [first]: readonly Problem[]): Problem {
  return comparison.word({ narrow: [], wide, keyword: first!.keyword, values: "any value" });
}

/** Whole, or else case by case: each branch of a union for itself, each type for itself. */
function inCases(comparison: Comparison, facts: readonly Fact[], wide: Fact): readonly Problem[] {
  const problems = atOnce(comparison, facts, wide);
  if (problems.length === 0) return problems;
  const cases = unionsOf(facts)[0] ?? typesOf(facts);
  return cases ? cases.flatMap((parts) => contained(comparison, parts, wide)) : problems;
}

function atOnce(comparison: Comparison, facts: readonly Fact[], wide: Fact): readonly Problem[] {
  if (facts.some((fact) => same(fact, wide))) return [];
  const values = valuesOf(facts);
  if (values) return containedValues(comparison, { facts, values }, wide);
  const kinds = kindsIn(facts);
  return containmentRules
    .filter((rule) => rule.keywords.some((keyword) => keyword in wide.schema))
    .filter((rule) => !rule.kinds || rule.kinds.some((kind) => kinds.has(kind)))
    .flatMap((rule) => rule.check({ comparison, facts, wide, kinds }));
}

/** All the values that can fit, when they are few. */
function valuesOf(facts: readonly Fact[]): readonly unknown[] | undefined {
  const named = namedValues(facts);
  if (named) return named;
  const kinds = kindsIn(facts);
  if ([...kinds].some((kind) => !(kind in literals))) return undefined;
  return [...kinds].flatMap((kind) => literals[kind] ?? []);
}

const literals: { readonly [kind in Kind]?: readonly unknown[] } = { null: [null], boolean: [true, false] };

function containedValues(
  comparison: Comparison,
  { facts, values }: { readonly facts: readonly Fact[]; readonly values: readonly unknown[] },
  wide: Fact,
): Problem[] {
  const keyword =
    ["const", "enum", "type"].find((word) => word in wide.schema) ?? Object.keys(wide.schema)[0] ?? "";
  return values
    .filter((value) => facts.every((fact) => fits(fact, value)) && !fits(wide, value))
    .map((value) => comparison.word({ narrow: facts, wide, keyword, values: `the value ${shown(value)}` }));
}

/** The facts for each type alone; undefined when they allow only one. */
function typesOf(facts: readonly Fact[]): Part[][] | undefined {
  const kinds = kindsIn(facts);
  const types = typeFacts.filter((one) => one.kinds.some((kind) => kinds.has(kind)));
  const [first] = facts;
  if (types.length < 2) return undefined;
  return types.map(({ schema }) => [...facts, { schema, of: first?.of ?? NOWHERE }]);
}

const NOWHERE = {
  root: true,
  definitions: new Map(),
  origins: new WeakMap<object, string>(),
  nodes: 0,
  unevaluated: false,
};

const typeFacts: readonly { readonly schema: SchemaObject; readonly kinds: readonly Kind[] }[] = [
  { schema: { type: "null" }, kinds: ["null"] },
  { schema: { type: "boolean" }, kinds: ["boolean"] },
  { schema: { type: "number" }, kinds: ["whole", "fraction"] },
  { schema: { type: "string" }, kinds: ["string"] },
  { schema: { type: "array" }, kinds: ["array"] },
  { schema: { type: "object" }, kinds: ["object"] },
];

/** A name for a pair of schemas, the same each time they are compared. */
function pairOf(facts: readonly Fact[], wide: Schema): string {
  return [...facts.map(({ schema }) => idOf(schema)).sort((one, other) => one - other), idOf(wide)].join(" ");
}

const ids = new WeakMap<object, number>();
let lastId = 0;

function idOf(schema: Schema): number {
  if (!isObject(schema)) return 0;
  const id = ids.get(schema) ?? ++lastId;
  ids.set(schema, id);
  return id;
}

import type { Problem } from "../event.ts";
import { type ContainmentRule, gap, type Question } from "./comparison.ts";
import { atLeast } from "./containment-scalars.ts";
import { type Fact, type Part, strictest } from "./facts.ts";
import type { Schema, SchemaObject } from "./keywords.ts";
import { same } from "./same.ts";

/** Arrays. */
export const arrayRules: readonly ContainmentRule[] = [
  { keywords: ["minItems"], kinds: ["array"], check: atLeast("minItems", "arrays of fewer than", "items") },
  { keywords: ["maxItems"], kinds: ["array"], check: maxItems },
  { keywords: ["uniqueItems"], kinds: ["array"], check: uniqueItems },
  { keywords: ["prefixItems", "items"], kinds: ["array"], check: items },
  { keywords: ["contains"], kinds: ["array"], check: contains },
];

/** How long arrays that fit the facts can be: `items` that allow nothing are a limit as well. */
function longest(facts: readonly Fact[]): number {
  const ends = facts
    .filter(({ schema }) => schema["items"] === false)
    .map(({ schema }) => prefixOf(schema).length);
  return Math.min(strictest(facts, "maxItems", "least") ?? Infinity, ...ends);
}

function maxItems(question: Question): Problem[] {
  const wanted = Number(question.wide.schema["maxItems"]);
  return longest(question.facts) <= wanted
    ? []
    : gap(question, "maxItems", `arrays of more than ${wanted} items`);
}

function uniqueItems(question: Question): Problem[] {
  const { facts, wide } = question;
  const isUnique = wide.schema["uniqueItems"] === false || longest(facts) <= 1;
  if (isUnique || facts.some(({ schema }) => schema["uniqueItems"] === true)) return [];
  return gap(question, "uniqueItems", "arrays with equal items");
}

/** Item by item as far as any schema tells them apart, then all others as one. */
function items(question: Question): Problem[] {
  const { comparison, facts, wide } = question;
  const most = longest(facts);
  const told = Math.max(...[wide, ...facts].map(({ schema }) => prefixOf(schema).length));
  const problems: Problem[] = [];
  for (let index = 0; index <= told && index < most; index++) {
    const [allowed = true] = itemsAt(wide, index);
    if (allowed === false)
      return [...problems, ...gap(question, "items", `arrays of more than ${index} items`)];
    const narrow: Part[] = facts.flatMap((fact) =>
      itemsAt(fact, index).map((schema) => ({ schema, of: fact.of })),
    );
    problems.push(...comparison.contained(narrow, { schema: allowed, of: wide.of }));
  }
  return problems;
}

function itemsAt({ schema }: Fact, index: number): Schema[] {
  const found = prefixOf(schema)[index] ?? (schema["items"] as Schema | undefined);
  return found === undefined ? [] : [found];
}

function prefixOf(schema: SchemaObject): readonly Schema[] {
  return (schema["prefixItems"] ?? []) as readonly Schema[];
}

function contains(question: Question): Problem[] {
  const { facts, wide } = question;
  const { minContains = 1, maxContains } = wide.schema;
  if (minContains === 0 && maxContains === undefined) return [];
  const isSaid = facts.some(
    (fact) =>
      "contains" in fact.schema &&
      same(containsOf(fact), containsOf(wide)) &&
      isWithin(fact.schema, wide.schema),
  );
  return isSaid ? [] : gap(question, "contains");
}

function containsOf({ schema, of }: Fact): Part {
  return { schema: schema["contains"] as Schema, of };
}

function isWithin(narrow: SchemaObject, wide: SchemaObject): boolean {
  const [from, to] = [narrow, wide].map(({ minContains = 1, maxContains = Infinity }) => ({
    least: Number(minContains),
    most: Number(maxContains),
  }));
  return from!.least >= to!.least && from!.most <= to!.most;
}

import {
  type Fact,
  factsOf,
  kindsIn,
  namedValues,
  type Part,
  propertyParts,
  requiredIn,
  strictest,
  without,
} from "./facts.ts";
import type { Schema } from "./keywords.ts";

/** So deep it is looked for a reason that nothing fits. */
const DEPTH = 4;

/** Whether it is sure that no value fits all parts. */
export function isEmpty(parts: readonly Part[], depth = DEPTH): boolean {
  const facts = factsOf(parts);
  if (!facts || namedValues(facts)?.length === 0) return true;
  if ([...kindsIn(facts)].every((kind) => isImpossible[kind]?.(facts, depth) ?? false)) return true;
  return depth > 0 && unionsOf(facts).some((cases) => cases.every((one) => isEmpty(one, depth - 1)));
}

/** For each union among the facts, what holds in each of its branches. */
export function unionsOf(facts: readonly Fact[]): Part[][][] {
  return facts.flatMap(({ schema, of }, index) =>
    ["anyOf", "oneOf"]
      .filter((keyword) => keyword in schema)
      .map((keyword) => {
        const others = facts.with(index, { schema: without(schema, keyword), of });
        return (schema[keyword] as readonly Schema[]).map((branch) => [...others, { schema: branch, of }]);
      }),
  );
}

/** For kinds of values, whether the facts contradict each other. */
const isImpossible: Readonly<Record<string, (facts: readonly Fact[], depth: number) => boolean>> = {
  string: (facts) => crosses(facts, "minLength", "maxLength"),
  array: (facts) => crosses(facts, "minItems", "maxItems"),
  whole: (facts) => crosses(facts, "minimum", "maximum"),
  fraction: (facts) => crosses(facts, "minimum", "maximum"),
  object: (facts, depth) =>
    crosses(facts, "minProperties", "maxProperties") ||
    (depth > 0 && [...requiredIn(facts)].some((name) => isEmpty(propertyParts(facts, name), depth - 1))),
};

function crosses(facts: readonly Fact[], least: string, most: string): boolean {
  const from = strictest(facts, least, "largest");
  const to = strictest(facts, most, "least");
  return from !== undefined && to !== undefined && from > to;
}

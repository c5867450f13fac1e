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

/** How many facts may still be looked at. Where none are left, nothing is sure. */
export interface Budget {
  left: number;
}

/** Whether it is sure that no value fits all parts. */
export function isEmpty(parts: readonly Part[], budget: Budget, depth = DEPTH): boolean {
  const facts = factsOf(parts);
  if (!facts) return true;
  budget.left -= 1 + facts.length;
  if (budget.left < 0) return false;
  if (namedValues(facts)?.length === 0) return true;
  if ([...kindsIn(facts)].every((kind) => isImpossible[kind]?.(facts, budget, depth) ?? false)) return true;
  return depth > 0 && unionsOf(facts).some((cases) => cases.every((one) => isEmpty(one, budget, depth - 1)));
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
const isImpossible: Readonly<
  Record<string, (facts: readonly Fact[], budget: Budget, depth: number) => boolean>
> = {
  string: (facts) => crosses(facts, "minLength", "maxLength"),
  array: (facts) => crosses(facts, "minItems", "maxItems"),
  whole: (facts) => crosses(facts, "minimum", "maximum"),
  fraction: (facts) => crosses(facts, "minimum", "maximum"),
  object: (facts, budget, depth) =>
    crosses(facts, "minProperties", "maxProperties") ||
    (depth > 0 &&
      [...requiredIn(facts)].some((name) => isEmpty(propertyParts(facts, name), budget, depth - 1))),
};

function crosses(facts: readonly Fact[], least: string, most: string): boolean {
  const from = strictest(facts, least, "largest");
  const to = strictest(facts, most, "least");
  return from !== undefined && to !== undefined && from > to;
}

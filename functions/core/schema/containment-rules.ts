import type { Problem } from "../event.ts";
import { type ContainmentRule, gap, type Question } from "./comparison.ts";
import { arrayRules } from "./containment-arrays.ts";
import { objectRules } from "./containment-objects.ts";
import { kindNouns, scalarRules } from "./containment-scalars.ts";
import { isEmpty, unionsOf } from "./emptiness.ts";
import { factsOf, kindsIn, type Part, referred } from "./facts.ts";
import type { Schema } from "./keywords.ts";

/** For each keyword of the wide schema, when the facts imply it. A keyword without a rule cannot be compared. */
export const containmentRules: readonly ContainmentRule[] = [
  ...scalarRules,
  ...arrayRules,
  ...objectRules,
  {
    keywords: ["$ref"],
    check: ({ comparison, facts, wide }) => each(comparison.contained, facts, referred(wide)),
  },
  {
    keywords: ["allOf"],
    check: ({ comparison, facts, wide }) => each(comparison.contained, facts, partsOf(wide, "allOf")),
  },
  { keywords: ["anyOf"], check: anyOf },
  { keywords: ["oneOf"], check: oneOf },
  { keywords: ["not"], check: not },
  { keywords: ["if"], check: condition },
  {
    keywords: ["unevaluatedItems"],
    kinds: ["array"],
    check: (question) => gap(question, "unevaluatedItems"),
  },
  {
    keywords: ["unevaluatedProperties"],
    kinds: ["object"],
    check: (question) => gap(question, "unevaluatedProperties"),
  },
];

function each(
  contained: Question["comparison"]["contained"],
  narrow: readonly Part[],
  wide: readonly Part[],
) {
  return wide.flatMap((part) => contained(narrow, part));
}

function partsOf({ schema, of }: Question["wide"], keyword: string): Part[] {
  const value = schema[keyword] as Schema | readonly Schema[];
  return [value].flat().map((one) => ({ schema: one, of }));
}

function anyOf(question: Question): Problem[] {
  const { comparison, facts, wide } = question;
  const branches = partsOf(wide, "anyOf");
  if (branches.some((branch) => comparison.contained(facts, branch).length === 0)) return [];
  return nonesKinds(question, branches) ?? gap(question, "anyOf");
}

/** It must be sure that exactly one branch takes them: that all others take none. Of a union that is asked case by case. */
function oneOf(question: Question): readonly Problem[] {
  const { comparison, facts, wide } = question;
  if (unionsOf(facts).length > 0) return gap(question, "oneOf");
  const branches = partsOf(wide, "oneOf");
  const possible = (depth?: number) =>
    branches.filter((branch) => !isEmpty([...facts, branch], comparison, depth));
  const meant = possible();
  // Where none is possible, the one that is not ruled out at first sight has the better problems to tell.
  const [only, ...more] = meant.length > 0 ? meant : possible(1);
  if (only && more.length === 0) return comparison.contained(facts, only);
  return nonesKinds(question, meant) ?? gap(question, "oneOf");
}

/** The kinds of values that no branch allows; undefined: there are none. */
function nonesKinds(question: Question, branches: readonly Part[]): Problem[] | undefined {
  const allowed = new Set(branches.flatMap((branch) => [...kindsIn(factsOf([branch]) ?? [])]));
  const none = [...question.kinds].filter((kind) => !allowed.has(kind));
  const keyword = "anyOf" in question.wide.schema ? "anyOf" : "oneOf";
  return none.length > 0 ? none.flatMap((kind) => gap(question, keyword, kindNouns[kind])) : undefined;
}

function not(question: Question): Problem[] {
  const { comparison, facts, wide } = question;
  const [excluded] = partsOf(wide, "not");
  if (isEmpty([...facts, excluded!], comparison)) return [];
  const said = facts.filter(({ schema }) => "not" in schema).flatMap((fact) => partsOf(fact, "not"));
  return said.some((other) => comparison.contained([excluded!], other).length === 0)
    ? []
    : gap(question, "not");
}

function condition({ comparison, facts, wide }: Question): readonly Problem[] {
  const { if: condition, then: positive = true, else: negative = true } = wide.schema;
  const { of } = wide;
  return [
    ...comparison.contained([...facts, { schema: condition as Schema, of }], {
      schema: positive as Schema,
      of,
    }),
    ...comparison.contained([...facts, { schema: { not: condition }, of }], {
      schema: negative as Schema,
      of,
    }),
  ];
}

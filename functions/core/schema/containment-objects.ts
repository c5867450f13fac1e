import type { Problem } from "../event.ts";
import { type ContainmentRule, gap, type Question } from "./comparison.ts";
import { isEmpty } from "./emptiness.ts";
import {
  type Fact,
  listOf,
  mapOf,
  otherParts,
  type Part,
  propertyParts,
  requiredIn,
  strictest,
} from "./facts.ts";
import type { Schema, SchemaObject } from "./keywords.ts";

/** Objects. */
export const objectRules: readonly ContainmentRule[] = [
  { keywords: ["required"], kinds: ["object"], check: required },
  { keywords: ["minProperties"], kinds: ["object"], check: minProperties },
  { keywords: ["maxProperties"], kinds: ["object"], check: maxProperties },
  {
    keywords: ["properties", "patternProperties", "additionalProperties"],
    kinds: ["object"],
    check: properties,
  },
  { keywords: ["propertyNames"], kinds: ["object"], check: propertyNames },
  {
    keywords: ["dependentRequired", "dependentSchemas", "dependencies"],
    kinds: ["object"],
    check: dependencies,
  },
];

function required(question: Question): Problem[] {
  const has = requiredIn(question.facts);
  const missing = listOf(question.wide.schema["required"]).filter((name) => !has.has(name));
  return missing.flatMap((name) => gap(question, "required", `objects without ${JSON.stringify(name)}`));
}

function minProperties(question: Question): Problem[] {
  const { facts, wide } = question;
  const wanted = Number(wide.schema["minProperties"]);
  const has = Math.max(strictest(facts, "minProperties", "largest") ?? 0, requiredIn(facts).size);
  return has >= wanted ? [] : gap(question, "minProperties", `objects of fewer than ${wanted} properties`);
}

function maxProperties(question: Question): Problem[] {
  const { facts, wide } = question;
  const wanted = Number(wide.schema["maxProperties"]);
  const has = Math.min(
    strictest(facts, "maxProperties", "least") ?? Infinity,
    namesIn(facts)?.length ?? Infinity,
  );
  return has <= wanted ? [] : gap(question, "maxProperties", `objects of more than ${wanted} properties`);
}

/** The names that objects can have, when a fact allows no others than it lists. */
function namesIn(facts: readonly Fact[]): readonly string[] | undefined {
  const closed = facts.find(
    ({ schema }) => schema["additionalProperties"] === false && !schema["patternProperties"],
  );
  return closed && Object.keys(mapOf(closed.schema["properties"]));
}

/** Name by name for those that any schema lists, then those that a pattern of either finds, then all others as one. */
function properties(question: Question): Problem[] {
  const { facts, wide } = question;
  const listed = new Set([wide, ...facts].flatMap(({ schema }) => Object.keys(mapOf(schema["properties"]))));
  return [
    ...[...listed].flatMap((name) => property(question, name)),
    ...patterned(question),
    ...others(question),
  ];
}

function property(question: Question, name: string): Problem[] {
  const { facts, wide, comparison } = question;
  const narrow = propertyParts(facts, name);
  return propertyParts([wide], name).flatMap((part) => {
    if (part.schema !== false) return comparison.contained(narrow, part);
    return isEmpty(narrow, comparison)
      ? []
      : gap(question, "additionalProperties", `objects with ${JSON.stringify(name)}`);
  });
}

/** Names that a pattern of the wide schema finds: in the facts they fall under the same pattern, or under any, or none. */
function patterned({ facts, wide, comparison }: Question): readonly Problem[] {
  return Object.entries(mapOf(wide.schema["patternProperties"])).flatMap(([source, schema]) => {
    const part: Part = { schema, of: wide.of };
    const same = patternParts(facts, (one) => one === source);
    if (same.length > 0) return comparison.contained(same, part);
    const any = patternParts(facts, () => true).map((one) => [one]);
    return [otherParts(facts), ...any].flatMap((narrow) => comparison.contained(narrow, part));
  });
}

/** Names that the wide schema knows nothing of: in the facts a pattern may find them, or nothing does. */
function others(question: Question): readonly Problem[] {
  const { facts, wide, comparison } = question;
  const additional = wide.schema["additionalProperties"] as Schema | undefined;
  if (additional === undefined) return [];
  const known = mapOf(wide.schema["patternProperties"]);
  const found = patternParts(facts, (source) => !Object.hasOwn(known, source)).map((one) => [one]);
  return [otherParts(facts), ...found].flatMap((narrow) => {
    if (additional !== false) return comparison.contained(narrow, { schema: additional, of: wide.of });
    return isEmpty(narrow, comparison)
      ? []
      : gap(question, "additionalProperties", "objects with other properties");
  });
}

function patternParts(facts: readonly Fact[], isMeant: (source: string) => boolean): Part[] {
  return facts.flatMap(({ schema, of }) =>
    Object.entries(mapOf(schema["patternProperties"]))
      .filter(([source]) => isMeant(source))
      .map(([, child]) => ({ schema: child, of })),
  );
}

/** Names are texts, of which the facts may say something as well. */
function propertyNames({ facts, wide, comparison }: Question): readonly Problem[] {
  const names = namesIn(facts);
  const said = facts.filter(({ schema }) => "propertyNames" in schema);
  const narrow: Part[] = [
    { schema: names ? { type: "string", enum: names } : TEXT, of: wide.of },
    ...said.map(({ schema, of }) => ({ schema: schema["propertyNames"] as Schema, of })),
  ];
  return comparison.contained(narrow, { schema: wide.schema["propertyNames"] as Schema, of: wide.of });
}
const TEXT: SchemaObject = { type: "string" };

/** What a property brings with it: asked of the objects that have it. */
function dependencies({ facts, wide, comparison }: Question): readonly Problem[] {
  const keywords = ["dependentRequired", "dependentSchemas", "dependencies"];
  return keywords
    .flatMap((keyword) => Object.entries(wide.schema[keyword] ?? {}))
    .flatMap(([name, wanted]: [string, unknown]) => {
      const schema = Array.isArray(wanted) ? { required: wanted } : (wanted as Schema);
      const narrow: Part[] = [...facts, { schema: { type: "object", required: [name] }, of: wide.of }];
      return comparison.contained(narrow, { schema, of: wide.of });
    });
}

import { orSimilar } from "../text/did-you-mean.ts";
import type { RuleFile } from "../rule.ts";
import { dataMember, type SchemasByType, schemasOf, typesOf } from "./context.ts";
import type { Remark } from "./finding.ts";
import { logicMentions, type Mention, patternMentions, transformMentions } from "./mentions.ts";
import { missingField } from "./schema-fields.ts";

/**
 * Warns of each path into the event's data that no registered schema of the rule's types has.
 * Says nothing of a rule whose types are open, or when one of them has no schema.
 */
export function unknownFields(rule: RuleFile, schemas: SchemasByType): Remark[] {
  const bound = schemasOf(rule, schemas);
  if (!bound?.length) return [];
  const types = (typesOf(rule) ?? []).join(", ");
  return mentionsOf(rule)
    .filter(({ path }) => path[0] === dataMember(rule) && path.length > 1)
    .flatMap((mention) => unknownField(mention, bound, types));
}

function mentionsOf(rule: RuleFile): Mention[] {
  return [
    ...patternMentions(rule.pattern),
    ...logicMentions(rule.condition, ["condition"]),
    ...rule.targets.flatMap(({ transform }, index) =>
      transform ? transformMentions(transform, ["targets", index, "transform"]) : [],
    ),
  ];
}

function unknownField({ path, pointer }: Mention, schemas: readonly unknown[], types: string): Remark[] {
  const missing = schemas.map((schema) => missingField(schema, path.slice(1)));
  const furthest = missing.toSorted((one, other) => (other?.step ?? 0) - (one?.step ?? 0))[0];
  if (!furthest || missing.includes(undefined)) return [];
  const name = path[furthest.step + 1] ?? "";
  const where = path.slice(0, furthest.step + 1).join(".");
  const similar = orSimilar(name, furthest.known);
  const message = `${where} has no field "${name}" in the schema of ${types}${similar}`;
  return [{ code: "field-unknown", pointer, message }];
}

import { e } from "./entry.ts";

/** What is wrong with rules, targets, sources and schemas. */
export const definitions = {
  "rule-invalid": e(
    400,
    "The rule is not valid.",
    "`errors` names path, reason and, where there is one, the likely spelling. `signalbox check` says the same.",
  ),
  "pattern-invalid": e(400, "The pattern is not valid.", "docs/rules.md has the pattern language."),
  "condition-invalid": e(
    400,
    "The condition is not valid JsonLogic, or refused as unsafe.",
    "docs/rules.md has the operators and limits.",
  ),
  "transform-invalid": e(400, "The transform is not valid.", "docs/rules.md has the transforms."),
  "target-invalid": e(
    400,
    "The target is not valid.",
    "schemas/target.schema.json has the settings of each kind.",
  ),
  "source-invalid": e(400, "The source is not valid.", "schemas/source.schema.json has the settings."),
  "schema-invalid": e(
    400,
    "The schema is not a usable JSON Schema.",
    "draft-07 and 2020-12, at most 64 KB, 32 levels, 2000 nodes, no remote $ref, regexes without lookaround or back-references.",
  ),
  "schema-incompatible": e(
    409,
    "The new schema version is not compatible with the one before.",
    "`errors` names each place. Register a new type, or force it.",
  ),
  "file-invalid": e(
    400,
    "A file of the configuration is not valid.",
    "The last good version stays in force. `signalbox check` names the place.",
  ),
};

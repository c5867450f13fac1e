import archiveFile from "../../schemas/archive.schema.json" with { type: "json" };
import ruleFile from "../../schemas/rule.schema.json" with { type: "json" };
import sourceFile from "../../schemas/source.schema.json" with { type: "json" };
import targetFile from "../../schemas/target.schema.json" with { type: "json" };
import { described, flag, type JsonSchema, moment, object, ref, text, whole } from "./json-schema.ts";

/** What every definition has beside what its file says. */
const around = object({
  id: text,
  version: described({ ...whole, minimum: 1 }, "What If-Match wants."),
  "file?": described(text, "The file that owns it: the API does not change it."),
  updatedAt: moment,
  updatedBy: text,
  "deleted?": described(flag, "In a list of versions: at this one it was removed."),
});

/** The schemas of definitions: `RuleFile` is what is sent, `Rule` what is answered, and so on, with all that they refer to. */
export const fileComponents: Readonly<Record<string, JsonSchema>> = {
  ...componentsOf("Rule", ruleFile),
  ...componentsOf("Target", targetFile),
  ...componentsOf("Source", sourceFile),
  ...componentsOf("Archive", archiveFile),
};

function componentsOf(name: string, file: object): Record<string, JsonSchema> {
  const { $schema: _, title: __, definitions = {}, ...root } = file as JsonSchema & { definitions?: object };
  const nameOf = (part: string) => (part.includes(name) ? part : name + part);
  const parts = Object.entries(definitions).map(([part, schema]) => [nameOf(part), renamed(schema, nameOf)]);
  return {
    [`${name}File`]: renamed(root, nameOf) as JsonSchema,
    [name]: answeredAs(`${name}File`),
    ...Object.fromEntries(parts),
  };
}

function answeredAs(file: string): JsonSchema {
  const said = { "x-file": ref(file) };
  return { ...around, description: `All that a ${file} says, and this.`, ...said };
}

/** The same schema with its references as OpenAPI has them. */
function renamed(schema: unknown, nameOf: (part: string) => string): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    const part = key === "$ref" && /^#\/definitions\/(.+)$/.exec(String(value))?.[1];
    return part ? ref(nameOf(part))["$ref"] : value;
  });
}

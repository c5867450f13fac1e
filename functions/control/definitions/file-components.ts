import accessFile from "../../../schemas/access.schema.json" with { type: "json" };
import alertFile from "../../../schemas/alert.schema.json" with { type: "json" };
import archiveFile from "../../../schemas/archive.schema.json" with { type: "json" };
import ruleFile from "../../../schemas/rule.schema.json" with { type: "json" };
import sourceFile from "../../../schemas/source.schema.json" with { type: "json" };
import targetFile from "../../../schemas/target.schema.json" with { type: "json" };
import { described, flag, type JsonSchema, listOf, moment, object, ref, text, whole } from "./json-schema.ts";

/** What every definition has beside what its file says. */
const around = object({
  id: text,
  version: described({ ...whole, minimum: 1 }, "What If-Match wants."),
  "file?": described(text, "The file that owns it: the API does not change it."),
  updatedAt: moment,
  updatedBy: text,
  "owners?": described(listOf(text), "Of a rule, target or source: whose it is, as rules/access say."),
  "deleted?": described(flag, "In a list of versions: at this one it was removed."),
});

/** The schemas of definitions: `RuleFile` is what is sent, `Rule` what is answered, and so on, with all that they refer to. */
export const fileComponents: Readonly<Record<string, JsonSchema>> = {
  ...componentsOf("Rule", ruleFile),
  ...componentsOf("Target", targetFile),
  ...componentsOf("Source", sourceFile),
  ...componentsOf("Archive", archiveFile),
  ...componentsOf("Alert", alertFile),
  ...componentsOf("Access", accessFile),
};

function componentsOf(name: string, file: object): Record<string, JsonSchema> {
  const nameOf = (part: string) => (part.includes(name) ? part : name + part);
  const { $schema: _, title: __, definitions = {}, ...root } = renamed(file, nameOf) as File;
  const forms = (root.oneOf ?? []).map(({ $ref }) => $ref);
  const parts = Object.entries(definitions).map(([part, schema]) => {
    const isForm = forms.includes(ref(nameOf(part)).$ref);
    return [nameOf(part), isForm ? withId(schema) : schema];
  });
  return {
    [`${name}File`]: root.oneOf ? root : withId(root),
    [name]: answeredAs(`${name}File`),
    ...Object.fromEntries(parts),
  };
}

interface File extends JsonSchema {
  readonly definitions?: Readonly<Record<string, JsonSchema>>;
  /** A file of several forms. */
  readonly oneOf?: readonly { readonly $ref: string }[];
}

/** A file has its id in its name, a body has it in itself. */
function withId(schema: JsonSchema): JsonSchema {
  const id = described(text, "POST needs it; in PUT it is the path's, or absent.");
  return { ...schema, properties: { id, ...(schema["properties"] as object) } };
}

function answeredAs(file: string): JsonSchema {
  const said = { "x-file": ref(file) };
  return { ...around, description: `All that a ${file} says, and this.`, ...said };
}

/** The same schema with its references as OpenAPI has them. */
function renamed(schema: unknown, nameOf: (part: string) => string): unknown {
  return JSON.parse(JSON.stringify(schema), (key, value: unknown) => {
    const part = key === "$ref" && /^#\/definitions\/(.+)$/.exec(String(value))?.[1];
    return part ? ref(nameOf(part)).$ref : value;
  });
}

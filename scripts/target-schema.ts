import { readdirSync, readFileSync } from "node:fs";

/**
 * One schema for all targets, of schemas/targets/: a file a kind, named for it, and shared.schema.json, which they refer
 * to. A kind's own definitions, and those that are shared, stand beside it under their names.
 */
export function targetSchema(folder = "schemas/targets"): object {
  const files = readdirSync(folder).toSorted();
  const kinds = files.filter((file) => file !== SHARED).map((file) => kindIn(folder, file));
  const { definitions } = read(folder, SHARED);
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    title: "TargetFile",
    description: "What rules/targets/<id>.json may say: where deliveries go. Made of schemas/targets/.",
    oneOf: kinds.map(({ title }) => ({ $ref: `#/definitions/${title}` })),
    definitions: Object.assign({}, ...kinds.map(({ definitions }) => definitions), definitions) as object,
  };
}

const SHARED = "shared.schema.json";

interface SchemaFile {
  readonly title: string;
  readonly definitions?: object;
}

function read(folder: string, file: string): SchemaFile {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  return JSON.parse(text.replaceAll(`"${SHARED}#/`, '"#/')) as SchemaFile;
}

function kindIn(folder: string, file: string) {
  const {
    $schema: _,
    title,
    definitions,
    ...schema
  } = read(folder, file) as SchemaFile & { $schema: string };
  const kind = (schema as { properties?: { kind?: { const?: string } } }).properties?.kind?.const;
  if (`${kind}.schema.json` !== file)
    throw new Error(`Cannot read ${folder}/${file}: it is for the kind "${kind}", and its name is not`);
  return { title, definitions: { [title]: schema, ...definitions } };
}

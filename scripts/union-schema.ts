import { readdirSync, readFileSync } from "node:fs";

/**
 * One schema for all targets, of schemas/targets/: a file a kind, named for it, and shared.schema.json, which they refer
 * to. A kind's own definitions, and those that are shared, stand beside it under their names.
 */
export function targetSchema(): object {
  return unionSchema({
    title: "TargetFile",
    description: "What rules/targets/<id>.json may say: where deliveries go. Made of schemas/targets/.",
    kinds: kindsIn("schemas/targets", "kind"),
  });
}

/** One schema for all sources: of schemas/sources/ for what is sent here, and of schemas/taps/, a file a broker. */
export function sourceSchema(): object {
  return unionSchema({
    title: "SourceFile",
    description:
      "What rules/sources/<id>.json may say: where events come from. Made of schemas/sources/ and schemas/taps/.",
    kinds: [...kindsIn("schemas/sources", "kind"), ...kindsIn("schemas/taps", "broker")],
  });
}

interface Union {
  readonly title: string;
  readonly description: string;
  readonly kinds: readonly Kind[];
}

interface Kind {
  readonly title: string;
  readonly definitions: Readonly<Record<string, object>>;
}

function unionSchema({ title, description, kinds }: Union): object {
  const oneOf = kinds.map((kind) => ({ $ref: `#/definitions/${kind.title}` }));
  const shared = Object.assign({}, ...FOLDERS.map(sharedIn)) as Record<string, object>;
  const own = Object.assign({}, ...kinds.map(({ definitions }) => definitions)) as Record<string, object>;
  return {
    $schema: "http://json-schema.org/draft-07/schema#",
    ...{ title, description, oneOf },
    definitions: {
      ...own,
      ...referredTo(Object.values(own), { ...shared, ...own }, new Set(Object.keys(own))),
    },
  };
}

/** Those that are referred to, and those to which they refer, in the order in which they are there. */
function referredTo(
  schemas: readonly object[],
  all: Readonly<Record<string, object>>,
  known: Set<string>,
): Record<string, object> {
  const names = [...JSON.stringify(schemas).matchAll(/"#\/definitions\/(\w+)"/g)].map(([, name]) => name!);
  const next = new Set(names.filter((name) => !known.has(name)));
  if (next.size === 0) return {};
  for (const name of next) known.add(name);
  const found = Object.fromEntries(Object.entries(all).filter(([name]) => next.has(name)));
  return { ...found, ...referredTo(Object.values(found), all, known) };
}

const SHARED = "shared.schema.json";
const FOLDERS = ["schemas/targets", "schemas/taps"];

function sharedIn(folder: string): Readonly<Record<string, object>> {
  return read(folder, SHARED).definitions ?? {};
}

interface SchemaFile {
  readonly title: string;
  readonly definitions?: Readonly<Record<string, object>>;
}

function read(folder: string, file: string): SchemaFile {
  const text = readFileSync(`${folder}/${file}`, "utf8");
  return JSON.parse(text.replaceAll(/"[\w./-]*shared\.schema\.json#\//g, '"#/')) as SchemaFile;
}

function kindsIn(folder: string, tag: string): Kind[] {
  const files = readdirSync(folder).toSorted();
  return files.filter((file) => file !== SHARED).map((file) => kindIn(folder, file, tag));
}

function kindIn(folder: string, file: string, tag: string): Kind {
  const {
    $schema: _,
    title,
    definitions,
    ...schema
  } = read(folder, file) as SchemaFile & { $schema: string };
  const { properties } = schema as { properties?: Record<string, { const?: string } | undefined> };
  const kind = properties?.[tag]?.const;
  if (`${kind}.schema.json` !== file)
    throw new Error(`Cannot read ${folder}/${file}: it is for "${kind}", and its name is not`);
  return { title, definitions: { [title]: schema, ...definitions } };
}

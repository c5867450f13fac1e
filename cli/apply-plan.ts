import { type Difference, firstDifference } from "../functions/core/check/difference.ts";
import { RouterError } from "../functions/core/errors.ts";
import { type EventSchema, parseEventSchema } from "../functions/core/schema/event-schema.ts";
import { type FileDefinition, loadFiles, prepareFiles } from "../functions/local/definitions/config-files.ts";
import type { Page } from "./answers.ts";
import type { Client } from "./client.ts";

/** One change to a definition over there. */
export interface Step {
  readonly act: "create" | "change" | "remove";
  readonly kind: Kind;
  readonly id: string;
  /** The version that it follows; 0: there is none; any: the one that the step before makes. */
  readonly version: number | "any";
  /** What it is to say. */
  readonly value?: unknown;
  /** The first place that changes. */
  readonly difference?: string;
}

/** What brings a running Signalbox to what files say. */
export interface Plan {
  /** In an order in which no rule ever misses a target. */
  readonly steps: readonly Step[];
  /** What should change, and is owned by a file over there. */
  readonly blocked: readonly { readonly kind: Kind; readonly id: string; readonly file: string }[];
  /** How many definitions say the same here and there. */
  readonly same: number;
}

/** Where the definitions of each kind are, what rules stand on first. */
export const paths = {
  schema: "/api/schemas",
  target: "/api/targets",
  source: "/api/sources",
  archive: "/api/archives",
  alert: "/api/alert-rules",
  access: "/api/access",
  rule: "/api/rules",
} as const;
type Kind = keyof typeof paths;
const KINDS = Object.keys(paths) as Kind[];

/** Compares the files of a folder with a running Signalbox. Throws `file-invalid` when a file is not good. */
export async function planOf(client: Client, folder: string, prune: boolean): Promise<Plan> {
  await prepareFiles(folder);
  const here = wantedIn(folder);
  const there = new Map<Kind, readonly Remote[]>();
  for (const kind of KINDS) there.set(kind, await allOf(client, kind));
  const compared = here.map((wanted) => stepsFor(wanted, there.get(wanted.kind) ?? []));
  const considered = [...compared.flat(), ...(prune ? removals(there, here) : [])];
  return {
    steps: considered.filter(({ file }) => file === undefined).map(({ file: _, ...step }) => step),
    blocked: considered.flatMap(({ kind, id, file }) => (file === undefined ? [] : [{ kind, id, file }])),
    same: compared.filter((steps) => steps.length === 0).length,
  };
}

/** What files want of one definition; of a schema every version, the oldest first. */
interface Wanted {
  readonly kind: Kind;
  readonly id: string;
  readonly values: readonly unknown[];
}

function wantedIn(folder: string): Wanted[] {
  const { definitions, problems } = loadFiles(folder);
  const [first] = problems;
  if (first) {
    const { file, line, column, message } = first;
    throw new RouterError(
      "file-invalid",
      `Cannot apply ${file}:${line}:${column}: ${message}; see \`signalbox check\``,
    );
  }
  return KINDS.flatMap((kind) => {
    const ofKind = definitions.filter((definition) => definition.kind === kind);
    return kind === "schema"
      ? schemasIn(ofKind)
      : ofKind.map(({ id, value }) => ({ kind, id, values: [withoutSchema(value)] }));
  });
}

/** A definition without the hint for editors, which is of use in files only. */
function withoutSchema(value: unknown): unknown {
  const { $schema: _, ...said } = value as Record<string, unknown>;
  return said;
}

function schemasIn(definitions: readonly FileDefinition[]): Wanted[] {
  const versions = definitions.map(({ id, value }) => parseEventSchema(id, value));
  const byType = Map.groupBy(versions, ({ type }) => type);
  return [...byType].map(([type, list]) => ({
    kind: "schema",
    id: type,
    values: list.sort((one, other) => one.version - other.version).map(schemaOrder),
  }));
}

/** A schema and its settings side by side, as the API takes them. */
function schemaOrder({ schema, mode, source, dataschema, compatibility, formats }: EventSchema): object {
  const { "x-signalbox": _, ...plain } = typeof schema === "boolean" ? {} : schema;
  return {
    schema: typeof schema === "boolean" ? schema : plain,
    ...{ mode, compatibility, formats },
    ...(source !== undefined && { source }),
    ...(dataschema !== undefined && { dataschema }),
  };
}

/** A definition as the API shows it. */
interface Remote {
  readonly id: string;
  readonly version: number;
  readonly file?: string;
  /** What it says, as files would. */
  readonly said: unknown;
}

/** A step, and the file over there that forbids it. */
type Considered = Step & { readonly file?: string };

async function allOf(client: Client, kind: Kind): Promise<Remote[]> {
  const all: Remote[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.get<Page<Shown>>(paths[kind], { limit: 1000, cursor });
    all.push(...page.items.flatMap((shown) => remoteOf(kind, shown) ?? []));
    cursor = page.next;
  } while (cursor !== undefined);
  return all;
}

interface Shown {
  /** Absent: nothing is defined, it is there by itself. */
  readonly id?: string;
  readonly type?: string;
  readonly version: number;
  readonly file?: string;
}

/** What the API adds to a definition: about its history, and about how its target or archive is. */
const ADDED = [
  "id",
  "version",
  "file",
  "updatedAt",
  "updatedBy",
  "state",
  "events",
  "bytes",
  "from",
  "until",
];

function remoteOf(kind: Kind, shown: Shown): Remote | undefined {
  const { id, version, file, type } = shown;
  if (id === undefined) return undefined;
  const said = Object.fromEntries(Object.entries(shown).filter(([name]) => !ADDED.includes(name)));
  const remote = { version, ...(file !== undefined && { file }) };
  if (kind === "schema")
    return { ...remote, id: type ?? id, said: schemaOrder(shown as unknown as EventSchema) };
  return { ...remote, id, said };
}

function stepsFor({ kind, id, values }: Wanted, there: readonly Remote[]): Considered[] {
  const current = there.find((remote) => remote.id === id);
  if (!current)
    return values.map((value, index) =>
      index === 0
        ? { act: "create", kind, id, value, version: 0 }
        : { act: "change", kind, id, value, version: "any" },
    );
  const value = values.at(-1);
  const difference = firstDifference(withDefaults(kind, value), withDefaults(kind, current.said));
  if (!difference) return [];
  const { version, file } = current;
  return [
    {
      act: "change",
      kind,
      id,
      value,
      version,
      difference: told(difference),
      ...(file !== undefined && { file }),
    },
  ];
}

/** The API shows an archive's bus where its file may leave it open. */
function withDefaults(kind: Kind, value: unknown): unknown {
  return kind === "archive" ? { bus: "default", ...(value as object) } : value;
}

function told({ pointer, expected, actual }: Difference): string {
  const shown = (side: unknown) => (side === undefined ? "nothing" : JSON.stringify(side));
  return `${pointer || "all of it"}: ${shown(actual)} → ${shown(expected)}`;
}

/** What no file wants, what stands on others first. */
function removals(there: ReadonlyMap<Kind, readonly Remote[]>, here: readonly Wanted[]): Considered[] {
  return KINDS.toReversed().flatMap((kind) =>
    (there.get(kind) ?? [])
      .filter(({ id }) => !here.some((wanted) => wanted.kind === kind && wanted.id === id))
      .map(({ id, version, file }) => ({
        act: "remove" as const,
        kind,
        id,
        version,
        ...(file !== undefined && { file }),
      })),
  );
}

import { type Difference, firstDifference } from "../functions/core/check/difference.ts";
import { RouterError } from "../functions/core/errors.ts";
import { type FileDefinition, loadFiles } from "../functions/local/config-files.ts";
import type { Page } from "./answers.ts";
import type { Client } from "./client.ts";

/** One change to a definition over there. */
export interface Step {
  readonly act: "create" | "change" | "remove";
  readonly kind: Kind;
  readonly id: string;
  /** The version that it follows; 0: there is none. */
  readonly version: number;
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
  rule: "/api/rules",
} as const;
type Kind = keyof typeof paths;
const KINDS = Object.keys(paths) as Kind[];

/** Compares the files of a folder with a running Signalbox. Throws `file-invalid` when a file is not good. */
export async function planOf(client: Client, folder: string, prune: boolean): Promise<Plan> {
  const { definitions, problems } = loadFiles(folder);
  const [first] = problems;
  if (first) {
    const { file, line, column, message } = first;
    throw new RouterError(
      "file-invalid",
      `Cannot apply ${file}:${line}:${column}: ${message}; see \`signalbox check\``,
    );
  }
  const there = new Map<Kind, readonly Remote[]>();
  for (const kind of KINDS) there.set(kind, await allOf(client, kind));
  const wanted = KINDS.flatMap((kind) => definitions.filter((definition) => definition.kind === kind));
  const compared = wanted.map((definition) => compare(definition, there.get(definition.kind as Kind) ?? []));
  const removed = prune ? removals(there, definitions) : [];
  const changes = [...compared.flatMap((step) => step ?? []), ...removed];
  return {
    steps: changes.filter(({ file }) => file === undefined).map(({ file: _, ...step }) => step),
    blocked: changes.flatMap(({ kind, id, file }) => (file === undefined ? [] : [{ kind, id, file }])),
    same: compared.filter((step) => step === undefined).length,
  };
}

/** A definition as the API shows it. */
interface Remote {
  readonly id: string;
  readonly version: number;
  readonly file?: string;
}

/** A step, and the file over there that forbids it. */
type Considered = Step & { readonly file?: string };

async function allOf(client: Client, kind: Kind): Promise<Remote[]> {
  const all: Remote[] = [];
  let cursor: string | undefined;
  do {
    const page = await client.get<Page<Remote>>(paths[kind], { limit: 1000, cursor });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== undefined);
  return all.filter(({ id }) => id !== undefined);
}

function compare({ kind, id, value }: FileDefinition, there: readonly Remote[]): Considered | undefined {
  const current = there.find((remote) => remote.id === id);
  const step = { kind: kind as Kind, id, value };
  if (!current) return { ...step, act: "create", version: 0 };
  const difference = firstDifference(value, saidBy(current, value));
  if (!difference) return undefined;
  const { version, file } = current;
  return {
    ...step,
    act: "change",
    version,
    difference: told(difference),
    ...(file !== undefined && { file }),
  };
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

/** What a definition over there says, as a file would: members with their default are left out where the file does. */
function saidBy(remote: Remote, value: unknown): unknown {
  const said = Object.entries(remote).filter(([name]) => !ADDED.includes(name));
  const isDefault = ([name, held]: [string, unknown]) =>
    name === "bus" && held === "default" && !Object.hasOwn(value as object, "bus");
  return Object.fromEntries(said.filter((member) => !isDefault(member)));
}

function told({ pointer, expected, actual }: Difference): string {
  const shown = (side: unknown) => (side === undefined ? "nothing" : JSON.stringify(side));
  return `${pointer || "all of it"}: ${shown(actual)} → ${shown(expected)}`;
}

function removals(
  there: ReadonlyMap<Kind, readonly Remote[]>,
  definitions: readonly FileDefinition[],
): Considered[] {
  return KINDS.toReversed().flatMap((kind) =>
    (there.get(kind) ?? [])
      .filter(
        (remote) =>
          !definitions.some((definition) => definition.kind === kind && definition.id === remote.id),
      )
      .map(({ id, version, file }) => ({
        act: "remove" as const,
        kind,
        id,
        version,
        ...(file !== undefined && { file }),
      })),
  );
}

import { refuseConflict } from "../core/definition-conflict.ts";
import { RouterError } from "../core/errors.ts";
import type { Clock, Definition, DefinitionKind, Registry } from "../core/ports.ts";
import { type Item, padded } from "./attributes.ts";
import { ABSENT, type Table } from "./table.ts";

/** The registry as a process last saw it. */
export interface AwsRegistry extends Registry {
  /** Takes in what others have changed, unless that was done just now. To be awaited before each batch or request. */
  refresh(): Promise<void>;
}

export interface RegistryOptions {
  readonly clock: Clock;
  /** What others change is seen within it; default 2 s. */
  readonly refreshMs?: number;
}

const REFRESH_MS = 2_000;
/** So many others may be faster with a change of theirs before one gives up. */
const TRIES = 20;

/**
 * Definitions in the table `config`: the newest of each (`DEFINITIONS`), all versions (`VERSION#…`), and all changes one after
 * the other (`CHANGES`). A change takes the next number or none, so there is one order, and whoever has read up to a
 * number reads on behind it.
 */
export function createRegistry(
  table: Table,
  { clock, refreshMs = REFRESH_MS }: RegistryOptions,
): AwsRegistry {
  const known = createKnown();
  let readAt = Number.NEGATIVE_INFINITY;
  let reading: Promise<void> | undefined;
  let writing: Promise<unknown> = Promise.resolve();
  const read = () => (reading ??= readOn(table, known).finally(() => (reading = undefined)));
  const readNow = async () => {
    const at = clock();
    await read();
    readAt = at;
  };
  const put = async (draft: Draft, expect?: number): Promise<Definition> => {
    for (let tries = 0; tries < TRIES; tries++) {
      await readNow();
      const before = known.newest(draft.kind, draft.id);
      refuseConflict(draft, before, expect);
      const definition: Definition = { ...draft, version: (before?.version ?? 0) + 1 };
      const revision = known.revision + 1;
      if (!(await write(table, definition, revision))) continue;
      await known.keep(definition, revision);
      return definition;
    }
    throw new RouterError(
      "storage-failed",
      `Cannot change ${draft.kind} "${draft.id}": others change too much at once`,
    );
  };
  return {
    list: known.list,
    get(kind, id) {
      const found = known.newest(kind, id);
      return found?.deleted ? undefined : found;
    },
    async versions(kind, id) {
      const versions: Definition[] = [];
      for await (const page of table.pages({ PK: `VERSION#${nameOf(kind, id)}`, newestFirst: true }))
        versions.push(...page.map(definitionOf));
      return versions;
    },
    put(draft, expect) {
      const done = writing.then(() => put(draft, expect));
      writing = done.catch(() => {});
      return done;
    },
    get revision() {
      return known.revision;
    },
    onChange: known.onChange,
    async refresh() {
      if (clock() - readAt >= refreshMs) await readNow();
    },
  };
}

type Draft = Omit<Definition, "version">;
type Known = ReturnType<typeof createKnown>;

/** What is known of all definitions, up to a revision. */
function createKnown() {
  const newest = new Map<string, Definition>();
  const lists = new Map<DefinitionKind, readonly Definition[]>();
  const listeners = new Set<Parameters<Registry["onChange"]>[0]>();
  let revision = 0;
  return {
    get revision() {
      return revision;
    },
    newest: (kind: DefinitionKind, id: string) => newest.get(nameOf(kind, id)),
    list(kind: DefinitionKind): readonly Definition[] {
      const all = lists.get(kind) ?? [...newest.values()].filter((one) => one.kind === kind && !one.deleted);
      lists.set(kind, all);
      return all;
    },
    /** Resolves when all that were told of it have done what they had to. */
    async keep(definition: Definition, at: number): Promise<void> {
      revision = Math.max(revision, at);
      const { kind, id, version } = definition;
      if ((newest.get(nameOf(kind, id))?.version ?? 0) >= version) return;
      newest.set(nameOf(kind, id), definition);
      lists.delete(kind);
      await Promise.all([...listeners].map(async (listener) => listener(definition)));
    },
    onChange(listener: Parameters<Registry["onChange"]>[0]) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },
  };
}

/** The first time the newest of all, and what changed meanwhile; from then on the changes. */
async function readOn(table: Table, known: Known): Promise<void> {
  if (known.revision === 0) {
    const [last] = await first(table.pages({ PK: "CHANGES", newestFirst: true, page: 1 }));
    if (!last) return;
    for await (const page of table.pages({ PK: "DEFINITIONS" }))
      for (const item of page) await known.keep(definitionOf(item), 0);
    await known.keep(definitionOf(last), Number(last.SK));
  }
  for await (const page of table.pages({ PK: "CHANGES", from: padded(known.revision + 1) }))
    for (const item of page) await known.keep(definitionOf(item), Number(item.SK));
}

async function first(pages: AsyncGenerator<Item[]>): Promise<Item[]> {
  for await (const page of pages) return page;
  return [];
}

function write(table: Table, definition: Definition, revision: number): Promise<boolean> {
  const { kind, id, version } = definition;
  const body = JSON.stringify(definition);
  const [newest, ...fresh] = [
    { PK: "DEFINITIONS", SK: nameOf(kind, id), body },
    { PK: "CHANGES", SK: padded(revision), body },
    { PK: `VERSION#${nameOf(kind, id)}`, SK: padded(version), body },
  ] as const;
  return table.putTogether([{ item: newest }, ...fresh.map((item) => ({ item, condition: ABSENT }))]);
}

function nameOf(kind: DefinitionKind, id: string): string {
  return `${kind}#${id}`;
}

function definitionOf({ body }: Item): Definition {
  return JSON.parse(body as string) as Definition;
}

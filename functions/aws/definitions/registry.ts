import { refuseConflict } from "../../core/definitions/definition-conflict.ts";
import { RouterError } from "../../core/errors.ts";
import type { Clock, Definition, DefinitionKind, Registry } from "../../core/ports.ts";
import { type Item, padded } from "../attributes.ts";
import { ABSENT, type Table } from "../table.ts";

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
  let asked: Asked[] = [];
  let writing: Promise<void> | undefined;
  const read = () => (reading ??= readOn(table, known).finally(() => (reading = undefined)));
  const readNow = async () => {
    const at = clock();
    await read();
    readAt = at;
  };
  /** What was asked for at once is written at once, all or none of it. */
  const writeAsked = async () => {
    while (asked.length > 0) await writeTogether(asked.splice(0, MOST_TOGETHER), { table, known, readNow });
    writing = undefined;
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
      const { promise, resolve, reject } = Promise.withResolvers<Definition>();
      asked.push({ draft, expect, resolve, reject });
      writing ??= Promise.resolve().then(writeAsked);
      return promise;
    },
    get revision() {
      return known.revision;
    },
    get changedAt() {
      return known.changedAt;
    },
    onChange: known.onChange,
    async refresh() {
      if (clock() - readAt >= refreshMs) await readNow();
    },
  };
}

type Draft = Omit<Definition, "version">;

/** A change that somebody waits for. */
interface Asked {
  readonly draft: Draft;
  readonly expect: number | undefined;
  readonly resolve: (definition: Definition) => void;
  readonly reject: (error: unknown) => void;
}

/** Three items each, of a hundred that are written together. */
const MOST_TOGETHER = 30;

interface Writing {
  readonly table: Table;
  readonly known: Known;
  readonly readNow: () => Promise<void>;
}

/** Never rejects: each of those who asked is told. */
async function writeTogether(all: readonly Asked[], { table, known, readNow }: Writing): Promise<void> {
  try {
    for (let tries = 0; tries < TRIES; tries++) {
      await readNow();
      const { changes, refused } = judged(all, known);
      if (changes.length > 0 && !(await write(table, changes))) continue;
      for (const { definition, revision } of changes) await known.keep(definition, revision);
      for (const { asked, error } of refused) asked.reject(error);
      for (const { asked, definition } of changes) asked.resolve(definition);
      return;
    }
    const kinds = all.map(({ draft: { kind, id } }) => `${kind} "${id}"`).join(", ");
    throw new RouterError("storage-failed", `Cannot change ${kinds}: others change too much at once`);
  } catch (error) {
    for (const { reject } of all) reject(error);
  }
}

interface Change {
  readonly asked: Asked;
  readonly definition: Definition;
  readonly revision: number;
}

/** The changes that may follow what is known, each on those before it, and those that may not. */
function judged(all: readonly Asked[], known: Known) {
  const changed = new Map<string, Definition>();
  const changes: Change[] = [];
  const refused: { readonly asked: Asked; readonly error: unknown }[] = [];
  for (const asked of all) {
    const { draft, expect } = asked;
    const name = nameOf(draft.kind, draft.id);
    const before = changed.get(name) ?? known.newest(draft.kind, draft.id);
    try {
      refuseConflict(draft, before, expect);
      const definition: Definition = { ...draft, version: (before?.version ?? 0) + 1 };
      changed.set(name, definition);
      changes.push({ asked, definition, revision: known.revision + changes.length + 1 });
    } catch (error) {
      refused.push({ asked, error });
    }
  }
  return { changes, refused };
}

type Known = ReturnType<typeof createKnown>;

/** What is known of all definitions, up to a revision. */
function createKnown() {
  const newest = new Map<string, Definition>();
  const lists = new Map<DefinitionKind, readonly Definition[]>();
  const listeners = new Set<Parameters<Registry["onChange"]>[0]>();
  let revision = 0;
  let changedAt = 0;
  return {
    get revision() {
      return revision;
    },
    get changedAt() {
      return changedAt;
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
      changedAt = Math.max(changedAt, definition.at);
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

/** A transaction takes an item once: of one that changes twice the last is the newest. */
function write(table: Table, changes: readonly Change[]): Promise<boolean> {
  const newest = new Map(
    changes.map(({ definition }) => [nameOf(definition.kind, definition.id), definition]),
  );
  return table.putTogether([
    ...[...newest].map(([SK, definition]) => ({
      item: { PK: "DEFINITIONS", SK, body: JSON.stringify(definition) },
    })),
    ...changes.flatMap(({ definition, revision }) => {
      const { kind, id, version } = definition;
      const body = JSON.stringify(definition);
      return [
        { item: { PK: "CHANGES", SK: padded(revision), body }, condition: ABSENT },
        { item: { PK: `VERSION#${nameOf(kind, id)}`, SK: padded(version), body }, condition: ABSENT },
      ];
    }),
  ]);
}

function nameOf(kind: DefinitionKind, id: string): string {
  return `${kind}#${id}`;
}

function definitionOf({ body }: Item): Definition {
  return JSON.parse(body as string) as Definition;
}

import type { DatabaseSync } from "node:sqlite";
import { refuseConflict } from "../../core/definitions/definition-conflict.ts";
import type { Definition, DefinitionKind, Registry } from "../../core/ports.ts";
import type { DefinitionRow } from "../store/operations.ts";
import type { Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

/** Definitions on SQLite: the newest of each in memory, every version on disk. */
export function createRegistry(reader: DatabaseSync, writer: Writer): Registry {
  const newest = new Map<string, Definition>();
  const listeners = new Set<Parameters<Registry["onChange"]>[0]>();
  const lists = new Map<DefinitionKind, readonly Definition[]>();
  const versions = reader.prepare("SELECT * FROM definition WHERE kind=? AND id=? ORDER BY version DESC");
  let revision = 0;
  let changedAt = 0;
  for (const row of reader.prepare("SELECT * FROM definition ORDER BY version").iterate())
    keep(definitionOf(row));

  function keep(definition: Definition): void {
    newest.set(keyOf(definition.kind, definition.id), definition);
    lists.delete(definition.kind);
    revision++;
    changedAt = Math.max(changedAt, definition.at);
  }
  function list(kind: DefinitionKind): readonly Definition[] {
    const known = lists.get(kind) ?? [...newest.values()].filter((one) => one.kind === kind && !one.deleted);
    lists.set(kind, known);
    return known;
  }
  return {
    list,
    get(kind, id) {
      const found = newest.get(keyOf(kind, id));
      return found?.deleted ? undefined : found;
    },
    versions: async (kind, id) => versions.all(kind, id).map(definitionOf),
    async put(draft, expect) {
      const before = newest.get(keyOf(draft.kind, draft.id));
      refuseConflict(draft, before, expect);
      const definition: Definition = { ...draft, version: (before?.version ?? 0) + 1 };
      keep(definition);
      try {
        await writer.write("define", [rowOf(definition)]);
      } catch (error) {
        if (before) keep(before);
        else newest.delete(keyOf(draft.kind, draft.id));
        lists.delete(draft.kind);
        throw error;
      }
      await Promise.all([...listeners].map(async (listener) => listener(definition)));
      return definition;
    },
    get revision() {
      return revision;
    },
    get changedAt() {
      return changedAt;
    },
    onChange(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function keyOf(kind: DefinitionKind, id: string): string {
  return `${kind}/${id}`;
}

function rowOf({ kind, id, version, value, at, by, file, deleted }: Definition): DefinitionRow {
  return [kind, id, version, JSON.stringify(value ?? null), at, by, file ?? null, deleted ? 1 : 0];
}

function definitionOf(row: Row): Definition {
  return {
    kind: row.kind as DefinitionKind,
    id: row.id as string,
    version: row.version as number,
    value: JSON.parse(row.value as string),
    at: row.at as number,
    by: row.by as string,
    ...(row.file != null && { file: row.file as string }),
    ...(row.deleted ? { deleted: true as const } : {}),
  };
}

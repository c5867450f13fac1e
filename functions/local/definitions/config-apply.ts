import type { Definition, DefinitionKind, Registry } from "../../core/ports.ts";
import type { ConfigFiles, FileDefinition } from "./config-files.ts";

/** What files made of the registry. */
export interface AppliedFiles {
  readonly put: readonly Definition[];
  readonly removed: readonly Definition[];
}

/** Who the registry names as the author of what files say. */
const AUTHOR = "files";

/** What rules stand on comes before them. */
const KINDS: readonly DefinitionKind[] = ["schema", "target", "source", "archive", "alert", "access", "rule"];

/**
 * Brings the registry to what the files say: a new version of each definition that they changed, a tombstone for each
 * whose file is gone. All of it shows at once, so that a rule never misses the target that came with it. What a broken
 * file owns stays as it was. Rejects with the first failure of the storage; what it did take is in force.
 */
export async function applyFiles(files: ConfigFiles, registry: Registry, now: number): Promise<AppliedFiles> {
  const drafts = [...changed(files, registry), ...gone(files, registry)];
  const settled = await Promise.all(drafts.map((draft) => registry.put({ ...draft, at: now, by: AUTHOR })));
  return {
    put: settled.filter(({ deleted }) => !deleted),
    removed: settled.filter(({ deleted }) => deleted),
  };
}

type Draft = Omit<Definition, "version" | "at" | "by">;

function changed({ definitions }: ConfigFiles, registry: Registry): Draft[] {
  return KINDS.flatMap((kind) =>
    definitions
      .filter(
        (definition) => definition.kind === kind && !isInForce(definition, registry.get(kind, definition.id)),
      )
      .map(({ id, value, file }) => ({ kind, id, value, file })),
  );
}

function isInForce({ file, value }: FileDefinition, current: Definition | undefined): boolean {
  return current?.file === file && JSON.stringify(current.value) === JSON.stringify(value);
}

function gone(files: ConfigFiles, registry: Registry): Draft[] {
  return KINDS.flatMap((kind) => registry.list(kind))
    .filter(({ file }) => file !== undefined && !files.holds(file))
    .map(({ kind, id, value, file }) => ({ kind, id, value, ...(file && { file }), deleted: true as const }));
}

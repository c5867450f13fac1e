import type { ArchiveRule } from "../core/archive-class.ts";
import type { ArchiveFile } from "../core/generated/archive-file.ts";
import { eventFilter } from "../core/replay.ts";
import type { Registry } from "../core/ports.ts";

/** What there is without a definition: an archive of all events. A definition of this id stands in its place. */
const DEFAULT: ArchiveRule = { id: "default", retentionDays: 30 };

/** The archives that are defined, compiled when they change. */
export function createArchives(registry: Registry): () => readonly ArchiveRule[] {
  let definitions: ReturnType<Registry["list"]> | undefined;
  let archives: readonly ArchiveRule[] = [DEFAULT];
  return () => {
    const current = registry.list("archive");
    if (current !== definitions) {
      definitions = current;
      const defined = current.map(({ id, value }) => archiveRuleOf(id, value as ArchiveFile));
      archives = defined.some(({ id }) => id === DEFAULT.id) ? defined : [DEFAULT, ...defined];
    }
    return archives;
  };
}

/** The default archive is that of all buses, whatever its definition says of one. */
function archiveRuleOf(
  id: string,
  { bus = "default", pattern, view, retentionDays }: ArchiveFile,
): ArchiveRule {
  if (id === DEFAULT.id) return { id, retentionDays };
  const keeps = pattern && eventFilter({ pattern, ...(view && { view }) });
  return { id, bus, ...(keeps && { keeps }), retentionDays };
}

import type { ArchiveRule } from "./archive-class.ts";
import type { ArchiveFile } from "../generated/archive-file.ts";
import { eventFilter } from "../replay.ts";
import type { Definition } from "../ports.ts";

/** What there is without a definition: an archive of all events. A definition of this id stands in its place. */
const DEFAULT: ArchiveRule = { id: "default", retentionDays: 30 };

/** The archives as they are defined, ready to be asked. */
export function archivesOf(definitions: readonly Pick<Definition, "id" | "value">[]): readonly ArchiveRule[] {
  const defined = definitions.map(({ id, value }) => archiveRuleOf(id, value as ArchiveFile));
  return defined.some(({ id }) => id === DEFAULT.id) ? defined : [DEFAULT, ...defined];
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

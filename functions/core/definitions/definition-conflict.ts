import { RouterError } from "../errors.ts";
import type { Definition } from "../ports.ts";

/**
 * Throws when a definition may not follow the newest version there is: `managed-by-files` when a file owns it and the draft
 * comes from elsewhere, `version-conflict` when it was to follow another version (0: there must be none).
 */
export function refuseConflict(
  draft: Omit<Definition, "version">,
  before: Definition | undefined,
  expect: number | undefined,
): void {
  const what = `${draft.kind} "${draft.id}"`;
  const owner = before?.deleted ? undefined : before?.file;
  if (owner !== undefined && draft.file !== owner) {
    throw new RouterError("managed-by-files", `Cannot change ${what}: ${owner} owns it`);
  }
  const version = before && !before.deleted ? before.version : 0;
  if (expect !== undefined && expect !== version) {
    const is = version === 0 ? "it does not exist" : `it has version ${version}`;
    throw new RouterError("version-conflict", `Cannot change ${what} from version ${expect}: ${is}`);
  }
}

import { RouterError } from "../../core/errors.ts";
import type { Definition } from "../../core/ports.ts";

/** What a change is to be made to. */
interface Subject {
  /** `rule "large-orders"` */
  readonly what: string;
  readonly current: Pick<Definition, "version" | "file"> | undefined;
}
type Headers = Readonly<Record<string, string | undefined>>;

/**
 * The version that a change has to follow, by If-Match and If-None-Match; 0 when there must be nothing yet.
 * Throws `not-found`, `version-required`, `version-conflict`, and before all of them `managed-by-files`.
 */
export function versionToFollow(headers: Headers, { what, current }: Subject): number {
  if (current?.file !== undefined)
    throw new RouterError("managed-by-files", `Cannot change ${what}: ${current.file} owns it`);
  if (headers["if-none-match"]?.trim() === "*") return 0;
  const asked = headers["if-match"];
  if (!current && asked !== undefined)
    throw new RouterError("not-found", `Cannot change ${what}: there is none`);
  if (!current) return 0;
  if (asked === undefined)
    throw new RouterError(
      "version-required",
      `Cannot change ${what}: If-Match is missing; its version is ${current.version}`,
    );
  checkVersion(asked, current.version, what);
  return current.version;
}

/** Throws `version-conflict` when If-Match names another version; it may be absent. */
export function checkVersion(ifMatch: string | undefined, version: number, what: string): void {
  if (ifMatch === undefined || ifMatch.trim() === "*") return;
  const asked = /^\s*(?:W\/)?"?(\d+)"?\s*$/.exec(ifMatch)?.[1];
  if (asked === undefined)
    throw new RouterError("request-invalid", `Cannot change ${what}: If-Match must be a version such as "3"`);
  if (Number(asked) !== version)
    throw new RouterError(
      "version-conflict",
      `Cannot change ${what}: it is at version ${version}, not ${asked}`,
    );
}

import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { hashOf, newId, newSecret } from "../../control/people/secret.ts";
import type { Clock, Tokens } from "../../core/ports.ts";

/**
 * The first start writes a token of an admin to `<data>/admin-token`, which only the folder's owner may read. The file is
 * there with all of the token or not at all: then the next start makes another.
 */
export async function ensureAdminToken(folder: string, tokens: Tokens, clock: Clock): Promise<void> {
  const path = join(folder, "admin-token");
  if (existsSync(path)) return;
  const name = "first admin";
  const secret = newSecret();
  const token = { id: newId(name), kind: "token", name, role: "admin" } as const;
  await tokens.add({ ...token, createdAt: clock(), createdBy: "first start" }, hashOf(secret));
  const unfinished = `${path}.new`;
  writeFileSync(unfinished, `${secret}\n`, { mode: 0o600 });
  renameSync(unfinished, path);
}

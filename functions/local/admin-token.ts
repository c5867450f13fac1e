import { hash, randomBytes } from "node:crypto";
import { existsSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { Clock, Tokens } from "../core/ports.ts";

/** 256 bits: nobody guesses it. */
const SECRET_BYTES = 32;

/** The first start writes a token of an admin to `<data>/admin-token`, which only the folder's owner may read. */
export async function ensureAdminToken(folder: string, tokens: Tokens, clock: Clock): Promise<void> {
  const path = join(folder, "admin-token");
  if (existsSync(path)) return;
  const secret = `sbx_${randomBytes(SECRET_BYTES).toString("base64url")}`;
  const token = {
    id: `first-${clock()}`,
    kind: "token",
    name: "first admin",
    role: "admin",
    createdAt: clock(),
    createdBy: "first start",
  } as const;
  await tokens.add(token, hash("sha256", secret, "hex"));
  writeFileSync(path, `${secret}\n`, { mode: 0o600 });
}

import { hash, randomBytes } from "node:crypto";
import { existsSync, renameSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { RouterError } from "../core/errors.ts";
import type { Clock, Tokens } from "../core/ports.ts";
import { storageCode } from "./store/failure.ts";

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
  write(`${path}.new`, `${secret}\n`);
  await tokens.add(token, hash("sha256", secret, "hex"));
  renameSync(`${path}.new`, path);
}

/** A file that is there is whole: it gets its name when it is. */
function write(path: string, text: string): void {
  try {
    writeFileSync(path, text, { mode: 0o600 });
  } catch (cause) {
    const problem = cause instanceof Error ? cause.message : String(cause);
    throw new RouterError(storageCode(cause), `Cannot write the admin's token: ${problem}`, { cause });
  }
}

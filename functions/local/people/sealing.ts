import { randomBytes } from "node:crypto";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Sealing, sealingWith } from "../../control/people/sealing.ts";

const KEY_BYTES = 32;

/** Seals under a key made of `<data>/sealing-key`, which only the folder's owner may read. */
export function createSealing(folder: string): Sealing {
  let sealing: Sealing | undefined;
  const own = () => (sealing ??= sealingWith(keyFile(folder)));
  return {
    seal: (secret, purpose) => own().seal(secret, purpose),
    open: (sealed, purpose) => own().open(sealed, purpose),
  };
}

/** The file is made when the first secret is sealed. */
function keyFile(folder: string): Buffer {
  const path = join(folder, "sealing-key");
  if (!existsSync(path))
    writeFileSync(path, randomBytes(KEY_BYTES).toString("base64url"), { mode: 0o600, flag: "wx" });
  return readFileSync(path);
}

import { existsSync, mkdirSync, mkdtempSync, renameSync, rmSync } from "node:fs";
import { dirname, join } from "node:path";
import { NotOnThisMachine } from "./outside.ts";

const cache = join(import.meta.dirname, "../../.cache");

/**
 * A folder below .cache that is filled when it is first asked for, and whole or not there. Throws `NotOnThisMachine` where
 * it cannot be filled; `way` says how one gets what it takes.
 */
export async function made(
  name: string,
  fill: (folder: string) => Promise<void>,
  way?: string,
): Promise<string> {
  const whole = join(cache, name);
  if (existsSync(whole)) return whole;
  mkdirSync(dirname(whole), { recursive: true });
  const half = mkdtempSync(`${whole}-half-`);
  try {
    await fill(half);
  } catch (cause) {
    const { code, path, stderr } = cause as NodeJS.ErrnoException & { stderr?: string };
    const problem = code === "ENOENT" ? `there is no ${path} on the PATH` : stderr?.trim() || String(cause);
    rmSync(half, { recursive: true, force: true });
    throw new NotOnThisMachine(`Cannot make .cache/${name}: ${problem}`, {
      ...(way !== undefined && { way }),
      cause,
    });
  }
  // Another run may have been faster.
  if (existsSync(whole)) rmSync(half, { recursive: true });
  else renameSync(half, whole);
  return whole;
}

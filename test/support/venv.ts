import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync } from "node:fs";
import { join } from "node:path";
import { promisify } from "node:util";
import { NotOnThisMachine } from "./outside.ts";

const run = promisify(execFile);
const venvs = join(import.meta.dirname, "../../.cache/venvs");
const maker = join(import.meta.dirname, "make-venv.py");

/**
 * The path of a Python that has exactly these packages (`name==version`), in an environment of its own below .cache.
 * It is made when it is first asked for, once however many test workers ask, and stays. Throws `NotOnThisMachine`
 * where there is no `python3` or its packages cannot be fetched.
 */
export async function venv(name: string, requirements: readonly string[]): Promise<string> {
  const unpinned = requirements.find((requirement) => !/^[\w.[\],-]+==[\w.+!]+$/.test(requirement));
  if (unpinned !== undefined)
    throw new Error(`Cannot make the Python environment "${name}": "${unpinned}" has no exact version`);
  const folder = join(venvs, `${name}-${hash(requirements)}`);
  if (!existsSync(join(folder, "made"))) await make(name, [folder, ...requirements]);
  return join(folder, "bin/python");
}

/** The same packages in any order are the same environment. */
function hash(requirements: readonly string[]): string {
  return createHash("sha256").update(requirements.toSorted().join("\n")).digest("hex").slice(0, 12);
}

const WAY =
  "Install Python 3.9 or later (apt-get install python3 python3-venv), with its packages within reach";

async function make(name: string, args: readonly string[]): Promise<void> {
  mkdirSync(venvs, { recursive: true });
  try {
    await run("python3", [maker, ...args]);
  } catch (cause) {
    const { code, stderr } = cause as NodeJS.ErrnoException & { stderr?: string };
    const problem = code === "ENOENT" ? "there is no python3 on the PATH" : (stderr?.trim() ?? String(cause));
    throw new NotOnThisMachine(`Cannot make the Python environment "${name}": ${problem}`, {
      way: WAY,
      cause,
    });
  }
}

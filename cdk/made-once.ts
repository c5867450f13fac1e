import { createHash } from "node:crypto";
import {
  existsSync,
  globSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  utimesSync,
  writeFileSync,
} from "node:fs";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A folder whose contents follow from files and folders of the project, and from words. */
export interface Source {
  /** What .cache calls it. */
  readonly kind: string;
  readonly files: readonly string[];
  readonly words: readonly string[];
}

/**
 * What `make` answers when it has filled a folder of .cache. It is called when a file is another than before, once however
 * many processes ask at the same time; else what it has made is still there. What it answers must be plain data.
 */
export async function madeOnce<Made>(source: Source, make: (folder: string) => Promise<Made>): Promise<Made> {
  const all = join(".cache", source.kind);
  mkdirSync(all, { recursive: true });
  const folder = join(all, hashOf(source));
  const made = join(folder, "made.json");
  if (!existsSync(made))
    await alone(`${folder}.lock`, async () => {
      if (existsSync(made)) return;
      rmSync(folder, { recursive: true, force: true });
      mkdirSync(folder);
      writeFileSync(made, JSON.stringify(await make(folder)));
      removeUnused(all);
    });
  const now = new Date();
  utimesSync(folder, now, now);
  return JSON.parse(readFileSync(made, "utf8")) as Made;
}

function hashOf({ files, words }: Source): string {
  const hash = createHash("sha256").update(words.join("\n"));
  const all = files.flatMap((file) => [file, ...globSync(`${file}/**/*.*`)]);
  for (const file of all.filter((one) => statSync(one).isFile()).sort())
    hash.update(`\n${file}\n`).update(readFileSync(file));
  return hash.digest("hex").slice(0, 16);
}

/** Waits while another process is at it. */
async function alone(lock: string, act: () => Promise<void>): Promise<void> {
  while (!isTaken(lock)) await sleep(50);
  try {
    await act();
  } finally {
    rmSync(lock);
  }
}

function isTaken(lock: string): boolean {
  try {
    writeFileSync(lock, String(process.pid), { flag: "wx" });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    if (isAbandoned(lock)) rmSync(lock, { force: true });
    return false;
  }
}

/** Who has taken it does not run any longer. */
function isAbandoned(lock: string): boolean {
  try {
    process.kill(Number(readFileSync(lock, "utf8")), 0);
    return false;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ESRCH";
  }
}

const HOUR_MS = 3_600_000;

/** What nobody has asked for in an hour: another process may still read what is younger. */
function removeUnused(all: string): void {
  for (const name of readdirSync(all)) {
    const path = join(all, name);
    if (!name.endsWith(".lock") && statSync(path).mtimeMs < Date.now() - HOUR_MS)
      rmSync(path, { recursive: true });
  }
}

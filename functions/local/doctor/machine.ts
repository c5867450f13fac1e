import { existsSync, readdirSync, statfsSync, statSync } from "node:fs";
import { availableParallelism, freemem, totalmem } from "node:os";
import { join } from "node:path";
import { getHeapStatistics } from "node:v8";
import packageJson from "../../../package.json" with { type: "json" };
import { bytesText, type Check, type Found, fineUnless, namesText } from "../../core/diagnose/doctor.ts";

/** What is so of the machine that the data folder is on. */
export function machineChecks(folder: string): readonly Check[] {
  const about = "machine";
  return [
    { code: "node-version", about, look: () => nodeVersion(process.versions.node) },
    { code: "memory", about, look: memory },
    { code: "disk-space", about, look: () => diskSpace(statfsSync(folder)) },
    { code: "disk-files", about, look: () => diskFiles(statfsSync(folder)) },
    { code: "data-permissions", about, look: () => permissions(folder) },
  ];
}

/** What package.json asks for: `>=24.12`. */
const [WANTED_MAJOR = 0, WANTED_MINOR = 0] = packageJson.engines.node
  .replace(/^\D+/, "")
  .split(".")
  .map(Number);

export function nodeVersion(version: string): Found {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  const wanted = `${WANTED_MAJOR}.${WANTED_MINOR}`;
  if (major < WANTED_MAJOR || (major === WANTED_MAJOR && minor < WANTED_MINOR))
    return {
      level: "bad",
      sentence: `This is Node ${version}, and ${wanted} is needed.`,
      todo: `Install Node ${wanted} or later.`,
    };
  return { level: "fine", sentence: `This is Node ${version}, on ${availableParallelism()} cores.` };
}

/** Beyond that share of its heap a process spends its time on freeing it. */
const HEAP = 0.85;
const FREE = 0.05;

function memory(): Found {
  const { used_heap_size: used, heap_size_limit: most } = getHeapStatistics();
  if (used > most * HEAP)
    return {
      level: "bad",
      sentence: `The process uses ${bytesText(used)} of the ${bytesText(most)} that it may.`,
      todo: "Give it more: NODE_OPTIONS=--max-old-space-size=4096.",
    };
  if (freemem() < totalmem() * FREE)
    return {
      level: "warn",
      sentence: `The machine has ${bytesText(freemem())} of ${bytesText(totalmem())} left.`,
      todo: "What is swapped out is slow; see what else runs there.",
    };
  return { level: "fine", sentence: `The machine has ${bytesText(freemem())} of memory left.` };
}

interface FileSystem {
  readonly bsize: number;
  readonly blocks: number;
  readonly bavail: number;
  readonly files: number;
  readonly ffree: number;
}

const LEAST = { bad: 512_000_000, warn: 2_000_000_000 };

export function diskSpace({ bsize, bavail, blocks }: FileSystem): Found {
  const left = bsize * bavail;
  const sentence = `The disk of the data folder has ${bytesText(left)} of ${bytesText(bsize * blocks)} left.`;
  const level = left < LEAST.bad ? "bad" : left < LEAST.warn ? "warn" : "fine";
  if (level === "fine") return { level, sentence };
  const todo =
    "Free some, or keep less: retentionDays in rules/archives. When it is full publishers are answered 503.";
  return { level, sentence, todo };
}

const LEAST_FILES = 1_000;

export function diskFiles({ files, ffree }: FileSystem): Found {
  // Some file systems do not count them.
  if (files === 0 || ffree >= LEAST_FILES)
    return { level: "fine", sentence: "The disk of the data folder can take more files." };
  return {
    level: "bad",
    sentence: `The disk of the data folder can take ${ffree} more files, of ${files}.`,
    todo: "Remove files that nobody needs, or use a file system with more inodes.",
  };
}

/** What holds secrets, and who may read it. */
const SECRET_FILES = ["admin-token", "sealing-key", "signalbox.db"];

function permissions(folder: string): Found {
  const open = SECRET_FILES.filter((name) => {
    const path = join(folder, name);
    return existsSync(path) && (statSync(path).mode & 0o006) !== 0 && isEnterable(folder);
  });
  const found: Found | undefined =
    open.length === 0
      ? undefined
      : {
          level: "warn",
          sentence: `Everybody on this machine can read ${namesText(open)} in the data folder.`,
          todo: `chmod -R go-rwx ${folder}`,
        };
  return fineUnless(
    found,
    `Nobody else can read the ${readdirSync(folder).length} entries of the data folder that hold secrets.`,
  );
}

function isEnterable(folder: string): boolean {
  return (statSync(folder).mode & 0o001) !== 0;
}

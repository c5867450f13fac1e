import { lstatSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";

/** What a file of the configuration defines. */
export type FileKind = "rule" | "target" | "source" | "archive" | "alert" | "access" | "schema" | "rule-test";

/** Where files of a kind lie, and what their names end with; the rest of the name is the id. */
interface FileHome {
  readonly kind: FileKind;
  readonly folder: string;
  readonly ending: string;
}

/** The whole layout of a configuration folder. */
export const fileHomes: readonly FileHome[] = [
  { kind: "schema", folder: "schemas/events", ending: ".schema.json" },
  { kind: "target", folder: "rules/targets", ending: ".json" },
  { kind: "source", folder: "rules/sources", ending: ".json" },
  { kind: "archive", folder: "rules/archives", ending: ".json" },
  { kind: "alert", folder: "rules/alerts", ending: ".json" },
  { kind: "access", folder: "rules/access", ending: ".json" },
  { kind: "rule-test", folder: "rules", ending: ".test.json" },
  { kind: "rule", folder: "rules", ending: ".json" },
];

/** A file of the configuration as it lies there. */
export interface RawFile {
  readonly kind: FileKind;
  /** Relative to the configuration folder, with `/`. */
  readonly file: string;
  readonly id: string;
  /** Its content, or why it could not be read. */
  readonly text: string | Unreadable;
}
export interface Unreadable {
  readonly reason: string;
}

/** All files of a configuration folder. */
export interface ConfigFolder {
  readonly files: readonly RawFile[];
  /** Folders that are there and could not be read: "" for all of it. Nothing is known of what they hold. */
  readonly unreadable: readonly { readonly folder: string; readonly reason: string }[];
}

/** Reads the files of some kinds. Folders that are not there hold nothing; nothing throws. */
export function readConfigFolder(root: string, kinds: readonly FileKind[]): ConfigFolder {
  const reason = whyNoFolder(root);
  if (reason !== undefined) return { files: [], unreadable: [{ folder: "", reason }] };
  const files: RawFile[] = [];
  const unreadable: { folder: string; reason: string }[] = [];
  for (const folder of new Set(
    fileHomes.filter(({ kind }) => kinds.includes(kind)).map(({ folder }) => folder),
  )) {
    const names = namesIn(join(root, folder));
    if ("reason" in names) unreadable.push({ folder, reason: names.reason });
    else files.push(...filesIn(root, folder, names).filter(({ kind }) => kinds.includes(kind)));
  }
  return { files, unreadable };
}

/** Larger files are none of ours. */
const MAX_BYTES = 1_048_576;

function whyNoFolder(root: string): string | undefined {
  try {
    return statSync(root).isDirectory() ? undefined : "it is no folder";
  } catch (error) {
    return reasonOf(error);
  }
}

/** The names in a folder, sorted; none when there is no such folder. Hidden files are left out. */
function namesIn(folder: string): readonly string[] | Unreadable {
  try {
    return readdirSync(folder)
      .filter((name) => !name.startsWith("."))
      .sort();
  } catch (error) {
    return codeOf(error) === "ENOENT" ? [] : { reason: reasonOf(error) };
  }
}

function filesIn(root: string, folder: string, names: readonly string[]): RawFile[] {
  return names.flatMap((name) => {
    const home = fileHomes.find((home) => home.folder === folder && name.endsWith(home.ending));
    if (!home) return [];
    const file = `${folder}/${name}`;
    const text = textOf(join(root, file));
    return text === undefined
      ? []
      : [{ kind: home.kind, file, id: name.slice(0, -home.ending.length), text }];
  });
}

/** A file's content; undefined when it is gone meanwhile. */
function textOf(path: string): string | Unreadable | undefined {
  try {
    const stats = statSync(path);
    if (!stats.isFile()) return { reason: "it is no file" };
    if (stats.size > MAX_BYTES)
      return { reason: `it has ${stats.size} bytes, and more than ${MAX_BYTES} are not read` };
    return new TextDecoder("utf-8", { fatal: true }).decode(readFileSync(path));
  } catch (error) {
    if (error instanceof TypeError) return { reason: "it is not UTF-8 text" };
    return codeOf(error) === "ENOENT" && !isLink(path) ? undefined : { reason: reasonOf(error) };
  }
}

function isLink(path: string): boolean {
  try {
    return lstatSync(path).isSymbolicLink();
  } catch {
    return false;
  }
}

const REASONS: Readonly<Record<string, string>> = {
  ENOENT: "there is nothing there",
  EACCES: "permission is denied",
  EPERM: "permission is denied",
  ENOTDIR: "it is no folder",
  ELOOP: "its links run in a circle",
  EMFILE: "too many files are open",
};

function reasonOf(error: unknown): string {
  const code = codeOf(error);
  return (code && REASONS[code]) ?? (error instanceof Error ? error.message : String(error));
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error ? String(error.code) : undefined;
}

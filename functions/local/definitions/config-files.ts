import { hash } from "node:crypto";
import { holdsTemplates, loadTemplates } from "../../core/template/templates.ts";
import { MOST_ASKED_OF_ALL, type NamedRule, oneTooMany } from "../../core/check/asked-of-all.ts";
import type { Finding } from "../../core/check/finding.ts";
import type { RuleFile } from "../../core/rule.ts";
import { type ConfigFolder, type FileKind, type RawFile, readConfigFolder } from "./config-folder.ts";
import { checkText, placeless } from "./config-text.ts";

/** What a good file of the configuration says. */
export interface FileDefinition {
  readonly kind: FileKind;
  readonly id: string;
  /** Relative to the configuration folder. */
  readonly file: string;
  readonly value: unknown;
}

/** Why a file cannot be used: the place in it, and what is so. */
export interface FileProblem extends Finding {
  /** Relative to the configuration folder; a folder when that could not be read, "." for all of it. */
  readonly file: string;
}

/** The configuration as its files say it. */
export interface ConfigFiles {
  /** Of the files that are good. */
  readonly definitions: readonly FileDefinition[];
  readonly problems: readonly FileProblem[];
  /** Whether a file is there, good or not; also where that cannot be known. Only of others the definitions are gone. */
  holds(file: string): boolean;
  /** What each file said, by its name, so that a file that says the same is not checked again. */
  readonly read: ReadonlyMap<string, ReadFile>;
}
export interface ReadFile {
  readonly hash: string;
  readonly definition?: FileDefinition;
  readonly problems: readonly FileProblem[];
}

const LOADED: readonly FileKind[] = ["schema", "target", "source", "archive", "alert", "access", "rule"];

/** Loads what checking the folder's files may need beside this code: to be awaited before they are. */
export async function prepareFiles(folder: string): Promise<void> {
  const { files } = readConfigFolder(folder, ["target"]);
  if (files.some(({ text }) => typeof text === "string" && holdsTemplates(text))) await loadTemplates();
}

/**
 * Reads and checks all files of a configuration folder that the router goes by. Never throws: what cannot be read or
 * used is told in `problems`. Files that say what they said in `before` are not checked again.
 */
export function loadFiles(folder: string, before?: ConfigFiles): ConfigFiles {
  const found = readConfigFolder(folder, LOADED);
  const read = new Map(found.files.map((raw) => [raw.file, readFile(raw, before?.read.get(raw.file))]));
  const files = withoutTooMany([...read.values()]);
  return {
    definitions: files.flatMap(({ definition }) => definition ?? []),
    problems: [...folderProblems(found), ...files.flatMap(({ problems }) => problems)],
    holds: (file) => read.has(file) || found.unreadable.some(({ folder }) => isInside(file, folder)),
    read,
  };
}

/** Whether two loads say the same. */
export function saySame(one: ConfigFiles, other: ConfigFiles): boolean {
  return fingerprint(one) === fingerprint(other);
}

function fingerprint({ read, problems }: ConfigFiles): string {
  const files = [...read].map(([file, { hash }]) => `${file} ${hash}`);
  return JSON.stringify([files, problems.map(({ file, message }) => [file, message])]);
}

function folderProblems({ unreadable }: ConfigFolder): FileProblem[] {
  return unreadable.map(({ folder, reason }) =>
    problemAt(folder || ".", `Cannot read the folder: ${reason}`),
  );
}

function readFile(raw: RawFile, before: ReadFile | undefined): ReadFile {
  const { file, text } = raw;
  if (typeof text !== "string")
    return { hash: text.reason, problems: [problemAt(file, `Cannot read the file: ${text.reason}`)] };
  const digest = hash("sha256", text, "base64");
  return before?.hash === digest ? before : { hash: digest, ...checkedFile({ ...raw, text }) };
}

/** The same, but for rules of which there may be no more: they are problems, the last of them by name first. */
function withoutTooMany(files: readonly ReadFile[]): readonly ReadFile[] {
  if (files.length <= MOST_ASKED_OF_ALL) return files;
  const rules: NamedRule[] = [];
  return files.map((read) => {
    if (read.definition?.kind !== "rule") return read;
    const { file, id } = read.definition;
    const rule = { id, value: read.definition.value as RuleFile };
    const [remark] = oneTooMany(rule, rules);
    if (remark) return { hash: read.hash, problems: [{ ...placeless(remark.message), ...remark, file }] };
    rules.push(rule);
    return read;
  });
}

function checkedFile({ kind, id, file, text }: RawFile & { readonly text: string }): Omit<ReadFile, "hash"> {
  const { value, problems } = checkText(kind, text, { id });
  if (problems.length > 0) return { problems: problems.map((problem) => ({ ...problem, file })) };
  return { definition: { kind, id, file, value }, problems: [] };
}

function problemAt(file: string, message: string): FileProblem {
  return { ...placeless(message), file };
}

function isInside(file: string, folder: string): boolean {
  return folder === "" || file.startsWith(`${folder}/`);
}

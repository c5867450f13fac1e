import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { ImportedFile } from "../functions/core/aws-import/convert.ts";

/** A file, and what writing it would do. `blocked`: another file of that name says something else. */
export interface PlannedFile extends ImportedFile {
  readonly act: "create" | "same" | "blocked";
}

/** Compares the files with those that there are. */
export function planImport(files: readonly ImportedFile[], folder: string): readonly PlannedFile[] {
  return files.map((file) => {
    const before = valueIn(join(folder, file.file));
    if (before === undefined) return { ...file, act: "create" };
    return { ...file, act: JSON.stringify(before) === JSON.stringify(file.value) ? "same" : "blocked" };
  });
}

/** Writes all that is not there as it should be. */
export function writeImport(plan: readonly PlannedFile[], folder: string): void {
  for (const { act, file, value } of plan) {
    if (act === "same") continue;
    const path = join(folder, file);
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, `${JSON.stringify(value, null, 2)}\n`);
  }
}

/** What a file says; undefined when there is none, null when it is no JSON. */
function valueIn(path: string): unknown {
  try {
    return JSON.parse(readFileSync(path, "utf8"));
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "ENOENT" ? undefined : null;
  }
}

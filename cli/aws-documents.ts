import { readdirSync, statSync } from "node:fs";
import { join } from "node:path";
import type { Described } from "../functions/core/aws-import/import.ts";
import { RouterError } from "../functions/core/errors.ts";
import { readDocument } from "./read-document.ts";
import { readText } from "./read-text.ts";

/** The documents of a file, or of all templates in a folder such as cdk.out. Throws `file-unreadable`, `json-invalid`. */
export async function documentsIn(path: string): Promise<readonly Described[]> {
  const files = isFolder(path) ? templatesIn(path) : [path];
  return Promise.all(files.map(async (file) => ({ file, value: readDocument(await readText(file), file) })));
}

function isFolder(path: string): boolean {
  return path !== "-" && (statSync(path, { throwIfNoEntry: false })?.isDirectory() ?? false);
}

const TEMPLATE = /(\.template\.json|\.template|template\.ya?ml)$/;

function templatesIn(folder: string): string[] {
  const names = readdirSync(folder, { recursive: true })
    .map(String)
    .filter((name) => TEMPLATE.test(name));
  if (names.length > 0) return names.sort().map((name) => join(folder, name));
  throw new RouterError("file-unreadable", `Cannot read ${folder}: there is no template in that folder`);
}

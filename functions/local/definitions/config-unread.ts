import { type Dirent, readdirSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { orSimilar } from "../../core/text/did-you-mean.ts";
import { fileHomes } from "./config-folder.ts";

/** A file or folder that lies where the configuration lies, and that nothing reads. */
export interface Unread {
  /** Relative to the configuration folder. */
  readonly file: string;
  /** Why, as a sentence. */
  readonly message: string;
}

/** What lies in rules/ and schemas/ and is neither a file that is read nor a folder that holds some. */
export function unreadFiles(root: string): Unread[] {
  const folders = new Set(fileHomes.flatMap(({ folder }) => [dirname(folder), folder]));
  folders.delete(".");
  return [...folders].flatMap((folder) =>
    entriesOf(join(root, folder))
      .filter((entry) => !isExpected(folder, entry, folders))
      .map((entry) => unread(folder, entry, folders)),
  );
}

function isExpected(folder: string, entry: Dirent, folders: ReadonlySet<string>): boolean {
  const { name } = entry;
  if (name.startsWith(".") || /^README/i.test(name)) return true;
  if (entry.isDirectory()) return folders.has(`${folder}/${name}`) || isOwnFolder(folder, name);
  return (
    fileHomes.some((home) => home.folder === folder && name.endsWith(home.ending)) ||
    isOwnSchema(folder, name)
  );
}

/** The schemas of our own files lie beside the folder of the events' ones. */
function isOwnSchema(folder: string, name: string): boolean {
  return folder === "schemas" && name.endsWith(".schema.json");
}

/** So do those of the kinds of targets and sources. */
function isOwnFolder(folder: string, name: string): boolean {
  return folder === "schemas" && ["targets", "sources", "taps"].includes(name);
}

function unread(folder: string, entry: Dirent, folders: ReadonlySet<string>): Unread {
  const file = `${folder}/${entry.name}`;
  const siblings = [...folders].filter((known) => dirname(known) === folder).map((known) => basename(known));
  if (entry.isDirectory())
    return { file, message: `nothing reads this folder${orSimilar(entry.name, siblings)}` };
  const endings = fileHomes.filter((home) => home.folder === folder).map(({ ending }) => `*${ending}`);
  const read =
    endings.length > 0 ? `; of ${folder} it is ${endings.toReversed().join(" and ")} that are read` : "";
  return { file, message: `nothing reads this file${read}` };
}

function entriesOf(folder: string): Dirent[] {
  try {
    return readdirSync(folder, { withFileTypes: true });
  } catch {
    return []; // Told where its files are read.
  }
}

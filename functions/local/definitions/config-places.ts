import { existsSync, lstatSync, readdirSync, readlinkSync } from "node:fs";
import { basename, dirname, join, parse, resolve, sep } from "node:path";
import { fileHomes } from "./config-folder.ts";

/** The names in a folder whose coming, going or change matters. */
export type WatchedNames = ReadonlySet<string> | "all";

/**
 * The folders in which something can change what a configuration folder says: its own, the ones above those that may
 * yet appear, and those that hold a link on the way to them or to a file.
 */
export function placesOf(root: string): ReadonlyMap<string, WatchedNames> {
  const places = new Map<string, Set<string> | "all">();
  const add: Add = (folder, name) => {
    const names = places.get(folder) ?? new Set();
    if (names !== "all") places.set(folder, names.add(name));
  };
  addAppearing(resolve(root), add);
  for (const folder of ownFolders()) {
    const path = resolve(root, folder);
    add(dirname(path), basename(path));
    places.set(followed(path, add), "all");
    for (const link of linksIn(path)) {
      const file = followed(link, add);
      add(dirname(file), basename(file));
    }
  }
  return places;
}

type Add = (folder: string, name: string) => void;

/** `rules`, `rules/targets`, …, `schemas`, `schemas/events`. */
function ownFolders(): Set<string> {
  return new Set(
    fileHomes.flatMap(({ folder }) => [dirname(folder), folder]).filter((folder) => folder !== "."),
  );
}

/** A path that is not there appears in the nearest folder above it that is. */
function addAppearing(path: string, add: Add): void {
  const above = dirname(path);
  add(above, basename(path));
  if (above !== path && !existsSync(above)) addAppearing(above, add);
}

function linksIn(folder: string): string[] {
  try {
    const entries = readdirSync(folder, { withFileTypes: true });
    return entries.filter((entry) => entry.isSymbolicLink()).map(({ name }) => join(folder, name));
  } catch {
    return [];
  }
}

/** As many links are followed before they are taken for a circle (Linux does the same). */
const MAX_LINKS = 40;

/** Where a path leads, link by link, each told to `add`; the rest of the way as it is written where it ends early. */
function followed(path: string, add: Add): string {
  let current = parse(path).root;
  const ahead = path.slice(current.length).split(sep);
  for (let links = 0; ahead.length > 0; ) {
    const name = ahead.shift() ?? "";
    const target = linkTarget(join(current, name));
    if (target === undefined || ++links > MAX_LINKS) current = join(current, name);
    else {
      add(current, name);
      const next = resolve(current, target);
      current = parse(next).root;
      ahead.unshift(...next.slice(current.length).split(sep));
    }
  }
  return current;
}

function linkTarget(path: string): string | undefined {
  try {
    return lstatSync(path).isSymbolicLink() ? readlinkSync(path) : undefined;
  } catch {
    return undefined;
  }
}

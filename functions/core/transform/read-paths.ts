import { spaceEnd, stringEnd, valueEnd } from "../json/scan.ts";
import { elementsOf, membersOf } from "../json/slices.ts";
import type { Path, Step } from "./path.ts";

/** What stands at each of some paths, as it was written; `undefined` where there is nothing. */
export type Found = readonly (string | undefined)[];

/**
 * Reads some paths out of a JSON text, known to be valid, in one pass. Of duplicate members the last counts. A path with
 * `*` reads an array of all that it finds, where there is an array or object to look into.
 */
export function createReader(paths: readonly Path[]): (json: string) => Found {
  const root = branch();
  for (const [slot, path] of paths.entries()) plant(root, path, slot);
  return (text) => {
    const reading = { text, found: Array<string | undefined>(paths.length).fill(undefined) };
    read(reading, spaceEnd(text, 0), root);
    return reading.found;
  };
}

/** The paths as a tree: what is wanted of a value and of its parts. */
interface Branch {
  /** Places in the result that take the value itself. */
  readonly slots: number[];
  readonly members: Map<string, Branch>;
  readonly elements: Map<number, Branch>;
  /** Paths that go on with `*`. */
  readonly wild: { readonly slot: number; readonly steps: readonly Step[] }[];
  /** All slots here and below. */
  readonly below: number[];
}

interface Reading {
  readonly text: string;
  readonly found: (string | undefined)[];
}

function branch(): Branch {
  return { slots: [], members: new Map(), elements: new Map(), wild: [], below: [] };
}

function plant(at: Branch, path: Path, slot: number): void {
  at.below.push(slot);
  const [step, ...rest] = path;
  if (!step) at.slots.push(slot);
  else if (step.kind === "all") at.wild.push({ slot, steps: path });
  else if (step.kind === "member") plant(grown(at.members, step.key), rest, slot);
  else plant(grown(at.elements, step.index), rest, slot);
}

function grown<Key>(branches: Map<Key, Branch>, key: Key): Branch {
  const known = branches.get(key) ?? branch();
  branches.set(key, known);
  return known;
}

/** Reads what is wanted of the value that begins at `start`; the offset of its end. */
function read(reading: Reading, start: number, wanted: Branch): number {
  const { text, found } = reading;
  const isObject = text[start] === "{";
  const isArray = text[start] === "[";
  let end: number;
  if (isObject && wanted.members.size > 0) end = readMembers(reading, start, wanted.members);
  else if (isArray && wanted.elements.size > 0) end = readElements(reading, start, wanted.elements);
  else end = valueEnd(text, start);
  for (const slot of wanted.slots) found[slot] = text.slice(start, end);
  if (isObject || isArray)
    for (const { slot, steps } of wanted.wild)
      found[slot] = `[${collect(text.slice(start, end), steps).join(",")}]`;
  return end;
}

function readMembers(reading: Reading, start: number, wanted: ReadonlyMap<string, Branch>): number {
  const { text, found } = reading;
  let at = spaceEnd(text, start + 1);
  while (text[at] === '"') {
    const keyEnd = stringEnd(text, at);
    const member = wanted.get(keyOf(text.slice(at, keyEnd)));
    const value = spaceEnd(text, spaceEnd(text, keyEnd) + 1);
    if (member) for (const slot of member.below) found[slot] = undefined;
    at = nextOf(text, member ? read(reading, value, member) : valueEnd(text, value));
  }
  return at + 1;
}

function readElements(reading: Reading, start: number, wanted: ReadonlyMap<number, Branch>): number {
  const { text } = reading;
  let at = spaceEnd(text, start + 1);
  for (let index = 0; at < text.length && text[at] !== "]"; index++) {
    const element = wanted.get(index);
    at = nextOf(text, element ? read(reading, at, element) : valueEnd(text, at));
  }
  return at + 1;
}

/** The offset of the next member or element behind one that ends at `end`, or of the closing bracket. */
function nextOf(text: string, end: number): number {
  const at = spaceEnd(text, end);
  return text[at] === "," ? spaceEnd(text, at + 1) : at;
}

function keyOf(quoted: string): string {
  return quoted.includes("\\") ? String(JSON.parse(quoted)) : quoted.slice(1, -1);
}

/** All values that the steps reach, in the order they stand. */
function collect(json: string, [step, ...rest]: readonly Step[]): readonly string[] {
  if (!step) return [json];
  if (step.kind === "all") return partsOf(json).flatMap((part) => collect(part, rest));
  const part = step.kind === "member" ? new Map(membersOf(json)).get(step.key) : elementsOf(json)[step.index];
  return part === undefined ? [] : collect(part, rest);
}

function partsOf(json: string): readonly string[] {
  return [...elementsOf(json), ...new Map(membersOf(json)).values()];
}

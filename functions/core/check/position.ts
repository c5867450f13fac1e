import { pointerTo } from "../json-pointer.ts";
import { spaceEnd, stringEnd, valueEnd } from "../json/scan.ts";

/** A place in a text, as editors count: both from 1, a column is a UTF-16 unit. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/** Where everything stands in a JSON text. */
export interface Positions {
  /**
   * The place of a JSON pointer's value: of a member its key, of an element its first character.
   * Where there is no such value, the nearest one around it.
   */
  of(pointer: string): Position;
  /** Pointers of the keys that an object holds more than once, each at its repetition. */
  readonly duplicates: readonly { readonly pointer: string; readonly position: Position }[];
}

/** Reads the places out of a valid JSON text that nests at most as deep as validateJson lets pass. */
export function positionsOf(text: string): Positions {
  const offsets = new Map<string, number>();
  const repeated: { pointer: string; offset: number }[] = [];
  walk(text, (pointer, offset, again) => {
    if (again) repeated.push({ pointer, offset });
    offsets.set(pointer, offset);
  });
  return {
    of: (pointer) => positionAt(text, nearest(offsets, pointer)),
    duplicates: repeated.map(({ pointer, offset }) => ({ pointer, position: positionAt(text, offset) })),
  };
}

function positionAt(text: string, offset: number): Position {
  const before = text.slice(0, offset);
  const line = before.split("\n").length;
  return { line, column: offset - before.lastIndexOf("\n") };
}

function nearest(offsets: ReadonlyMap<string, number>, pointer: string): number {
  const offset = offsets.get(pointer);
  if (offset !== undefined) return offset;
  return pointer === "" ? 0 : nearest(offsets, pointer.slice(0, pointer.lastIndexOf("/")));
}

/** `again`: the object around it holds that key already. */
type Visit = (pointer: string, offset: number, again: boolean) => void;

function walk(text: string, visit: Visit): void {
  const start = spaceEnd(text, 0);
  visit("", start, false);
  walkValue({ text, visit }, start, "");
}

interface Walk {
  readonly text: string;
  readonly visit: Visit;
}

/** Visits all that is inside the value at `start`; the offset behind it. */
function walkValue(walk: Walk, start: number, pointer: string): number {
  const open = walk.text[start];
  if (open !== "{" && open !== "[") return valueEnd(walk.text, start);
  const item = open === "{" ? walkMember : walkElement;
  const keys = new Set<string>();
  let at = spaceEnd(walk.text, start + 1);
  for (let index = 0; !isClose(walk.text[at]); index++) {
    at = spaceEnd(walk.text, item(walk, at, { pointer, index, keys }));
    if (walk.text[at] === ",") at = spaceEnd(walk.text, at + 1);
  }
  return at + 1;
}

interface Place {
  /** Of the array or object around it. */
  readonly pointer: string;
  readonly index: number;
  /** The keys that the object showed so far. */
  readonly keys: Set<string>;
}

function walkMember(walk: Walk, start: number, { pointer, keys }: Place): number {
  const end = stringEnd(walk.text, start);
  const key = pointerTo(pointer, String(JSON.parse(walk.text.slice(start, end))));
  walk.visit(key, start, keys.has(key));
  keys.add(key);
  return walkValue(walk, spaceEnd(walk.text, spaceEnd(walk.text, end) + 1), key);
}

function walkElement(walk: Walk, start: number, { pointer, index }: Place): number {
  walk.visit(`${pointer}/${index}`, start, false);
  return walkValue(walk, start, `${pointer}/${index}`);
}

function isClose(character: string | undefined): boolean {
  return character === "}" || character === "]" || character === undefined;
}

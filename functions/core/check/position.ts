import { pointerTo, stepsOf } from "../text/json-pointer.ts";
import { spaceEnd, stringEnd, valueEnd } from "../json/scan.ts";

/** A place in a text, as editors count: both from 1, a column is a UTF-16 unit. */
export interface Position {
  readonly line: number;
  readonly column: number;
}

/**
 * The place of a JSON pointer's value in a valid JSON text: of a member its key, of an element its first character.
 * Where there is no such value, the nearest one around it. Of a key that is repeated the last one is meant.
 */
export function positionOf(text: string, pointer: string): Position {
  let item: Item = { at: spaceEnd(text, 0), value: spaceEnd(text, 0) };
  for (const step of stepsOf(pointer)) {
    const next = childOf(text, item.value, step);
    if (!next) break;
    item = next;
  }
  return positionAt(text, item.at);
}

/** A key that an object holds once more. */
export interface RepeatedKey {
  readonly pointer: string;
  /** Of the repetition. */
  readonly position: Position;
}

/** More are not told. */
const MOST = 20;

/** The keys that stand in one object of a valid JSON text more than once. */
export function repeatedKeys(text: string): RepeatedKey[] {
  const found: RepeatedKey[] = [];
  const path: (string | number)[] = [];
  const walk = (start: number): void => {
    const keys = new Set<string>();
    let index = 0;
    for (const { key, at, value } of itemsOf(text, start)) {
      if (found.length >= MOST) return;
      path.push(key ?? index++);
      if (key !== undefined && keys.size === keys.add(key).size)
        found.push({ pointer: pointerTo("", ...path), position: positionAt(text, at) });
      walk(value);
      path.pop();
    }
  };
  walk(spaceEnd(text, 0));
  return found;
}

/** A member of an object or an element of an array. */
interface Item {
  /** Absent: an element. */
  readonly key?: string;
  /** Offset of its key, of an element its value. */
  readonly at: number;
  readonly value: number;
}

function childOf(text: string, start: number, step: string): Item | undefined {
  let found: Item | undefined;
  let index = 0;
  for (const item of itemsOf(text, start)) if ((item.key ?? String(index++)) === step) found = item;
  return found;
}

/** What is directly in the array or object that stands at `start`; nothing when another value does. */
function* itemsOf(text: string, start: number): Iterable<Item> {
  const open = text[start];
  if (open !== "{" && open !== "[") return;
  let at = spaceEnd(text, start + 1);
  while (at < text.length && text[at] !== "}" && text[at] !== "]") {
    const item = open === "{" ? memberAt(text, at) : { at, value: at };
    yield item;
    at = spaceEnd(text, valueEnd(text, item.value));
    if (text[at] === ",") at = spaceEnd(text, at + 1);
  }
}

function memberAt(text: string, at: number): Item {
  const end = stringEnd(text, at);
  const key = String(JSON.parse(text.slice(at, end)));
  return { key, at, value: spaceEnd(text, spaceEnd(text, end) + 1) };
}

function positionAt(text: string, offset: number): Position {
  let line = 1;
  let lineStart = 0;
  for (let end = text.indexOf("\n"); end !== -1 && end < offset; end = text.indexOf("\n", lineStart)) {
    line++;
    lineStart = end + 1;
  }
  return { line, column: offset - lineStart + 1 };
}

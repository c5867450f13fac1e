import { RouterError } from "../errors.ts";
import { spaceEnd, stringEnd, valueEnd } from "../json/scan.ts";
import { MAX_DEPTH } from "../json/validate.ts";
import { comparable } from "./number.ts";
import type { Leaf } from "./pattern.ts";
import { childOf, type PathNode, type Paths } from "./paths.ts";

/** What an event has at the paths that rules name. */
export interface Reading {
  /** By slot: the values in the order of the text; both of a key given twice, each element of an array. */
  readonly values: Leaf[][];
  /** By slot and value: the elements of arrays that the value lies in. */
  readonly trails: Trail[][];
  /** By array number: the path of each array that has objects or arrays in it. */
  readonly arrays: string[];
  /** Slots that have values. */
  readonly filled: number[];
}

/** The elements of arrays on the way to a value: array, index, array, index, … Arrays are numbered as they are met. */
export type Trail = readonly number[];

/** Whether a value of this trail lies in an element of an array. */
export function isInside(trail: Trail): boolean {
  return trail.length > 0;
}

/** A reading that holds nothing yet; it can be used for one event after the other. */
export function createReading(): Reading {
  return { values: [], trails: [], arrays: [], filled: [] };
}

/**
 * Reads the values at the given paths from an event's JSON text, which is known to be valid, into a reading. All
 * else is skipped. Throws `json-too-deep` when arrays lie in arrays beyond the depth that events may have.
 */
export function readEvent(text: string, paths: Paths, reading: Reading): void {
  for (const slot of reading.filled) {
    reading.values[slot]!.length = 0;
    reading.trails[slot]!.length = 0;
  }
  reading.filled.length = 0;
  reading.arrays.length = 0;
  for (let slot = reading.values.length; slot < paths.size; slot++) {
    reading.values.push([]);
    reading.trails.push([]);
  }
  const start = spaceEnd(text, 0);
  if (text.charCodeAt(start) === OPEN_BRACE) readObject({ text, reading, trail: [] }, start, paths.root);
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;

interface Cursor {
  readonly text: string;
  readonly reading: Reading;
  /** Of the array elements that are being read. */
  trail: Trail;
}

/** Reads the value that begins at `start`; the offset behind it. */
function readValue(cursor: Cursor, start: number, node: PathNode): number {
  const { text } = cursor;
  const code = text.charCodeAt(start);
  if (code === OPEN_BRACKET) return readArray(cursor, start, node);
  if (code === OPEN_BRACE)
    return node.children.size > 0 ? readObject(cursor, start, node) : valueEnd(text, start);
  const end = valueEnd(text, start);
  if (node.slot >= 0) keep(cursor, node.slot, leafOf(text, start, end));
  return end;
}

function readObject(cursor: Cursor, start: number, node: PathNode): number {
  const { text } = cursor;
  let at = spaceEnd(text, start + 1);
  while (text.charCodeAt(at) === QUOTE) {
    const keyEnd = stringEnd(text, at);
    const child = childOf(node, stringOf(text, at, keyEnd));
    at = spaceEnd(text, spaceEnd(text, keyEnd) + 1);
    at = spaceEnd(text, child ? readValue(cursor, at, child) : valueEnd(text, at));
    if (text.charCodeAt(at) === COMMA) at = spaceEnd(text, at + 1);
  }
  return at + 1;
}

/** Elements that are values belong to the field itself; objects and arrays get a trail of their own. */
function readArray(cursor: Cursor, start: number, node: PathNode): number {
  const { text, reading, trail } = cursor;
  if (trail.length > 2 * MAX_DEPTH)
    throw new RouterError(
      "json-too-deep",
      `Cannot match the event: ${node.path} has more than ${MAX_DEPTH} arrays in arrays`,
    );
  let array = -1;
  let at = spaceEnd(text, start + 1);
  for (let index = 0; at < text.length && text.charCodeAt(at) !== CLOSE_BRACKET; index++) {
    const code = text.charCodeAt(at);
    if (code === OPEN_BRACKET || (code === OPEN_BRACE && node.children.size > 0)) {
      if (array < 0) array = reading.arrays.push(node.path) - 1;
      cursor.trail = [...trail, array, index];
      at = readValue(cursor, at, node);
      cursor.trail = trail;
    } else at = readValue(cursor, at, node);
    at = spaceEnd(text, at);
    if (text.charCodeAt(at) === COMMA) at = spaceEnd(text, at + 1);
  }
  return at + 1;
}

function keep({ reading, trail }: Cursor, slot: number, leaf: Leaf): void {
  if (reading.values[slot]!.push(leaf) === 1) reading.filled.push(slot);
  reading.trails[slot]!.push(trail);
}

function leafOf(text: string, start: number, end: number): Leaf {
  switch (text.charCodeAt(start)) {
    case QUOTE:
      return stringOf(text, start, end);
    case 0x74:
      return true;
    case 0x66:
      return false;
    case 0x6e:
      return null;
    default: {
      const number = text.slice(start, end);
      return { text: number, value: comparable(number) };
    }
  }
}

function stringOf(text: string, start: number, end: number): string {
  const inner = text.slice(start + 1, end - 1);
  return inner.includes("\\") ? (JSON.parse(text.slice(start, end)) as string) : inner;
}

import { childOf, keyAt, type PathNode, type Paths } from "./paths.ts";
import type { Leaf } from "./pattern.ts";
import {
  empty,
  keep,
  keepWritten,
  NOWHERE,
  NumberLeaf,
  type Reading,
  refuseTooDeep,
  type Trail,
} from "./reading.ts";
import { type Scan, spaceEnd, stringEnd, valueEnd } from "./scan.ts";

/**
 * Reads the values at the given paths from an event's JSON text, which is known to be valid, into a reading. All
 * else is skipped, and nothing is parsed. Throws `json-too-deep` when arrays lie in arrays beyond the depth that events
 * may have.
 */
export function readEvent(text: string, paths: Paths, reading: Reading): void {
  empty(reading, paths);
  const { scan } = reading;
  scan.take(text);
  const start = spaceEnd(scan.codes, 0);
  if (scan.codes[start] === OPEN_BRACE)
    readObject({ scan, codes: scan.codes, reading, trail: NOWHERE, searched: false }, start, paths.root);
}

const QUOTE = 0x22;
const COMMA = 0x2c;
const DOT = 0x2e;
const OPEN_BRACKET = 0x5b;
const BACKSLASH = 0x5c;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const BEYOND_ASCII = 0x80;

/** By byte: whether a key goes on with it, and may be compared as it stands. */
const GOES_ON = Uint8Array.from({ length: 256 }, (_, code) =>
  Number(code !== 0 && code !== QUOTE && code !== DOT && code !== BACKSLASH && code < BEYOND_ASCII),
);

interface Cursor {
  readonly scan: Scan;
  readonly codes: Uint8Array;
  readonly reading: Reading;
  /** Of the array elements that are being read. */
  trail: Trail;
  /** Whether the rest was searched for names. */
  searched: boolean;
}

/** Reads the value that begins at `start`; the offset behind it. */
function readValue(cursor: Cursor, start: number, node: PathNode): number {
  const { codes, scan } = cursor;
  const code = codes[start];
  if (code === QUOTE) return node.slot < 0 ? stringEnd(scan, start) : readString(cursor, start, node.slot);
  if (code === OPEN_BRACKET) return readArray(cursor, start, node);
  if (code === OPEN_BRACE && node.children.size > 0) return readObject(cursor, start, node);
  const end = valueEnd(scan, start);
  if (node.slot < 0 || code === OPEN_BRACE) return end;
  keepWritten(cursor.reading, node.slot, { leaf: scalarOf(scan, start, end), trail: cursor.trail });
  return end;
}

function readObject(cursor: Cursor, start: number, node: PathNode): number {
  const { codes, scan } = cursor;
  let at = spaceEnd(codes, start + 1);
  while (codes[at] === QUOTE && at < scan.end) {
    const key = keyAt(node, codes, at + 1);
    let child = key?.node;
    let end = at + 2;
    if (key) end += key.codes.length;
    else {
      while (GOES_ON[codes[end - 1]!] === 1) end++;
      if (codes[end - 1] !== QUOTE) {
        end = stringEnd(scan, at);
        child = childOf(node, stringOf(scan, at, end));
      }
    }
    at = spaceEnd(codes, spaceEnd(codes, end) + 1);
    if (!child && node.path === "" && endsEarly(cursor, at, node)) return scan.end;
    at = spaceEnd(codes, child ? readValue(cursor, at, child) : valueEnd(scan, at));
    if (codes[at] === COMMA) at = spaceEnd(codes, at + 1);
  }
  return at + 1;
}

/** So much must be left of an event for a search to be worth while, and so few names be looked for. */
const MUCH = 256;
const FEW = 3;

/**
 * Whether the rest of an event, from a list or an object on that no rule names, has no field that rules name. A search by the engine
 * itself goes through it many times faster than a walk; it is tried once an event. Where there is a backslash a name may be in disguise.
 */
function endsEarly(cursor: Cursor, start: number, { children }: PathNode): boolean {
  const { codes, scan } = cursor;
  if ((codes[start]! | 0x20) !== OPEN_BRACE || cursor.searched) return false;
  if (scan.end - start < MUCH || children.size > FEW) return false;
  cursor.searched = true;
  const from = scan.unitAt(start);
  for (const name of children.keys()) if (scan.text.includes(name, from)) return false;
  return !scan.text.includes("\\", from);
}

/** Elements that are values belong to the field itself; objects and arrays get a trail of their own. */
function readArray(cursor: Cursor, start: number, node: PathNode): number {
  const { codes, scan, reading, trail } = cursor;
  refuseTooDeep(trail, node);
  let array = -1;
  let at = spaceEnd(codes, start + 1);
  for (let index = 0; codes[at] !== CLOSE_BRACKET && at < scan.end; index++) {
    const code = codes[at];
    if (code === OPEN_BRACKET || (code === OPEN_BRACE && node.children.size > 0)) {
      if (array < 0) array = reading.arrays.push(node.path) - 1;
      cursor.trail = [...trail, array, index];
      at = readValue(cursor, at, node);
      cursor.trail = trail;
    } else at = readValue(cursor, at, node);
    at = spaceEnd(codes, at);
    if (codes[at] === COMMA) at = spaceEnd(codes, at + 1);
  }
  return at + 1;
}

function readString(cursor: Cursor, start: number, slot: number): number {
  const { scan, reading, trail } = cursor;
  scan.escaped = false;
  const end = stringEnd(scan, start);
  if (scan.escaped) keepWritten(reading, slot, { leaf: stringOf(scan, start, end), trail });
  else keep(reading, slot, { leaf: undefined, trail, start: start + 1, end: end - 1 });
  return end;
}

function scalarOf(scan: Scan, start: number, end: number): Leaf {
  switch (scan.codes[start]) {
    case 0x74:
      return true;
    case 0x66:
      return false;
    case 0x6e:
      return null;
    default:
      return new NumberLeaf(scan.slice(start, end));
  }
}

function stringOf(scan: Scan, start: number, end: number): string {
  const written = scan.slice(start, end);
  return written.includes("\\") ? (JSON.parse(written) as string) : written.slice(1, -1);
}

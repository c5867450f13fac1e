import { childOf, type PathNode, type Paths } from "./paths.ts";
import type { Leaf } from "./pattern.ts";
import {
  empty,
  keepWritten,
  NOWHERE,
  NumberLeaf,
  type Reading,
  refuseTooDeep,
  type Trail,
} from "./reading.ts";

/**
 * The same as `readEvent` of the text that JSON.stringify makes of a value; what a parser has lost of the text that it read is lost:
 * digits beyond double, and all but the last of a key given twice. Own properties alone are read.
 */
export function readValue(event: unknown, paths: Paths, reading: Reading): void {
  empty(reading, paths);
  if (isObject(event)) readMembers({ reading, trail: NOWHERE }, event, paths.root);
}

interface Cursor {
  readonly reading: Reading;
  /** Of the array elements that are being read. */
  readonly trail: Trail;
}

function readMembers(cursor: Cursor, object: object, node: PathNode): void {
  for (const [key, value] of Object.entries(object)) {
    const child = childOf(node, key);
    if (child) readAt(cursor, value, child);
  }
}

function readAt(cursor: Cursor, value: unknown, node: PathNode): void {
  const { reading, trail } = cursor;
  if (Array.isArray(value)) return readElements(cursor, value, node);
  if (isObject(value)) return readMembers(cursor, value, node);
  if (node.slot >= 0 && value !== undefined) keepWritten(reading, node.slot, { leaf: leafOf(value), trail });
}

function readElements({ reading, trail }: Cursor, elements: readonly unknown[], node: PathNode): void {
  refuseTooDeep(trail, node);
  let array = -1;
  for (const [index, element] of elements.entries()) {
    const isInner = Array.isArray(element) || (isObject(element) && node.children.size > 0);
    if (isInner && array < 0) array = reading.arrays.push(node.path) - 1;
    readAt({ reading, trail: isInner ? [...trail, array, index] : trail }, element ?? null, node);
  }
}

function leafOf(value: unknown): Leaf {
  if (typeof value === "number") return Number.isFinite(value) ? new NumberLeaf(String(value)) : null;
  return value as Leaf;
}

function isObject(value: unknown): value is object {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

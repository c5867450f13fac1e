import { RouterError } from "../errors.ts";
import { MAX_DEPTH } from "../json/validate.ts";
import { clear } from "./clear.ts";
import { comparable } from "./number.ts";
import type { PathNode, Paths } from "./paths.ts";
import type { Leaf, LeafNumber } from "./pattern.ts";
import { createScan, type Scan } from "./scan.ts";

/** What an event has at the paths that rules name. */
export interface Reading {
  /** By slot: the values in the order of the text; both of a key given twice, each element of an array. */
  readonly values: Leaf[][];
  /** By slot and value: the elements of arrays that the value lies in. */
  readonly trails: Trail[][];
  /**
   * By slot, two numbers for each value: where the bytes of a text begin and end in what was scanned. -1 of what is no text, or is
   * written in another way than it reads.
   */
  readonly spans: number[][];
  /** By array number: the path of each array that has objects or arrays in it. */
  readonly arrays: string[];
  /** Slots that have values. */
  readonly filled: number[];
  /** The text that is being read. */
  readonly scan: Scan;
}

/** The elements of arrays on the way to a value: array, index, array, index, … Arrays are numbered as they are met. */
export type Trail = readonly number[];

/** Of what lies in no array. */
export const NOWHERE: Trail = [];

/** Whether a value of this trail lies in an element of an array. */
export function isInside(trail: Trail): boolean {
  return trail.length > 0;
}

/** A reading that holds nothing yet; it can be used for one event after the other. */
export function createReading(): Reading {
  return { values: [], trails: [], spans: [], arrays: [], filled: [], scan: createScan() };
}

/** Makes a reading ready for another event. */
export function empty(reading: Reading, paths: Paths): void {
  for (const slot of reading.filled) {
    clear(reading.values[slot]!);
    clear(reading.trails[slot]!);
    clear(reading.spans[slot]!);
  }
  clear(reading.filled);
  clear(reading.arrays);
  for (let slot = reading.values.length; slot < paths.size; slot++) {
    reading.values.push([]);
    reading.trails.push([]);
    reading.spans.push([]);
  }
}

/** Keeps a value; its trail and its span are to be kept as well. */
export function keep(reading: Reading, slot: number, leaf: Leaf): void {
  if (reading.values[slot]!.push(leaf) === 1) reading.filled.push(slot);
}

/** Keeps a value that is no text, or one that no scanner has seen as it reads. */
export function keepWritten(
  reading: Reading,
  slot: number,
  { leaf, trail }: { readonly leaf: Leaf; readonly trail: Trail },
): void {
  keep(reading, slot, leaf);
  reading.trails[slot]!.push(trail);
  reading.spans[slot]!.push(-1, -1);
}

/** Arrays lie in one another as deep as events may nest. */
export function refuseTooDeep(trail: Trail, { path }: PathNode): void {
  if (trail.length <= 2 * MAX_DEPTH) return;
  throw new RouterError(
    "json-too-deep",
    `Cannot match the event: ${path} has more than ${MAX_DEPTH} arrays in arrays`,
  );
}

/** What its digits come to is found out when it is asked for: of most numbers nobody asks. */
export class NumberLeaf implements LeafNumber {
  readonly text: string;
  private knownDouble: number | undefined;
  private knownValue: number | undefined;

  constructor(text: string) {
    this.text = text;
  }

  get double(): number {
    return (this.knownDouble ??= Number(this.text));
  }

  get value(): number {
    return (this.knownValue ??= comparable(this.text));
  }
}

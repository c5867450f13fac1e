import { RouterError } from "../errors.ts";
import { MAX_DEPTH } from "../json/validate.ts";
import { clear } from "./clear.ts";
import { comparable } from "./number.ts";
import type { PathNode, Paths } from "./paths.ts";
import type { Leaf, LeafNumber } from "./pattern.ts";
import { createScan, type Scan } from "./scan.ts";

/** What an event has at the paths that rules name. */
export interface Reading {
  /**
   * By slot: the values in the order of the text; both of a key given twice, each element of an array. Texts that have a span are
   * undefined until `valuesOf` cuts them out: most are only compared where they stand.
   */
  readonly values: (Leaf | undefined)[][];
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

/** The values of a slot, all of them as they read. */
export function valuesOf({ values, spans, scan }: Reading, slot: number): readonly Leaf[] {
  const found = values[slot]!;
  for (let at = 0; at < found.length; at++)
    if (found[at] === undefined) found[at] = scan.slice(spans[slot]![2 * at]!, spans[slot]![2 * at + 1]!);
  return found as readonly Leaf[];
}

/** Keeps a value that is no text, or one that no scanner has seen as it reads. */
export function keepWritten(
  reading: Reading,
  slot: number,
  { leaf, trail }: { readonly leaf: Leaf; readonly trail: Trail },
): void {
  keep(reading, slot, { leaf, trail, start: -1, end: -1 });
}

/** Keeps a value; of a text that stands between two offsets as it reads, the leaf is undefined. */
export function keep(
  { values, trails, spans, filled }: Reading,
  slot: number,
  kept: {
    readonly leaf: Leaf | undefined;
    readonly trail: Trail;
    readonly start: number;
    readonly end: number;
  },
): void {
  if (values[slot]!.push(kept.leaf) === 1) filled.push(slot);
  trails[slot]!.push(kept.trail);
  spans[slot]!.push(kept.start, kept.end);
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

import type { Leaf } from "../pattern/pattern.ts";
import type { Reading } from "../pattern/read.ts";
import { type Filing, type Key, keyOf, type TextKind } from "./anchor.ts";
import { type Bucket, createBucket } from "./bucket.ts";
import type { Candidate } from "./candidate.ts";
import { createRanges, type Ranges } from "./ranges.ts";
import { createTexts, type Texts } from "./texts.ts";

/** What is filed under the values of one field. */
export interface SlotIndex<Owner> {
  /** How many candidates there are, wherever they are filed, that could be filed there: the fewer, the better the place. */
  weightOf(filing: Filing): number;
  /** A candidate that could be filed there has come (1) or gone (-1). */
  count(filing: Filing, by: 1 | -1): void;
  add(filing: Filing, candidate: Candidate<Owner>): void;
  remove(filing: Filing, candidate: Candidate<Owner>): void;
  /** Visits what an event may match by its values of this field. */
  visit(leaves: readonly Leaf[], reading: Reading, visit: (candidate: Candidate<Owner>) => void): void;
}

/** A range holds more values than one, and presence all of them. */
const RANGE_WEIGHT = 8;
const PRESENT_WEIGHT = 64;

type Visit<Owner> = (candidate: Candidate<Owner>) => void;

export function createSlotIndex<Owner>(slot: number): SlotIndex<Owner> {
  const make = () => createBucket<Owner>([slot]);
  const exact = new Map<Key, Bucket<Owner>>();
  const loose = new Map<number, Bucket<Owner>>();
  const texts: { readonly [Kind in Exclude<TextKind, "folded">]: Texts<Bucket<Owner>> } = {
    prefix: createTexts("prefix", make),
    suffix: createTexts("suffix", make),
    "folded-prefix": createTexts("prefix", make),
    "folded-suffix": createTexts("suffix", make),
  };
  const folded = new Map<string, Bucket<Owner>>();
  const ranges: Ranges<Candidate<Owner>> = createRanges();
  const present = make();
  const counts = new Map<string | Key, number>();
  const places = { exact, loose, folded } as const;

  /** The bucket of a place; only when it is there, or made for somebody who comes. */
  const bucketAt = (
    filing: Exclude<Filing, { kind: "range" }>,
    mayMake: boolean,
  ): Bucket<Owner> | undefined => {
    if (filing.kind === "present") return present;
    if (filing.kind === "exact") return held(places.exact, filing.key, mayMake && make);
    if (filing.kind === "loose") return held(places.loose, filing.key, mayMake && make);
    if (filing.kind === "folded") return held(places.folded, filing.text, mayMake && make);
    return mayMake ? texts[filing.kind].bucket(filing.text) : texts[filing.kind].get(filing.text);
  };
  const drop = (filing: Exclude<Filing, { kind: "range" | "present" }>) => {
    if (filing.kind === "exact") exact.delete(filing.key);
    else if (filing.kind === "loose") loose.delete(filing.key);
    else if (filing.kind === "folded") folded.delete(filing.text);
    else texts[filing.kind].drop(filing.text);
  };
  const visitText = (text: string, reading: Reading, visit: Visit<Owner>) => {
    const into = (bucket: Bucket<Owner>) => bucket.visit(reading, visit);
    if (texts.prefix.size > 0) texts.prefix.within(text, into);
    if (texts.suffix.size > 0) texts.suffix.within(text, into);
    if (folded.size + texts["folded-prefix"].size + texts["folded-suffix"].size === 0) return;
    const lower = text.toLowerCase();
    folded.get(lower)?.visit(reading, visit);
    texts["folded-prefix"].within(lower, into);
    texts["folded-suffix"].within(lower, into);
  };
  return {
    weightOf(filing) {
      if (filing.kind === "present") return PRESENT_WEIGHT + present.size;
      if (filing.kind === "range") return RANGE_WEIGHT + ranges.size / RANGE_WEIGHT;
      return counts.get(countKey(filing)) ?? 0;
    },
    count(filing, by) {
      if (filing.kind === "present" || filing.kind === "range") return;
      const key = countKey(filing);
      const now = (counts.get(key) ?? 0) + by;
      if (now > 0) counts.set(key, now);
      else counts.delete(key);
    },
    add(filing, candidate) {
      if (filing.kind === "range") ranges.add(filing.low, filing.high, candidate);
      else bucketAt(filing, true)!.add(candidate);
    },
    remove(filing, candidate) {
      if (filing.kind === "range") return ranges.remove(filing.low, filing.high, candidate);
      const bucket = bucketAt(filing, false);
      bucket?.remove(candidate);
      if (bucket?.size === 0 && filing.kind !== "present") drop(filing);
    },
    visit(leaves, reading, visit) {
      if (present.size > 0) present.visit(reading, visit);
      for (const leaf of leaves) {
        const key = keyOf(leaf);
        exact.get(key)?.visit(reading, visit);
        if (loose.size > 0 && key !== null) loose.get(Number(key))?.visit(reading, visit);
        if (typeof key === "string") visitText(key, reading, visit);
        else if (typeof key === "number" && ranges.size > 0) ranges.at(key, visit);
      }
    },
  };
}

function held<K, Held>(map: Map<K, Held>, key: K, make: (() => Held) | false): Held | undefined {
  const known = map.get(key);
  if (known !== undefined || !make) return known;
  const made = make();
  map.set(key, made);
  return made;
}

/** Counts of texts of all kinds share a map; exact values are themselves. */
function countKey(filing: Exclude<Filing, { kind: "range" | "present" }>): string | Key {
  if (filing.kind === "exact") return typeof filing.key === "string" ? `=${filing.key}` : filing.key;
  return `${filing.kind}:${filing.kind === "loose" ? filing.key : filing.text}`;
}

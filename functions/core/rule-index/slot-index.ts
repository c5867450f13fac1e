import type { Leaf } from "../pattern/pattern.ts";
import type { Reading } from "../pattern/read.ts";
import { type Filing, type Key, keyOf, type TextKind } from "./anchor.ts";
import { Bucket } from "./bucket.ts";
import type { Candidate } from "./candidate.ts";
import { createRanges } from "./ranges.ts";
import { createTexts } from "./texts.ts";

/** A range holds more values than one, and presence all of them. */
const RANGE_WEIGHT = 8;
const PRESENT_WEIGHT = 64;

type Visit<Owner> = (candidate: Candidate<Owner>) => void;
/** Filed under one value, of which the bucket is looked up. */
type Placed = Exclude<Filing, { kind: "range" | "present" }>;

/** What is filed under the values of one field. */
export class SlotIndex<Owner> {
  private readonly exact = new Map<Key, Bucket<Owner>>();
  private readonly loose = new Map<Key, Bucket<Owner>>();
  private readonly folded = new Map<Key, Bucket<Owner>>();
  private readonly make: () => Bucket<Owner>;
  private readonly texts;
  private readonly ranges = createRanges<Candidate<Owner>>();
  private readonly present: Bucket<Owner>;
  /** How many candidates could be filed at a place, wherever they are. */
  private readonly counts = new Map<Key, number>();

  constructor(slot: number) {
    this.make = () => new Bucket<Owner>([slot]);
    this.present = this.make();
    this.texts = {
      prefix: createTexts("prefix", this.make),
      suffix: createTexts("suffix", this.make),
      "folded-prefix": createTexts("prefix", this.make),
      "folded-suffix": createTexts("suffix", this.make),
    } as const satisfies Record<Exclude<TextKind, "folded">, unknown>;
  }

  /** The fewer could be filed there, the better the place. */
  weightOf(filing: Filing): number {
    if (filing.kind === "present") return PRESENT_WEIGHT + this.present.size;
    if (filing.kind === "range") return RANGE_WEIGHT + this.ranges.size / RANGE_WEIGHT;
    return this.counts.get(countKey(filing)) ?? 0;
  }

  /** A candidate that could be filed there has come (1) or gone (-1). */
  count(filing: Filing, by: 1 | -1): void {
    if (filing.kind === "present" || filing.kind === "range") return;
    const key = countKey(filing);
    const now = (this.counts.get(key) ?? 0) + by;
    if (now > 0) this.counts.set(key, now);
    else this.counts.delete(key);
  }

  add(filing: Filing, candidate: Candidate<Owner>): void {
    if (filing.kind === "range") this.ranges.add(filing.low, filing.high, candidate);
    else if (filing.kind === "present") this.present.add(candidate);
    else this.bucketFor(filing).add(candidate);
  }

  remove(filing: Filing, candidate: Candidate<Owner>): void {
    if (filing.kind === "range") return this.ranges.remove(filing.low, filing.high, candidate);
    if (filing.kind === "present") return this.present.remove(candidate);
    const bucket = this.bucketFor(filing);
    bucket.remove(candidate);
    if (bucket.size === 0) this.drop(filing);
  }

  /** Visits what an event may match by its values of this field. */
  visit(leaves: readonly Leaf[], reading: Reading, visit: Visit<Owner>): void {
    if (this.present.size > 0) this.present.visit(reading, visit);
    for (const leaf of leaves) {
      const key = keyOf(leaf);
      this.exact.get(key)?.visit(reading, visit);
      if (this.loose.size > 0 && key !== null) this.loose.get(Number(key))?.visit(reading, visit);
      if (typeof key === "string") this.visitText(key, reading, visit);
      else if (typeof key === "number" && this.ranges.size > 0) this.ranges.at(key, visit);
    }
  }

  private visitText(text: string, reading: Reading, visit: Visit<Owner>): void {
    const { prefix, suffix, "folded-prefix": foldedPrefix, "folded-suffix": foldedSuffix } = this.texts;
    if (prefix.size > 0) prefix.within(text, (bucket) => bucket.visit(reading, visit));
    if (suffix.size > 0) suffix.within(text, (bucket) => bucket.visit(reading, visit));
    if (this.folded.size + foldedPrefix.size + foldedSuffix.size === 0) return;
    const lower = text.toLowerCase();
    this.folded.get(lower)?.visit(reading, visit);
    foldedPrefix.within(lower, (bucket) => bucket.visit(reading, visit));
    foldedSuffix.within(lower, (bucket) => bucket.visit(reading, visit));
  }

  private bucketFor(filing: Placed): Bucket<Owner> {
    const map = this.mapOf(filing);
    if (!map)
      return this.texts[filing.kind as Exclude<TextKind, "folded">].bucket(wantedOf(filing) as string);
    const bucket = map.get(wantedOf(filing)) ?? this.make();
    map.set(wantedOf(filing), bucket);
    return bucket;
  }

  private drop(filing: Placed): void {
    const map = this.mapOf(filing);
    if (map) map.delete(wantedOf(filing));
    else this.texts[filing.kind as Exclude<TextKind, "folded">].drop(wantedOf(filing) as string);
  }

  private mapOf({ kind }: Placed): Map<Key, Bucket<Owner>> | undefined {
    if (kind === "exact") return this.exact;
    if (kind === "loose") return this.loose;
    return kind === "folded" ? this.folded : undefined;
  }
}

function wantedOf(filing: Placed): Key {
  return "text" in filing ? filing.text : filing.key;
}

/** Exact values are themselves; all else is a text that says of what kind it is. */
function countKey(filing: Placed): Key {
  const wanted = wantedOf(filing);
  return filing.kind === "exact" && typeof wanted !== "string" ? wanted : `${filing.kind}:${wanted}`;
}

import type { Leaf } from "../pattern/pattern.ts";
import type { Filing, TextKind } from "./anchor.ts";
import { type Buckets, NONE } from "./buckets.ts";
import type { Candidate } from "./candidate.ts";
import { createRanges } from "./ranges.ts";
import { Texts } from "./texts.ts";
import type { Valued } from "./values.ts";

/** What lies under a value is passed over by the guards of the buckets; what holds the event's number, or any value, is not. */
const RANGE_WEIGHT = 1_024;
const EACH_RANGE = 16;
const PRESENT_WEIGHT = 64;

/** All filings but those under a value. */
export type Placed = Exclude<Filing, Valued>;

/** What is filed under a field by how a text begins or ends, by a range of numbers, or by the field being there. */
export class Places {
  private readonly buckets: Buckets;
  private readonly slot: number;
  private readonly texts = {
    prefix: new Texts("prefix"),
    suffix: new Texts("suffix"),
    folded: new Texts("whole"),
    "folded-prefix": new Texts("prefix"),
    "folded-suffix": new Texts("suffix"),
  } as const satisfies Record<TextKind, Texts>;
  private readonly ranges = createRanges();
  private present = NONE;

  constructor(slot: number, buckets: Buckets) {
    this.slot = slot;
    this.buckets = buckets;
  }

  /** The fewer could be filed there, the better the place. */
  weightOf(filing: Placed): number {
    if (filing.kind === "present")
      return PRESENT_WEIGHT + (this.present === NONE ? 0 : this.buckets.sizeOf(this.present));
    if (filing.kind === "range") return RANGE_WEIGHT + EACH_RANGE * this.ranges.size;
    return this.texts[filing.kind].usesOf(filing.text);
  }

  /** A candidate that could be filed there has come (1) or gone (-1). */
  count(filing: Placed, by: 1 | -1): void {
    if (filing.kind !== "present" && filing.kind !== "range") this.texts[filing.kind].count(filing.text, by);
  }

  add(filing: Placed, candidate: Candidate): void {
    const { buckets, slot } = this;
    if (filing.kind === "range") this.ranges.add(filing.low, filing.high, candidate.number);
    else if (filing.kind === "present") buckets.add((this.present ||= buckets.make(slot)), candidate);
    else {
      const texts = this.texts[filing.kind];
      const bucket = texts.bucketOf(filing.text) || buckets.make(slot);
      texts.setBucket(filing.text, bucket);
      buckets.add(bucket, candidate);
    }
  }

  remove(filing: Placed, candidate: Candidate): void {
    const { buckets } = this;
    if (filing.kind === "range") this.ranges.remove(filing.low, filing.high, candidate.number);
    else if (filing.kind === "present") {
      if (buckets.remove(this.present, candidate)) this.present = NONE;
    } else {
      const texts = this.texts[filing.kind];
      if (buckets.remove(texts.bucketOf(filing.text), candidate)) texts.setBucket(filing.text, NONE);
    }
  }

  /** Visits what an event may match by its values of this field. */
  visit(leaves: readonly Leaf[]): void {
    if (this.present !== NONE) this.buckets.visit(this.present);
    for (let i = 0; i < leaves.length; i++) {
      const leaf = leaves[i]!;
      if (typeof leaf === "string") this.visitText(leaf);
      else if (typeof leaf === "object" && leaf !== null && this.ranges.size > 0)
        this.ranges.at(leaf.double, this.buckets.visitOne);
    }
  }

  private visitText(text: string): void {
    const { visit } = this.buckets;
    const {
      prefix,
      suffix,
      folded,
      "folded-prefix": foldedPrefix,
      "folded-suffix": foldedSuffix,
    } = this.texts;
    if (!prefix.isEmpty) prefix.within(text, visit);
    if (!suffix.isEmpty) suffix.within(text, visit);
    if (folded.isEmpty && foldedPrefix.isEmpty && foldedSuffix.isEmpty) return;
    const lower = text.toLowerCase();
    folded.within(lower, visit);
    foldedPrefix.within(lower, visit);
    foldedSuffix.within(lower, visit);
  }
}

import { type Reading, valuesOf } from "../pattern/reading.ts";
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

const encoder = new TextEncoder();

/** All filings but those under a value. */
export type Placed = Exclude<Filing, Valued>;

/** What is filed under a field by how a text begins or ends, by a range of numbers, or by the field being there. */
export class Places {
  private readonly buckets: Buckets;
  private readonly slot: number;
  private readonly texts: Readonly<Record<TextKind, Texts>>;
  private readonly ranges = createRanges();
  private present = NONE;

  constructor(slot: number, buckets: Buckets) {
    this.slot = slot;
    this.buckets = buckets;
    this.texts = {
      prefix: new Texts("prefix", buckets),
      suffix: new Texts("suffix", buckets),
      folded: new Texts("whole", buckets),
      "folded-prefix": new Texts("prefix", buckets),
      "folded-suffix": new Texts("suffix", buckets),
    };
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
      buckets.add(bucket, candidate);
      texts.setBucket(filing.text, bucket);
    }
  }

  remove(filing: Placed, candidate: Candidate): void {
    const { buckets } = this;
    if (filing.kind === "range") this.ranges.remove(filing.low, filing.high, candidate.number);
    else if (filing.kind === "present") {
      if (buckets.remove(this.present, candidate)) this.present = NONE;
    } else {
      const texts = this.texts[filing.kind];
      const bucket = texts.bucketOf(filing.text);
      texts.setBucket(filing.text, buckets.remove(bucket, candidate) ? NONE : bucket);
    }
  }

  /** Visits what an event may match by its values of this field. */
  visit(reading: Reading): void {
    const { spans, scan } = reading;
    const { slot, buckets, ranges } = this;
    if (this.present !== NONE) buckets.visit(this.present);
    const { hasFolded } = this;
    const leaves = hasFolded ? valuesOf(reading, slot) : reading.values[slot]!;
    for (let at = 0; at < leaves.length; at++) {
      const leaf = leaves[at];
      const start = spans[slot]![2 * at]!;
      if (start >= 0) this.visitText(scan.codes, start, spans[slot]![2 * at + 1]!);
      if (typeof leaf === "string") {
        if (start < 0) this.visitWritten(encoder.encode(leaf));
        if (hasFolded) this.visitFolded(encoder.encode(leaf.toLowerCase()));
      } else if (typeof leaf === "object" && leaf !== null && ranges.size > 0)
        ranges.at(leaf.double, buckets.visitOne);
    }
  }

  private get hasFolded(): boolean {
    const { folded, "folded-prefix": prefix, "folded-suffix": suffix } = this.texts;
    return !folded.isEmpty || !prefix.isEmpty || !suffix.isEmpty;
  }

  private visitText(codes: Uint8Array, start: number, end: number): void {
    const { prefix, suffix } = this.texts;
    if (!prefix.isEmpty) prefix.within(codes, start, end);
    if (!suffix.isEmpty) suffix.within(codes, start, end);
  }

  private visitWritten(codes: Uint8Array): void {
    this.visitText(codes, 0, codes.length);
  }

  private visitFolded(codes: Uint8Array): void {
    const { folded, "folded-prefix": prefix, "folded-suffix": suffix } = this.texts;
    for (const texts of [folded, prefix, suffix]) texts.within(codes, 0, codes.length);
  }
}

import type { Leaf } from "../pattern/pattern.ts";
import type { Filing, TextKind } from "./anchor.ts";
import { type Buckets, NONE } from "./buckets.ts";
import type { Candidate } from "./candidate.ts";
import { createRanges } from "./ranges.ts";
import { createTexts } from "./texts.ts";
import type { Valued } from "./values.ts";

/** What lies under a value is passed over by the guards of the buckets; what holds the event's number, or any value, is not. */
const RANGE_WEIGHT = 1_024;
const EACH_RANGE = 16;
const PRESENT_WEIGHT = 64;

/** All filings but those under a value. */
export type Placed = Exclude<Filing, Valued>;

/** What is filed under a field by how a text begins or ends, by a range of numbers, or by the field being there. */
export class Places<Owner> {
  private readonly buckets: Buckets<Owner>;
  private readonly slot: number;
  private readonly texts;
  private readonly ranges = createRanges();
  private present = NONE;
  /** How many candidates could be filed under a text, wherever they are. */
  private readonly counts = new Map<string, number>();

  constructor(slot: number, buckets: Buckets<Owner>) {
    this.slot = slot;
    this.buckets = buckets;
    const make = () => buckets.make(slot);
    this.texts = {
      prefix: createTexts("prefix", make),
      suffix: createTexts("suffix", make),
      folded: createTexts("whole", make),
      "folded-prefix": createTexts("prefix", make),
      "folded-suffix": createTexts("suffix", make),
    } as const satisfies Record<TextKind, unknown>;
  }

  /** The fewer could be filed there, the better the place. */
  weightOf(filing: Placed): number {
    if (filing.kind === "present")
      return PRESENT_WEIGHT + (this.present === NONE ? 0 : this.buckets.sizeOf(this.present));
    if (filing.kind === "range") return RANGE_WEIGHT + EACH_RANGE * this.ranges.size;
    return this.counts.get(countKey(filing)) ?? 0;
  }

  /** A candidate that could be filed there has come (1) or gone (-1). */
  count(filing: Placed, by: 1 | -1): void {
    if (filing.kind === "present" || filing.kind === "range") return;
    const key = countKey(filing);
    const now = (this.counts.get(key) ?? 0) + by;
    if (now > 0) this.counts.set(key, now);
    else this.counts.delete(key);
  }

  add(filing: Placed, candidate: Candidate<Owner>): void {
    if (filing.kind === "range") this.ranges.add(filing.low, filing.high, candidate.number);
    else if (filing.kind === "present") {
      if (this.present === NONE) this.present = this.buckets.make(this.slot);
      this.buckets.add(this.present, candidate);
    } else this.buckets.add(this.texts[filing.kind].bucket(filing.text), candidate);
  }

  remove(filing: Placed, candidate: Candidate<Owner>): void {
    const { buckets, texts } = this;
    if (filing.kind === "range") this.ranges.remove(filing.low, filing.high, candidate.number);
    else if (filing.kind === "present") {
      if (buckets.remove(this.present, candidate)) this.present = NONE;
    } else if (buckets.remove(texts[filing.kind].bucket(filing.text), candidate))
      texts[filing.kind].drop(filing.text);
  }

  /** Visits what an event may match by its values of this field. */
  visit(leaves: readonly Leaf[]): void {
    if (this.present !== NONE) this.buckets.visit(this.present);
    for (const leaf of leaves) {
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
    if (prefix.size > 0) prefix.within(text, visit);
    if (suffix.size > 0) suffix.within(text, visit);
    if (folded.size + foldedPrefix.size + foldedSuffix.size === 0) return;
    const lower = text.toLowerCase();
    folded.within(lower, visit);
    foldedPrefix.within(lower, visit);
    foldedSuffix.within(lower, visit);
  }
}

function countKey({ kind, text }: Extract<Placed, { readonly kind: TextKind }>): string {
  return `${kind}:${text}`;
}

import type { Reading } from "../pattern/reading.ts";
import type { Anchor, Filing } from "./anchor.ts";
import { ASK } from "./bucket-ref.ts";
import { Buckets, CROWD, NONE, NOWHERE } from "./buckets.ts";
import type { Candidate, Draft, Visitor } from "./candidate.ts";
import { grown } from "./grown.ts";
import { Places } from "./places.ts";
import { isValued, isValuedFiling, valuedIds } from "./valued.ts";
import { Values } from "./values.ts";

/** Two numbers for each value: the bucket of those that are filed under it, and how it is to be visited. */
const ROOT = 2;

/**
 * Candidates, each filed once, under what it asks for that the fewest others do: what an event is asked about grows with
 * what it may match, and hardly with how many there are.
 */
export class RuleIndex {
  private readonly values = new Values();
  private readonly buckets = new Buckets(this.values);
  private roots = new Int32Array(64 * ROOT);
  private readonly places: (Places | undefined)[] = [];
  /** Those that no value leads to. */
  private always = NONE;

  /** How many are asked of every event. */
  get everywhere(): number {
    return this.always === NONE ? 0 : this.buckets.sizeOf(this.always);
  }

  /** Files candidates; the more come at once, the better each finds its place. Returns them as they are kept. */
  add(drafts: readonly Draft[]): readonly Candidate[] {
    for (const { anchors } of drafts) this.count(anchors, 1);
    return drafts.map((draft) => this.place(draft));
  }

  remove(candidates: readonly Candidate[]): void {
    for (const candidate of candidates) {
      const { filed, anchors } = candidate;
      if (filed) for (const filing of filed.filings) this.unfile(filed.slot, filing, candidate);
      else if (this.buckets.remove(this.always, candidate)) this.always = NONE;
      this.buckets.drop(candidate);
      this.count(anchors, -1);
    }
  }

  /** Tells of all that the event of a reading may match. */
  visit(reading: Reading, visitor: Visitor): void {
    const { values, buckets, places, roots } = this;
    values.read(reading);
    buckets.show(reading, visitor);
    const { had } = values;
    for (let i = 0; i < had.length; i++) {
      const root = had[i]! * ROOT;
      if (roots[root]! !== NONE) buckets.visitBy(roots[root]!, roots[root + 1]!);
    }
    if (places.length > 0) for (const slot of reading.filled) places[slot]?.visit(reading);
    if (this.always !== NONE) buckets.visit(this.always);
  }

  private place(draft: Draft): Candidate {
    const filed = this.leastOf(draft.anchors);
    const candidate = this.buckets.keep(draft, filed);
    if (filed) for (const filing of filed.filings) this.file(filed.slot, filing, candidate);
    else this.buckets.add((this.always ||= this.buckets.make(NOWHERE)), candidate);
    return candidate;
  }

  private file(slot: number, filing: Filing, candidate: Candidate): void {
    if (!isValuedFiling(filing)) return this.placesAt(slot).add(filing, candidate);
    const root = this.values.idOf(slot, filing) * ROOT;
    this.roots = grown(this.roots, root + ROOT);
    const bucket = this.roots[root] || this.buckets.make(slot);
    this.buckets.add(bucket, candidate);
    this.roots.set([bucket, this.buckets.refOf(bucket)], root);
  }

  private unfile(slot: number, filing: Filing, candidate: Candidate): void {
    if (!isValuedFiling(filing)) return this.placesAt(slot).remove(filing, candidate);
    const root = this.values.idOf(slot, filing) * ROOT;
    const bucket = this.roots[root]!;
    const isGone = this.buckets.remove(bucket, candidate);
    this.roots.set(isGone ? [NONE, ASK] : [bucket, this.buckets.refOf(bucket)], root);
  }

  private leastOf(anchors: readonly Anchor[]): Anchor | undefined {
    let found: Anchor | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const anchor of anchors) {
      const weight = this.weightOf(anchor);
      if (weight < least) [found, least] = [anchor, weight];
    }
    return found && least > CROWD && isValued(found) ? this.mostVaried(anchors) : found;
  }

  /**
   * Where all places are crowded, each is split by the others, and all come to the same; so that an event has one way to go, not one
   * for each, the field is taken that has the most values.
   */
  private mostVaried(anchors: readonly Anchor[]): Anchor {
    const { values } = this;
    return anchors
      .filter(isValued)
      .reduce((one, other) => (values.varietyOf(other.slot) > values.varietyOf(one.slot) ? other : one));
  }

  private weightOf({ slot, filings }: Anchor): number {
    let sum = 0;
    for (const filing of filings)
      sum += isValuedFiling(filing) ? this.values.usesOf(slot, filing) : this.placesAt(slot).weightOf(filing);
    return sum;
  }

  private count(anchors: readonly Anchor[], by: 1 | -1): void {
    const { values } = this;
    for (const anchor of anchors) {
      const { slot, filings } = anchor;
      const isSet = isValued(anchor) && filings.length > 1;
      if (isSet && by < 0) values.releaseSet(valuedIds(anchor, values));
      for (const filing of filings) {
        if (!isValuedFiling(filing)) this.placesAt(slot).count(filing, by);
        else if (by > 0) values.take(slot, filing);
        else values.release(slot, filing);
      }
      if (isSet && by > 0) values.takeSet(valuedIds(anchor, values));
    }
  }

  private placesAt(slot: number): Places {
    return (this.places[slot] ??= new Places(slot, this.buckets));
  }
}

import type { Reading } from "../pattern/read.ts";
import type { Anchor, Filing } from "./anchor.ts";
import { Buckets, NONE, type Visit } from "./buckets.ts";
import type { Candidate } from "./candidate.ts";
import { grown } from "./grown.ts";
import { Places } from "./places.ts";
import { isValuedFiling } from "./valued.ts";
import { Values } from "./values.ts";

/** A candidate that is to be filed. */
export type Draft<Owner> = Pick<Candidate<Owner>, "owner" | "branch" | "anchors">;

/** No field leads to those that are asked of every event. */
const NOWHERE = -1;

/**
 * Candidates, each filed once, under what it asks for that the fewest others do: what an event is asked about grows with
 * what it may match, and hardly with how many there are.
 */
export class RuleIndex<Owner> {
  private readonly values = new Values();
  private readonly buckets = new Buckets<Owner>(this.values);
  /** By value: the bucket of those that are filed under it. */
  private roots = new Int32Array(64);
  private readonly places: (Places<Owner> | undefined)[] = [];
  /** Those that no value leads to. */
  private always = NONE;

  /** How many are asked of every event. */
  get everywhere(): number {
    return this.always === NONE ? 0 : this.buckets.sizeOf(this.always);
  }

  /** Files candidates; the more come at once, the better each finds its place. Returns them as they are kept. */
  add(drafts: readonly Draft<Owner>[]): readonly Candidate<Owner>[] {
    for (const { anchors } of drafts) this.count(anchors, 1);
    return drafts.map((draft) => this.place(draft));
  }

  remove(candidates: readonly Candidate<Owner>[]): void {
    for (const candidate of candidates) {
      const { filed, anchors } = candidate;
      if (filed) for (const filing of filed.filings) this.unfile(filed.slot, filing, candidate);
      else if (this.buckets.remove(this.always, candidate)) this.always = NONE;
      this.buckets.drop(candidate);
      this.count(anchors, -1);
    }
  }

  /** Visits all that the event of a reading may match, some of them more than once. */
  visit(reading: Reading, visit: Visit<Owner>): void {
    const { values, buckets, places, roots } = this;
    values.read(reading);
    buckets.show(reading, visit);
    for (const id of values.had) if (roots[id]! !== NONE) buckets.visit(roots[id]!);
    if (places.length > 0) for (const slot of reading.filled) places[slot]?.visit(reading.values[slot]!);
    if (this.always !== NONE) buckets.visit(this.always);
  }

  private place(draft: Draft<Owner>): Candidate<Owner> {
    const filed = this.leastOf(draft.anchors);
    const candidate = this.buckets.keep({ ...draft, filed });
    if (filed) for (const filing of filed.filings) this.file(filed.slot, filing, candidate);
    else this.buckets.add((this.always ||= this.buckets.make(NOWHERE)), candidate);
    return candidate;
  }

  private file(slot: number, filing: Filing, candidate: Candidate<Owner>): void {
    if (!isValuedFiling(filing)) return this.placesAt(slot).add(filing, candidate);
    const id = this.values.idOf(slot, filing);
    this.roots = grown(this.roots, id + 1);
    const bucket = this.roots[id] || this.buckets.make(slot);
    this.roots[id] = bucket;
    this.buckets.add(bucket, candidate);
  }

  private unfile(slot: number, filing: Filing, candidate: Candidate<Owner>): void {
    if (!isValuedFiling(filing)) return this.placesAt(slot).remove(filing, candidate);
    const id = this.values.idOf(slot, filing);
    if (this.buckets.remove(this.roots[id]!, candidate)) this.roots[id] = NONE;
  }

  private leastOf(anchors: readonly Anchor[]): Anchor | undefined {
    let found: Anchor | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const anchor of anchors) {
      const weight = this.weightOf(anchor);
      if (weight < least) [found, least] = [anchor, weight];
    }
    return found;
  }

  private weightOf({ slot, filings }: Anchor): number {
    let sum = 0;
    for (const filing of filings)
      sum += isValuedFiling(filing) ? this.values.usesOf(slot, filing) : this.placesAt(slot).weightOf(filing);
    return sum;
  }

  private count(anchors: readonly Anchor[], by: 1 | -1): void {
    for (const { slot, filings } of anchors)
      for (const filing of filings) {
        if (!isValuedFiling(filing)) this.placesAt(slot).count(filing, by);
        else if (by > 0) this.values.take(slot, filing);
        else this.values.release(slot, filing);
      }
  }

  private placesAt(slot: number): Places<Owner> {
    return (this.places[slot] ??= new Places<Owner>(slot, this.buckets));
  }
}

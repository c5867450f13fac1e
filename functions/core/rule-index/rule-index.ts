import type { Reading } from "../pattern/read.ts";
import type { Anchor } from "./anchor.ts";
import { Bucket } from "./bucket.ts";
import type { Candidate } from "./candidate.ts";
import { SlotIndex } from "./slot-index.ts";

/** A candidate that is to be filed. */
export type Draft<Owner> = Omit<Candidate<Owner>, "filed" | "askedOf">;

/**
 * Candidates, each filed once, under what it asks for that the fewest others do: what an event is asked about grows with
 * what it may match, and hardly with how many there are.
 */
export class RuleIndex<Owner> {
  private readonly slots: (SlotIndex<Owner> | undefined)[] = [];
  /** Those that no value leads to. */
  private readonly always = new Bucket<Owner>([]);

  /** How many are asked of every event. */
  get everywhere(): number {
    return this.always.size;
  }

  /** Files candidates; the more come at once, the better each finds its place. Returns them as they are kept. */
  add(drafts: readonly Draft<Owner>[]): readonly Candidate<Owner>[] {
    for (const draft of drafts) this.count(draft.anchors, 1);
    return drafts.map((draft) => this.place(draft));
  }

  remove(candidates: readonly Candidate<Owner>[]): void {
    for (const candidate of candidates) {
      const { filed, anchors } = candidate;
      this.count(anchors, -1);
      if (!filed) this.always.remove(candidate);
      else for (const filing of filed.filings) this.indexOf(filed.slot).remove(filing, candidate);
    }
  }

  /** Visits all that the event of a reading may match, some of them more than once. */
  visit(reading: Reading, visit: (candidate: Candidate<Owner>) => void): void {
    for (const slot of reading.filled) this.slots[slot]?.visit(reading.values[slot]!, reading, visit);
    if (this.always.size > 0) this.always.visit(reading, visit);
  }

  private place(draft: Draft<Owner>): Candidate<Owner> {
    const filed = this.leastOf(draft.anchors);
    const candidate = { ...draft, filed, askedOf: 0 };
    if (!filed) this.always.add(candidate);
    else for (const filing of filed.filings) this.indexOf(filed.slot).add(filing, candidate);
    return candidate;
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
    return filings.reduce((sum, filing) => sum + this.indexOf(slot).weightOf(filing), 0);
  }

  private count(anchors: readonly Anchor[], by: 1 | -1): void {
    for (const { slot, filings } of anchors)
      for (const filing of filings) this.indexOf(slot).count(filing, by);
  }

  private indexOf(slot: number): SlotIndex<Owner> {
    return (this.slots[slot] ??= new SlotIndex<Owner>(slot));
  }
}

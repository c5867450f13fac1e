import type { Reading } from "../pattern/read.ts";
import type { Anchor } from "./anchor.ts";
import { type Bucket, createBucket } from "./bucket.ts";
import type { Candidate } from "./candidate.ts";
import { createSlotIndex, type SlotIndex } from "./slot-index.ts";

/** A candidate that is to be filed. */
export type Draft<Owner> = Omit<Candidate<Owner>, "filed" | "askedOf">;

/**
 * Candidates, each filed once, under what it asks for that the fewest others do: what an event is asked about grows with
 * what it may match, and hardly with how many there are.
 */
export interface RuleIndex<Owner> {
  /** Files candidates; the more come at once, the better each finds its place. Returns them as they are kept. */
  add(drafts: readonly Draft<Owner>[]): readonly Candidate<Owner>[];
  remove(candidates: readonly Candidate<Owner>[]): void;
  /** Visits all that the event of a reading may match, some of them more than once. */
  visit(reading: Reading, visit: (candidate: Candidate<Owner>) => void): void;
  /** How many are asked of every event. */
  readonly everywhere: number;
}

export function createRuleIndex<Owner>(): RuleIndex<Owner> {
  /** By slot. */
  const slots: (SlotIndex<Owner> | undefined)[] = [];
  /** Those that no value leads to. */
  const always: Bucket<Owner> = createBucket([]);
  const indexOf = (slot: number) => (slots[slot] ??= createSlotIndex<Owner>(slot));
  const count = ({ anchors }: Pick<Candidate<Owner>, "anchors">, by: 1 | -1) => {
    for (const { slot, filings } of anchors) for (const filing of filings) indexOf(slot).count(filing, by);
  };
  const weightOf = ({ slot, filings }: Anchor) =>
    filings.reduce((sum, filing) => sum + indexOf(slot).weightOf(filing), 0);
  const place = (draft: Draft<Owner>): Candidate<Owner> => {
    let filed: Anchor | undefined;
    let least = Number.POSITIVE_INFINITY;
    for (const anchor of draft.anchors) {
      const weight = weightOf(anchor);
      if (weight < least) [filed, least] = [anchor, weight];
    }
    const candidate = { ...draft, filed, askedOf: 0 };
    if (!filed) always.add(candidate);
    else for (const filing of filed.filings) indexOf(filed.slot).add(filing, candidate);
    return candidate;
  };
  return {
    add(drafts) {
      for (const draft of drafts) count(draft, 1);
      return drafts.map(place);
    },
    remove(candidates) {
      for (const candidate of candidates) {
        const { filed } = candidate;
        count(candidate, -1);
        if (!filed) always.remove(candidate);
        else for (const filing of filed.filings) indexOf(filed.slot).remove(filing, candidate);
      }
    },
    visit(reading, visit) {
      for (const slot of reading.filled) slots[slot]?.visit(reading.values[slot]!, reading, visit);
      always.visit(reading, visit);
    },
    get everywhere() {
      return always.size;
    },
  };
}

import { clear } from "../pattern/clear.ts";
import type { Reading } from "../pattern/reading.ts";
import type { Candidate, Visitor } from "./candidate.ts";
import { Entries, ENTRY, GUARD, ITEM, OWNER, SECOND } from "./entries.ts";
import type { Values } from "./values.ts";

/** Lets those entries of a list pass that an event may match. */
export class Gate {
  readonly entries = new Entries();
  /** By number. */
  readonly candidates: (Candidate | undefined)[] = [];
  private readonly values: Values;
  private reading: Reading | undefined;
  private visitor: Visitor | undefined;
  /** Whether the event has no objects in arrays at the fields of rules: then values that are there are there together. */
  private isFlat = false;
  /** The field that ranges were asked of last, and what numbers the event has there; NaN when none. */
  private numberSlot = -1;
  private number = Number.NaN;
  private readonly otherNumbers: number[] = [];

  constructor(values: Values) {
    this.values = values;
  }

  /** Takes the event that is asked about from now on, and who is to be told what it may match. */
  show(reading: Reading, visitor: Visitor): void {
    this.reading = reading;
    this.visitor = visitor;
    this.isFlat = reading.arrays.length === 0;
    this.numberSlot = -1;
  }

  /** Hot: most entries are passed over by one comparison, without a miss of the cache. */
  look(start: number, size: number): void {
    const { present } = this.values;
    const { cells } = this.entries;
    const end = (start + size) * ENTRY;
    for (let at = start * ENTRY; at < end; at += ENTRY) {
      const guard = cells[at + GUARD]!;
      if (guard >= 0 ? present[guard] === 0 : !this.isWithin(at / ENTRY, ~guard)) continue;
      const second = cells[at + SECOND]!;
      if (second >= 0 ? present[second] === 0 : !this.isWithin(at / ENTRY, ~second)) continue;
      const owner = cells[at + OWNER]!;
      if (owner >= 0 && this.isFlat) this.visitor!.found(owner);
      else this.ask(cells[at + ITEM]!);
    }
  }

  /** Lets a candidate pass that was found by other means. */
  readonly ask = (number: number): void => this.visitor!.ask(this.candidates[number]!);

  /** Whether the event has a number in the range of an entry. */
  private isWithin(at: number, slot: number): boolean {
    const { lows, highs } = this.entries;
    if (slot !== this.numberSlot) this.readNumbers(slot);
    const { number } = this;
    if (number >= lows[at]! && number <= highs[at]!) return true;
    for (const other of this.otherNumbers) if (other >= lows[at]! && other <= highs[at]!) return true;
    return false;
  }

  private readNumbers(slot: number): void {
    clear(this.otherNumbers);
    this.numberSlot = slot;
    this.number = Number.NaN;
    for (const leaf of this.reading!.values[slot]!) {
      if (typeof leaf !== "object" || leaf === null) continue;
      if (Number.isNaN(this.number)) this.number = leaf.double;
      else this.otherNumbers.push(leaf.double);
    }
  }
}

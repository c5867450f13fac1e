import { clear } from "../pattern/clear.ts";
import type { Reading } from "../pattern/read.ts";
import { bestSlot } from "./best-slot.ts";
import type { Candidate } from "./candidate.ts";
import { Entries, ENTRY, type Entry, GUARD, ITEM, SECOND } from "./entries.ts";
import { grown } from "./grown.ts";
import { entriesOf } from "./guards.ts";
import { PairMap } from "./pair-map.ts";
import { isValued, type ValuedAnchor, valuedIds } from "./valued.ts";
import type { Values } from "./values.ts";

/** So many entries are looked through: about as long as it takes to look one value up. */
const CROWD = 16;
/** A bucket of more is split no more: to do so would hold up events. */
const MOST_SPLIT = 4096;
/** Fields by which a bucket is split, one behind the other. */
const DEEPEST = 4;

/** No bucket. */
export const NONE = 0;

/** What a bucket is when events come: four numbers side by side. */
const HEAD = 4;
const START = 0;
const SIZE = 1;
/** The field that its candidates lie under further buckets by; -1: they are its entries. */
const SPLIT = 2;
/** The bucket of those that the field does not tell apart. */
const REST = 3;

/** What it is when rules change. */
interface Bucket {
  readonly parent: number;
  /** The field that led here. */
  readonly slot: number;
  /** The logarithm of the room for its entries; -1: it has none. */
  room: number;
  /** How many candidates there are in it. */
  size: number;
  /** At so many entries it is looked at again. */
  crowd: number;
}

export type Visit<Owner> = (candidate: Candidate<Owner>) => void;

/**
 * Buckets of candidates, by number. Each candidate has guards, further things that an event must have, so that most are passed over
 * without being touched; a crowded bucket is split by a further field that must be equal to something.
 */
export class Buckets<Owner> {
  private readonly values: Values;
  private readonly entries = new Entries();
  private readonly children = new PairMap();
  private readonly candidates: (Candidate<Owner> | undefined)[] = [];
  private readonly freeNumbers: number[] = [];
  private heads = new Int32Array(HEAD * 16);
  private readonly buckets: (Bucket | undefined)[] = [undefined];
  private readonly freeBuckets: number[] = [];
  private reading: Reading | undefined;
  private tell: Visit<Owner> = () => {};
  /** The field that ranges were asked of last, and what numbers the event has there; NaN when none. */
  private numberSlot = -1;
  private number = Number.NaN;
  private readonly otherNumbers: number[] = [];

  constructor(values: Values) {
    this.values = values;
  }

  /** Gives what is to be filed its number. */
  keep(draft: Omit<Candidate<Owner>, "number" | "askedOf">): Candidate<Owner> {
    const number = this.freeNumbers.pop() ?? this.candidates.push(undefined) - 1;
    const { owner, branch, anchors, filed } = draft;
    const candidate = { number, owner, branch, anchors, filed, askedOf: 0 };
    this.candidates[number] = candidate;
    return candidate;
  }

  /** The candidate is in no bucket any more. */
  drop({ number }: Candidate<Owner>): void {
    this.candidates[number] = undefined;
    this.freeNumbers.push(number);
  }

  /** A new bucket that is reached by a field. */
  make(slot: number, parent: number = NONE): number {
    const bucket = this.freeBuckets.pop() ?? this.buckets.length;
    this.buckets[bucket] = { parent, slot, room: -1, size: 0, crowd: CROWD };
    this.heads = grown(this.heads, (bucket + 1) * HEAD);
    this.heads.set([0, 0, -1, NONE], bucket * HEAD);
    return bucket;
  }

  sizeOf(bucket: number): number {
    return this.buckets[bucket]!.size;
  }

  add(bucket: number, candidate: Candidate<Owner>): void {
    const known = this.buckets[bucket]!;
    known.size++;
    const split = this.heads[bucket * HEAD + SPLIT]!;
    if (split >= 0) return this.addBelow(bucket, split, candidate);
    const used = this.usedBy(bucket);
    for (const entry of entriesOf(candidate, used, this.values)) this.push(bucket, entry);
    if (this.heads[bucket * HEAD + SIZE]! > known.crowd) this.trySplit(bucket);
  }

  /** The bucket is gone when nothing is left in it: true then. */
  remove(bucket: number, candidate: Candidate<Owner>): boolean {
    const known = this.buckets[bucket]!;
    const head = bucket * HEAD;
    const split = this.heads[head + SPLIT]!;
    if (split >= 0) this.removeBelow(bucket, split, candidate);
    else this.pull(bucket, candidate.number);
    if (--known.size > 0) return false;
    if (known.room >= 0) this.entries.release(this.heads[head + START]!, known.room);
    this.buckets[bucket] = undefined;
    this.freeBuckets.push(bucket);
    return true;
  }

  /** Takes the event that is asked about from now on, and who is to be told what it may match. */
  show(reading: Reading, visit: Visit<Owner>): void {
    this.reading = reading;
    this.tell = visit;
    this.numberSlot = -1;
  }

  /** Visits the candidates of a bucket that the event may match. */
  readonly visit = (bucket: number): void => {
    const { heads, children } = this;
    const head = bucket * HEAD;
    const split = heads[head + SPLIT]!;
    if (split < 0) return this.look(heads[head + START]!, heads[head + SIZE]!);
    for (const id of this.values.at(split)) {
      const child = children.get(bucket, id);
      if (child !== NONE) this.visit(child);
    }
    const rest = heads[head + REST]!;
    if (rest !== NONE) this.visit(rest);
  };

  /** Visits a candidate that was found by other means. */
  readonly visitOne = (number: number): void => this.tell(this.candidates[number]!);

  /** Hot: most entries are passed over by one comparison, without a miss of the cache. */
  private look(start: number, size: number): void {
    const { present } = this.values;
    const { cells } = this.entries;
    for (let at = start; at < start + size; at++) {
      const guard = cells[at * ENTRY + GUARD]!;
      if (guard >= 0 ? present[guard] === 0 : !this.isWithin(at, ~guard)) continue;
      const second = cells[at * ENTRY + SECOND]!;
      if (second >= 0 ? present[second] === 0 : !this.isWithin(at, ~second)) continue;
      this.visitOne(cells[at * ENTRY + ITEM]!);
    }
  }

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

  private push(bucket: number, entry: Entry): void {
    const { entries, heads } = this;
    const known = this.buckets[bucket]!;
    const head = bucket * HEAD;
    const size = heads[head + SIZE]!;
    if (known.room < 0 || size === 2 ** known.room) {
      const [before, room] = [heads[head + START]!, known.room];
      heads[head + START] = entries.take(++known.room);
      entries.move(before, heads[head + START]!, size);
      if (room >= 0) entries.release(before, room);
    }
    entries.put(heads[head + START]! + size, entry);
    heads[head + SIZE] = size + 1;
  }

  /** Takes the entries of a candidate out; those behind them may change their order. */
  private pull(bucket: number, number: number): void {
    const { entries, heads } = this;
    const start = heads[bucket * HEAD + START]!;
    let end = start + heads[bucket * HEAD + SIZE]!;
    for (let at = end - 1; at >= start; at--) {
      if (entries.itemAt(at) === number) entries.move(--end, at, 1);
    }
    heads[bucket * HEAD + SIZE] = end - start;
  }

  private addBelow(bucket: number, slot: number, candidate: Candidate<Owner>): void {
    const anchor = valuedAt(candidate, slot);
    if (!anchor) {
      const rest = this.heads[bucket * HEAD + REST]! || this.make(slot, bucket);
      this.heads[bucket * HEAD + REST] = rest;
      return this.add(rest, candidate);
    }
    for (const id of valuedIds(anchor, this.values)) {
      const child = this.children.get(bucket, id) || this.make(slot, bucket);
      this.children.set(bucket, id, child);
      this.add(child, candidate);
    }
  }

  private removeBelow(bucket: number, slot: number, candidate: Candidate<Owner>): void {
    const anchor = valuedAt(candidate, slot);
    if (!anchor) {
      const isGone = this.remove(this.heads[bucket * HEAD + REST]!, candidate);
      if (isGone) this.heads[bucket * HEAD + REST] = NONE;
      return;
    }
    for (const id of valuedIds(anchor, this.values))
      if (this.remove(this.children.get(bucket, id), candidate)) this.children.delete(bucket, id);
  }

  private trySplit(bucket: number): void {
    const known = this.buckets[bucket]!;
    known.crowd *= 2;
    const used = this.usedBy(bucket);
    const candidates = this.candidatesOf(bucket);
    if (used.length > DEEPEST || candidates.length > MOST_SPLIT) return;
    const slot = bestSlot(candidates, used, this.values);
    if (slot === undefined) return;
    const head = bucket * HEAD;
    this.entries.release(this.heads[head + START]!, known.room);
    known.room = -1;
    this.heads.set([0, 0, slot, NONE], head);
    for (const candidate of candidates) this.addBelow(bucket, slot, candidate);
  }

  private candidatesOf(bucket: number): readonly Candidate<Owner>[] {
    const [start, size] = this.heads.subarray(bucket * HEAD);
    const numbers = Array.from({ length: size! }, (_, at) => this.entries.itemAt(start! + at));
    return [...new Set(numbers)].map((number) => this.candidates[number]!);
  }

  /** The fields that led to a bucket. */
  private usedBy(bucket: number): readonly number[] {
    const used: number[] = [];
    for (let at = bucket; at !== NONE; at = this.buckets[at]!.parent) used.push(this.buckets[at]!.slot);
    return used;
  }
}

function valuedAt<Owner>({ anchors }: Candidate<Owner>, slot: number): ValuedAnchor | undefined {
  return anchors.filter(isValued).find((anchor) => anchor.slot === slot);
}

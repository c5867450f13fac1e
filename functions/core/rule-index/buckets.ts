import type { Reading } from "../pattern/reading.ts";
import { bestSlot } from "./best-slot.ts";
import { ASK, type BucketRef, leafRef, sizeOf, startOf } from "./bucket-ref.ts";
import type { Candidate, Draft, Visitor } from "./candidate.ts";
import type { Entries, Entry } from "./entries.ts";
import { Gate } from "./gate.ts";
import { grown } from "./grown.ts";
import { entriesOf } from "./guards.ts";
import { PairMap } from "./pair-map.ts";
import { isValued, type ValuedAnchor, valuedIds } from "./valued.ts";
import type { Values } from "./values.ts";

/** So many entries are looked through: about as long as it takes to look one value up. */
export const CROWD = 16;
/** A bucket of more is split no more: to do so would hold up events. */
const MOST_SPLIT = 1024;
/** Fields by which a bucket is split, one behind the other. */
const DEEPEST = 4;

/** No bucket. */
export const NONE = 0;
/** No field: it leads to those that are asked of every event, and to those that another field does not tell apart. */
export const NOWHERE = -1;

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

/**
 * Buckets of candidates, by number. Each candidate has guards, further things that an event must have, so that most are passed over
 * without being touched; a crowded bucket is split by a further field that must be equal to something.
 */
export class Buckets {
  private readonly values: Values;
  private readonly gate: Gate;
  private readonly entries: Entries;
  /** By bucket and number of a value: the bucket below, and how it is to be visited. */
  private readonly children = new PairMap();
  private readonly freeNumbers: number[] = [];
  private heads = new Int32Array(HEAD * 16);
  private readonly buckets: (Bucket | undefined)[] = [undefined];
  private readonly freeBuckets: number[] = [];

  constructor(values: Values) {
    this.values = values;
    this.gate = new Gate(values);
    this.entries = this.gate.entries;
  }

  /** Gives what is to be filed its number. */
  keep({ owner, branch, anchors, isProvable }: Draft, filed: Candidate["filed"]): Candidate {
    const { candidates } = this.gate;
    const number = this.freeNumbers.pop() ?? candidates.push(undefined) - 1;
    const candidate = { number, owner, branch, anchors, isProvable, filed, askedOf: 0 };
    candidates[number] = candidate;
    return candidate;
  }

  /** The candidate is in no bucket any more. */
  drop({ number }: Candidate): void {
    this.gate.candidates[number] = undefined;
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

  /** How the bucket is to be visited, until something comes into it or goes out. */
  refOf(bucket: number): BucketRef {
    const [start, size, split, rest] = this.heads.subarray(bucket * HEAD) as unknown as Head;
    if (split < 0) return leafRef(start, size);
    return rest === NONE ? ~split : ASK;
  }

  add(bucket: number, candidate: Candidate): void {
    const known = this.buckets[bucket]!;
    known.size++;
    const split = this.heads[bucket * HEAD + SPLIT]!;
    if (split >= 0) return this.addBelow(bucket, split, candidate);
    const used = this.usedBy(bucket);
    for (const entry of entriesOf(candidate, used, this.values)) this.push(bucket, entry);
    if (this.heads[bucket * HEAD + SIZE]! > known.crowd) this.trySplit(bucket);
  }

  /** The bucket is gone when nothing is left in it: true then. */
  remove(bucket: number, candidate: Candidate): boolean {
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
  show(reading: Reading, visitor: Visitor): void {
    this.gate.show(reading, visitor);
  }

  /** Visits a candidate that was found by other means. */
  get visitOne(): (number: number) => void {
    return this.gate.ask;
  }

  /** Visits the candidates of a bucket that the event may match. */
  readonly visit = (bucket: number): void => {
    const { heads } = this;
    const head = bucket * HEAD;
    const split = heads[head + SPLIT]!;
    if (split < 0) return this.gate.look(heads[head + START]!, heads[head + SIZE]!);
    this.visitBelow(bucket, split);
    const rest = heads[head + REST]!;
    if (rest !== NONE) this.visit(rest);
  };

  /** The same of a bucket of which it is known how it is to be visited. */
  visitBy(bucket: number, ref: BucketRef): void {
    if (ref > ASK) this.gate.look(startOf(ref), sizeOf(ref));
    else if (ref < ASK) this.visitBelow(bucket, ~ref);
    else this.visit(bucket);
  }

  private visitBelow(bucket: number, slot: number): void {
    const { children } = this;
    const had = this.values.at(slot);
    for (let i = 0; i < had.length; i++) {
      const at = children.find(bucket, had[i]!);
      if (at >= 0) this.visitBy(children.valueAt(at), children.otherAt(at));
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

  private addBelow(bucket: number, slot: number, candidate: Candidate): void {
    const anchor = valuedAt(candidate, slot);
    if (!anchor) {
      const rest = this.heads[bucket * HEAD + REST]! || this.make(NOWHERE, bucket);
      this.heads[bucket * HEAD + REST] = rest;
      return this.add(rest, candidate);
    }
    for (const id of valuedIds(anchor, this.values)) {
      const known = this.children.find(bucket, id);
      const child = known < 0 ? this.make(slot, bucket) : this.children.valueAt(known);
      this.add(child, candidate);
      this.children.set(bucket, id, [child, this.refOf(child)]);
    }
  }

  private removeBelow(bucket: number, slot: number, candidate: Candidate): void {
    const anchor = valuedAt(candidate, slot);
    if (!anchor) {
      const isGone = this.remove(this.heads[bucket * HEAD + REST]!, candidate);
      if (isGone) this.heads[bucket * HEAD + REST] = NONE;
      return;
    }
    for (const id of valuedIds(anchor, this.values)) {
      const child = this.children.valueAt(this.children.find(bucket, id));
      if (this.remove(child, candidate)) this.children.delete(bucket, id);
      else this.children.set(bucket, id, [child, this.refOf(child)]);
    }
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

  private candidatesOf(bucket: number): readonly Candidate[] {
    const [start, size] = this.heads.subarray(bucket * HEAD) as unknown as Head;
    const numbers = Array.from({ length: size }, (_, at) => this.entries.itemAt(start + at));
    return [...new Set(numbers)].map((number) => this.gate.candidates[number]!);
  }

  /** The fields that led to a bucket. */
  private usedBy(bucket: number): readonly number[] {
    const used: number[] = [];
    for (let at = bucket; at !== NONE; at = this.buckets[at]!.parent) used.push(this.buckets[at]!.slot);
    return used;
  }
}

type Head = readonly [start: number, size: number, split: number, rest: number];

function valuedAt({ anchors }: Candidate, slot: number): ValuedAnchor | undefined {
  return anchors.filter(isValued).find((anchor) => anchor.slot === slot);
}

import type { Reading } from "../pattern/read.ts";
import { type Anchor, isExact, type Key, keyOf } from "./anchor.ts";
import type { Candidate } from "./candidate.ts";

/** So many are asked one by one. */
const CROWD = 4;
/** A split is worth it when an event is left with so much less than the whole. */
const WORTH = 0.7;
/** Fields by which a bucket is split, one behind the other. */
const DEEPEST = 4;

interface Split<Owner> {
  readonly slot: number;
  readonly byKey: Map<Key, Bucket<Owner>>;
  /** Those that the field does not tell apart. */
  readonly rest: Bucket<Owner>;
}

/**
 * Candidates of one place; a crowded one is split by another field that must be equal to something. A class, as there may be a
 * hundred thousand of them.
 */
export class Bucket<Owner> {
  size = 0;
  private items: Candidate<Owner>[] = [];
  private split: Split<Owner> | undefined;
  /** At that size it is looked at again. */
  private crowd = CROWD;
  /** The fields that led here. */
  private readonly used: readonly number[];

  constructor(used: readonly number[]) {
    this.used = used;
  }

  add(candidate: Candidate<Owner>): void {
    this.size++;
    if (this.split) return this.addTo(this.split, candidate);
    this.items.push(candidate);
    if (this.items.length > this.crowd) this.trySplit();
  }

  remove(candidate: Candidate<Owner>): void {
    this.size--;
    if (!this.split) {
      this.items.splice(this.items.indexOf(candidate), 1);
      return;
    }
    const { slot, byKey, rest } = this.split;
    const anchor = exactAnchorAt(candidate, slot);
    if (!anchor) return rest.remove(candidate);
    for (const key of keysOf(anchor)) dropFrom(byKey, key, candidate);
  }

  /** Visits those that the event may match. */
  visit(reading: Reading, visit: (candidate: Candidate<Owner>) => void): void {
    for (const item of this.items) visit(item);
    if (!this.split) return;
    const { slot, byKey, rest } = this.split;
    for (const leaf of reading.values[slot]!) byKey.get(keyOf(leaf))?.visit(reading, visit);
    if (rest.size > 0) rest.visit(reading, visit);
  }

  private addTo({ slot, byKey, rest }: Split<Owner>, candidate: Candidate<Owner>): void {
    const anchor = exactAnchorAt(candidate, slot);
    if (!anchor) return rest.add(candidate);
    for (const key of keysOf(anchor)) {
      const bucket = byKey.get(key) ?? new Bucket<Owner>([...this.used, slot]);
      byKey.set(key, bucket);
      bucket.add(candidate);
    }
  }

  private trySplit(): void {
    this.crowd *= 2;
    const slot = this.used.length < DEEPEST ? bestSlot(this.items, this.used) : undefined;
    if (slot === undefined) return;
    this.split = { slot, byKey: new Map(), rest: new Bucket([...this.used, slot]) };
    for (const item of this.items) this.addTo(this.split, item);
    this.items = [];
  }
}

function exactAnchorAt<Owner>({ anchors }: Candidate<Owner>, slot: number): Anchor | undefined {
  return anchors.find((anchor) => anchor.slot === slot && isExact(anchor));
}

/** The values of an exact anchor, each once. */
function keysOf({ filings }: Anchor): Iterable<Key> {
  return new Set(filings.flatMap((filing) => (filing.kind === "exact" ? [filing.key] : [])));
}

function dropFrom<Owner>(byKey: Map<Key, Bucket<Owner>>, key: Key, candidate: Candidate<Owner>): void {
  const bucket = byKey.get(key);
  bucket?.remove(candidate);
  if (bucket?.size === 0) byKey.delete(key);
}

interface Field {
  filed: number;
  readonly keys: Map<Key, number>;
}

/** The field that leaves an event with the fewest candidates; undefined when none is worth it. */
function bestSlot<Owner>(items: readonly Candidate<Owner>[], used: readonly number[]): number | undefined {
  const fields = new Map<number, Field>();
  for (const { anchors } of items)
    for (const anchor of anchors) if (!used.includes(anchor.slot) && isExact(anchor)) count(fields, anchor);
  let best: number | undefined;
  let least = WORTH * items.length;
  for (const [slot, { filed, keys }] of fields) {
    const average = [...keys.values()].reduce((sum, count) => sum + count * count, 0) / filed;
    const cost = items.length - filed + average;
    if (cost < least) [best, least] = [slot, cost];
  }
  return best;
}

function count(fields: Map<number, Field>, anchor: Anchor): void {
  const field = fields.get(anchor.slot) ?? { filed: 0, keys: new Map<Key, number>() };
  fields.set(anchor.slot, field);
  field.filed++;
  for (const key of keysOf(anchor)) field.keys.set(key, (field.keys.get(key) ?? 0) + 1);
}

import type { Reading } from "../pattern/read.ts";
import { type Anchor, isExact, type Key, keyOf } from "./anchor.ts";
import type { Candidate } from "./candidate.ts";

/** Candidates of one place. A crowded one is split by another field that must be equal to something. */
export interface Bucket<Owner> {
  readonly size: number;
  add(candidate: Candidate<Owner>): void;
  remove(candidate: Candidate<Owner>): void;
  /** Visits those that the event may match. */
  visit(reading: Reading, visit: (candidate: Candidate<Owner>) => void): void;
}

/** So many are asked one by one. */
const CROWD = 12;
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

/** `used` are the fields that led here. */
export function createBucket<Owner>(used: readonly number[]): Bucket<Owner> {
  let items: Candidate<Owner>[] = [];
  let split: Split<Owner> | undefined;
  let size = 0;
  /** At that size it is looked at again. */
  let crowd = CROWD;

  const anchorAt = ({ anchors }: Candidate<Owner>, slot: number) =>
    anchors.find((anchor) => anchor.slot === slot && isExact(anchor));
  const addTo = (into: Split<Owner>, candidate: Candidate<Owner>) => {
    const anchor = anchorAt(candidate, into.slot);
    if (!anchor) return into.rest.add(candidate);
    for (const key of keysOf(anchor)) bucketOf(into.byKey, key, [...used, into.slot]).add(candidate);
  };
  const trySplit = () => {
    crowd *= 2;
    const slot = used.length < DEEPEST ? bestSlot(items, used) : undefined;
    if (slot === undefined) return;
    split = { slot, byKey: new Map(), rest: createBucket([...used, slot]) };
    for (const item of items) addTo(split, item);
    items = [];
  };
  return {
    get size() {
      return size;
    },
    add(candidate) {
      size++;
      if (split) return addTo(split, candidate);
      items.push(candidate);
      if (items.length > crowd) trySplit();
    },
    remove(candidate) {
      size--;
      const anchor = split && anchorAt(candidate, split.slot);
      if (anchor) for (const key of keysOf(anchor)) dropFrom(split!.byKey, key, candidate);
      else if (split) split.rest.remove(candidate);
      else items.splice(items.indexOf(candidate), 1);
    },
    visit(reading, visit) {
      for (const item of items) visit(item);
      if (!split) return;
      for (const leaf of reading.values[split.slot]!) split.byKey.get(keyOf(leaf))?.visit(reading, visit);
      split.rest.visit(reading, visit);
    },
  };
}

/** The values of an exact anchor, each once. */
function keysOf({ filings }: Anchor): Iterable<Key> {
  return new Set(filings.flatMap((filing) => (filing.kind === "exact" ? [filing.key] : [])));
}

function bucketOf<Owner>(byKey: Map<Key, Bucket<Owner>>, key: Key, used: readonly number[]): Bucket<Owner> {
  const bucket = byKey.get(key) ?? createBucket<Owner>(used);
  byKey.set(key, bucket);
  return bucket;
}

function dropFrom<Owner>(byKey: Map<Key, Bucket<Owner>>, key: Key, candidate: Candidate<Owner>): void {
  const bucket = byKey.get(key);
  bucket?.remove(candidate);
  if (bucket?.size === 0) byKey.delete(key);
}

/** The field that leaves an event with the fewest candidates; undefined when none is worth it. */
function bestSlot<Owner>(items: readonly Candidate<Owner>[], used: readonly number[]): number | undefined {
  const fields = new Map<number, { filed: number; readonly keys: Map<Key, number> }>();
  for (const { anchors } of items) {
    for (const anchor of anchors) {
      if (used.includes(anchor.slot) || !isExact(anchor)) continue;
      const field = fields.get(anchor.slot) ?? { filed: 0, keys: new Map<Key, number>() };
      fields.set(anchor.slot, field);
      field.filed++;
      for (const key of keysOf(anchor)) field.keys.set(key, (field.keys.get(key) ?? 0) + 1);
    }
  }
  const costs = [...fields].map(([slot, { filed, keys }]) => {
    const average = [...keys.values()].reduce((sum, count) => sum + count * count, 0) / filed;
    return { slot, cost: items.length - filed + average };
  });
  const best = costs.sort((a, b) => a.cost - b.cost)[0];
  return best && best.cost < WORTH * items.length ? best.slot : undefined;
}

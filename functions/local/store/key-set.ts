/** 96 bits, as three numbers of 32. Digests: never all zeros, and never what marks a place as removed. */
export type Key = Uint32Array;

/** A set of keys: 12 bytes a key where a Set of strings takes 80. */
export interface KeySet {
  /** True when the key is new. */
  add(key: Key): boolean;
  has(key: Key): boolean;
  /** Takes a key out that was added by mistake. */
  remove(key: Key): void;
  readonly size: number;
}

export const KEY_WORDS = 3;
const SMALLEST = 1 << 12;
/** How full a table may be: beyond it grows. */
const FULLEST = 5 / 8;
const EMPTY = Uint32Array.of(0, 0, 0);
/** Stands where a key was removed, so that those behind it are still found. */
const REMOVED = Uint32Array.of(0, 0, 1);

/** Open addressing with linear probing; the keys' bits are as good as random. */
export function createKeySet(): KeySet {
  let table = new Uint32Array(SMALLEST * KEY_WORDS);
  /** Places that are not empty, the removed ones included. */
  let used = 0;
  let size = 0;
  const grow = () => {
    const larger = new Uint32Array(table.length * 2);
    for (let at = 0; at < table.length; at += KEY_WORDS) {
      const key = table.subarray(at, at + KEY_WORDS);
      if (!isAt(table, at, EMPTY) && !isAt(table, at, REMOVED)) larger.set(key, find(larger, key));
    }
    table = larger;
    used = size;
  };
  return {
    add(key) {
      const at = find(table, key);
      if (isAt(table, at, key)) return false;
      table.set(key, at);
      size++;
      if (++used * KEY_WORDS > table.length * FULLEST) grow();
      return true;
    },
    has: (key) => isAt(table, find(table, key), key),
    remove(key) {
      const at = find(table, key);
      if (!isAt(table, at, key)) return;
      table.set(REMOVED, at);
      size--;
    },
    get size() {
      return size;
    },
  };
}

/** Where the key is, or the empty place where it would be. */
function find(table: Uint32Array, key: Key): number {
  const places = table.length / KEY_WORDS;
  for (let place = key[0]! % places; ; place = (place + 1) % places) {
    const at = place * KEY_WORDS;
    if (isAt(table, at, key) || isAt(table, at, EMPTY)) return at;
  }
}

function isAt(table: Uint32Array, at: number, key: Key): boolean {
  return table[at] === key[0] && table[at + 1] === key[1] && table[at + 2] === key[2];
}

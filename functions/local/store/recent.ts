import { hash } from "node:crypto";
import type { DatabaseSync } from "node:sqlite";
import { createKeySet, KEY_WORDS, type KeySet } from "./key-set.ts";

/**
 * What is remembered of events for a while: their keys, so that each is accepted once, and the hashes of their ids, so
 * that they are found in the log. Both are random, and an index over random values writes a page an event; so they go to
 * the disk in one row a commit, 16 bytes an event, and are looked up in memory.
 */
export interface Recent {
  /** True when the key is new; then its event stands at that position, the one after the last. */
  add(key: string, idHash: number, position: number): boolean;
  /** Turns to the next dedup window when the current one is over. */
  turn(now: number, windowMs: number): void;
  /** Before commit: writes what was added since the last one. */
  flush(): void;
  /** After commit: what was added stays. */
  keep(): void;
  /** After a rollback: what was added since the last commit is taken back. */
  undo(): void;
}

/** A plain key, which is a digest already; that of a replayed event has the replay's mark behind it. */
const DIGEST_LENGTH = 22;
/**
 * A replay publishes again only what its checkpoint had not reached, so of replayed events the last ones are remembered,
 * in memory alone: those of ten million would be 200 MB.
 */
const REPLAYED = 65_536;
/** On the disk in place of a replayed event's key. */
const NO_KEY = [0, 0, 0] as const;

/** A key is remembered for one window at least and two at most: two sets take turns. */
export function createRecent(db: DatabaseSync): Recent {
  const insert = db.prepare("INSERT INTO recent VALUES(?, ?, ?, ?)");
  const forget = db.prepare(
    "DELETE FROM recent WHERE at<? AND first<(SELECT coalesce(min(position), 9e15) FROM log)",
  );
  /** 96 bits of SHA-256: among ten million events two share them once in 10^14 windows. */
  const words = new Uint32Array(KEY_WORDS);
  const bytes = Buffer.from(words.buffer);
  let live: Turns = { current: createKeySet(), before: createKeySet() };
  let replayed: Turns = { current: createKeySet(), before: createKeySet() };
  /** When the current window began; nothing is loaded before the first event tells how long a window is. */
  let since: number | undefined;
  let at = 0;
  let first = 0;
  let ids: number[] = [];
  let keys: number[] = [];
  let replayedKeys: number[] = [];
  const clear = () => {
    ids = [];
    keys = [];
    replayedKeys = [];
  };
  return {
    add(key, idHash, position) {
      const isPlain = key.length === DIGEST_LENGTH;
      const digest = isPlain ? key : hash("sha256", key, "base64url");
      const { current, before } = isPlain ? live : replayed;
      bytes.write(digest, 0, bytes.length, "base64url");
      if (before.has(words) || !current.add(words)) return false;
      if (ids.length === 0) first = position;
      ids.push(idHash);
      keys.push(...(isPlain ? words : NO_KEY));
      if (!isPlain) replayedKeys.push(...words);
      return true;
    },
    turn(now, windowMs) {
      at = now;
      if (since === undefined) {
        load(db, live.current, now - windowMs);
        since = now;
      }
      if (now - since < windowMs) return;
      live = { current: createKeySet(), before: now - since < 2 * windowMs ? live.current : createKeySet() };
      forget.run(since);
      since = now;
    },
    flush() {
      if (ids.length > 0) insert.run(first, at, blobOf(ids), blobOf(keys));
    },
    keep() {
      clear();
      if (replayed.current.size >= REPLAYED) replayed = { current: createKeySet(), before: replayed.current };
    },
    undo() {
      takeBack(keys, live);
      takeBack(replayedKeys, replayed);
      clear();
    },
  };
}

interface Turns {
  readonly current: KeySet;
  readonly before: KeySet;
}

function takeBack(keys: readonly number[], { current, before }: Turns): void {
  for (const key of keysIn(Uint32Array.from(keys))) for (const set of [current, before]) set.remove(key);
}

/** Fills the set with the keys that came after a time: others are on the disk only because their events are in the log. */
function load(db: DatabaseSync, set: KeySet, after: number): void {
  for (const row of db.prepare("SELECT keys FROM recent WHERE at>?").iterate(after))
    for (const key of keysIn(wordsOf(row.keys as Uint8Array))) set.add(key);
}

function* keysIn(words: Uint32Array): Generator<Uint32Array> {
  for (let at = 0; at < words.length; at += KEY_WORDS) {
    const key = words.subarray(at, at + KEY_WORDS);
    if (key.some((word, i) => word !== NO_KEY[i])) yield key;
  }
}

function blobOf(words: readonly number[]): Uint8Array {
  return new Uint8Array(Uint32Array.from(words).buffer);
}

/** A blob of 32-bit numbers. SQLite gives it at any address, and an Uint32Array wants one that is a multiple of four. */
export function wordsOf(blob: Uint8Array): Uint32Array {
  return blob.byteOffset % 4 === 0
    ? new Uint32Array(blob.buffer, blob.byteOffset, blob.byteLength / 4)
    : new Uint32Array(blob.slice().buffer);
}

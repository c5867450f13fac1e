/** A record of a shard. */
export interface ShardRecord {
  readonly shard: string;
  readonly sequence: string;
  readonly data: Uint8Array;
  readonly key: string | undefined;
  readonly at: Date | undefined;
}

/** The place of a shard that is over, and of which all is settled. */
export const ENDED = "ended";

/** Reads one shard from a place on: `@` and a time in epoch ms, a sequence number to begin behind, or from its first record. */
export interface ShardReader {
  read(limit: number): Promise<readonly ShardRecord[]>;
  /** Those of other shards count for nothing. */
  settled(records: readonly ShardRecord[]): void;
  /** Behind the last record of those that are settled without a gap; undefined while there is none. */
  place(): string | undefined;
  /** Whether there is more, although the last answer had nothing. */
  isBehind(): boolean;
}

export interface ShardFetch {
  iterator(place: string | undefined): Promise<string | undefined>;
  records(iterator: string, limit: number): Promise<ShardPage>;
}

export interface ShardPage {
  readonly records: readonly Omit<ShardRecord, "shard">[];
  /** None: the shard is over. */
  readonly next: string | undefined;
  readonly behindMs: number;
}

export function createShard(shard: string, fetch: ShardFetch, begin: string | undefined): ShardReader {
  let readTo = begin;
  let iterator: string | undefined;
  let isOver = false;
  let behindMs = 0;
  let passed: string | undefined;
  /** What was read and is not passed yet, and whether it is settled. */
  const open = new Map<string, boolean>();
  const page = async (limit: number): Promise<ShardPage> => {
    iterator ??= await fetch.iterator(readTo);
    try {
      return await fetch.records(iterator!, limit);
    } catch (error) {
      if ((error as Error).name !== "ExpiredIteratorException") throw error;
      return fetch.records((await fetch.iterator(readTo))!, limit);
    }
  };
  return {
    async read(limit) {
      if (isOver) return [];
      const { records, next, behindMs: behind } = await page(limit);
      iterator = next;
      isOver = next === undefined;
      behindMs = behind;
      for (const { sequence } of records) open.set(sequence, false);
      readTo = records.at(-1)?.sequence ?? readTo;
      return records.map((record) => ({ shard, ...record }));
    },
    settled(records) {
      for (const { shard: other, sequence } of records)
        if (other === shard && open.has(sequence)) open.set(sequence, true);
      for (const [sequence, isSettled] of open) {
        if (!isSettled) break;
        open.delete(sequence);
        passed = sequence;
      }
    },
    place: () => (isOver && open.size === 0 ? ENDED : passed),
    isBehind: () => !isOver && behindMs > 0,
  };
}

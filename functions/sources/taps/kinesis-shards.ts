import { createShard, ENDED, type ShardFetch, type ShardReader } from "./kinesis-shard.ts";

/** A shard, and what it was split or merged from. */
export interface ListedShard {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A stream, and what is kept of the places in its shards. */
export interface ShardedStream {
  list(): Promise<readonly ListedShard[]>;
  fetch(shard: string): ShardFetch;
  placeOf(shard: string): Promise<string | undefined>;
  move(shard: string, place: string): Promise<void>;
}

/** The shards that are read now. */
export interface Shards {
  open(): readonly ShardReader[];
  /** Keeps the places that have moved; what a shard that is over was split or merged into is read after it. */
  move(): Promise<void>;
}

/** Reads each shard from its place on, or from where the tap begins. */
export async function createShards(stream: ShardedStream, begin: string | undefined): Promise<Shards> {
  const readers = new Map<string, ShardReader>();
  const kept = new Map<string, string | undefined>();
  const open = async () => {
    const shards = await stream.list();
    for (const { id } of shards) if (!kept.has(id)) kept.set(id, await stream.placeOf(id));
    // What is listed no more was over long ago.
    const isOver = (id: string) => !shards.some((one) => one.id === id) || kept.get(id) === ENDED;
    for (const { id, parents } of shards)
      if (!readers.has(id) && kept.get(id) !== ENDED && parents.every(isOver))
        readers.set(id, createShard(id, stream.fetch(id), kept.get(id) ?? begin));
  };
  await open();
  return {
    open: () => [...readers.values()],
    async move() {
      let isAnyOver = false;
      for (const [id, reader] of readers) {
        const place = reader.place();
        if (place === undefined || place === kept.get(id)) continue;
        await stream.move(id, place);
        kept.set(id, place);
        if (place !== ENDED) continue;
        readers.delete(id);
        isAnyOver = true;
      }
      if (isAnyOver) await open();
    },
  };
}

import { createShard, ENDED, type ShardFetch, type ShardReader } from "./kinesis-shard.ts";

/** A shard, and what it was split or merged from. */
export interface ListedShard {
  readonly id: string;
  readonly parents: readonly string[];
}

/** A stream, and what is kept of its shards: the places in them, and who has them. */
export interface ShardedStream {
  list(): Promise<readonly ListedShard[]>;
  fetch(shard: string): ShardFetch;
  placeOf(shard: string): Promise<string | undefined>;
  move(shard: string, place: string): Promise<void>;
  /** Makes a shard this worker's for `LEASE_MS` from now, for it alone. False: it is another's. */
  hold(shard: string): Promise<boolean>;
  release(shard: string): Promise<void>;
  readonly now: () => number;
}

/** The shards that are read here now. */
export interface Shards {
  open(): readonly ShardReader[];
  /** Keeps those that this worker has, and takes more of those that nobody has. */
  tend(): Promise<void>;
  /** Whether there may be more that nobody has. */
  isGrowing(): boolean;
  /** Keeps the places that have moved; what a shard that is over was split or merged into is read after it. */
  move(): Promise<void>;
  close(): Promise<void>;
}

/** A worker that is lost keeps its shards from others for so long. */
export const LEASE_MS = 15_000;
const RENEW_MS = 5_000;
/** So often it is looked for shards that are new, or that others have let go of. */
const LIST_MS = 10_000;

interface OpenShard {
  readonly reader: ShardReader;
  heldAt: number;
}

/**
 * Reads each shard from its place on, or from where the tap begins. Several workers share the shards: each takes one, then as
 * many again as it has, while there are some that nobody has; so that who begins together has as much as the other.
 */
export async function createShards(stream: ShardedStream, begin: string | undefined): Promise<Shards> {
  const { now } = stream;
  const mine = new Map<string, OpenShard>();
  const kept = new Map<string, string | undefined>();
  let listed: readonly ListedShard[] = [];
  let listedAt = Number.NEGATIVE_INFINITY;
  let isGrowing = true;
  const list = async () => {
    listedAt = now();
    listed = await stream.list();
    const others = listed.filter(({ id }) => !mine.has(id) && kept.get(id) !== ENDED);
    for (const { id } of others) kept.set(id, await stream.placeOf(id));
    isGrowing = true;
  };
  // What is listed no more was over long ago.
  const isOver = (id: string) => !listed.some((one) => one.id === id) || kept.get(id) === ENDED;
  const isFree = ({ id, parents }: ListedShard) =>
    !mine.has(id) && kept.get(id) !== ENDED && parents.every(isOver);
  const take = async (id: string): Promise<boolean> => {
    if (!(await stream.hold(id))) return false;
    // Whoever had it before has moved on.
    const place = await stream.placeOf(id);
    kept.set(id, place);
    if (place === ENDED) await stream.release(id);
    else mine.set(id, { reader: createShard(id, stream.fetch(id), place ?? begin), heldAt: now() });
    return place !== ENDED;
  };
  const grow = async () => {
    let room = Math.max(1, mine.size);
    const free = listed.filter(isFree);
    for (const { id } of free) if (room > 0 && (await take(id))) room--;
    isGrowing = room === 0;
  };
  const renew = async () => {
    for (const [id, shard] of mine) {
      if (now() - shard.heldAt < RENEW_MS) continue;
      if (await stream.hold(id)) shard.heldAt = now();
      else mine.delete(id);
    }
  };
  await list();
  await grow();
  return {
    open: () => Array.from(mine.values(), ({ reader }) => reader),
    isGrowing: () => isGrowing,
    async tend() {
      await renew();
      if (now() - listedAt >= LIST_MS) await list();
      if (isGrowing) await grow();
    },
    async move() {
      for (const [id, { reader }] of mine) {
        const place = reader.place();
        if (place === undefined || place === kept.get(id)) continue;
        await stream.move(id, place);
        kept.set(id, place);
        if (place !== ENDED) continue;
        mine.delete(id);
        await stream.release(id);
        listedAt = Number.NEGATIVE_INFINITY;
      }
    },
    async close() {
      for (const id of mine.keys()) await stream.release(id);
    },
  };
}

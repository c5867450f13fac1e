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

/**
 * Reads each shard from its place on, or from where the tap begins. Several workers share the shards: each takes one, then as
 * many again as it has, while there are some that nobody has; so that who begins together has as much as the other.
 */
export async function createShards(stream: ShardedStream, begin: string | undefined): Promise<Shards> {
  const listing = createListing(stream);
  const own = createOwn(stream, listing, begin);
  let isGrowing = true;
  const grow = async () => {
    let room = Math.max(1, own.size());
    for (const id of listing.readable()) if (room > 0 && !own.has(id) && (await own.take(id))) room--;
    isGrowing = room === 0;
  };
  await listing.renew(own.has);
  await grow();
  return {
    open: own.readers,
    isGrowing: () => isGrowing,
    async tend() {
      await own.renew();
      if (listing.isOld()) {
        await listing.renew(own.has);
        isGrowing = true;
      }
      if (isGrowing) await grow();
    },
    move: own.move,
    close: own.close,
  };
}

interface OpenShard {
  readonly reader: ShardReader;
  heldAt: number;
}

/** The shards that this worker has. */
function createOwn(stream: ShardedStream, listing: Listing, begin: string | undefined) {
  const { now } = stream;
  const all = new Map<string, OpenShard>();
  return {
    size: () => all.size,
    has: (id: string) => all.has(id),
    readers: () => Array.from(all.values(), ({ reader }) => reader),
    async take(id: string): Promise<boolean> {
      if (!(await stream.hold(id))) return false;
      // Whoever had it before has moved on.
      const place = await stream.placeOf(id);
      listing.moved(id, place);
      if (place === ENDED) await stream.release(id);
      else all.set(id, { reader: createShard(id, stream.fetch(id), place ?? begin), heldAt: now() });
      return place !== ENDED;
    },
    async renew() {
      for (const [id, shard] of all) {
        if (now() - shard.heldAt < RENEW_MS) continue;
        if (await stream.hold(id)) shard.heldAt = now();
        else all.delete(id);
      }
    },
    async move() {
      for (const [id, { reader }] of all) {
        const place = reader.place();
        if (place === undefined || !listing.moved(id, place)) continue;
        await stream.move(id, place);
        if (place !== ENDED) continue;
        all.delete(id);
        await stream.release(id);
        listing.age();
      }
    },
    async close() {
      for (const id of all.keys()) await stream.release(id);
    },
  };
}

type Listing = ReturnType<typeof createListing>;

/** The shards that there are, and what is known of the places in them. */
function createListing({ list, placeOf, now }: ShardedStream) {
  const places = new Map<string, string | undefined>();
  let listed: readonly ListedShard[] = [];
  let listedAt = Number.NEGATIVE_INFINITY;
  // What is listed no more was over long ago.
  const isOver = (id: string) => !listed.some((one) => one.id === id) || places.get(id) === ENDED;
  return {
    isOld: () => now() - listedAt >= LIST_MS,
    age() {
      listedAt = Number.NEGATIVE_INFINITY;
    },
    /** Of a shard that is one's own nobody else knows better. */
    async renew(isMine: (id: string) => boolean) {
      listedAt = now();
      listed = await list();
      for (const { id } of listed)
        if (!isMine(id) && places.get(id) !== ENDED) places.set(id, await placeOf(id));
    },
    /** Whether it was another one. */
    moved(id: string, place: string | undefined): boolean {
      const before = places.get(id);
      places.set(id, place);
      return before !== place;
    },
    /** Those that are not over, and all that they came from is. */
    readable: () =>
      listed.filter(({ id, parents }) => !isOver(id) && parents.every(isOver)).map(({ id }) => id),
  };
}

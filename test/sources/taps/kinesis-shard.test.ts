import { describe, expect, test } from "vitest";
import { createShard, ENDED, type ShardFetch } from "../../../functions/sources/taps/kinesis-shard.ts";
import {
  createShards,
  LEASE_MS,
  type ListedShard,
  type Shards,
} from "../../../functions/sources/taps/kinesis-shards.ts";

const record = (sequence: string) => ({ sequence, data: new Uint8Array(), key: "k", at: undefined });

/** A shard with these pages; the last is its end. */
function aShard(pages: readonly (readonly string[])[], begin?: string) {
  const begun: (string | undefined)[] = [];
  let expired = false;
  const fetch: ShardFetch = {
    async iterator(place) {
      begun.push(place);
      return "0";
    },
    async records(iterator) {
      if (expired) {
        expired = false;
        throw Object.assign(new Error("expired"), { name: "ExpiredIteratorException" });
      }
      const at = Number(iterator);
      const next = at + 1 < pages.length ? String(at + 1) : undefined;
      return { records: pages[at]!.map(record), next, behindMs: next === undefined ? 0 : 1 };
    },
  };
  const expire = () => {
    expired = true;
  };
  return { reader: createShard("shard-0", fetch, begin), begun, expire };
}

describe("a shard", () => {
  test("has its place behind what is settled without a gap", async () => {
    const { reader } = aShard([["1", "2", "3"], []]);
    const [one, two, three] = await reader.read(10);
    expect(reader.place()).toBeUndefined();
    reader.settled([three!, one!]);
    expect(reader.place()).toBe("1");
    reader.settled([two!]);
    expect(reader.place()).toBe("3");
  });

  test("is over when it has ended and all of it is settled", async () => {
    const { reader } = aShard([["1"]]);
    const records = await reader.read(10);
    expect(reader.place()).toBeUndefined();
    reader.settled(records.map((one) => ({ ...one, shard: "shard-1" })));
    expect(reader.place()).toBeUndefined();
    reader.settled(records);
    expect(reader.place()).toBe(ENDED);
    expect(await reader.read(10)).toEqual([]);
  });

  test("goes on from the last record that was read when its iterator has expired", async () => {
    const { reader, begun, expire } = aShard([["7"], [], []], "6");
    await reader.read(10);
    expect(reader.isBehind()).toBe(true);
    expire();
    await reader.read(10);
    expect(begun).toEqual(["6", "7"]);
  });
});

describe("the shards of a stream", () => {
  /** A shard that was split into two, of one record each; which are read, and from where. */
  async function aSplitStream(kept: Record<string, string> = {}) {
    const begun: string[] = [];
    const places = new Map(Object.entries(kept));
    const shards = await createShards(
      {
        now: () => 0,
        hold: async () => true,
        release: async () => {},
        list: async () => [
          { id: "parent", parents: ["long-gone"] },
          { id: "left", parents: ["parent"] },
          { id: "right", parents: ["parent"] },
        ],
        fetch: (id) => ({
          async iterator(place) {
            begun.push(`${id} ${place}`);
            return id;
          },
          records: async () => ({
            records: [record(`${id}-1`)],
            next: id === "parent" ? undefined : id,
            behindMs: 0,
          }),
        }),
        placeOf: async (id) => places.get(id),
        move: async (id, place) => void places.set(id, place),
      },
      undefined,
    );
    const read = async () => (await Promise.all(shards.open().map((reader) => reader.read(10)))).flat();
    return { shards, read, begun, places };
  }

  test("are read after those that they came from, when all of these is settled", async () => {
    const { shards, read, places } = await aSplitStream();
    const records = await read();
    expect(records.map(({ shard }) => shard)).toEqual(["parent"]);
    await shards.move();
    expect(shards.open()).toHaveLength(1);
    for (const reader of shards.open()) reader.settled(records);
    await shards.move();
    expect(places.get("parent")).toBe(ENDED);
    while (shards.isGrowing()) await shards.tend();
    await shards.tend();
    while (shards.isGrowing()) await shards.tend();
    expect((await read()).map(({ shard }) => shard)).toEqual(["left", "right"]);
  });

  test("go on from their places after a restart", async () => {
    const { shards, read, begun } = await aSplitStream({ parent: ENDED, left: "17" });
    while (shards.isGrowing()) await shards.tend();
    await read();
    expect(begun).toEqual(["left 17", "right undefined"]);
  });
});

describe("workers at one stream", () => {
  /** A stream whose shards say who reads them. */
  function aStream(...listed: readonly ListedShard[]) {
    let now = 0;
    const places = new Map<string, string>();
    const holders = new Map<string, { worker: string; until: number }>();
    const pages = new Map<string, string[]>(listed.map(({ id }) => [id, []]));
    const worker = (name: string) =>
      createShards(
        {
          now: () => now,
          list: async () => listed,
          async hold(id) {
            const held = holders.get(id);
            if (held && held.worker !== name && held.until > now) return false;
            holders.set(id, { worker: name, until: now + LEASE_MS });
            return true;
          },
          async release(id) {
            if (holders.get(id)?.worker === name) holders.delete(id);
          },
          fetch: (id) => ({
            iterator: async (place) => place ?? "0",
            async records(iterator) {
              const all = pages.get(id)!.filter((sequence) => Number(sequence) > Number(iterator));
              return { records: all.map(record), next: all.at(-1) ?? iterator, behindMs: 0 };
            },
          }),
          placeOf: async (id) => places.get(id),
          move: async (id, place) => void places.set(id, place),
        },
        undefined,
      );
    return {
      worker,
      places,
      pages,
      pass(ms: number) {
        now += ms;
      },
    };
  }
  const shard = (id: string, ...parents: readonly string[]): ListedShard => ({ id, parents });
  const read = async (shards: Shards) =>
    (await Promise.all(shards.open().map((reader) => reader.read(10)))).flat();
  const settle = async (shards: Shards, records: Awaited<ReturnType<typeof read>>) => {
    for (const reader of shards.open()) reader.settled(records);
    await shards.move();
  };

  test("share its shards, and no two read the same one", async () => {
    const ids = ["a", "b", "c", "d", "e", "f", "g", "h"];
    const { worker, pages } = aStream(...ids.map((id) => shard(id)));
    for (const id of ids) pages.set(id, ["1"]);
    const [one, other] = [await worker("one"), await worker("other")];
    while (one.isGrowing() || other.isGrowing()) for (const each of [one, other]) await each.tend();
    const [mine, theirs] = [await read(one), await read(other)];
    expect([...mine, ...theirs].map(({ shard: id }) => id).toSorted()).toEqual(ids);
    expect([mine.length, theirs.length]).toEqual([4, 4]);
  });

  test("take over from one that gives up, at once, and from one that is lost, when its time is over", async () => {
    const { worker, pages, pass, places } = aStream(shard("a"), shard("b"));
    pages.set("a", ["1", "2"]);
    const one = await worker("one");
    await one.tend();
    const [first] = await read(one);
    await settle(one, [first!]);
    const other = await worker("other");
    expect(await read(other)).toEqual([]);
    pass(LEASE_MS - 1);
    await other.tend();
    expect(other.open()).toEqual([]);
    pass(1);
    while (other.open().length < 2) {
      pass(10_000);
      await other.tend();
    }
    const again = await read(other);
    expect(again.map(({ sequence }) => sequence)).toEqual(["2"]);
    // Whoever was lost comes back: what it had is the other's now.
    await one.tend();
    expect(one.open()).toEqual([]);
    await settle(other, again);
    expect(places.get("a")).toBe("2");
    await other.close();
    const third = await worker("third");
    await third.tend();
    expect(third.open()).toHaveLength(2);
  });

  test("keep what they have for as long as they work", async () => {
    const { worker, pass } = aStream(shard("a"));
    const [one, other] = [await worker("one"), await worker("other")];
    for (let n = 0; n < 10; n++) {
      pass(LEASE_MS / 2);
      await one.tend();
      await other.tend();
    }
    expect([one.open().length, other.open().length]).toEqual([1, 0]);
  });

  test("begin with merged shards when the last of those that they came from is over, whoever read it", async () => {
    const { worker, places, pass } = aStream(shard("left"), shard("right"), shard("merged", "left", "right"));
    const one = await worker("one");
    while (one.isGrowing()) await one.tend();
    expect(one.open()).toHaveLength(2);
    await one.close();
    places.set("left", ENDED);
    const other = await worker("other");
    while (other.isGrowing()) await other.tend();
    expect(other.open()).toHaveLength(1);
    places.set("right", ENDED);
    const third = await worker("third");
    while (third.isGrowing()) await third.tend();
    expect(third.open()).toHaveLength(1);
    // The merged one is the third's: others that look again find it taken.
    pass(10_000);
    await third.tend();
    await other.tend();
    expect(other.open()).toHaveLength(1);
  });
});

import { describe, expect, test } from "vitest";
import { createShard, ENDED, type ShardFetch } from "../../../functions/sources/taps/kinesis-shard.ts";
import { createShards } from "../../../functions/sources/taps/kinesis-shards.ts";

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
    expect((await read()).map(({ shard }) => shard)).toEqual(["left", "right"]);
  });

  test("go on from their places after a restart", async () => {
    const { read, begun } = await aSplitStream({ parent: ENDED, left: "17" });
    await read();
    expect(begun).toEqual(["left 17", "right undefined"]);
  });
});

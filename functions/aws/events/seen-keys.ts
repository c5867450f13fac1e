import type { Clock } from "../../core/ports.ts";
import { padded, ttlOf } from "../attributes.ts";
import { DEDUP_MS } from "./events.ts";
import { numberAt } from "./sequence.ts";
import type { Table } from "../table.ts";

/** Which events of a shard were routed within the last minutes; for one shard a function is asked at a time. */
export interface SeenKeys {
  /** The keys that were seen, as the table has them now. */
  of(shard: string): Promise<{ has(key: string): boolean }>;
  /** Durable when it resolves. */
  add(shard: string, keys: readonly string[]): Promise<void>;
}

/** Nine bytes of a key tell it from any other of the same minutes: one of a thousand million million does not. */
const KEY_CHARACTERS = 12;
const KEY_BYTES = 9;
/** Items outlive the window by that, as clocks differ. */
const SPARE_MS = 60_000;

/** Keys in the table `hot`: an item a batch, below the name of the shard, by a number that grows. */
export function createSeenKeys(
  table: Table,
  { clock, next }: { readonly clock: Clock; readonly next: () => number },
): SeenKeys {
  const shards = new Map<string, Shard>();
  const keep = (shard: Shard, n: number, { at, keys }: SeenBatch) => {
    shard.last = n;
    shard.batches.push({ at, keys });
    while (clock() - shard.batches[0]!.at > DEDUP_MS) shard.batches.shift();
  };
  return {
    async of(name) {
      const shard = shards.get(name) ?? { last: numberAt(clock() - DEDUP_MS - SPARE_MS), batches: [] };
      shards.set(name, shard);
      for await (const items of table.pages({ PK: partitionOf(name), from: padded(shard.last + 1) }))
        for (const { SK, at, keys } of items)
          keep(shard, Number(SK), { at: at as number, keys: keysOf(keys as Uint8Array) });
      return {
        has: (key) =>
          shard.batches.some(({ at, keys }) => clock() - at <= DEDUP_MS && keys.has(startOf(key))),
      };
    },
    async add(name, keys) {
      const shard = shards.get(name)!;
      // Behind what was read, whatever the clocks of the others say: whoever reads on finds it.
      const n = Math.max(shard.last + 1, next());
      const at = clock();
      const bytes = new Uint8Array(Buffer.concat(keys.map((key) => Buffer.from(startOf(key), "base64url"))));
      const ttl = ttlOf(at + DEDUP_MS + SPARE_MS);
      await table.put({ PK: partitionOf(name), SK: padded(n), at, keys: bytes, ttl });
      keep(shard, n, { at, keys: new Set(keys.map(startOf)) });
    },
  };
}

interface SeenBatch {
  /** Epoch ms. */
  readonly at: number;
  readonly keys: ReadonlySet<string>;
}
interface Shard {
  /** The number of the newest item that is known. */
  last: number;
  readonly batches: SeenBatch[];
}

function partitionOf(shard: string): string {
  return `SEEN#${shard}`;
}

function startOf(key: string): string {
  return key.slice(0, KEY_CHARACTERS);
}

function keysOf(bytes: Uint8Array): ReadonlySet<string> {
  const all = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = all.length / KEY_BYTES;
  return new Set(
    Array.from({ length: count }, (_, i) => all.toString("base64url", i * KEY_BYTES, (i + 1) * KEY_BYTES)),
  );
}

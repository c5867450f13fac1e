import { hash } from "node:crypto";
import type { DeltaRow, StatDelta } from "../../core/stats/delta.ts";
import { MINUTE_MS } from "../../core/stats/delta.ts";
import type { StatRow, StatStep } from "../../core/stats/fold.ts";
import type { Stats } from "../../core/stats/port.ts";
import { type Item, type Key, padded, ttlOf } from "../attributes.ts";
import type { Table } from "../table.ts";

/** Functions write their deltas of a minute into so many partitions. */
const SHARDS = 8;
const shards = Array.from({ length: SHARDS }, (_, shard) => shard);
const DAY_MS = 86_400_000;
/** How long items stay when nobody forgets them before; those of days for ever. */
const KEPT_MS: Readonly<Partial<Record<StatStep, number>>> = { "1m": 31 * DAY_MS, "1h": 401 * DAY_MS };
const DELTA_MS = DAY_MS;

const MINUTES = "STAT-MINUTES";
const FOLDED = { PK: "STAT-FOLDED", SK: "-" };
const FORGOTTEN = { PK: "STAT-FORGOTTEN", SK: "-" };

/** Statistics in the table `hot`. Rows of a step are one list by begin and thing, so that a range of time is one query. */
export function createStats(table: Table): Stats {
  let listed: number | undefined;
  let known = 0;
  const forgotten = async () => {
    known ||= ((await table.get(FORGOTTEN))?.["n"] as number | undefined) ?? 0;
    return known;
  };
  return {
    async add(delta) {
      const { minute, rows } = delta;
      const ttl = ttlOf(minute * MINUTE_MS + DELTA_MS);
      const inList = { PK: MINUTES, SK: padded(minute), ttl };
      // A process lists a minute once.
      await table.putAll([
        ...(listed === minute ? [] : [inList]),
        { ...deltaKey(delta), body: JSON.stringify(rows), ttl },
      ]);
      listed = minute;
    },
    async deltas(minute) {
      const found = await Promise.all(shards.map((shard) => all(table, `STAT-DELTAS#${minute}#${shard}`)));
      return found
        .flat()
        .map(({ SK, body }) => ({ id: SK, minute, rows: JSON.parse(body as string) as DeltaRow[] }));
    },
    minutes: async (from) => (await all(table, MINUTES, { from: padded(from) })).map(({ SK }) => Number(SK)),
    async put(step, rows) {
      await table.putAll(rows.map((row) => rowItem(step, row)));
    },
    async rows({ step, from, until, kind, id }) {
      const items: Item[] = [];
      // DynamoDB refuses a span that ends before it begins: so it is while nothing of it has been folded.
      if (until <= from) return [];
      for await (const page of table.pages({ PK: `STAT#${step}`, from: padded(from), to: padded(until) }))
        items.push(...page);
      return items
        .map(({ body }) => JSON.parse(body as string) as StatRow)
        .filter((row) => row.kind === (kind ?? row.kind) && row.id === (id ?? row.id));
    },
    folded: async () => ((await table.get(FOLDED))?.["n"] as number | undefined) ?? 0,
    async setFolded(minute) {
      await table.put({ ...FOLDED, n: minute });
    },
    forgotten,
    async forget({ minute, ...steps }) {
      if (minute > (await forgotten())) {
        await table.put({ ...FORGOTTEN, n: minute });
        known = minute;
      }
      const old = (await all(table, MINUTES, { to: padded(Math.max(0, minute - 1)) })).map(({ SK }) =>
        Number(SK),
      );
      for (const one of old) {
        const deltas = await Promise.all(shards.map((shard) => all(table, `STAT-DELTAS#${one}#${shard}`)));
        await table.removeAll([...deltas.flat(), { PK: MINUTES, SK: padded(one) }]);
      }
      for (const [step, before] of Object.entries(steps))
        await table.removeAll(await all(table, `STAT#${step}`, { to: padded(Math.max(0, before)) }));
    },
  };
}

async function all(table: Table, PK: string, span: { from?: string; to?: string } = {}): Promise<Item[]> {
  const items: Item[] = [];
  for await (const page of table.pages({ PK, ...span })) items.push(...page);
  return items;
}

function deltaKey({ id, minute }: StatDelta): Key {
  return { PK: `STAT-DELTAS#${minute}#${hash("md5", id, "buffer")[0]! % SHARDS}`, SK: id };
}

function rowItem(step: StatStep, row: StatRow): Item {
  const { kind, id, at } = row;
  const kept = KEPT_MS[step];
  const thing = hash("sha256", `${kind} ${id}`, "base64url").slice(0, 22);
  return {
    ...{ PK: `STAT#${step}`, SK: `${padded(at)}#${thing}`, body: JSON.stringify(row) },
    ttl: kept === undefined ? undefined : ttlOf(at + kept),
  };
}

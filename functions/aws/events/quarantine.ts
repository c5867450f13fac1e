import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import { startOf } from "../../core/pages.ts";
import type { Quarantine, QuarantinedEvent } from "../../core/ports.ts";
import { idHash } from "../../core/archive/segment.ts";
import { type Item, type Key, padded } from "../attributes.ts";
import type { Claims } from "../claims.ts";
import { KEPT } from "../names.ts";
import { newestFirst } from "../newest-first.ts";
import { ABSENT, type Table } from "../table.ts";

/** A flood of events that fit no schema is spread over so many partitions. */
const SHARDS = 8;
const PARTITIONS = Array.from({ length: SHARDS }, (_, shard) => `QUARANTINE#${shard}`);
/** So many entries may fall onto one number before one gives up. */
const TRIES = 20;

/** As long as an accepted event is known again. */
const DEDUP_MS = 300_000;
/** So many entries of one id are looked at: sources may share ids. */
const LOOKED_AT = 20;

/** The quarantine in the table `hot`. Its ids are numbers that grow; all entries of an event's id are found by the index. */
export function createQuarantine(
  table: Table,
  { claims, next }: { readonly claims: Claims; readonly next: () => number },
): Quarantine {
  const keep = async (event: AcceptedEvent, tries = TRIES): Promise<void> => {
    const n = next();
    const body = await claims.check(JSON.stringify(event), KEPT);
    const item = { ...keyOf(n), GSI1PK: indexOf(event.id), GSI1SK: padded(n), body };
    if (await table.put(item, ABSENT)) return;
    if (tries === 0)
      throw new RouterError("storage-failed", "Cannot quarantine an event: its number is taken");
    return keep(event, tries - 1);
  };
  const open = async (item: Item): Promise<QuarantinedEvent> => {
    const event = JSON.parse(await claims.open(item.body as string)) as AcceptedEvent;
    return { id: String(Number(item.SK)), event };
  };
  const opened = (items: readonly Item[]) => Promise.all(items.map(open));
  const get = async (ids: readonly string[]) => {
    const items = await table.getAll(ids.filter(isNumber).map((id) => keyOf(Number(id))));
    const places = new Map(items.map((item) => [String(Number(item.SK)), item]));
    return ids.flatMap((id) => places.get(id) ?? []);
  };
  const isThere = async (event: AcceptedEvent): Promise<boolean> => {
    const { items } = await newestFirst(table, {
      ...{ partitions: [indexOf(event.id)], index: true, limit: LOOKED_AT, below: undefined },
      open: async (items) => opened(await get(items.map(({ SK }) => String(Number(SK))))),
    });
    return items.some(
      ({ event: known }) => known.key === event.key && known.receivedAt >= event.receivedAt - DEDUP_MS,
    );
  };
  return {
    async keep(events) {
      const answers: ("quarantined" | "duplicate")[] = [];
      // One after the other: their numbers grow in the order in which they came.
      for (const event of events) {
        const known = await isThere(event);
        if (!known) await keep(event);
        answers.push(known ? "duplicate" : "quarantined");
      }
      return answers;
    },
    async list({ type, source, eventId, limit, cursor }) {
      const fits = ({ event }: QuarantinedEvent) =>
        event.type === (type ?? event.type) &&
        event.source === (source ?? event.source) &&
        event.id === (eventId ?? event.id);
      const below = cursor === undefined ? undefined : padded(startOf(cursor));
      const { items, next } = await newestFirst(table, {
        ...(eventId === undefined
          ? { partitions: PARTITIONS }
          : { partitions: [indexOf(eventId)], index: true }),
        ...{ limit, below },
        async open(items) {
          const whole = eventId === undefined ? items : await get(items.map(({ SK }) => String(Number(SK))));
          const byKey = new Map((await opened(whole)).filter(fits).map((entry) => [Number(entry.id), entry]));
          return items.map(({ SK }) => byKey.get(Number(SK)));
        },
      });
      return next === undefined ? { items } : { items, next: String(Number(next)) };
    },
    get: async (ids) => opened(await get(ids)),
    async remove(ids) {
      const items = await get(ids);
      await table.removeAll(items);
      await Promise.all(items.map(({ body }) => claims.drop(body as string)));
    },
  };
}

function keyOf(n: number): Key {
  return { PK: PARTITIONS[n % SHARDS]!, SK: padded(n) };
}

function indexOf(eventId: string): string {
  return `QUARANTINED#${idHash(eventId)}`;
}

function isNumber(id: string): boolean {
  return /^\d{1,16}$/.test(id);
}

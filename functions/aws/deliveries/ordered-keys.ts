import { RouterError } from "../../core/errors.ts";
import type { DeliveryStore, KeyName, KeyQuery, OrderedKey } from "../../core/ports.ts";
import { createGroups, type Group, GROUPS, type Groups, partitionOf } from "./groups.ts";
import { newestFirst } from "../newest-first.ts";
import type { Order } from "./order.ts";
import type { Table } from "../table.ts";

/** Which keys wait for what, and the hand on them. */
export function createOrderedKeys(table: Table, order: Order): Pick<DeliveryStore, "keys" | "release"> {
  const groups = createGroups(table);
  const shown = async (group: Group | undefined, wanted: Wanted): Promise<OrderedKey | undefined> => {
    if (!group || !fits(group, wanted)) return undefined;
    const key = await keyOf(group, groups);
    return key.state === "waiting" && key.waiting === 0 ? undefined : key;
  };
  return {
    keys: ({ limit, cursor, ...wanted }) =>
      newestFirst(table, {
        ...{ partitions: GROUPS, index: true, limit, below: placeOf(cursor) },
        async open(places) {
          const found = new Map((await groups.getAll(places)).map((group) => [partitionOf(group), group]));
          return Promise.all(places.map(({ PK }) => shown(found.get(PK), wanted)));
        },
      }),
    async release(keys) {
      const released: KeyName[] = [];
      for (const { rule, target, key } of keys)
        if (await order.release({ rule, target, key })) released.push({ rule, target, key });
      return released;
    },
  };
}

function nameOf({ rule, target, key }: Group): KeyName {
  return { rule, target, key };
}

async function keyOf(group: Group, groups: Groups): Promise<OrderedKey> {
  const name = nameOf(group);
  return {
    ...name,
    state: group.state ?? "waiting",
    waiting: await groups.count(name),
    ...(group.head !== undefined && { delivery: group.head }),
    ...(group.since !== undefined && { since: group.since }),
  };
}

type Wanted = Omit<KeyQuery, "limit" | "cursor">;

function fits(group: Group, { rule, target, key, state }: Wanted): boolean {
  return (
    (rule === undefined || group.rule === rule) &&
    (target === undefined || group.target === target) &&
    (key === undefined || group.key === key) &&
    (state === undefined || (group.state ?? "waiting") === state)
  );
}

/** Cursors go through addresses: their parts are told apart by blanks in the table. */
function placeOf(cursor: string | undefined): string | undefined {
  if (cursor === undefined || /^\S+ \S+ \S+$/.test(cursor)) return cursor;
  throw new RouterError("cursor-invalid", `Cannot go on from cursor "${cursor}": it is none of this list`);
}

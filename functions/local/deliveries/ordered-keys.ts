import type { DatabaseSync } from "node:sqlite";
import type { Reason } from "../../core/delivery.ts";
import { groupNamed } from "../../core/deliveries/order.ts";
import { waitsInOrder } from "../../core/deliveries/order-reason.ts";
import type { DeliveryStore, KeyQuery, OrderedKey, Page } from "../../core/ports.ts";
import type { Lanes } from "./lanes.ts";
import { laneOf, type Row } from "../store/rows.ts";
import type { Writer } from "../store/writer.ts";

export interface OrderedKeysOptions {
  readonly reader: DatabaseSync;
  readonly writer: Writer;
  readonly lanes: Pick<Lanes, "wake">;
}

export interface OrderedKeys extends Pick<DeliveryStore, "keys" | "release"> {
  /** Why a waiting delivery waits for others of its key; undefined when it does not. */
  reasonOf(row: Row): Reason | undefined;
}

/** So many keys are looked at for one page: most of a million may have nobody waiting. */
const LOOKED_AT = 5_000;

/** Which keys wait for what, as the writer keeps it. */
export function createOrderedKeys({ reader, writer, lanes }: OrderedKeysOptions): OrderedKeys {
  const page = reader.prepare(
    `SELECT * FROM ordered WHERE name>:after AND (:rule IS NULL OR rule=:rule) AND (:target IS NULL OR target=:target)
     AND (:key IS NULL OR key=:key) AND (:state IS NULL OR coalesce(state, 'waiting')=:state) ORDER BY name LIMIT :most`,
  );
  const group = reader.prepare("SELECT * FROM ordered WHERE name=?");
  const idOf = reader.prepare("SELECT id FROM delivery WHERE n=?");
  const behind = reader.prepare(
    "SELECT count(*) AS count FROM delivery INDEXED BY delivery_ordered WHERE lane=? AND ordering IS NOT NULL AND due_at IS NOT NULL",
  );
  const shown = (row: Row): OrderedKey => {
    const delivery = row.head == null ? undefined : (idOf.get(row.head as number)?.id as string | undefined);
    return {
      ...{ rule: row.rule as string, target: row.target as string, key: row.key as string },
      state: (row.state ?? "waiting") as OrderedKey["state"],
      waiting: Number(behind.get(row.name as string)?.count),
      ...(delivery !== undefined && { delivery }),
      ...(row.since != null && { since: row.since as number }),
    };
  };
  return {
    async keys(query) {
      const rows = page.all(paramsOf(query));
      const items: OrderedKey[] = [];
      for (const row of rows) {
        const key = shown(row);
        if (key.state === "waiting" && key.waiting === 0) continue;
        if (items.push(key) === query.limit && row !== rows.at(-1)) return pageTo(items, row);
      }
      return rows.length === LOOKED_AT ? pageTo(items, rows.at(-1)!) : { items };
    },
    async release(keys) {
      const names = new Map(keys.map((key) => [groupNamed(key), key]));
      const released = await writer.write("release", [...names.keys()]);
      const going = released.map((name) => names.get(name)!);
      for (const target of new Set(going.map((key) => key.target))) lanes.wake(target);
      return going;
    },
    reasonOf(row) {
      const lane = row.lane as string;
      if (row.ordering == null || lane === laneOf(targetAndReplay(row))) return undefined;
      const found = group.get(lane);
      return found && waitsInOrder(shown(found));
    },
  };
}

function paramsOf({ rule, target, key, state, cursor }: KeyQuery) {
  const given = (text: string | undefined) => text ?? null;
  const after = cursor === undefined ? "" : Buffer.from(cursor, "base64url").toString();
  return {
    ...{ after, rule: given(rule), target: given(target), key: given(key), state: given(state) },
    most: LOOKED_AT,
  };
}

function pageTo(items: OrderedKey[], { name }: Row): Page<OrderedKey> {
  return { items, next: Buffer.from(name as string).toString("base64url") };
}

function targetAndReplay({ target, replay }: Row) {
  return { target: target as string, ...(replay != null && { replay: replay as string }) };
}

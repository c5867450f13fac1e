import { createHash } from "node:crypto";
import type { Delivery } from "../../core/delivery.ts";
import { type GroupName, groupNamed } from "../../core/deliveries/order.ts";
import type { Item, Key } from "../attributes.ts";
import type { Condition, Table, Write } from "../table.ts";

/** The deliveries of one key of a rule and target, while one of them does not go well at once. */
export interface Group extends GroupName {
  /** Counts its changes: each names the one that it follows, so that of two only one takes hold. */
  readonly v: number;
  /** The id of the delivery that the others wait for; absent when it has ended and the key is parked. */
  readonly head?: string;
  /** SQS's number of the head's message, and of the newest one whose delivery has ended. */
  readonly headNumber?: string;
  readonly done?: string;
  /** What a dead letter made of it. */
  readonly state?: "blocked" | "parked";
  /** Epoch ms. */
  readonly since?: number;
}

/** A delivery that waits behind the head of its group. */
export interface Follower extends Item {
  readonly id: string;
  /** SQS's number of its message. */
  readonly number: string;
}

export interface GroupChange {
  readonly from: Group | undefined;
  readonly to: Group | undefined;
  /** What is written with it. */
  readonly beside?: readonly Write[];
}

/** Groups and those who wait in them, in the table `hot`. */
export interface Groups {
  get(name: GroupName): Promise<Group | undefined>;
  /** Those at these places of a list, in any order. */
  getAll(places: readonly Key[]): Promise<Group[]>;
  /** All or nothing; false when somebody was faster. `undefined`: the group ends. */
  change(name: GroupName, change: GroupChange): Promise<boolean>;
  next(name: GroupName): Promise<Follower | undefined>;
  /** How many wait behind the head. */
  count(name: GroupName): Promise<number>;
  /** A dead letter that was redriven goes before the others. */
  follower(
    name: GroupName,
    delivery: Delivery,
    place: { readonly number: string; readonly isRedriven: boolean },
  ): Follower;
}

/** Groups are listed by these. */
export const GROUPS = Array.from({ length: 8 }, (_, shard) => `ORDERED#${shard}`);

export function createGroups(table: Table): Groups {
  return {
    async get(name) {
      const item = await table.get(groupKey(name));
      return item && groupOfItem(item);
    },
    getAll: async (places) => (await table.getAll(places)).map(groupOfItem),
    async change(name, { from, to, beside = [] }) {
      const condition = from ? followsOn(from) : ABSENT;
      if (!to && beside.length === 0) return table.remove(groupKey(name), condition);
      if (!to) return table.putTogether([{ gone: groupKey(name), condition }, ...beside]);
      const item = itemOf(name, { ...to, v: (from?.v ?? 0) + 1 });
      return beside.length === 0
        ? table.put(item, condition)
        : table.putTogether([{ item, condition }, ...beside]);
    },
    async next(name) {
      for await (const [first] of table.pages({ PK: partitionOf(name), ...FOLLOWERS, page: 1 }))
        if (first) return first as Follower;
      return undefined;
    },
    async count(name) {
      let count = 0;
      for await (const page of table.pages({ PK: partitionOf(name), ...FOLLOWERS })) count += page.length;
      return count;
    },
    follower: (name, { id }, { number, isRedriven }) => ({
      ...{ PK: partitionOf(name), SK: `${isRedriven ? "F" : "G"}#${number}#${id}` },
      ...{ id, number },
    }),
  };
}

/** What messages of a group share: at most 128 characters that SQS takes. */
export function groupId(name: GroupName): string {
  return createHash("sha256").update(groupNamed(name)).digest("base64url");
}

/** SQS's number of a message, so that the order of texts is theirs; undefined when it came out of no FIFO queue. */
export function numberOf(sequence: string | undefined): string | undefined {
  return sequence?.padStart(NUMBER, "0");
}
/** Their digits are 20 as SQS says; emulators have others. */
const NUMBER = 24;

function groupOfItem(item: Item): Group {
  const { PK: _, SK: __, GSI1PK: ___, GSI1SK: ____, ...group } = item;
  return group as unknown as Group;
}

const ABSENT: Condition = { expression: "attribute_not_exists(PK)" };
const FOLLOWERS = { from: "F#", to: "G~" };

function followsOn({ v }: Group): Condition {
  return { expression: "v = :v", values: { ":v": v } };
}

/** Where a group and those who wait in it are. */
export function partitionOf(name: GroupName): string {
  return `ORDER#${groupId(name)}`;
}

function groupKey(name: GroupName): Key {
  return { PK: partitionOf(name), SK: "A" };
}

function itemOf(name: GroupName, { rule, target, key, ...group }: Group): Item {
  const id = groupId(name);
  return {
    ...groupKey(name),
    GSI1PK: GROUPS[id.charCodeAt(0) % GROUPS.length]!,
    GSI1SK: `${encodeURIComponent(target)} ${encodeURIComponent(rule)} ${id}`,
    ...{ rule, target, key, ...group },
  };
}

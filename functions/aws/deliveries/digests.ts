import type { Clock, Digests, DigestPlace } from "../../core/ports.ts";
import { type Item, type Key, ttlOf } from "../attributes.ts";
import type { Claims } from "../claims.ts";
import { KEPT } from "../names.ts";
import { ABSENT, type Condition, type Table } from "../table.ts";

export interface DigestsOptions {
  readonly claims: Claims;
  readonly clock: Clock;
}

export interface AwsDigests extends Digests {
  /** Whether others have joined the digest that a delivery brings. */
  isShared(bringer: string): Promise<boolean>;
}

/** A digest that was dead for so long is never redriven. */
const KEPT_MS = 90 * 86_400_000;
/** Others join and close at the same moment; more often than that it is no chance. */
const TRIES = 20;

/**
 * Digests in the table `hot`. An entry is written first, and then it is seen whether its digest is still open: who closes one reads its
 * entries after that, so none is left behind. One that came in between is in both digests, and in none it never is.
 */
export function createDigests(table: Table, options: DigestsOptions): AwsDigests {
  const { claims, clock } = options;
  const write = async (entry: Entry, { bringer, closesAt }: DigestPlace) => {
    const body = await claims.check(entry.text, claimKey(bringer, entry.id));
    const ttl = ttlOf(closesAt + KEPT_MS);
    await table.put({ ...entryKey(bringer, entry.id), at: entry.at, body, closesAt, ttl });
  };
  const remove = (bringer: string, id: string) => table.remove(entryKey(bringer, id));
  const openOf = async (target: string) => placeOf(await table.get(openKey(target)));
  const hasRoom = async ({ bringer }: DigestPlace, weight: number, most: number) =>
    (await table.add(weightKey(bringer), "weight", weight)) <= most;
  /** Undefined when somebody else was faster. */
  const tryJoin: (...args: Parameters<Digests["join"]>) => Promise<DigestPlace | undefined> = async (
    entry,
    { closesAt, most },
  ) => {
    const { id, target, weight } = entry;
    const open = await openOf(target);
    if (open && clock() < open.closesAt && (await hasRoom(open, weight, most))) {
      await write(entry, open);
      if ((await openOf(target))?.bringer === open.bringer) return open;
      await remove(open.bringer, id);
      return undefined;
    }
    const own = { bringer: id, closesAt };
    await table.put({ PK: UNSENT, SK: id, target, ttl: ttlOf(closesAt + KEPT_MS) });
    await write(entry, own);
    await table.add(weightKey(id), "weight", weight);
    if (await table.put({ ...openKey(target), ...own }, open ? isOf(open.bringer) : ABSENT)) return own;
    await table.removeAll([entryKey(id, id), weightKey(id), { PK: UNSENT, SK: id }]);
    return undefined;
  };
  return {
    async join(entry, joining) {
      const begun = await table.get(entryKey(entry.id, entry.id));
      if (begun) return { bringer: entry.id, closesAt: Number(begun["closesAt"]) };
      const start = clock();
      for (let tries = 0; tries < TRIES; tries++) {
        // One that begins late, after others were faster, is open for as long as any.
        const closesAt = joining.closesAt + (clock() - start);
        const place = await tryJoin(entry, { ...joining, closesAt });
        if (place) return place;
      }
      throw new Error(
        `Cannot join the digest of target "${entry.target}": others were faster ${TRIES} times`,
      );
    },
    async close({ target, bringer }) {
      await table.remove(openKey(target), isOf(bringer));
      const entries: { id: string; target: string; at: number; text: string }[] = [];
      for await (const page of table.pages({ PK: partitionOf(bringer), from: ENTRY }))
        for (const { SK, at, body } of page)
          entries.push({
            id: SK.slice(ENTRY.length),
            target,
            at: Number(at),
            text: await claims.open(body as string),
          });
      return entries.sort((one, other) => one.at - other.at || (one.id < other.id ? -1 : 1));
    },
    ...forgettingOf(table, claims),
    async done(bringer) {
      await table.remove({ PK: UNSENT, SK: bringer });
      for await (const page of table.pages({ PK: partitionOf(bringer) })) {
        for (const { body } of page) if (body !== undefined) await claims.drop(body as string);
        await table.removeAll(page);
      }
    },
  };
}

/**
 * Lets nobody else join a target's open digest when `isLeft` says so of who is to bring it: who joins one that nobody brings would
 * be lost. What comes next begins another.
 */
export async function leaveDigest(
  target: string,
  isLeft: (bringer: string) => boolean,
  table: Table,
): Promise<void> {
  const open = placeOf(await table.get(openKey(target)));
  if (open && isLeft(open.bringer)) await table.remove(openKey(target), isOf(open.bringer));
}

/** What takes entries out of digests that were not sent yet. */
function forgettingOf(table: Table, claims: Claims): Pick<AwsDigests, "forget" | "isShared"> {
  const forgetOne = async (item: Item, { bringer, target }: Unsent): Promise<void> => {
    if (item.SK === `${ENTRY}${bringer}`) {
      await table.remove(openKey(target), isOf(bringer));
      await table.put({ ...item, body: "" }, STILL);
    } else await table.remove(item);
    await claims.drop(item["body"] as string);
  };
  return {
    async forget(isMeant) {
      let forgotten = 0;
      for await (const { bringer, target } of unsent(table))
        for await (const page of table.pages({ PK: partitionOf(bringer), from: ENTRY }))
          for (const item of page) {
            const body = item["body"] as string;
            if (body === "" || !isMeant({ at: Number(item["at"]), text: await claims.open(body) })) continue;
            await forgetOne(item, { bringer, target });
            forgotten++;
          }
      return forgotten;
    },
    async isShared(bringer) {
      let entries = 0;
      for await (const page of table.pages({ PK: partitionOf(bringer), from: ENTRY })) entries += page.length;
      return entries > 1;
    },
  };
}

interface Unsent {
  readonly bringer: string;
  readonly target: string;
}

async function* unsent(table: Table): AsyncGenerator<Unsent> {
  for await (const page of table.pages({ PK: UNSENT }))
    for (const { SK: bringer, target } of page) yield { bringer, target: target as string };
}

const STILL: Condition = { expression: "attribute_exists(PK)" };

type Entry = Parameters<Digests["join"]>[0];

const ENTRY = "ENTRY#";
/** Those that were begun and not sent yet. */
const UNSENT = "DIGESTS#UNSENT";

function partitionOf(bringer: string): string {
  return `DIGEST#${bringer}`;
}

function openKey(target: string): Key {
  return { PK: "DIGESTS", SK: target };
}

function entryKey(bringer: string, id: string): Key {
  return { PK: partitionOf(bringer), SK: `${ENTRY}${id}` };
}

function weightKey(bringer: string): Key {
  return { PK: partitionOf(bringer), SK: "#WEIGHT" };
}

function claimKey(bringer: string, id: string): string {
  return `${KEPT}digest/${bringer}/${id}`;
}

function placeOf(item: Item | undefined): DigestPlace | undefined {
  return item && { bringer: item["bringer"] as string, closesAt: Number(item["closesAt"]) };
}

function isOf(bringer: string): Condition {
  return { expression: "bringer = :bringer", values: { ":bringer": bringer } };
}

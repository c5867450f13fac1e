import { setTimeout as sleep } from "node:timers/promises";
import {
  BatchGetItemCommand,
  BatchWriteItemCommand,
  type DynamoDBClient,
  type WriteRequest,
} from "@aws-sdk/client-dynamodb";
import { RouterError } from "../core/errors.ts";
import { attributesOf, type Item, itemOf, type Key, keyOf } from "./attributes.ts";
import { stored } from "./storage-failure.ts";

/** DynamoDB takes at most so many items a call. */
const ITEMS_WRITTEN = 25;
const ITEMS_READ = 100;

/** Those items that there are, in any order. */
export async function getItems(client: DynamoDBClient, name: string, keys: readonly Key[]): Promise<Item[]> {
  const parts = chunks(keys, ITEMS_READ).map((part) => getPart(client, name, part));
  return (await Promise.all(parts)).flat();
}

/** Writes and removes, each by itself; all are done when it resolves. */
export async function writeItems(
  client: DynamoDBClient,
  name: string,
  requests: readonly WriteRequest[],
): Promise<void> {
  await Promise.all(chunks(requests, ITEMS_WRITTEN).map((part) => writePart(client, name, part)));
}

function chunks<Thing>(things: readonly Thing[], size: number): Thing[][] {
  return Array.from({ length: Math.ceil(things.length / size) }, (_, i) =>
    things.slice(i * size, (i + 1) * size),
  );
}

/** What DynamoDB has not worked off of a batch is asked again so often, each time twice as late. */
const ROUNDS = 8;
const FIRST_PAUSE_MS = 25;

async function getPart(client: DynamoDBClient, name: string, keys: readonly Key[]): Promise<Item[]> {
  const items: Item[] = [];
  let left = keys.map((key) => attributesOf(keyOf(key)));
  for (let round = 0; left.length > 0; round++) {
    await pause(round, name);
    const call = client.send(
      new BatchGetItemCommand({ RequestItems: { [name]: { Keys: left, ConsistentRead: true } } }),
    );
    const { Responses, UnprocessedKeys } = await stored(`read ${left.length} items of table ${name}`, call);
    items.push(...(Responses?.[name] ?? []).map(itemOf));
    left = UnprocessedKeys?.[name]?.Keys ?? [];
  }
  return items;
}

async function writePart(client: DynamoDBClient, name: string, requests: WriteRequest[]): Promise<void> {
  let left = requests;
  for (let round = 0; left.length > 0; round++) {
    await pause(round, name);
    const call = client.send(new BatchWriteItemCommand({ RequestItems: { [name]: left } }));
    const { UnprocessedItems } = await stored(`write ${left.length} items to table ${name}`, call);
    left = UnprocessedItems?.[name] ?? [];
  }
}

async function pause(round: number, name: string): Promise<void> {
  if (round === ROUNDS)
    throw new RouterError("storage-failed", `Cannot work off a batch on table ${name}: it takes no more now`);
  if (round > 0) await sleep(FIRST_PAUSE_MS * 2 ** round * (0.5 + Math.random() / 2));
}

import {
  DeleteItemCommand,
  DynamoDBClient,
  GetItemCommand,
  PutItemCommand,
  QueryCommand,
  type QueryCommandInput,
  type TransactWriteItem,
  TransactWriteItemsCommand,
  UpdateItemCommand,
} from "@aws-sdk/client-dynamodb";
import { attributesOf, type Item, itemOf, type Key, keyOf, type Value } from "./attributes.ts";
import { clientSettings } from "./client-settings.ts";
import { INDEX } from "./names.ts";
import { stored } from "./storage-failure.ts";
import { getItems, writeItems } from "./table-batches.ts";

/** What must hold for a write, in DynamoDB's words; names of attributes stand for themselves. */
export interface Condition {
  readonly expression: string;
  readonly values?: Readonly<Record<`:${string}`, Value>>;
}
/** There is no such item. */
export const ABSENT: Condition = { expression: "attribute_not_exists(PK)" };

/** There is one. */
export const PRESENT: Condition = { expression: "attribute_exists(PK)" };

/** A part of what is written together: an item, or the end of one. */
export type Write =
  | { readonly item: Item; readonly condition?: Condition }
  | { readonly gone: Key; readonly condition?: Condition };

/** A part of the items that share a PK, by SK. */
export interface Span {
  readonly PK: string;
  /** From and to are within it. */
  readonly from?: string;
  readonly to?: string;
  readonly newestFirst?: boolean;
  /** So many are read at a time. */
  readonly page?: number;
  /** Of the index: PK and SK are GSI1PK and GSI1SK, and what comes are keys. */
  readonly index?: boolean;
}

/** One of the two tables. Reads of keys and spans are consistent, but of the index. Whatever fails is `storage-failed`. */
export interface Table {
  get(key: Key): Promise<Item | undefined>;
  /** In any order; those that there are. */
  getAll(keys: readonly Key[]): Promise<Item[]>;
  /** False when the condition did not hold; then nothing was written. */
  put(item: Item, condition?: Condition): Promise<boolean>;
  /** Each by itself and none conditional; all are written when it resolves. */
  putAll(items: readonly Item[]): Promise<void>;
  /** All or none; at most 100. */
  putTogether(writes: readonly Write[]): Promise<boolean>;
  remove(key: Key, condition?: Condition): Promise<boolean>;
  removeAll(keys: readonly Key[]): Promise<void>;
  /** Sets attributes of an item; undefined when the condition did not hold. Answers the item as it is then. */
  set(key: Key, values: Readonly<Record<string, Value>>, condition?: Condition): Promise<Item | undefined>;
  /** Adds to a number and answers the sum. */
  add(key: Key, name: string, amount: number): Promise<number>;
  /** Page by page. */
  pages(span: Span): AsyncGenerator<Item[]>;
}

/** Made once a process, for all tables. */
export function createDynamo(): DynamoDBClient {
  return new DynamoDBClient(clientSettings);
}

export function createTable(client: DynamoDBClient, name: string): Table {
  const keyed = (key: Key) => ({ TableName: name, Key: attributesOf(keyOf(key)) });
  return {
    async get(key) {
      const read = client.send(new GetItemCommand({ ...keyed(key), ConsistentRead: true }));
      const { Item: found } = await stored(`read ${key.PK} of table ${name}`, read);
      return found && itemOf(found);
    },
    getAll: (keys) => getItems(client, name, keys),
    put(item, condition) {
      const put = { TableName: name, Item: attributesOf(item), ...conditional(condition) };
      return unlessRefused(`write ${item.PK} to table ${name}`, client.send(new PutItemCommand(put)));
    },
    putAll: (items) =>
      writeItems(
        client,
        name,
        items.map((item) => ({ PutRequest: { Item: attributesOf(item) } })),
      ),
    putTogether(writes) {
      const TransactItems = writes.map((write) => transacted(name, write));
      const written = client.send(new TransactWriteItemsCommand({ TransactItems }));
      return unlessRefused(`write ${writes.length} items to table ${name}`, written);
    },
    remove(key, condition) {
      const removed = client.send(new DeleteItemCommand({ ...keyed(key), ...conditional(condition) }));
      return unlessRefused(`remove ${key.PK} from table ${name}`, removed);
    },
    removeAll: (keys) =>
      writeItems(
        client,
        name,
        keys.map((key) => ({ DeleteRequest: { Key: attributesOf(keyOf(key)) } })),
      ),
    set: (key, values, condition) => setValues(client, { name, key, values, condition }),
    add: (key, attribute, amount) => addTo(client, { name, key, attribute, amount }),
    pages: (span) => pages(client, name, span),
  };
}

function conditional(condition: Condition | undefined) {
  if (!condition) return {};
  return {
    ConditionExpression: condition.expression,
    ...(condition.values && { ExpressionAttributeValues: attributesOf(condition.values) }),
  };
}

function transacted(TableName: string, write: Write): TransactWriteItem {
  if ("gone" in write)
    return {
      Delete: { TableName, Key: attributesOf(keyOf(write.gone)), ...conditional(write.condition) },
    };
  return { Put: { TableName, Item: attributesOf(write.item), ...conditional(write.condition) } };
}

/** What a condition refused, by the name of its error. */
const REFUSED: ReadonlySet<string> = new Set([
  "ConditionalCheckFailedException",
  "TransactionCanceledException",
]);

/** A transaction is also cancelled when another one is at the same item: that is no less a refusal. */
async function unlessRefused(what: string, call: Promise<unknown>): Promise<boolean> {
  try {
    await stored(what, call);
    return true;
  } catch (error) {
    if (REFUSED.has(((error as Error).cause as Error | undefined)?.name ?? "")) return false;
    throw error;
  }
}

async function setValues(
  client: DynamoDBClient,
  {
    name,
    key,
    values,
    condition,
  }: { name: string; key: Key; values: Readonly<Record<string, Value>>; condition: Condition | undefined },
): Promise<Item | undefined> {
  const named = Object.entries(values).map(([attribute, value], i) => ({ attribute, value, i }));
  let after: Item | undefined;
  const call = client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: attributesOf(keyOf(key)),
      ReturnValues: "ALL_NEW",
      UpdateExpression: `SET ${named.map(({ i }) => `#set${i} = :set${i}`).join(", ")}`,
      ExpressionAttributeNames: Object.fromEntries(named.map(({ attribute, i }) => [`#set${i}`, attribute])),
      ...(condition && { ConditionExpression: condition.expression }),
      ExpressionAttributeValues: attributesOf({
        ...condition?.values,
        ...Object.fromEntries(named.map(({ value, i }) => [`:set${i}`, value])),
      }),
    }),
  );
  const kept = call.then(({ Attributes }) => void (after = itemOf(Attributes!)));
  return (await unlessRefused(`change ${key.PK} of table ${name}`, kept)) ? after : undefined;
}

async function addTo(
  client: DynamoDBClient,
  { name, key, attribute, amount }: { name: string; key: Key; attribute: string; amount: number },
): Promise<number> {
  const call = client.send(
    new UpdateItemCommand({
      TableName: name,
      Key: attributesOf(keyOf(key)),
      ReturnValues: "UPDATED_NEW",
      UpdateExpression: "ADD #n :n",
      ExpressionAttributeNames: { "#n": attribute },
      ExpressionAttributeValues: attributesOf({ ":n": amount }),
    }),
  );
  const { Attributes } = await stored(`count ${key.PK} of table ${name}`, call);
  return Number(Attributes![attribute]!.N);
}

async function* pages(client: DynamoDBClient, name: string, span: Span): AsyncGenerator<Item[]> {
  const input = queryOf(name, span);
  let start: QueryCommandInput["ExclusiveStartKey"];
  do {
    const call = client.send(new QueryCommand({ ...input, ...(start && { ExclusiveStartKey: start }) }));
    const { Items = [], LastEvaluatedKey } = await stored(`read ${span.PK} of table ${name}`, call);
    yield Items.map(itemOf);
    start = LastEvaluatedKey;
  } while (start);
}

/** Below and above all that a key may begin with. */
const FIRST = "\u0001";
const LAST = "\u{10ffff}";

function queryOf(
  name: string,
  { PK, from = FIRST, to = LAST, newestFirst, page, index }: Span,
): QueryCommandInput {
  const [hash, range] = index ? ["GSI1PK", "GSI1SK"] : ["PK", "SK"];
  return {
    TableName: name,
    ...(index ? { IndexName: INDEX } : { ConsistentRead: true }),
    KeyConditionExpression: `${hash} = :pk AND ${range} BETWEEN :from AND :to`,
    ExpressionAttributeValues: attributesOf({ ":pk": PK, ":from": from, ":to": to }),
    ScanIndexForward: !newestFirst,
    ...(page && { Limit: page }),
  };
}

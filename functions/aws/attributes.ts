import type { AttributeValue } from "@aws-sdk/client-dynamodb";

/** What an attribute may be. Whatever has parts is kept as JSON. */
export type Value = string | number | Uint8Array;
export interface Key {
  readonly PK: string;
  readonly SK: string;
}
export type Item = Key & { readonly [name: string]: Value | undefined };

/** The key of an item alone. */
export function keyOf({ PK, SK }: Key): Key & Record<string, string> {
  return { PK, SK };
}

/** An item as DynamoDB takes it; what is undefined is left out. */
export function attributesOf(item: Readonly<Record<string, Value | undefined>>) {
  const attributes: Record<string, AttributeValue> = {};
  for (const [name, value] of Object.entries(item))
    if (value !== undefined) attributes[name] = toAttribute(value);
  return attributes;
}

/** An item as DynamoDB gives it. */
export function itemOf(attributes: Readonly<Record<string, AttributeValue>>): Item {
  return Object.fromEntries(
    Object.entries(attributes).map(([name, { S, N, B }]) => [name, S ?? B ?? Number(N)]),
  ) as unknown as Item;
}

/** A number in a key: its order as text is its order. Whole and not negative. */
export function padded(number: number): string {
  return String(number).padStart(16, "0");
}

/** The value of an attribute `ttl`: whole seconds, the first that is not before. */
export function ttlOf(epochMs: number): number {
  return Math.ceil(epochMs / 1000);
}

function toAttribute(value: Value): AttributeValue {
  if (typeof value === "string") return { S: value };
  return typeof value === "number" ? { N: String(value) } : { B: value };
}

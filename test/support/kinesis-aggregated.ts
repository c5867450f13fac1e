import { hash } from "node:crypto";

/**
 * Keys and texts as Kinesis's Producer Library puts them into one record, byte by byte:
 * https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md
 */
export function aggregated(parts: readonly (readonly [key: string, text: string])[]): Buffer {
  const keys = [...new Set(parts.map(([key]) => key))];
  const message = Buffer.concat([
    ...keys.map((key) => field(1, Buffer.from(key))),
    ...parts.map(([key, text]) =>
      field(3, Buffer.concat([Buffer.from([1 << 3, keys.indexOf(key)]), field(3, Buffer.from(text))])),
    ),
  ]);
  const digest = Buffer.from(hash("md5", message, "hex"), "hex");
  return Buffer.concat([Buffer.from([0xf3, 0x89, 0x9a, 0xc2]), message, digest]);
}

/** A field of protobuf whose value has a length. */
function field(number: number, value: Buffer): Buffer {
  return Buffer.concat([Buffer.from([(number << 3) | 2, ...varint(value.length)]), value]);
}

function varint(value: number): number[] {
  return value < 128 ? [value] : [(value & 127) | 128, ...varint(value >> 7)];
}

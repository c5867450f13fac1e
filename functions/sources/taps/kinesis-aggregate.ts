import { hash } from "node:crypto";
import protobuf from "protobufjs/light.js";

/** A record as whoever sent it had it. */
export interface UserRecord {
  readonly data: Uint8Array;
  readonly key: string | undefined;
}

/** https://github.com/awslabs/amazon-kinesis-producer/blob/master/aggregation-format.md */
const MAGIC = Buffer.from([0xf3, 0x89, 0x9a, 0xc2]);
const DIGEST_BYTES = 16;

const Aggregated = protobuf.Root.fromJSON({
  nested: {
    Aggregated: {
      fields: {
        keys: { rule: "repeated", type: "string", id: 1 },
        records: { rule: "repeated", type: "One", id: 3 },
      },
    },
    One: { fields: { key: { type: "uint32", id: 1 }, data: { type: "bytes", id: 3 } } },
  },
}).lookupType("Aggregated");

interface AggregatedRecord {
  readonly keys: readonly string[];
  readonly records: readonly { readonly key: number; readonly data: Uint8Array }[];
}

/** The records that Kinesis's Producer Library has put into one, as its digest says that it did; else the record itself. */
export function userRecordsOf(record: UserRecord): readonly UserRecord[] {
  const bytes = Buffer.from(record.data);
  const message = bytes.subarray(MAGIC.length, -DIGEST_BYTES);
  if (!bytes.subarray(0, MAGIC.length).equals(MAGIC) || bytes.length < MAGIC.length + DIGEST_BYTES)
    return [record];
  if (hash("md5", message, "hex") !== bytes.subarray(-DIGEST_BYTES).toString("hex")) return [record];
  const { keys, records } = Aggregated.decode(message) as unknown as AggregatedRecord;
  return records.length === 0 ? [record] : records.map(({ key, data }) => ({ data, key: keys[key] }));
}

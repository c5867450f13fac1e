import type { SQSBatchItemFailure, SQSRecord } from "aws-lambda";

/** What a record stands for. */
export interface ReadRecord<Thing> {
  readonly record: SQSRecord;
  readonly thing: Thing;
}

/** Reads each record; one that cannot be read goes back alone, and holds up none of the others. */
export async function parted<Thing>(
  records: readonly SQSRecord[],
  read: (record: SQSRecord) => Promise<Thing>,
  report: (error: unknown) => void,
): Promise<{ readonly read: readonly ReadRecord<Thing>[]; readonly failures: SQSBatchItemFailure[] }> {
  const failures: SQSBatchItemFailure[] = [];
  const all = records.map(async (record): Promise<ReadRecord<Thing> | undefined> => {
    try {
      return { record, thing: await read(record) };
    } catch (error) {
      report(error);
      failures.push({ itemIdentifier: record.messageId });
      return undefined;
    }
  });
  return { read: (await Promise.all(all)).filter((one) => one !== undefined), failures };
}

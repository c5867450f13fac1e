import { InvokeCommand, LambdaClient } from "@aws-sdk/client-lambda";
import { DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { ARCHIVE, segmentItem, segmentOf } from "../../functions/aws/archive/segments.ts";
import { createTable } from "../../functions/aws/table.ts";

/** What a bus's segments say of their end is set to the past; then the retention function is called, as it is each hour. */
export function outlivedOn(
  endpoint: string,
  { name, table: hot }: { readonly name: string; readonly table: string },
): (bus: string) => Promise<void> {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const account = { endpoint, region: "us-east-1", credentials };
  const table = createTable(new DynamoDBClient(account), hot);
  const lambda = new LambdaClient(account);
  return async (bus) => {
    for await (const items of table.pages({ PK: ARCHIVE }))
      for (const item of items) {
        const segment = segmentOf(item);
        const n = Number(item.SK.split("#")[1]);
        if (segment.bus === bus) await table.put(segmentItem({ ...segment, expiresAt: 0 }, n));
      }
    const { FunctionError } = await lambda.send(
      new InvokeCommand({ FunctionName: `${name}-retention`, Payload: "{}" }),
    );
    if (FunctionError) throw new Error(`Cannot run ${name}-retention: ${FunctionError}`);
  };
}

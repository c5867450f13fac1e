import { DeleteTableCommand, DynamoDBClient } from "@aws-sdk/client-dynamodb";
import { GetFunctionConfigurationCommand, LambdaClient } from "@aws-sdk/client-lambda";
import {
  DeleteBucketCommand,
  DeleteObjectsCommand,
  paginateListObjectsV2,
  S3Client,
} from "@aws-sdk/client-s3";
import { cdk, readArguments } from "./cdk.ts";

/** Removes both stacks. Tables and bucket stay, and are named, unless `--data` says that they go too. */
const { name, data, rest } = readArguments();
const { tables, bucket } = await kept();
await cdk("destroy", name, rest);
if (data) await removeData();
else console.log(`\nWhat is kept: the tables ${tables.join(" and ")}, the bucket ${bucket}.`);

/** What the stack will leave behind, as its control function knows it. */
async function kept(): Promise<{ readonly tables: readonly string[]; readonly bucket: string }> {
  const client = new LambdaClient({});
  const asked = new GetFunctionConfigurationCommand({ FunctionName: `${name}-control` });
  const { Environment } = await client.send(asked);
  const { CONFIG_TABLE = "", HOT_TABLE = "", BUCKET = "" } = Environment?.Variables ?? {};
  return { tables: [CONFIG_TABLE, HOT_TABLE], bucket: BUCKET };
}

async function removeData(): Promise<void> {
  const dynamo = new DynamoDBClient({});
  for (const TableName of tables) await dynamo.send(new DeleteTableCommand({ TableName }));
  const s3 = new S3Client({});
  for await (const { Contents = [] } of paginateListObjectsV2({ client: s3 }, { Bucket: bucket })) {
    const Objects = Contents.map(({ Key }) => ({ Key: Key! }));
    if (Objects.length > 0) await s3.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
  await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  console.log(`\nRemoved: the tables ${tables.join(" and ")}, the bucket ${bucket} and all that was in it.`);
}

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
  const { Environment } = await client.send(asked).catch((cause: unknown) => {
    throw new Error(`Cannot destroy ${name}: no deployment of this name answers here`, { cause });
  });
  const { CONFIG_TABLE = "", HOT_TABLE = "", BUCKET = "" } = Environment?.Variables ?? {};
  return { tables: [CONFIG_TABLE, HOT_TABLE], bucket: BUCKET };
}

/** What is gone already is as well. */
async function removeData(): Promise<void> {
  const dynamo = new DynamoDBClient({});
  for (const TableName of tables)
    await dynamo.send(new DeleteTableCommand({ TableName })).catch(unlessGone("ResourceNotFoundException"));
  await removeBucket(new S3Client({})).catch(unlessGone("NoSuchBucket"));
  console.log(`\nRemoved: the tables ${tables.join(" and ")}, the bucket ${bucket} and all that was in it.`);
}

async function removeBucket(client: S3Client): Promise<void> {
  for await (const { Contents = [] } of paginateListObjectsV2({ client }, { Bucket: bucket })) {
    const Objects = Contents.map(({ Key }) => ({ Key: Key! }));
    if (Objects.length > 0)
      await client.send(new DeleteObjectsCommand({ Bucket: bucket, Delete: { Objects } }));
  }
  await client.send(new DeleteBucketCommand({ Bucket: bucket }));
}

function unlessGone(name: string) {
  return (error: Error) => {
    if (error.name !== name) throw error;
  };
}

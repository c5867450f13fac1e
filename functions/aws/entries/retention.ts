import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { env } from "../names.ts";
import { expire } from "../archive/retention.ts";
import { scheduled } from "../scheduled.ts";
import { createDynamo, createTable } from "../table.ts";

const table = createTable(createDynamo(), env("HOT_TABLE"));
const bucket = createBucket(env("BUCKET"));

/** Each hour: deletes segments and journals that have expired. */
export const handler = awake(
  scheduled("retention", async () => ({
    expired: await expire(table, bucket, Date.now()),
  })),
);

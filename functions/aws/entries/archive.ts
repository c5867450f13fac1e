import { archivesOf } from "../../core/archives.ts";
import { archivingFunction } from "../archiving.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { env } from "../names.ts";
import { createRegistry } from "../registry.ts";
import { report, write } from "../report.ts";
import { createSequence } from "../sequence.ts";
import { createStats } from "../stats.ts";
import { createDynamo, createTable } from "../table.ts";

const clock = Date.now;
const dynamo = createDynamo();
const bucket = createBucket(env("BUCKET"));
const table = createTable(dynamo, env("HOT_TABLE"));
const registry = createRegistry(createTable(dynamo, env("CONFIG_TABLE")), { clock });

/** The archive queue: what it has gathered becomes segments of events and a journal. */
export const handler = awake(
  archivingFunction({
    table,
    stats: createStats(table),
    ...{ bucket, claims: createClaims(bucket), clock, next: createSequence(clock) },
    ...{ report, tell: write },
    async archives() {
      await registry.refresh();
      return archivesOf(registry.list("archive"));
    },
  }),
);

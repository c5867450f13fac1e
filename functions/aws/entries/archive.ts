import { archivesOf } from "../../core/archive/archives.ts";
import { archivingFunction } from "../archive/archiving.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { env } from "../names.ts";
import { createRegistry } from "../definitions/registry.ts";
import { report, write } from "../watch/report.ts";
import { createSequence } from "../events/sequence.ts";
import { createStats } from "../watch/stats.ts";
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

import type { Context } from "aws-lambda";
import { watchedBrokers } from "../../core/rocketmq/watched.ts";
import { statsFunction } from "../../stats.ts";
import { createHttpClient } from "../../targets/guarded-http.ts";
import { createMetricsReader } from "../../targets/metrics-page.ts";
import { awake } from "../awake.ts";
import { createBrokerWatches } from "../watch/broker-watches.ts";
import { env } from "../names.ts";
import { createRegistry } from "../definitions/registry.ts";
import { scheduled } from "../scheduled.ts";
import { createStats } from "../watch/stats.ts";
import { createDynamo, createTable } from "../table.ts";

const clock = Date.now;
const dynamo = createDynamo();
const hot = createTable(dynamo, env("HOT_TABLE"));
const registry = createRegistry(createTable(dynamo, env("CONFIG_TABLE")), { clock });
const fold = statsFunction({
  stats: createStats(hot),
  brokers: {
    watched: () => watchedBrokers(registry),
    read: createMetricsReader(createHttpClient()),
    watches: createBrokerWatches(hot),
  },
  clock,
});

/** Each minute: folds what functions counted into minutes, hours and days, and looks at the metrics of brokers. */
export const handler = awake(
  scheduled("stats", async (event) => {
    await registry.refresh();
    return fold(event, {} as Context);
  }),
);

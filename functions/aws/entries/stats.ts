import type { Context } from "aws-lambda";
import { statsFunction } from "../../stats.ts";
import { env } from "../names.ts";
import { scheduled } from "../scheduled.ts";
import { createStats } from "../stats.ts";
import { createDynamo, createTable } from "../table.ts";

const fold = statsFunction({
  stats: createStats(createTable(createDynamo(), env("HOT_TABLE"))),
  clock: Date.now,
});

/** Each minute: folds what functions counted into minutes, hours and days. */
export const handler = scheduled("stats", (event) => fold(event, {} as Context));

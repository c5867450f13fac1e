import { arrivalOrder } from "../../core/arrival-order.ts";
import { both } from "../../core/heard.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry } from "../definitions.ts";
import { createIngestCounts } from "../counts.ts";
import { createEvents } from "../events.ts";
import { createIntake } from "../intake.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../quarantine.ts";
import { createSqs } from "../queue.ts";
import { report } from "../report.ts";
import { createSequence } from "../sequence.ts";
import { createStats } from "../stats.ts";
import { createDynamo, createTable } from "../table.ts";
import { createObserving } from "../observing.ts";
import { tappingFunction } from "../tapping.ts";

const clock = Date.now;
const next = createSequence(clock);
const dynamo = createDynamo();
const hot = createTable(dynamo, env("HOT_TABLE"));
const claims = createClaims(createBucket(env("BUCKET")));
const definitions = createGatedRegistry(createTable(dynamo, env("CONFIG_TABLE")), clock);
const counts = createIngestCounts(createStats(hot), { clock, report });
const { telling, onIngested } = createObserving();

/** The taps queue: what rules of EventBridge's buses put there becomes events. */
export const handler = awake(
  telling(
    tappingFunction({
      events: createEvents({
        queue: createIntake(createSqs()),
        claims,
        clock,
        next,
        orderOf: arrivalOrder(definitions.registry),
      }),
      quarantine: createQuarantine(hot, { claims, next }),
      check: definitions.check,
      onIngested: both(counts.onIngested, onIngested),
      writeCounts: counts.write,
      refresh: definitions.refresh,
      clock,
      report,
    }),
  ),
);

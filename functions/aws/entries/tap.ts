import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import { both } from "../../core/heard.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry } from "../definitions/definitions.ts";
import { createIngestCounts } from "../watch/counts.ts";
import { createEvents } from "../events/events.ts";
import { createIntake } from "../events/intake.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../events/quarantine.ts";
import { createSqs } from "../queue.ts";
import { report } from "../watch/report.ts";
import { createSequence } from "../events/sequence.ts";
import { createStats } from "../watch/stats.ts";
import { createDynamo, createTable } from "../table.ts";
import { createObserving } from "../watch/observing.ts";
import { tappingFunction } from "../events/tapping.ts";

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

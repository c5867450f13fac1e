import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import { both } from "../../core/heard.ts";
import { tapsOf } from "../../core/tap.ts";
import { createOpen } from "../../sources/taps/openers.ts";
import { tapFunction } from "../../tap.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createIngestCounts } from "../watch/counts.ts";
import { createGatedRegistry } from "../definitions/definitions.ts";
import { createEvents } from "../events/events.ts";
import { createIntake } from "../events/intake.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../events/quarantine.ts";
import { createSqs } from "../queue.ts";
import { report } from "../watch/report.ts";
import { scheduled } from "../scheduled.ts";
import { createSecrets, createSecretsManager } from "../people/secrets.ts";
import { createSequence } from "../events/sequence.ts";
import { createStats } from "../watch/stats.ts";
import { createDynamo, createTable } from "../table.ts";
import { createTapPlaces } from "../events/tap-places.ts";
import { createTapStates } from "../events/tap-states.ts";
import { createObserving } from "../watch/observing.ts";

/** The next call comes in a minute: what one leaves the next one takes. */
const BUDGET_MS = 50_000;
/** While all goes well a tap is reported once a call. */
const REPORT_MS = 60_000;

const clock = Date.now;
const next = createSequence(clock);
const dynamo = createDynamo();
const hot = createTable(dynamo, env("HOT_TABLE"));
const claims = createClaims(createBucket(env("BUCKET")));
const secrets = createSecrets(createSecretsManager(), { prefix: env("SECRETS_PREFIX"), clock });
const definitions = createGatedRegistry(createTable(dynamo, env("CONFIG_TABLE")), clock);
const counts = createIngestCounts(createStats(hot), { clock, report });
const { telling, onIngested } = createObserving();
const uninterrupted = new AbortController().signal;

const take = tapFunction({
  events: createEvents({
    ...{ queue: createIntake(createSqs()), claims, clock, next },
    orderOf: arrivalOrder(definitions.registry),
  }),
  quarantine: createQuarantine(hot, { claims, next }),
  check: definitions.check,
  onIngested: both(counts.onIngested, onIngested),
  open: createOpen({ secrets, places: createTapPlaces(hot, clock), now: clock }),
  states: createTapStates(hot, clock),
  taps: () => tapsOf(definitions.registry.list("source")),
  signalOf: () => uninterrupted,
  ...{ budgetMs: BUDGET_MS, reportMs: REPORT_MS, stopsWhenEmpty: true, clock, random: Math.random },
});

/** Each minute: takes from all brokers until they have nothing more, or the minute is nearly over. */
export const handler = awake(
  telling(
    scheduled("broker-taps", async (_, context) => {
      await definitions.refresh();
      const work = await take({ detail: {} }, context);
      await counts.write();
      return work;
    }),
  ),
);

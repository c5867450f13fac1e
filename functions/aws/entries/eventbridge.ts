import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import { eventBridgeFunction } from "../../eventbridge.ts";
import { createArchive } from "../archive/archive.ts";
import { watchedAudit } from "../../control/people/watched-audit.ts";
import { createAudit } from "../people/audit.ts";
import { both } from "../../core/heard.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { AT_ONCE, createGatedRegistry } from "../definitions/definitions.ts";
import { countUnaudited, createIngestCounts } from "../watch/counts.ts";
import { createEvents } from "../events/events.ts";
import { httpEntry } from "../http-entry.ts";
import { createIntake } from "../events/intake.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../events/quarantine.ts";
import { createSqs } from "../queue.ts";
import { createReplays } from "../archive/replays.ts";
import { report } from "../watch/report.ts";
import { createSealing } from "../people/sealing.ts";
import { createSecrets, createSecretsManager } from "../people/secrets.ts";
import { createSequence } from "../events/sequence.ts";
import { createStats } from "../watch/stats.ts";
import { createDynamo, createTable } from "../table.ts";
import { createObserving } from "../watch/observing.ts";
import { tokensInForce } from "../../core/people/people.ts";
import { createTokens } from "../people/tokens.ts";

const clock = Date.now;
const next = createSequence(clock);
const dynamo = createDynamo();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const hot = createTable(dynamo, env("HOT_TABLE"));
const bucket = createBucket(env("BUCKET"));
const claims = createClaims(bucket);
const ours = createSecrets(createSecretsManager(), { clock });
const definitions = createGatedRegistry(config, clock, AT_ONCE);
const queue = createIntake(createSqs());
const sealing = createSealing(ours, env("SEALING_SECRET"));
const counts = createIngestCounts(createStats(hot), { clock, report });
const { telling, onIngested } = createObserving();

/** POST /: the EventBridge API, for whoever signs with an access key of ours. */
export const handler = awake(
  telling(
    httpEntry(
      { refresh: definitions.refresh, end: counts.write },
      eventBridgeFunction({
        events: createEvents({ queue, claims, clock, next, orderOf: arrivalOrder(definitions.registry) }),
        quarantine: createQuarantine(hot, { claims, next }),
        check: definitions.check,
        onIngested: both(counts.onIngested, onIngested),
        registry: definitions.registry,
        archive: createArchive({ table: hot, bucket, clock }),
        replays: createReplays(config),
        audit: watchedAudit(createAudit(config), (code) =>
          countUnaudited(createStats(hot), code, { clock, report }),
        ),
        tokens: tokensInForce(createTokens(config, { clock, sealing }), {
          registry: definitions.registry,
          clock,
        }),
        sealing,
        keyRequired: true,
        clock,
        report,
      }),
    ),
  ),
);

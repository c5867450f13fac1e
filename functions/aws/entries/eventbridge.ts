import { arrivalOrder } from "../../core/arrival-order.ts";
import { eventBridgeFunction } from "../../eventbridge.ts";
import { createArchive } from "../archive.ts";
import { watchedAudit } from "../../control/watched-audit.ts";
import { createAudit } from "../audit.ts";
import { both } from "../../core/heard.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { AT_ONCE, createGatedRegistry } from "../definitions.ts";
import { countUnaudited, createIngestCounts } from "../counts.ts";
import { createEvents } from "../events.ts";
import { httpEntry } from "../http-entry.ts";
import { createIntake } from "../intake.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../quarantine.ts";
import { createSqs } from "../queue.ts";
import { createReplays } from "../replays.ts";
import { report } from "../report.ts";
import { createSealing } from "../sealing.ts";
import { createSecrets, createSecretsManager } from "../secrets.ts";
import { createSequence } from "../sequence.ts";
import { createStats } from "../stats.ts";
import { createDynamo, createTable } from "../table.ts";
import { createObserving } from "../observing.ts";
import { tokensInForce } from "../../core/people.ts";
import { createTokens } from "../tokens.ts";

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

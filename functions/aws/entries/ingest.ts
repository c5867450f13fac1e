import { arrivalOrder } from "../../core/deliveries/arrival-order.ts";
import { ingestFunction } from "../../ingest.ts";
import { both } from "../../core/heard.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry } from "../definitions/definitions.ts";
import { createIngestCounts } from "../watch/counts.ts";
import { createEvents } from "../events/events.ts";
import { httpEntry } from "../http-entry.ts";
import { createIntake } from "../events/intake.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../events/quarantine.ts";
import { createSqs } from "../queue.ts";
import { report } from "../watch/report.ts";
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
const claims = createClaims(createBucket(env("BUCKET")));
const manager = createSecretsManager();
const ours = createSecrets(manager, { clock });
const definitions = createGatedRegistry(config, clock);
const queue = createIntake(createSqs());
const tokens = createTokens(config, {
  clock,
  adminToken: () => ours.get(env("ADMIN_TOKEN_SECRET")),
  sealing: neverSealed,
});
const counts = createIngestCounts(createStats(hot), { clock, report });
const { telling, onIngested } = createObserving();

/** POST /events, /buses/{bus}/events and /hooks/{source}: what is answered 202 is in the events queue or stream. */
export const handler = awake(
  telling(
    httpEntry(
      { refresh: definitions.refresh, end: counts.write },
      ingestFunction({
        events: createEvents({ queue, claims, clock, next, orderOf: arrivalOrder(definitions.registry) }),
        quarantine: createQuarantine(hot, { claims, next }),
        check: definitions.check,
        onIngested: both(counts.onIngested, onIngested),
        sources: definitions.registry,
        secrets: createSecrets(manager, { prefix: env("SECRETS_PREFIX"), clock }),
        tokens: tokensInForce(tokens, { registry: definitions.registry, clock }),
        keyRequired: true,
        clock,
        report,
      }),
    ),
  ),
);

/** Publisher keys are kept as hashes alone. */
function neverSealed(): never {
  throw new Error("Cannot open an access key: the EventBridge API alone takes them");
}

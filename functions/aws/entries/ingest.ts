import { ingestFunction } from "../../ingest.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { createGatedRegistry } from "../definitions.ts";
import { createEvents } from "../events.ts";
import { httpEntry } from "../http-entry.ts";
import { env } from "../names.ts";
import { createQuarantine } from "../quarantine.ts";
import { createQueue, createSqs } from "../queue.ts";
import { report } from "../report.ts";
import { createSecrets, createSecretsManager } from "../secrets.ts";
import { createSequence } from "../sequence.ts";
import { createDynamo, createTable } from "../table.ts";
import { createTokens } from "../tokens.ts";

const clock = Date.now;
const next = createSequence(clock);
const dynamo = createDynamo();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const claims = createClaims(createBucket(env("BUCKET")));
const manager = createSecretsManager();
const ours = createSecrets(manager, { clock });
const definitions = createGatedRegistry(config, clock);
const queue = createQueue(createSqs(), env("EVENTS_QUEUE_URL"));

/** POST /events, /buses/{bus}/events and /hooks/{source}: what is answered 202 is in the events queue. */
export const handler = httpEntry(
  definitions.refresh,
  ingestFunction({
    events: createEvents({ queue, claims, clock, next }),
    quarantine: createQuarantine(createTable(dynamo, env("HOT_TABLE")), { claims, next }),
    check: definitions.check,
    sources: definitions.registry,
    secrets: createSecrets(manager, { prefix: env("SECRETS_PREFIX"), clock }),
    tokens: createTokens(config, {
      clock,
      adminToken: () => ours.get(env("ADMIN_TOKEN_SECRET")),
      sealing: neverSealed,
    }),
    keyRequired: true,
    clock,
    report,
  }),
);

/** Publisher keys are kept as hashes alone. */
function neverSealed(): never {
  throw new Error("Cannot open an access key: the EventBridge API alone takes them");
}

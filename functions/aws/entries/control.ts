import { arrivalOrder } from "../../core/arrival-order.ts";
import { createProviders } from "../../control/providers.ts";
import { withConnectionSecrets } from "../../control/eventbridge/connection-secrets.ts";
import type { HttpEvent, HttpHandler } from "../../core/http/handler.ts";
import { targetOf } from "../../core/built-in-targets.ts";
import { eventKey } from "../../sources/event-key.ts";
import { createResubmit } from "../../sources/resubmit.ts";
import { createGuardedFetch } from "../../targets/guarded-fetch.ts";
import { createHttpClient } from "../../targets/guarded-http.ts";
import { createRecall } from "../../targets/recall.ts";
import { createSend } from "../../targets/senders.ts";
import { createAlertStates } from "../alert-states.ts";
import { createArchive } from "../archive.ts";
import { watchedAudit } from "../../control/watched-audit.ts";
import { createAudit } from "../audit.ts";
import { awake } from "../awake.ts";
import { createBucket } from "../bucket.ts";
import { createClaims } from "../claims.ts";
import { AT_ONCE, createGatedRegistry, createRules } from "../definitions.ts";
import { BACKSTOP_MS, HORIZON_MS } from "../deliveries.ts";
import { createDeliveryRecords } from "../delivery-records.ts";
import { createDeliveryStore } from "../delivery-store.ts";
import { createErasures } from "../erasures.ts";
import { createDigests } from "../digests.ts";
import { createEvents } from "../events.ts";
import { httpEntry } from "../http-entry.ts";
import { createJournalReader } from "../journal.ts";
import { countUnaudited } from "../counts.ts";
import { env } from "../names.ts";
import { createOrdering } from "../ordering.ts";
import { createPacks } from "../packs.ts";
import { createPulls } from "../pulls.ts";
import { createQuarantine } from "../quarantine.ts";
import { createQueue, createSqs } from "../queue.ts";
import { createRates } from "../rates.ts";
import { createReplays } from "../replays.ts";
import { report } from "../report.ts";
import { createSealing } from "../sealing.ts";
import { createSecrets, createSecretsManager } from "../secrets.ts";
import { createSequence } from "../sequence.ts";
import { createStats } from "../stats.ts";
import { createSurroundings } from "../surroundings.ts";
import { createDynamo, createTable } from "../table.ts";
import { createTapStates } from "../tap-states.ts";
import { createTargetStates } from "../target-states.ts";
import { createTickets } from "../tickets.ts";
import { createTokens } from "../tokens.ts";
import { waitingByTarget, wakeWaiting } from "../wake.ts";

const clock = Date.now;
const next = createSequence(clock);
const dynamo = createDynamo();
const sqs = createSqs();
const config = createTable(dynamo, env("CONFIG_TABLE"));
const hot = createTable(dynamo, env("HOT_TABLE"));
const bucket = createBucket(env("BUCKET"));
const claims = createClaims(bucket);
const manager = createSecretsManager();
const ours = createSecrets(manager, { clock });
const sealing = createSealing(ours, env("SEALING_SECRET"));
const definitions = createGatedRegistry(config, clock, AT_ONCE);
const { registry, check, checkOutput } = definitions;
const rules = createRules(definitions);
const packs = createPacks(createQueue(sqs, env("ARCHIVE_QUEUE_URL")), claims);
const queue = createQueue(sqs, env("DELIVERIES_QUEUE_URL"));
const ordered = createQueue(sqs, env("ORDERED_QUEUE_URL"));
const events = createEvents({
  queue: createQueue(sqs, env("EVENTS_QUEUE_URL")),
  claims,
  clock,
  next,
  orderOf: arrivalOrder(registry),
});
const quarantine = createQuarantine(hot, { claims, next });
const journal = createJournalReader(hot, bucket);
const records = createDeliveryRecords(hot, {
  claims,
  clock,
  next,
  horizonMs: HORIZON_MS,
  backstopMs: BACKSTOP_MS,
});
const order = createOrdering(hot, { records, queue, claims, clock, horizonMs: HORIZON_MS });
const states = createTargetStates(hot, {
  ...{ clock, random: Math.random, targetOf: (id) => targetOf(registry, id), rates: createRates(hot, clock) },
  waiting: () => waitingByTarget(hot),
});

/** As Lambda says; the default is that of the stack. */
const memoryLimit = Number(process.env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] ?? 1024) * 1024 * 1024;

let loaded: Promise<HttpHandler> | undefined;

/** /api/…: the control API, but for the tail, which no function behind a URL can hold open. */
export const handler = awake(
  httpEntry({ refresh }, async (event, context) => (await loaded!)(event, context)),
);

/** All resources are loaded while the first request's definitions are read. How much waits is counted for those who ask for it. */
async function refresh({ rawPath }: HttpEvent): Promise<void> {
  loaded ??= load();
  await Promise.all([definitions.refresh(), loaded]);
  if (STATES_SHOWN.test(rawPath) && !FETCHING.test(rawPath)) await states.refresh();
}

const STATES_SHOWN = /^\/api\/(doctor|targets|topology|deliveries|rules\/.*\/diagnose|events\/.*\/diagnose)/;
/** Consumers ask often, and nothing waits for them but what is theirs. */
const FETCHING = /\/(receive|acknowledge|extend|give-back|backlog)$/;

async function load(): Promise<HttpHandler> {
  const { controlFunction } = await import("../../control.ts");
  const http = createHttpClient();
  const named = createSecrets(manager, { prefix: env("SECRETS_PREFIX"), clock });
  return controlFunction({
    ...{ registry, journal, quarantine, clock, report },
    deliveries: createDeliveryStore({
      ...{ order, ordered },
      ...{ table: hot, records, journal, queue, packs, claims, clock, checkOutput, ruleOf: rules.one },
    }),
    archive: createArchive({ table: hot, bucket, clock }),
    pulls: createPulls({
      ...{ table: hot, records, order, packs, clock },
      waiting: () => waitingByTarget(hot),
    }),
    targetStates: {
      ...states,
      async resume(id, by) {
        await states.resume(id, by);
        await wakeWaiting({ table: hot, queue, records, claims, clock });
      },
    },
    tapStates: createTapStates(hot, clock),
    tokens: createTokens(config, {
      clock,
      sealing,
      adminToken: () => ours.get(env("ADMIN_TOKEN_SECRET")),
    }),
    audit: watchedAudit(createAudit(config), (code) =>
      countUnaudited(createStats(hot), code, { clock, report }),
    ),
    replays: createReplays(config),
    erasures: createErasures(hot),
    alertStates: createAlertStates(config),
    tickets: createTickets(config),
    providers: createProviders({ fetch: createGuardedFetch(http), secrets: named, clock }),
    sealing,
    stats: createStats(hot),
    surroundings: createSurroundings({
      secrets: named,
      queues: {
        events: createQueue(sqs, env("EVENTS_QUEUE_URL")),
        deliveries: queue,
        archive: createQueue(sqs, env("ARCHIVE_QUEUE_URL")),
      },
      memory: () => ({ used: process.memoryUsage().rss, most: memoryLimit }),
      nodeVersion: process.versions.node,
    }),
    resubmit: createResubmit({ events, quarantine, check, keyOf: eventKey }, clock),
    recall: createRecall({ secrets: named }),
    send: createSend({
      http,
      secrets: withConnectionSecrets(named, { registry, sealing }),
      publish: events.accept,
      digests: createDigests(hot, { claims, clock }),
      print: (line) => console.log(line),
      eventKey,
      now: clock,
    }),
  });
}

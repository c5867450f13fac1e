import packageJson from "../../package.json" with { type: "json" };
import { controlFunction } from "../control.ts";
import type { ControlPorts } from "../control/control-ports.ts";
import { withConnectionSecrets } from "../control/eventbridge/connection-secrets.ts";
import { metricsRoute } from "../control/watch/metrics.ts";
import { createProviders } from "../control/people/providers.ts";
import { watchedAudit } from "../control/people/watched-audit.ts";
import type { Sealing } from "../control/people/sealing.ts";
import { arrivalOrder } from "../core/deliveries/arrival-order.ts";
import type { HttpHandler } from "../core/http/handler.ts";
import type { Clock, Secrets } from "../core/ports.ts";
import { eventKey } from "../sources/event-key.ts";
import { createResubmit } from "../sources/resubmit.ts";
import { createGuardedFetch } from "../targets/guarded-fetch.ts";
import { createHttpClient } from "../targets/guarded-http.ts";
import { createRecall } from "../targets/recall.ts";
import { createSend } from "../targets/senders.ts";
import { createAlertStates } from "./watch/alert-states.ts";
import { createArchive } from "./archive/archive.ts";
import { createAudit } from "./people/audit.ts";
import { createBrokerWatches } from "./watch/broker-watches.ts";
import { type Bucket, createBucket } from "./bucket.ts";
import { type Claims, createClaims } from "./claims.ts";
import { countUnaudited } from "./watch/counts.ts";
import { createRules, type GatedRegistry } from "./definitions/definitions.ts";
import { BACKSTOP_MS, HORIZON_MS } from "./deliveries/deliveries.ts";
import { createDeliveryRecords } from "./deliveries/delivery-records.ts";
import { createDeliveryStore } from "./deliveries/delivery-store.ts";
import { createDigests } from "./deliveries/digests.ts";
import { createErasures } from "./archive/erasures.ts";
import { createEvents } from "./events/events.ts";
import { createJournalReader } from "./events/journal.ts";
import { env } from "./names.ts";
import { createOrdering } from "./ordering.ts";
import { createPacks } from "./archive/packs.ts";
import { createPulls } from "./deliveries/pulls.ts";
import { createQuarantine } from "./events/quarantine.ts";
import { createQueue, createSqs } from "./queue.ts";
import { createReplays } from "./archive/replays.ts";
import { report, write } from "./watch/report.ts";
import { createSealing } from "./people/sealing.ts";
import { createSecrets, createSecretsManager } from "./people/secrets.ts";
import { createSequence } from "./events/sequence.ts";
import { createStats } from "./watch/stats.ts";
import { createSurroundings } from "./surroundings.ts";
import type { Table } from "./table.ts";
import { createTapStates } from "./events/tap-states.ts";
import type { AwsTargetStates } from "./deliveries/target-states.ts";
import { createTickets } from "./people/tickets.ts";
import { createTokens } from "./people/tokens.ts";
import { waitingByTarget, wakeWaiting } from "./deliveries/wake.ts";

/** What the function has from its start on. */
export interface ControllingOptions {
  readonly config: Table;
  readonly hot: Table;
  readonly definitions: GatedRegistry;
  readonly states: AwsTargetStates;
  readonly clock: Clock;
}

/** All resources of the control API with what they need, which is too much to be loaded before the first request has come. */
export function controllingFunction(options: ControllingOptions): HttpHandler {
  const { config, hot, definitions, clock } = options;
  const manager = createSecretsManager();
  const ours = createSecrets(manager, { clock });
  const sealing = createSealing(ours, env("SEALING_SECRET"));
  const named = createSecrets(manager, { prefix: env("SECRETS_PREFIX"), clock });
  const queues = queuesOf();
  const stats = createStats(hot);
  const bucket = createBucket(env("BUCKET"));
  const stored = { ...options, bucket, queues, claims: createClaims(bucket), next: createSequence(clock) };
  const ports: ControlPorts = {
    ...{ registry: definitions.registry, clock, report, sealing, tell: write },
    ...deliveriesOf(stored),
    ...sendingOf(stored, named, sealing),
    archive: createArchive({ table: hot, bucket, clock }),
    tapStates: createTapStates(hot, clock),
    tokens: createTokens(config, {
      clock,
      sealing,
      adminToken: () => ours.get(env("ADMIN_TOKEN_SECRET")),
    }),
    audit: watchedAudit(createAudit(config), (code) => countUnaudited(stats, code, { clock, report })),
    replays: createReplays(config),
    erasures: createErasures(hot),
    alertStates: createAlertStates(config),
    brokerWatches: createBrokerWatches(hot),
    tickets: createTickets(config),
    stats,
    surroundings: createSurroundings({
      ...{ secrets: named, queues, nodeVersion: process.versions.node },
      memory: () => ({ used: process.memoryUsage().rss, most: memoryLimit }),
    }),
  };
  const waiting = () => waitingByTarget(hot);
  const about = { version: packageJson.version, node: process.version };
  const metrics = metricsRoute({ ...ports, ...about, waiting, eventsWaiting: queues.events.waiting });
  return controlFunction(ports, [metrics]);
}

/** As Lambda says; the default is that of the stack. */
const memoryLimit = Number(process.env["AWS_LAMBDA_FUNCTION_MEMORY_SIZE"] ?? 1024) * 1024 * 1024;

interface Stored extends ControllingOptions {
  readonly bucket: Bucket;
  readonly queues: ReturnType<typeof queuesOf>;
  readonly claims: Claims;
  readonly next: () => number;
}

function queuesOf() {
  const sqs = createSqs();
  return {
    events: createQueue(sqs, env("EVENTS_QUEUE_URL")),
    deliveries: createQueue(sqs, env("DELIVERIES_QUEUE_URL")),
    ordered: createQueue(sqs, env("ORDERED_QUEUE_URL")),
    archive: createQueue(sqs, env("ARCHIVE_QUEUE_URL")),
  };
}

function deliveriesOf({ hot, definitions, states, clock, queues, claims, next, bucket }: Stored) {
  const { deliveries: queue, ordered } = queues;
  const horizonMs = HORIZON_MS;
  const records = createDeliveryRecords(hot, { claims, clock, next, horizonMs, backstopMs: BACKSTOP_MS });
  const order = createOrdering(hot, { records, queue, claims, clock, horizonMs });
  const packs = createPacks(queues.archive, claims);
  const { checkOutput } = definitions;
  const journal = createJournalReader(hot, bucket);
  return {
    journal,
    deliveries: createDeliveryStore({
      ...{ order, ordered, table: hot, records, journal, queue, packs, claims, clock, checkOutput },
      ruleOf: createRules(definitions).one,
    }),
    pulls: createPulls({ table: hot, records, order, packs, clock, waiting: () => waitingByTarget(hot) }),
    targetStates: {
      ...states,
      async resume(id: string, by: string) {
        await states.resume(id, by);
        await wakeWaiting({ table: hot, queue, records, claims, clock });
      },
    },
  };
}

function sendingOf(
  { hot, definitions, clock, queues, claims, next }: Stored,
  named: Secrets,
  sealing: () => Promise<Sealing>,
) {
  const { registry, check } = definitions;
  const quarantine = createQuarantine(hot, { claims, next });
  const events = createEvents({
    ...{ queue: queues.events, claims, clock, next },
    orderOf: arrivalOrder(registry),
  });
  const http = createHttpClient();
  return {
    quarantine,
    resubmit: createResubmit({ events, quarantine, check, keyOf: eventKey }, clock),
    providers: createProviders({ fetch: createGuardedFetch(http), secrets: named, clock }),
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
  };
}

import { resolve } from "node:path";
import { controlFunction } from "../control.ts";
import { withConnectionSecrets } from "../control/eventbridge/connection-secrets.ts";
import { createProviders, type Providers } from "../control/providers.ts";
import { tailStream } from "../control/tail.ts";
import { tokensInForce } from "../core/people.ts";
import type { IngestPorts } from "../core/ingest.ts";
import type { Secrets } from "../core/ports.ts";
import { tapsOf } from "../core/tap.ts";
import type { OutputCheck } from "../core/transform/output.ts";
import { eventBridgeFunction } from "../eventbridge.ts";
import { ingestFunction } from "../ingest.ts";
import { eventKey } from "../sources/event-key.ts";
import { createGuardedFetch } from "../targets/guarded-fetch.ts";
import { createHttpClient } from "../targets/guarded-http.ts";
import { createSend } from "../targets/senders.ts";
import { ensureAdminToken } from "./admin-token.ts";
import { type Config, startConfig } from "./config.ts";
import { createDeliveryStore } from "./delivery-store.ts";
import { createDigests } from "./digests.ts";
import { createHost, type Host } from "./host.ts";
import { isLoopback } from "./http/loopback.ts";
import { type HttpServer, serveHttp } from "./http-server.ts";
import { createLog, type Log, type LogSettings } from "./log.ts";
import { createMinutely, type Minutely } from "./minutely.ts";
import { createResubmit } from "../sources/resubmit.ts";
import { createSchemaGate } from "../core/schema/registered-gate.ts";
import { createObserving, type Observing } from "./observing.ts";
import { refuseOpenDoor } from "./open-door.ts";
import { createSecrets } from "./secrets.ts";
import { statusFunction } from "./status-function.ts";
import { openStores, type Stores } from "./stores.ts";
import { createTapping, type Tapping } from "./tapping.ts";
import { createWatching } from "./watching.ts";

export interface StartOptions {
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  /** The data folder: everything durable lies in it. */
  readonly data: string;
  /** The folder that holds rules/ and schemas/. */
  readonly config: string;
  /** The same source and id within it is accepted once. Default 5 min. */
  readonly dedupMs?: number;
  /** When a segment of the archive closes; for tests and benchmarks. */
  readonly segmentEvents?: number;
  /** How often stats are folded and alerts looked at, for tests. Default a minute. */
  readonly lookMs?: number;
  /** How often what has expired is removed, for tests. Default an hour. */
  readonly sweepMs?: number;
  readonly segmentAgeMs?: number;
  readonly log?: LogSettings;
}

export interface Running {
  readonly url: string;
  /** Resolves when the storage has failed for good: only another start helps. */
  readonly died: Promise<Error>;
  /** Takes nothing new, ends what is under way, and lets go of the data folder. */
  close(): Promise<void>;
}

const DEDUP_MS = 300_000;
/** What has expired is removed so often. */
const SWEEP_MS = 3_600_000;

/** All that stands while the process runs. */
interface House {
  readonly stores: Stores;
  readonly host: Host;
  readonly config: Config;
  readonly observing: Observing;
  /** Stats and alerts. */
  readonly minutely: Minutely;
  readonly tapping: Tapping;
  readonly log: Log;
  readonly ingestPorts: IngestPorts;
  readonly secrets: Secrets;
  readonly providers: Providers;
  readonly checkOutput: OutputCheck;
}

/** Starts all functions in this process on one data folder. Rejects when the folder or the port is taken. */
export async function startLocal(options: StartOptions): Promise<Running> {
  const clock = Date.now;
  const log = createLog(clock, options.log);
  const stores = await openStores(resolve(options.data), log.trouble);
  const http = createHttpClient();
  try {
    const house = await build(stores, options, { http, log });
    const server = await serve(house, options);
    house.host.start();
    house.tapping.start();
    house.minutely.start();
    const sweep = () => {
      house.host.sweep().catch(log.trouble);
    };
    const sweeping = setInterval(sweep, options.sweepMs ?? SWEEP_MS).unref();
    return {
      url: server.url,
      died: stores.writer.died,
      async close() {
        clearInterval(sweeping);
        house.config.close();
        await house.tapping.stop();
        await server.close();
        await house.minutely.stop();
        await house.host.stop();
        await house.observing.stop();
        http.close();
        await stores.close();
      },
    };
  } catch (error) {
    http.close();
    await stores.close();
    throw error;
  }
}

type Outside = { readonly http: ReturnType<typeof createHttpClient>; readonly log: Log };

async function build(stores: Stores, options: StartOptions, { http, log }: Outside): Promise<House> {
  const clock = Date.now;
  const observing = createObserving(stores, { http, clock, log });
  const { points, counters, onTrouble } = observing;
  const secrets = createSecrets(process.env);
  const tools = {
    http,
    secrets: withConnectionSecrets(secrets, stores),
    digests: createDigests(stores.reader, stores.writer, clock),
    eventKey,
    print: log.print,
    now: clock,
  };
  const config = await startConfig(resolve(options.config), stores.registry, {
    clock,
    tell: log.write,
    onTrouble,
  });
  await ensureAdminToken(resolve(options.data), stores.tokens, clock);
  const gate = await createSchemaGate(stores.registry, onTrouble);
  const host = createHost(stores, {
    dedupMs: DEDUP_MS,
    ...options,
    ...{ random: Math.random, clock, onTrouble, checkOutput: gate.checkOutput },
    ...{ onEvent: observing.onEvent, onSettled: observing.onSettled },
    send: (publish) => createSend({ ...tools, ...observing.tools, publish }),
  });
  const watch = createWatching({
    ...{ registry: stores.registry, states: stores.alertStates, stats: stores.stats, keyOf: eventKey },
    ...{ deliveries: stores.deliveryReader, targetStates: host.targetStates, replays: host.replays },
    ...{ tapStates: stores.tapStates, brokerWatches: stores.brokerWatches },
    ...{ events: host.events, clock, onTrouble },
  });
  const ingestPorts = {
    events: points.counted(host.events),
    quarantine: stores.quarantine,
    check: gate.check,
    keyOf: eventKey,
    onIngested: observing.onIngested,
  };
  return {
    stores,
    host,
    config,
    observing,
    minutely: createMinutely(() => counters.fold().then(watch), {
      clock,
      everyMs: options.lookMs,
      onTrouble,
    }),
    tapping: createTapping({
      ...ingestPorts,
      ...{ registry: stores.registry, states: stores.tapStates },
      ...{ secrets, clock, random: Math.random, onTrouble },
    }),
    log,
    ingestPorts,
    secrets,
    providers: createProviders({ fetch: createGuardedFetch(http), secrets, clock }),
    checkOutput: gate.checkOutput,
  };
}

/** The faces: events in, the control API, the tail, and how the process is. */
async function serve(
  { stores, host, config, observing, log, ingestPorts, secrets, providers, checkOutput }: House,
  options: StartOptions,
): Promise<HttpServer> {
  const clock = Date.now;
  const { points, counters } = observing;
  const { tokens, registry, reader, writer, deliveryReader, incarnations } = stores;
  const publishers = tokensInForce(tokens, { registry, clock });
  const report = log.trouble;
  const deliveries = createDeliveryStore({
    reader,
    writer,
    deliveries: deliveryReader,
    incarnations,
    lanes: host.lanes,
    ruleOf: host.rules.one,
    checkOutput,
    onSkipped: counters.onSkipped,
    underWay: host.underWay,
  });
  const gauges = () => ({
    at: clock(),
    waiting: host.waiting(),
    inFlight: host.lanes.inFlight(),
    configProblems: config.problems(),
    taps: stores.tapStates.health(tapsOf(stores.registry.list("source"))),
  });
  const metrics = observing.metrics({
    ...{ registry, writer, archive: stores.archive, alertStates: stores.alertStates },
    ...{ targetStates: host.targetStates, deliveries: deliveryReader, taps: () => gauges().taps },
  });
  const keyRequired = !isLoopback(options.host);
  if (keyRequired) await refuseOpenDoor(stores.tokens, options.host);
  return serveHttp({
    ...options,
    report,
    functions: [
      {
        name: "ingest",
        paths: ["/events", "/buses/*", "/hooks/*"],
        handler: ingestFunction({
          ...{ ...ingestPorts, tokens: publishers, keyRequired, clock, report },
          ...{ sources: stores.registry, secrets, onRefused: points.refused },
        }),
      },
      {
        name: "eventbridge",
        paths: ["/"],
        handler: eventBridgeFunction({
          ...{ ...stores, ...ingestPorts, tokens: publishers, replays: host.replays },
          ...{ keyRequired, clock, report, onRefused: points.refused },
        }),
      },
      {
        name: "control",
        paths: ["/api/*", "/login", "/login/*", "/logout"],
        handler: controlFunction({
          ...{
            ...stores,
            ...{ deliveries, providers },
            replays: host.replays,
            erasures: host.erasing,
            targetStates: host.targetStates,
            ...{ clock, report, send: host.send },
          },
          resubmit: createResubmit(ingestPorts, clock),
        }),
      },
      { name: "status", paths: ["/health", "/metrics"], handler: statusFunction(points, gauges, metrics) },
    ],
    streams: {
      "/api/tail": (request) => tailStream(request, { ...stores, providers, clock, live: host.live }),
    },
  });
}

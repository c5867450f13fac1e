import { resolve } from "node:path";
import { withConnectionSecrets } from "../control/eventbridge/connection-secrets.ts";
import { createProviders, type Providers } from "../control/people/providers.ts";
import type { Surroundings } from "../core/diagnose/doctor.ts";
import { watchedAudit } from "../control/people/watched-audit.ts";
import type { IngestPorts } from "../core/ingest.ts";
import type { Secrets } from "../core/ports.ts";
import { createSchemaGate } from "../core/schema/registered-gate.ts";
import type { OutputCheck } from "../core/transform/output.ts";
import { eventKey } from "../sources/event-key.ts";
import { createGuardedFetch } from "../targets/guarded-fetch.ts";
import type { HttpClient } from "../targets/guarded-http.ts";
import { createSend } from "../targets/senders.ts";
import { ensureAdminToken } from "./people/admin-token.ts";
import { type Config, startConfig } from "./definitions/config.ts";
import { SEGMENT_AGE_MS } from "./archive/archiving.ts";
import { createDigests } from "./deliveries/digests.ts";
import { createSurroundings } from "./doctor/surroundings.ts";
import { createHost, type Host } from "./host.ts";
import type { Log } from "./watch/log.ts";
import { createMinutely, type Minutely } from "./watch/minutely.ts";
import { createObserving, type Observing } from "./watch/observing.ts";
import { createPeaks, type Peaks } from "./watch/peaks.ts";
import { createSecrets } from "./people/secrets.ts";
import { oldestInLog, type Stores } from "./store/stores.ts";
import { told } from "./watch/told.ts";
import { createTapping, type Tapping } from "./events/tapping.ts";
import { createWatching, type WatchingOptions } from "./watch/watching.ts";

export interface HouseOptions {
  /** The data folder: everything durable lies in it. */
  readonly data: string;
  /** The folder that holds rules/ and schemas/. */
  readonly config: string;
  /** The same source and id within it is accepted once. Default 5 min. */
  readonly dedupMs?: number;
  /** When a segment of the archive closes; for tests and benchmarks. */
  readonly segmentEvents?: number;
  readonly segmentAgeMs?: number;
  /** How often stats are folded and alerts looked at, for tests. Default a minute. */
  readonly lookMs?: number;
}

/** All that works while the process runs; nothing of it has begun yet. */
export interface House {
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
  readonly surroundings: Surroundings;
  readonly peaks: Peaks;
}

export interface Outside {
  readonly http: HttpClient;
  readonly log: Log;
}

const DEDUP_MS = 300_000;
const clock = Date.now;
const { random } = Math;

/** Puts together what works on one data folder, with the configuration read and in force. */
export async function buildHouse(opened: Stores, options: HouseOptions, outside: Outside): Promise<House> {
  const { http, log } = outside;
  const observing = createObserving(opened, { http, clock, log });
  const { points, counters, onTrouble } = observing;
  const stores = { ...opened, audit: watchedAudit(opened.audit, counters.onUnaudited) };
  const { registry } = stores;
  const config = await startConfig(resolve(options.config), registry, { clock, tell: log.write, onTrouble });
  await ensureAdminToken(resolve(options.data), stores.tokens, clock);
  const { check, checkOutput } = await createSchemaGate(registry, onTrouble);
  const secrets = createSecrets(process.env);
  const tools = { ...sendTools(stores, secrets, outside), ...observing.tools };
  const { onEvent, onSettled, onIngested } = observing;
  const peaks = createPeaks();
  const host = createHost(stores, {
    dedupMs: DEDUP_MS,
    ...options,
    onArchived: counters.onArchived,
    ...{ random, clock, onTrouble, checkOutput, onEvent, onSettled, onUse: peaks.onUse },
    tell: log.write,
    send: (publish) => createSend({ ...tools, publish }),
  });
  const ingestPorts: IngestPorts = {
    events: points.counted(host.events),
    quarantine: stores.quarantine,
    ...{ check, onIngested, keyOf: eventKey },
  };
  const look = watchingOf(stores, host, { ...options, limits: peaks.take, onTrouble });
  const telling = { tell: log.write, clock };
  const [fold, watch] = [told("stats", counters.fold, telling), told("alerts", look, telling)];
  return {
    ...{ stores, host, config, observing, log, ingestPorts, secrets, checkOutput, peaks },
    minutely: createMinutely(() => fold().then(watch), { clock, everyMs: options.lookMs, onTrouble }),
    tapping: createTapping({
      ...ingestPorts,
      states: stores.tapStates,
      places: stores.tapPlaces,
      ...{ registry, secrets, clock, random, onTrouble },
    }),
    surroundings: createSurroundings({ secrets, stores, config, folder: resolve(options.config) }),
    providers: createProviders({ fetch: createGuardedFetch(http), secrets, clock }),
  };
}

/** What senders work with. */
function sendTools(stores: Stores, secrets: Secrets, { http, log }: Outside) {
  return {
    http,
    secrets: withConnectionSecrets(secrets, stores),
    digests: createDigests(stores.reader, stores.writer, clock),
    eventKey,
    print: log.print,
    now: clock,
  };
}

/** A look at whether all is as alerts want it. */
function watchingOf(
  stores: Stores,
  host: Host,
  { segmentAgeMs = SEGMENT_AGE_MS, ...outside }: Pick<WatchingOptions, "limits" | "onTrouble"> & HouseOptions,
) {
  const { limits, onTrouble } = outside;
  const { registry, stats, tapStates, brokerWatches, journal } = stores;
  const { targetStates, replays, events } = host;
  return createWatching({
    states: stores.alertStates,
    deliveries: stores.deliveryReader,
    keyOf: eventKey,
    ...{ registry, stats, tapStates, brokerWatches, journal },
    ...{ targetStates, replays, events, clock, onTrouble, limits, segmentAgeMs },
    sizes: stores.archive.sizes,
    unarchivedSince: () => oldestInLog(stores.reader),
  });
}

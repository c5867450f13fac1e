import type { HttpResult } from "../../core/http/handler.ts";
import type { HttpRoute } from "../../core/http/router.ts";
import { type Family, metricsText } from "../../core/metrics/families.ts";
import {
  archiveFamilies,
  buildFamily,
  firingFamily,
  gauge,
  MOST_TARGETS,
  tapFamily,
  targetFamilies,
} from "../../core/metrics/gauges.ts";
import { createTotals } from "../../core/metrics/totals.ts";
import { thingsOfResource } from "../../core/people/ownership.ts";
import type { Reach } from "../../core/definitions/reach.ts";
import type { StatRow } from "../../core/stats/fold.ts";
import { everythingIn } from "../../core/stats/series.ts";
import { tapStatus, tapsOf } from "../../core/tap.ts";
import { authenticate } from "../people/authenticate.ts";
import type { ControlPorts } from "../control-ports.ts";
import { reachIn } from "../people/owned.ts";
import { requireRight } from "../route.ts";

/** What is asked of where nothing runs all the time. */
export interface MetricsPorts extends ControlPorts {
  readonly version: string;
  readonly node: string;
  /** What waits for each target: how many, and since when. */
  readonly waiting: () => Promise<ReadonlyMap<string, { readonly count: number; readonly since: number }>>;
  /** How many events wait to be routed. */
  readonly eventsWaiting: () => Promise<number>;
}

/** Whoever asks more often gets what was read then. */
const KEPT_MS = 10_000;
const DAY_MS = 86_400_000;

/**
 * GET /metrics where no process counts: what stats have of the day since midnight in UTC, when all begins at 0 again, and what
 * is so now. It takes a token that may read, and tells of what that may see.
 */
export function metricsRoute(ports: MetricsPorts): HttpRoute {
  let kept: { readonly at: number; readonly reading: Promise<Reading> } | undefined;
  const read = () => {
    const now = ports.clock();
    if (!kept || now - kept.at >= KEPT_MS) kept = { at: now, reading: look(ports, now) };
    return kept.reading;
  };
  return {
    method: "GET",
    path: "/metrics",
    async handler({ headers, cookies }): Promise<HttpResult> {
      const caller = await authenticate({ headers, cookies, method: "GET" }, ports);
      requireRight(caller, "read", "GET /metrics");
      const body = pageOf(await read(), reachIn(ports, caller), ports);
      return {
        statusCode: 200,
        headers: { "content-type": "text/plain; version=0.0.4; charset=utf-8", "cache-control": "no-store" },
        body,
      };
    },
  };
}

type Reading = Awaited<ReturnType<typeof look>>;

async function look(ports: MetricsPorts, now: number) {
  const { registry, targetStates, archive, alertStates, tapStates, stats } = ports;
  const today = Math.floor(now / DAY_MS) * DAY_MS;
  const taps = tapsOf(registry.list("source")).filter(({ enabled = true }) => enabled);
  const [rows, waiting, eventsWaiting, sizes, states, tapsNow] = await Promise.all([
    everythingIn({ from: today, until: now }, stats),
    ports.waiting(),
    ports.eventsWaiting(),
    archive.sizes(),
    alertStates.all(),
    Promise.all(
      taps.map(async (tap) => ({ id: tap.id, status: tapStatus(tap, await tapStates.get(tap.id)) })),
    ),
  ]);
  const targets = registry
    .list("target")
    .slice(0, MOST_TARGETS)
    .map(({ id }) => {
      const { inFlight, paused, breaker } = targetStates.get(id);
      const { count = 0, since = now } = waiting.get(id) ?? {};
      const figures = { waiting: count, oldestMs: Math.max(0, now - since), inFlight };
      return { id, ...figures, paused: paused !== undefined, breaker: breaker.state };
    });
  return { rows, eventsWaiting, sizes, states, targets, taps: tapsNow };
}

function pageOf(
  { rows, eventsWaiting, sizes, states, targets, taps }: Reading,
  reach: Reach,
  { version, node, registry }: MetricsPorts,
): string {
  const sees = (resource: string) => reach.may("read", thingsOfResource(resource));
  const totals = createTotals();
  totals.add(
    rows
      .filter(({ kind, id }) => sees(`${kind}/${id}`))
      .map(({ kind, id, counts }: StatRow) => [kind, id, counts] as const),
  );
  const now: readonly Family[] = [
    ...targetFamilies(targets.filter(({ id }) => sees(`target/${id}`))),
    gauge("events_waiting", "Events that wait to be routed.", [{ value: eventsWaiting }]),
    ...archiveFamilies(sizes.filter(({ bus }) => sees(`bus/${bus}`))),
    firingFamily(
      states.filter(({ resource }) => sees(resource)),
      registry,
    ),
    tapFamily(taps.filter(({ id }) => sees(`tap/${id}`))),
    buildFamily(version, node),
  ];
  return metricsText([...totals.families(), ...now]);
}

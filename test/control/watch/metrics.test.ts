import { expect, test } from "vitest";
import { controlFunction } from "../../../functions/control.ts";
import { metricsRoute } from "../../../functions/control/watch/metrics.ts";
import { noCounts } from "../../../functions/core/stats/counts.ts";
import type { DeltaRow } from "../../../functions/core/stats/delta.ts";
import { minuteOf } from "../../../functions/core/stats/delta.ts";
import { aDefinition, anAlertState, anEvent, NOW } from "../../support/build.ts";
import { aContext, anHttpEvent } from "../../support/http-event.ts";
import { memoryAlertStates, memoryStats } from "../../support/memory-watch.ts";
import { orSkip } from "../../support/outside.ts";
import { memoryArchive, memoryRegistry } from "../../support/ports.ts";
import { promtool } from "../../support/promtool.ts";
import { controlPorts, tokensOfRoles } from "../api.ts";
import { HTTP, TAP } from "../things.ts";

const tool = await orSkip(promtool);
const HOUR_MS = 3_600_000;

/** A floor where no process counts, with two targets, one of which is private. */
function withMetrics() {
  const clock = { now: NOW };
  const ports = controlPorts({
    clock: () => clock.now,
    registry: memoryRegistry([
      aDefinition({ kind: "target", id: "warehouse", value: HTTP }),
      aDefinition({ kind: "target", id: "vault", value: HTTP }),
      aDefinition({ kind: "source", id: "orders", value: TAP }),
      aDefinition({ kind: "source", id: "off", value: { ...TAP, enabled: false } }),
      aDefinition({
        ...{ kind: "access", id: "bank" },
        value: { kind: "ownership", owners: ["team:bank"], targets: ["vault"], private: true },
      }),
      aDefinition({ kind: "user", id: "ada", value: { name: "Ada", role: "viewer", teams: ["bank"] } }),
    ]),
    tokens: tokensOfRoles([{ id: "ada", name: "ada", role: "viewer", user: "ada" }]),
    archive: memoryArchive([anEvent({ id: "1" }), anEvent({ id: "2" })]),
    alertStates: memoryAlertStates([anAlertState()]),
    stats: memoryStats(),
  });
  const reads = { waiting: 0 };
  const metrics = metricsRoute({
    ...ports,
    ...{ version: "1.2.3", node: "v24.0.0" },
    async waiting() {
      reads.waiting++;
      return new Map([["warehouse", { count: 7, since: NOW - 90_000 }]]);
    },
    eventsWaiting: async () => 3,
  });
  const handler = controlFunction(ports, [metrics]);
  const page = async (token?: string) => {
    const headers = token === undefined ? {} : { authorization: `Bearer secret-${token}` };
    const event = anHttpEvent({ method: "GET", path: "/metrics", query: "", headers, requestId: "1" });
    const { statusCode, body = "", headers: given } = await handler(event, aContext);
    return { status: statusCode, text: body, headers: given };
  };
  let deltas = 0;
  const count = (...rows: readonly DeltaRow[]) =>
    ports.stats.add({ id: String(++deltas), minute: minuteOf(clock.now) - 1, rows });
  return { ...ports, page, count, reads, later: (ms: number) => (clock.now += ms) };
}

const counts = { ...noCounts, count: 4, failed: 1, retried: 1, bytes: 400, sumMs: 40, buckets: { 10: 4 } };
const attempts = ["target", "warehouse", { ...counts, errors: { "target-failed": 1 } }] as const;

/** The value of a series, by its whole name with labels. */
const valueOf = (text: string, series: string) => {
  const line = text.split("\n").find((one) => one.startsWith(`${series} `));
  return line === undefined ? undefined : Number(line.slice(series.length));
};

test("what was counted today and what is so now has the names that it has on the other floor", async () => {
  const { count, page } = withMetrics();
  await count(
    attempts,
    ["bus", "default", counts],
    ["rule", "orders", counts],
    ["function", "ingest", counts],
  );
  const { status, text, headers } = await page("viewer");
  expect([status, headers?.["content-type"]]).toEqual([200, "text/plain; version=0.0.4; charset=utf-8"]);
  for (const [series, value] of [
    ['signalbox_published_events_total{bus="default"}', 4],
    ['signalbox_rule_matches_total{rule="orders"}', 4],
    ['signalbox_target_attempts_total{target="warehouse"}', 4],
    ['signalbox_target_failures_total{target="warehouse",code="target-failed"}', 1],
    ['signalbox_target_attempt_duration_seconds_bucket{target="warehouse",le="0.01"}', 4],
    ["signalbox_ingest_duration_seconds_count", 4],
    ["signalbox_events_waiting", 3],
    ['signalbox_target_waiting{target="warehouse"}', 7],
    ['signalbox_target_oldest_seconds{target="warehouse"}', 90],
    ['signalbox_target_breaker{target="warehouse",state="closed"}', 1],
    ['signalbox_archive_events{bus="default"}', 2],
    ['signalbox_alerts_firing{severity="warning"}', 1],
    ['signalbox_tap_up{tap="orders"}', 1],
    ['signalbox_tap_up{tap="off"}', undefined],
    ['signalbox_build_info{version="1.2.3",node="v24.0.0"}', 1],
  ] as const)
    expect([series, valueOf(text, series)]).toEqual([series, value]);
});

test.skipIf(!tool)("is as Prometheus' own checker wants it", async () => {
  const { count, page } = withMetrics();
  await count(attempts);
  expect(tool!.findings((await page("viewer")).text)).toEqual({ status: 0, said: "" });
});

test("counters only grow through a day, and begin anew at midnight in UTC", async () => {
  const { count, page, later } = withMetrics();
  const attemptsNow = async () =>
    valueOf((await page("viewer")).text, 'signalbox_target_attempts_total{target="warehouse"}');
  const seen: (number | undefined)[] = [];
  for (let hour = 0; hour < 3; hour++) {
    await count(attempts);
    seen.push(await attemptsNow());
    later(HOUR_MS);
  }
  expect(seen).toEqual([4, 8, 12]);
  later(24 * HOUR_MS - 3 * HOUR_MS);
  expect(await attemptsNow()).toBeUndefined();
  await count(attempts);
  later(10_000);
  expect(await attemptsNow()).toBe(4);
});

test("it takes a token that may read, and tells of what that may see", async () => {
  const { count, page } = withMetrics();
  await count(attempts, ["target", "vault", counts]);
  expect([(await page()).status, (await page("publisher")).status]).toEqual([401, 403]);
  expect((await page("operator")).text).not.toContain("vault");
  for (const token of ["ada", "admin"]) {
    const { text } = await page(token);
    expect(valueOf(text, 'signalbox_target_attempts_total{target="vault"}')).toBe(4);
    expect(valueOf(text, 'signalbox_target_paused{target="vault"}')).toBe(0);
  }
});

test("whoever asks more often gets what was read ten seconds ago at most", async () => {
  const { page, reads, later } = withMetrics();
  for (let i = 0; i < 5; i++) await page("viewer");
  expect(reads.waiting).toBe(1);
  later(10_000);
  await page("admin");
  expect(reads.waiting).toBe(2);
});

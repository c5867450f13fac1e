import { expect, test } from "vitest";
import { RouterError } from "../../../functions/core/errors.ts";
import { createWatchPoints } from "../../../functions/local/watch/watch-points.ts";
import { aDelivery, anEvent, NOW } from "../../support/build.ts";

const gauges = (at = Date.now()) => ({ at, waiting: 0, inFlight: 0, configProblems: [], taps: [] });
const full = () => new RouterError("storage-full", "Cannot write (accept): the disk is full");

/** Watch points, and an events port that does what it is told. */
function aDoor() {
  const points = createWatchPoints("1.0.0", Date.now());
  let fails: RouterError | undefined;
  const events = points.counted({
    async accept(batch) {
      if (fails) throw fails;
      return batch.map(({ id }) => (id === "twice" ? "duplicate" : "accepted"));
    },
  });
  return {
    points,
    accept: (...ids: readonly string[]) => events.accept(ids.map((id) => anEvent({ id }))),
    fail(error?: RouterError) {
      fails = error;
    },
  };
}

test("counts events by what became of them", async () => {
  const { points, accept } = aDoor();
  await accept("a", "twice", "b");
  expect(points.metrics(gauges())).toContain('signalbox_events_total{outcome="accepted"} 2');
  expect(points.metrics(gauges())).toContain('signalbox_events_total{outcome="duplicate"} 1');
});

test("what is refused is counted by door, source and code, in a bounded number of series", () => {
  const { points } = aDoor();
  points.refused({ door: "hooks", source: "github" }, "signature-invalid");
  points.refused({ door: "hooks", source: "github" }, "signature-invalid");
  for (let n = 0; n < 1_500; n++) points.refused({ door: "hooks", source: `s-${n}` }, "not-found");
  const samples = points.metrics(gauges()).match(/^signalbox_refused_total\{.*$/gm) ?? [];
  expect(samples[0]).toBe('signalbox_refused_total{door="hooks",source="github",code="signature-invalid"} 2');
  expect(samples).toHaveLength(1_001);
  expect(samples.at(-1)).toBe('signalbox_refused_total{door="hooks",source="(other)",code="not-found"} 501');
});

test("the storage is failing from the first event that it does not take to the next that it does", async () => {
  const { points, accept, fail } = aDoor();
  fail(full());
  await expect(accept("a")).rejects.toMatchObject({ code: "storage-full" });
  expect(points.health(gauges())).toMatchObject({
    status: "degraded",
    storage: { status: "failing", lastError: { message: full().message } },
  });
  fail();
  await accept("a");
  expect(points.health(gauges())).toMatchObject({ status: "ok", storage: { status: "ok", lastError: {} } });
});

test("a publisher that is too fast says nothing about the storage", async () => {
  const { points, accept, fail } = aDoor();
  fail(new RouterError("too-many-requests", "Cannot accept"));
  await expect(accept("a")).rejects.toMatchObject({ code: "too-many-requests" });
  expect(points.health(gauges())).toMatchObject({ status: "ok" });
});

test("another trouble is news for a minute, whatever is accepted meanwhile", async () => {
  const { points, accept } = aDoor();
  points.trouble(new Error("Cannot archive"));
  await accept("a");
  expect(points.health(gauges())).toMatchObject({
    status: "degraded",
    storage: { status: "ok" },
    work: { status: "failing", lastError: { message: "Cannot archive" } },
  });
  expect(points.health(gauges(Date.now() + 61_000))).toMatchObject({ status: "ok" });
});

test("broken files are a degradation, and the storage is fine with them", () => {
  const { points } = aDoor();
  const problem = {
    file: "rules/a.json",
    code: "rule-invalid",
    pointer: "",
    message: "it is broken",
  } as const;
  const configProblems = [{ ...problem, line: 1, column: 1 }];
  expect(points.health({ ...gauges(), configProblems })).toMatchObject({
    status: "degraded",
    storage: { status: "ok" },
    config: { status: "problems", problems: configProblems },
  });
});

test("health tells how long it runs, and what waits", () => {
  const points = createWatchPoints("1.0.0", NOW);
  expect(
    points.health({ at: NOW + 90_400, waiting: 3, inFlight: 2, configProblems: [], taps: [] }),
  ).toMatchObject({
    version: "1.0.0",
    uptimeSeconds: 90,
    events: { waiting: 3 },
    deliveries: { inFlight: 2 },
  });
});

test("metrics are families of Prometheus, with every attempt by what followed", () => {
  const { points } = aDoor();
  const reason = { code: "target-refused", detail: "it answered 410" };
  for (const outcome of [
    { status: "delivered" },
    { status: "delivered" },
    { status: "retrying", dueAt: NOW },
    { status: "dead", reason },
  ] as const)
    points.settled({ delivery: aDelivery(), outcome });
  const text = points.metrics({ ...gauges(), waiting: 3, inFlight: 2 });
  expect(text).toContain(`# TYPE signalbox_attempts_total counter
signalbox_attempts_total{outcome="delivered"} 2
signalbox_attempts_total{outcome="retrying"} 1
signalbox_attempts_total{outcome="dead"} 1
`);
  expect(text).toMatch(/^signalbox_events_waiting 3$/m);
  expect(text).toMatch(/^signalbox_deliveries_in_flight 2$/m);
  for (const line of text.trimEnd().split("\n"))
    expect(line).toMatch(
      /^(# (HELP|TYPE) signalbox_[a-z_]+ \S.*|signalbox_[a-z_]+(\{[a-z]+="[a-z]+"\})? \d+)$/,
    );
  expect(text).toMatch(/\n$/);
});

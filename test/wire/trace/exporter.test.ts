import { afterEach, beforeEach, describe, expect, test } from "vitest";
import type { TraceSettings } from "../../../functions/core/trace/settings.ts";
import type { Span } from "../../../functions/core/trace/spans.ts";
import { createSpanExporter } from "../../../functions/wire/trace/exporter.ts";
import { NOW } from "../../support/build.ts";
import { otlpChecker, startCollector } from "../../support/collector.ts";
import { orSkip } from "../../support/outside.ts";
import { aClock } from "../../support/ports.ts";
import { until } from "../../support/until.ts";

const checker = await orSkip(otlpChecker);

let collector: Awaited<ReturnType<typeof startCollector>>;
beforeEach(async () => {
  collector = await startCollector();
});
afterEach(() => collector.close());

const reported: string[] = [];
beforeEach(() => void reported.splice(0));

function anExporter(settings: Partial<TraceSettings> = {}, tools = {}) {
  const clock = aClock();
  const exporter = createSpanExporter(
    {
      url: `${collector.url}/v1/traces`,
      headers: { "api-key": "k" },
      timeoutMs: 5_000,
      resource: { "service.name": "signalbox" },
      sampler: { parentBased: true, ratio: 1 },
      ...{ mostWaiting: 100, mostAtOnce: 50, everyMs: 5 },
      ...settings,
    },
    { clock, report: (error) => reported.push((error as Error).message), ...tools },
  );
  return { ...exporter, clock };
}

const aSpan = (name = "a", more: Partial<Span> = {}): Span => ({
  ...{ traceId: "0af7651916cd43dd8448eb211c80319c", spanId: "b7ad6b7169203331", name },
  ...{ kind: "internal", start: NOW, end: NOW + 1.4, attributes: { n: 7, "signalbox.bus": "default" } },
  ...more,
});

const names = () => collector.spans().map(({ name }) => name);
/** So late that only a flush sends anything. */
const LATE = { everyMs: 600_000 };

describe("spans", () => {
  test("go out after a while, together, as OTLP has them", async () => {
    const { add } = anExporter();
    add(aSpan("a", { parentSpanId: "00f067aa0ba902b7", kind: "client", error: "target-failed" }));
    add(aSpan("b"));
    await until(() => names().length === 2);
    expect(collector.requests).toMatchObject([
      { path: "/v1/traces", headers: { "content-type": "application/json", "api-key": "k" } },
    ]);
    expect(collector.spans()[0]).toEqual({
      traceId: "0af7651916cd43dd8448eb211c80319c",
      spanId: "b7ad6b7169203331",
      parentSpanId: "00f067aa0ba902b7",
      ...{ name: "a", kind: 3 },
      startTimeUnixNano: `${NOW}000000`,
      endTimeUnixNano: `${NOW + 1}000000`,
      attributes: { n: "7", "signalbox.bus": "default", "error.type": "target-failed" },
      status: { code: 2, message: "target-failed" },
      resource: { "service.name": "signalbox" },
    });
  });

  test.skipIf(!checker)("are what OpenTelemetry's own definitions take", async () => {
    const { add, flush } = anExporter(LATE);
    add(aSpan("a", { parentSpanId: "00f067aa0ba902b7", kind: "server", error: "target-failed" }));
    await flush(5_000);
    const [body = ""] = collector.requests.map((request) => request.body);
    const wrong = body.replace('"spanId"', '"spanID"');
    expect(checker!.findings([body, wrong])).toEqual(["", expect.stringContaining("spanID")]);
  });

  test("that fill a batch do not wait", async () => {
    const { add } = anExporter({ ...LATE, mostAtOnce: 2 });
    for (const name of ["a", "b", "c"]) add(aSpan(name));
    await until(() => names().length === 3);
    expect(collector.requests).toHaveLength(2);
  });

  test("that come when too many wait are dropped and counted", async () => {
    const { add, flush, dropped } = anExporter({ ...LATE, mostWaiting: 2 });
    for (const name of ["a", "b", "c"]) add(aSpan(name));
    await flush(5_000);
    expect([names(), dropped()]).toEqual([["a", "b"], 1]);
  });

  test("have headers that are asked for when something is sent", async () => {
    const { add, flush } = anExporter(LATE, { headers: async () => ({ "api-key": "out of a secret" }) });
    add(aSpan());
    await flush(5_000);
    expect(collector.requests[0]!.headers["api-key"]).toBe("out of a secret");
  });
});

describe("a collector that is not there", () => {
  test.each([429, 503])("or has no time (%i) is tried again, and gets everything", async (status) => {
    collector.answers(status);
    const { add } = anExporter();
    add(aSpan());
    await until(() => collector.requests.length === 2);
    collector.answers(200);
    const before = collector.requests.length;
    await until(() => collector.requests.length > before);
    expect(reported[0]).toBe(`Cannot send traces to ${new URL(collector.url).host}: it answered ${status}`);
  });

  test("is left alone for a while by those who would have to wait for it", async () => {
    collector.answers(503);
    const { add, flush, resting, clock } = anExporter(LATE);
    add(aSpan());
    expect(resting()).toBe(false);
    await flush(5_000);
    expect(resting()).toBe(true);
    clock.advance(2 * LATE.everyMs);
    expect(resting()).toBe(false);
    collector.answers(200);
    await flush(5_000);
    expect(resting()).toBe(false);
  });

  test.each([
    ["as many seconds as it asks for", "120", 120_000],
    ["until the time that it names", new Date(NOW + 90_000).toUTCString(), 90_000],
    ["ten minutes at most", "86400", 600_000],
    ["no less than it would be without", "1", 2 * 5_000],
    ["as if it had asked for nothing when it asks for no time", "soon", 2 * 5_000],
  ])("is left alone %s", async (...[, retryAfter, ms]) => {
    collector.answers(503, { "retry-after": retryAfter });
    const { add, flush, resting, clock } = anExporter({ everyMs: 5_000 });
    add(aSpan());
    await flush(5_000);
    clock.advance(ms - 1_000);
    expect(resting()).toBe(true);
    clock.advance(1_000);
    expect(resting()).toBe(false);
  });

  test("does not get again what it will never take", async () => {
    collector.answers(400);
    const { add, flush, dropped, resting } = anExporter(LATE);
    add(aSpan("a"));
    await flush(5_000);
    expect([dropped(), resting()]).toEqual([1, false]);
    collector.answers(200);
    add(aSpan("b"));
    await flush(5_000);
    expect(collector.requests.map(({ body }) => body.includes('"name":"a"'))).toEqual([true, false]);
    expect(reported).toEqual([expect.stringContaining("it answered 400")]);
  });

  test("or says nothing keeps nobody longer than they want to wait", async () => {
    collector.answers("nothing");
    const { add, flush } = anExporter(LATE);
    add(aSpan());
    await flush(20);
    await until(() => reported.length === 1);
    expect(reported[0]).toContain("timeout");
  });

  test("or redirects is not followed", async () => {
    collector.answers(302);
    const { add, flush } = anExporter(LATE);
    add(aSpan());
    await flush(5_000);
    expect(reported).toHaveLength(1);
  });
});

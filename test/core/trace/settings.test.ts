import { describe, expect, test } from "vitest";
import { createSampler } from "../../../functions/core/trace/sampler.ts";
import { traceSettings } from "../../../functions/core/trace/settings.ts";
import { anEvent } from "../../support/build.ts";

const settingsOf = (variables: Record<string, string>) =>
  traceSettings(
    Object.fromEntries(Object.entries(variables).map(([name, value]) => [`OTEL_${name}`, value])),
  );
const HERE = { EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:4318" };

describe("what the environment says of traces", () => {
  test.each([
    {},
    { SERVICE_NAME: "shop" },
    { ...HERE, SDK_DISABLED: "true" },
    { ...HERE, TRACES_EXPORTER: "none" },
    { EXPORTER_OTLP_ENDPOINT: " " },
  ])("%j is off", (variables) => {
    expect(settingsOf(variables)).toBeUndefined();
  });

  test("has the standard's defaults, but begins no traces", () => {
    expect(settingsOf(HERE)).toEqual({
      url: "http://127.0.0.1:4318/v1/traces",
      headers: {},
      timeoutMs: 10_000,
      resource: { "service.name": "signalbox" },
      sampler: { parentBased: true, ratio: 0 },
      mostWaiting: 2_048,
      mostAtOnce: 512,
      everyMs: 5_000,
    });
  });

  test("sends JSON also where protobuf over HTTP is asked for: collectors take both at the same address", () => {
    expect(settingsOf({ ...HERE, EXPORTER_OTLP_PROTOCOL: "http/protobuf" })).toEqual(settingsOf(HERE));
  });

  test("can say it all, and what is of traces alone goes first", () => {
    expect(
      settingsOf({
        EXPORTER_OTLP_ENDPOINT: "http://127.0.0.1:1/",
        EXPORTER_OTLP_TRACES_ENDPOINT: "https://collector.example/otlp",
        EXPORTER_OTLP_HEADERS: "api-key=a%3Db, tenant = shop,,=x",
        EXPORTER_OTLP_TRACES_HEADERS: "tenant=100%",
        EXPORTER_OTLP_TIMEOUT: "5",
        EXPORTER_OTLP_TRACES_TIMEOUT: "7",
        RESOURCE_ATTRIBUTES: "service.name=other,deployment.environment.name=test",
        SERVICE_NAME: "shop",
        TRACES_SAMPLER: "traceidratio",
        TRACES_SAMPLER_ARG: "0.25",
        BSP_MAX_QUEUE_SIZE: "10",
        BSP_MAX_EXPORT_BATCH_SIZE: "3",
        BSP_SCHEDULE_DELAY: "20",
      }),
    ).toEqual({
      url: "https://collector.example/otlp",
      headers: { "api-key": "a=b", tenant: "100%" },
      timeoutMs: 7,
      resource: { "service.name": "shop", "deployment.environment.name": "test" },
      sampler: { parentBased: false, ratio: 0.25 },
      mostWaiting: 10,
      mostAtOnce: 3,
      everyMs: 20,
    });
  });

  test.each([
    [{ EXPORTER_OTLP_PROTOCOL: "grpc" }, "OTEL_EXPORTER_OTLP_PROTOCOL=grpc: only HTTP is spoken, with JSON"],
    [{ EXPORTER_OTLP_ENDPOINT: "127.0.0.1:4318" }, "OTEL_EXPORTER_OTLP_ENDPOINT=127.0.0.1:4318/v1/traces"],
    [{ TRACES_SAMPLER: "jaeger_remote" }, "OTEL_TRACES_SAMPLER=jaeger_remote: there is no such sampler"],
    [{ TRACES_SAMPLER: "traceidratio", TRACES_SAMPLER_ARG: "2" }, "OTEL_TRACES_SAMPLER_ARG=2: it is more"],
    [{ BSP_SCHEDULE_DELAY: "soon" }, "OTEL_BSP_SCHEDULE_DELAY=soon: it is no number of 0 or more"],
    [{ BSP_MAX_EXPORT_BATCH_SIZE: "0" }, "OTEL_BSP_MAX_EXPORT_BATCH_SIZE=0: it is no number of 1 or more"],
  ])("%j is refused", (variables, message) => {
    expect(() => settingsOf({ ...HERE, ...variables })).toThrow(`Cannot trace with ${message}`);
  });
});

describe("whether an event is traced", () => {
  const TRACE = "0af7651916cd43dd8448eb211c80319c";
  const written = (flags: string) =>
    anEvent({ extensions: { traceparent: `00-${TRACE}-b7ad6b7169203331-${flags}` } });
  const child = { traceId: TRACE, parentSpanId: "b7ad6b7169203331" };

  test.each([
    [{ parentBased: true, ratio: 0 }, "01", child],
    [{ parentBased: true, ratio: 1 }, "00", undefined],
    [{ parentBased: false, ratio: 1 }, "00", child],
    [{ parentBased: false, ratio: 0 }, "01", undefined],
    [{ parentBased: false, ratio: 0.1 }, "01", undefined],
    [{ parentBased: false, ratio: 0.2 }, "01", child],
  ] as const)("by %j, when its publisher writes %s: %j", (options, flags, trace) => {
    expect(createSampler(options)(written(flags))).toEqual(trace);
  });

  test("without a trace it begins one: the same wherever it is asked, and another for another event", () => {
    const [one, other] = [{ ratio: 1 }, { ratio: 1 }].map((options) =>
      createSampler({ parentBased: true, ...options }),
    );
    const traces = [one!(anEvent()), other!(anEvent()), one!(anEvent({ id: "43" }))];
    expect(traces[0]).toEqual({ traceId: expect.stringMatching(/^[0-9a-f]{32}$/) });
    expect(traces[1]).toEqual(traces[0]);
    expect(traces[2]).not.toEqual(traces[0]);
  });

  test("a share of events is about that share", () => {
    const sample = createSampler({ parentBased: true, ratio: 0.1 });
    const events = Array.from({ length: 5_000 }, (_, i) => anEvent({ id: `e-${i}` }));
    const taken = events.filter((event) => sample(event));
    expect(taken.length).toBeGreaterThan(400);
    expect(taken.length).toBeLessThan(600);
  });
});

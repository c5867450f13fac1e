import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../cdk/stages.ts";
import { aDeployment } from "../support/deployment.ts";

const { core } = aDeployment();
const all = Object.values(core.findResources("AWS::Lambda::Function")).map(({ Properties }) => Properties);
const functionOf = (name: string) => all.find(({ FunctionName }) => FunctionName === `signalbox-${name}`)!;
const mappings = Object.values(core.findResources("AWS::Lambda::EventSourceMapping")).map(
  ({ Properties }) => ({
    ...Properties,
    function:
      core.findResources("AWS::Lambda::Function")[Properties.FunctionName.Ref]!.Properties.FunctionName,
  }),
) as ({ function: string } & Record<string, unknown>)[];

test("there is one for each stage, on Node 24 and arm64, with a log that is not kept for ever", () => {
  expect(new Set(all.map(({ FunctionName }) => FunctionName))).toEqual(
    new Set(FUNCTIONS.map((name) => `signalbox-${name}`)),
  );
  for (const properties of all)
    expect(properties).toMatchObject({
      Runtime: "nodejs24.x",
      Architectures: ["arm64"],
      Handler: "index.handler",
    });
  core.resourceCountIs("AWS::Logs::LogGroup", FUNCTIONS.length);
  core.allResourcesProperties("AWS::Logs::LogGroup", { RetentionInDays: 30 });
});

test("another architecture is a setting", () => {
  aDeployment({ architecture: "x86_64" }).core.allResourcesProperties("AWS::Lambda::Function", {
    Architectures: ["x86_64"],
  });
});

describe("are called", () => {
  test("by HTTP: ingest, eventbridge and control, each at an address of its own", () => {
    core.resourceCountIs("AWS::Lambda::Url", 3);
    expect(Object.keys(core.findOutputs("*"))).toEqual(
      expect.arrayContaining(["IngestUrl", "EventBridgeUrl", "ControlUrl"]),
    );
  });

  test.each([
    ["route", { BatchSize: 10 }],
    ["deliver", { BatchSize: 10, ScalingConfig: { MaximumConcurrency: 100 } }],
    ["archive", { BatchSize: 10_000, MaximumBatchingWindowInSeconds: 20 }],
    ["tap", { BatchSize: 10 }],
  ])("by queues, which keep what failed of a batch: %s", (name, expected) => {
    const own = mappings.filter((one) => one.function === `signalbox-${name}`);
    expect(own).toHaveLength(name === "deliver" ? 2 : 1);
    for (const mapping of own)
      expect(mapping).toMatchObject({ ...expected, FunctionResponseTypes: ["ReportBatchItemFailures"] });
  });

  test.each([
    ["replay", "rate(1 minute)"],
    ["later-sweep", "rate(1 minute)"],
    ["retention", "rate(1 hour)"],
    ["broker-taps", "rate(1 minute)"],
    ["stats", "rate(1 minute)"],
    ["alerts", "rate(1 minute)"],
  ])("by the clock: %s", (name, rate) => {
    const rules = Object.values(core.findResources("AWS::Events::Rule")).filter(({ Properties }) =>
      JSON.stringify(Properties.Targets).includes(`"${idOf(name)}"`),
    );
    expect(rules.map(({ Properties }) => Properties.ScheduleExpression)).toEqual([rate]);
  });
});

test("the taps queue is asked where a bus is tapped, or somebody else puts events there", () => {
  const isAsked = (context: object) => {
    const { core } = aDeployment({ ...context });
    const all = Object.entries(core.findResources("AWS::Lambda::EventSourceMapping"));
    return all.find(([id]) => id.startsWith("tap"))![1].Properties.Enabled as boolean;
  };
  expect([{}, { taps: ["default=*"] }, { tapsQueue: true }].map(isAsked)).toEqual([false, true, true]);
});

test("with a stream, publishers' events go there, and route follows it", () => {
  const { core } = aDeployment({ shards: 2 });
  core.hasResourceProperties("AWS::Kinesis::Stream", { Name: "signalbox-events", ShardCount: 2 });
  core.hasResourceProperties("AWS::Lambda::EventSourceMapping", {
    BatchSize: 500,
    MaximumBatchingWindowInSeconds: 1,
    FunctionResponseTypes: ["ReportBatchItemFailures"],
    EventSourceArn: { "Fn::GetAtt": [Match.stringLikeRegexp("^stream"), "Arn"] },
  });
  const told = Object.values(core.findResources("AWS::Lambda::Function"))
    .filter(({ Properties }) => "EVENTS_STREAM" in Properties.Environment.Variables)
    .map(({ Properties }) => Properties.FunctionName);
  expect(new Set(told)).toEqual(
    new Set(["ingest", "eventbridge", "tap", "broker-taps"].map((name) => `signalbox-${name}`)),
  );
});

function idOf(name: string): string {
  const [id] = Object.entries(core.findResources("AWS::Lambda::Function")).find(
    ([, { Properties }]) => Properties.FunctionName === `signalbox-${name}`,
  )!;
  return id;
}

describe("at once", () => {
  test("run as many deliver functions as are reserved, and one replay", () => {
    expect(functionOf("deliver").ReservedConcurrentExecutions).toBe(100);
    expect(functionOf("replay").ReservedConcurrentExecutions).toBe(1);
    expect(functionOf("broker-taps").ReservedConcurrentExecutions).toBe(1);
    expect(functionOf("route").ReservedConcurrentExecutions).toBeUndefined();
  });

  test("nothing is reserved where an account has nothing to reserve", () => {
    const { core } = aDeployment({ deliverConcurrency: 0 });
    core.allResourcesProperties("AWS::Lambda::Function", { ReservedConcurrentExecutions: Match.absent() });
    core.allResourcesProperties("AWS::Lambda::EventSourceMapping", { ScalingConfig: Match.absent() });
  });
});

test("a second deployment shares no name with the first", () => {
  const second = JSON.stringify(aDeployment({ name: "second" }).core.toJSON());
  expect(second).not.toContain('"signalbox-');
  expect(second).not.toContain("signalbox/");
});

describe("a collector of traces", () => {
  const traced = aDeployment({
    otlpEndpoint: "https://collector.example",
    otlpHeaders: "true",
    tracesSampler: "parentbased_traceidratio",
    tracesSamplerArg: "0.01",
  }).core;
  const told = Object.values(traced.findResources("AWS::Lambda::Function")).filter(
    ({ Properties }) => "OTEL_EXPORTER_OTLP_ENDPOINT" in Properties.Environment.Variables,
  );

  test("is known to those functions through which events go", () => {
    expect(new Set(told.map(({ Properties }) => Properties.FunctionName))).toEqual(
      new Set(["ingest", "eventbridge", "tap", "route", "deliver"].map((name) => `signalbox-${name}`)),
    );
    for (const { Properties } of told)
      expect(Properties.Environment.Variables).toMatchObject({
        OTEL_EXPORTER_OTLP_ENDPOINT: "https://collector.example",
        OTEL_SERVICE_NAME: "signalbox",
        OTEL_RESOURCE_ATTRIBUTES: `faas.name=${Properties.FunctionName}`,
        OTEL_TRACES_SAMPLER: "parentbased_traceidratio",
        OTEL_TRACES_SAMPLER_ARG: "0.01",
        OTLP_HEADERS_SECRET: "signalbox/OTEL_EXPORTER_OTLP_HEADERS",
      });
  });

  test("is told nothing unless somebody names one", () => {
    for (const { Environment } of all)
      expect(Object.keys(Environment.Variables).filter((name) => /OTEL|OTLP/.test(name))).toEqual([]);
  });
});

test("what functions log is a setting", () => {
  aDeployment({ logLevel: "debug" }).core.allResourcesProperties("AWS::Lambda::Function", {
    Environment: { Variables: Match.objectLike({ SIGNALBOX_LOG_LEVEL: "debug" }) },
  });
});

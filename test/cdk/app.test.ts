import { App, Stack, Validations } from "aws-cdk-lib";
import { Queue } from "aws-cdk-lib/aws-sqs";
import { AwsSolutionsChecks } from "cdk-nag";
import { expect, test } from "vitest";
import { readSettings } from "../../cdk/settings.ts";
import { aDeployment } from "../support/deployment.ts";

const settingsOf = (context: Record<string, unknown>) => readSettings(new App({ context }).node);

test("everything has a default", () => {
  expect(settingsOf({})).toEqual({
    name: "signalbox",
    architecture: "arm64",
    kms: false,
    logRetentionDays: 30,
    deliverConcurrency: 100,
    accountConcurrency: 1_000,
    shards: 0,
    archiveWindowSeconds: 20,
    infrequentAfterDays: 30,
    glacierAfterDays: 90,
    targets: [],
    sources: [],
    taps: [],
    tapsQueue: false,
    alarms: "few",
    logLevel: "info",
    otlpHeaders: false,
    tracesSampler: "parentbased_always_off",
    tracesSamplerArg: "1",
  });
});

test("the command line gives text, cdk.json values; both are taken", () => {
  const text = { kms: "true", deliverConcurrency: "7", targets: "arn:aws:sqs:a:1:x  arn:aws:sns:a:1:y" };
  const values = { kms: true, deliverConcurrency: 7, targets: ["arn:aws:sqs:a:1:x", "arn:aws:sns:a:1:y"] };
  expect(settingsOf(text)).toEqual(settingsOf(values));
});

test.each([
  [{ name: "Shop" }, "Cannot deploy with name=Shop: it must be small letters, digits and dashes, 32 at most"],
  [{ architecture: "mips" }, "Cannot deploy with architecture=mips: it must be arm64 or x86_64"],
  [{ kms: "yes" }, "Cannot deploy with kms=yes: it must be true or false"],
  [{ deliverConcurrency: "-1" }, "Cannot deploy with deliverConcurrency=-1: it must be a whole number"],
  [{ alarms: "none" }, "Cannot deploy with alarms=none: it must be few or all"],
  [
    { otlpEndpoint: "collector:4318" },
    "Cannot deploy with otlpEndpoint=collector:4318: it must be an address that",
  ],
  [{ tracesSampler: "some" }, "Cannot deploy with tracesSampler=some: it must be always_on, always_off or"],
  [{ tracesSamplerArg: "2" }, "Cannot deploy with tracesSamplerArg=2: it must be a number of 0 to 1"],
  [{ logLevel: "trace" }, "Cannot deploy with logLevel=trace: it must be debug, info, warn or error"],
  [{ alarmEmail: "ops" }, "Cannot deploy with alarmEmail=ops: it must be an address"],
])("%j is refused", (context, message) => {
  expect(() => settingsOf(context)).toThrow(message);
});

const settings = [
  {},
  { kms: true },
  { name: "second" },
  { shards: 2, alarms: "all" },
  { shards: 1, kms: true },
  { otlpEndpoint: "https://collector.example", otlpHeaders: true },
  { taps: ["default=*"], targets: ["arn:aws:sqs:eu-central-1:123456789012:theirs"] },
  { deliverConcurrency: 0, archiveWindowSeconds: 0, alarmEmail: "ops@shop.example", architecture: "x86_64" },
];

test.each(settings)(
  "cdk-nag finds nothing that is not acknowledged, with %j",
  { timeout: 60_000 },
  (context) => {
    expect(() => aDeployment(context)).not.toThrow();
  },
);

test("what cdk-nag finds ends the synthesis", () => {
  const app = new App();
  Validations.of(app).addPlugins(new AwsSolutionsChecks(app));
  const queue = new Queue(new Stack(app, "other"), "without-a-dead-letter-queue");
  expect(queue.deadLetterQueue).toBeUndefined();
  expect(() => app.synth()).toThrow(/AwsSolutions-SQS3/);
});

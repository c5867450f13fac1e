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
    shards: 0,
    archiveWindowSeconds: 20,
    infrequentAfterDays: 30,
    glacierAfterDays: 90,
    targets: [],
    taps: [],
    tapsQueue: false,
    alarms: "few",
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
  { taps: ["default=*"], targets: ["arn:aws:sqs:eu-central-1:123456789012:theirs"] },
  { deliverConcurrency: 0, archiveWindowSeconds: 0, alarmEmail: "ops@shop.example", architecture: "x86_64" },
];

// The first one also loads the CDK and bundles the functions.
test.each(settings)(
  "cdk-nag finds nothing that is not acknowledged, with %j",
  { timeout: 120_000 },
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

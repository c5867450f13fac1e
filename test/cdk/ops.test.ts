import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { FUNCTIONS, QUEUES } from "../../cdk/stages.ts";
import { aDeployment } from "../support/deployment.ts";

const { core, ops } = aDeployment({ alarmEmail: "ops@shop.example", alarms: "all" });
const alarms = Object.values(ops.findResources("AWS::CloudWatch::Alarm")).map(({ Properties }) => Properties);
const valuesOf = (dimension: string) =>
  new Set(
    alarms.flatMap(({ Dimensions }) =>
      (Dimensions ?? [])
        .filter(({ Name }: { Name: string }) => Name === dimension)
        .map(({ Value }: { Value: string }) => Value),
    ),
  );

describe("alarms", () => {
  test("watch every function and every queue that there is, by the names that these have", () => {
    const names = (type: string, name: string) =>
      new Set(Object.values(core.findResources(type)).map(({ Properties }) => Properties[name]));
    expect(valuesOf("FunctionName")).toEqual(names("AWS::Lambda::Function", "FunctionName"));
    expect(valuesOf("QueueName")).toEqual(names("AWS::SQS::Queue", "QueueName"));
    expect(valuesOf("FunctionName").size).toBe(FUNCTIONS.length);
    expect(valuesOf("QueueName").size).toBe(2 * QUEUES.length);
  });

  test("tell a topic when they begin and when they end", () => {
    for (const { AlarmActions, OKActions } of alarms)
      expect([AlarmActions, OKActions]).toEqual([
        [{ Ref: expect.stringMatching(/^alarmtopic/) }],
        [{ Ref: expect.stringMatching(/^alarmtopic/) }],
      ]);
    ops.hasResourceProperties("AWS::SNS::Subscription", { Protocol: "email", Endpoint: "ops@shop.example" });
  });

  test("do not ring for a deployment in which nothing happens", () => {
    const others = alarms.filter(({ AlarmName }) => AlarmName !== "signalbox-alerts-silent");
    for (const { TreatMissingData } of others) expect(TreatMissingData).toBe("notBreaching");
  });

  test("ring when nobody looks any more whether all is well, and not where nobody has looked yet", () => {
    const topic = [{ Ref: Match.stringLikeRegexp("^alarmtopic") }];
    ops.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmName: "signalbox-alerts-silent",
      MetricName: "Invocations",
      ComparisonOperator: "LessThanOrEqualToThreshold",
      Threshold: 0,
      // It begins in INSUFFICIENT_DATA, and a state that does not change tells nobody.
      TreatMissingData: "missing",
      InsufficientDataActions: topic,
      AlarmActions: topic,
      Dimensions: [{ Name: "FunctionName", Value: "signalbox-alerts" }],
    });
    const others = alarms.filter(({ AlarmName }) => AlarmName !== "signalbox-alerts-silent");
    for (const { InsufficientDataActions } of others) expect(InsufficientDataActions).toBeUndefined();
  });

  test.each([
    ["concurrency-high", { Threshold: 800, Dimensions: Match.absent(), Statistic: "Maximum" }],
    ["deliver-concurrency-high", { Threshold: 80, Statistic: "Maximum" }],
    [
      "events-expiring",
      { Threshold: 967_680, Dimensions: [{ Name: "QueueName", Value: "signalbox-events-dlq.fifo" }] },
    ],
  ])("ring before a limit is reached: %s", (id, wanted) => {
    ops.hasResourceProperties("AWS::CloudWatch::Alarm", { AlarmName: `signalbox-${id}`, ...wanted });
  });

  test("hold what runs at once against what the account may", () => {
    const { ops } = aDeployment({ alarms: "all", accountConcurrency: 10, deliverConcurrency: 0 });
    ops.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmName: "signalbox-concurrency-high",
      Threshold: 8,
    });
    const all = Object.values(ops.findResources("AWS::CloudWatch::Alarm")).map(
      ({ Properties }) => Properties.AlarmName,
    );
    expect(all).not.toContain("signalbox-deliver-concurrency-high");
  });

  test("say what is wrong and where to look", () => {
    expect(new Set(alarms.map(({ AlarmDescription }) => AlarmDescription)).size).toBe(alarms.length);
    ops.hasResourceProperties("AWS::CloudWatch::Alarm", {
      AlarmName: "signalbox-deliveries-dead",
      AlarmDescription: Match.stringLikeRegexp(
        "^Messages that no function could take lie in signalbox-deliveries-dlq",
      ),
    });
  });
});

test("ten alarms are made where nobody asks for all of them, and one more where there is a stream", () => {
  aDeployment().ops.resourceCountIs("AWS::CloudWatch::Alarm", 10);
  const { ops } = aDeployment({ shards: 1 });
  ops.resourceCountIs("AWS::CloudWatch::Alarm", 11);
  ops.hasResourceProperties("AWS::CloudWatch::Alarm", { AlarmName: "signalbox-stream-old" });
});

test("the dashboard shows every function and every queue", () => {
  const [dashboard] = Object.values(ops.findResources("AWS::CloudWatch::Dashboard"));
  const body = JSON.stringify(dashboard!.Properties.DashboardBody);
  for (const name of [...FUNCTIONS, ...QUEUES]) expect(body).toContain(`signalbox-${name}`);
});

test("nobody is written to where no address is set", () => {
  aDeployment().ops.resourceCountIs("AWS::SNS::Subscription", 0);
});

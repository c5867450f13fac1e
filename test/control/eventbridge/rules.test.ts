import { describe, expect, test } from "vitest";
import { MOST_ASKED_OF_ALL } from "../../../functions/core/check/asked-of-all.ts";
import { addAccessKey, awsApiOver, awsPorts } from "../../support/aws-api.ts";

const PATTERN = '{"source":["com.shop"]}';
const QUEUE = "arn:aws:sqs:us-east-1:123456789012:orders";
const STREAM = "arn:aws:kinesis:us-east-1:000000000000:stream/orders";

async function open() {
  const ports = awsPorts({});
  await addAccessKey(ports);
  return { ...ports, ...awsApiOver(ports) };
}

/** A rule `paid` on the default bus with these targets. */
async function withTargets(...Targets: readonly object[]) {
  const house = await open();
  await house.call("PutRule", { Name: "paid", EventPattern: PATTERN });
  const answer = await house.call("PutTargets", { Rule: "paid", Targets });
  return { ...house, answer };
}

describe("a rule", () => {
  test("is an ordinary rule of the EventBridge view", async () => {
    const { call, registry } = await open();
    await call("CreateEventBus", { Name: "orders" });
    await call("PutRule", {
      Name: "paid",
      EventBusName: "orders",
      EventPattern: PATTERN,
      Description: "Paid ones",
    });
    expect(registry.get("rule", "orders/paid")).toMatchObject({
      by: "the-sdk",
      value: {
        description: "Paid ones",
        bus: "orders",
        view: "eventbridge",
        pattern: { source: ["com.shop"] },
        targets: [],
      },
    });
  });

  test("that every event would be asked of is too many after a thousand of them", async () => {
    const EventPattern = '{"detail":{"a":[{"exists":false}]}}';
    const value = { view: "eventbridge", pattern: JSON.parse(EventPattern), targets: [] };
    const { call, registry } = await open();
    for (let n = 0; n < MOST_ASKED_OF_ALL; n++)
      await registry.put({ kind: "rule", id: `r${n}`, value, at: 0, by: "admin" });
    expect(await call("PutRule", { Name: "new", EventPattern })).toMatchObject({
      body: { __type: "LimitExceededException" },
    });
    expect((await call("PutRule", { Name: "new", EventPattern: PATTERN })).status).toBe(200);
  });

  test("with a schedule alone matches nothing: it is kept, and no rule", async () => {
    const { call, registry } = await open();
    await call("PutRule", { Name: "hourly", ScheduleExpression: "rate(1 hour)", State: "DISABLED" });
    expect(registry.list("rule")).toEqual([]);
    expect(await call("DescribeRule", { Name: "hourly" })).toMatchObject({
      body: { ScheduleExpression: "rate(1 hour)", State: "DISABLED" },
    });
  });

  test("keeps its targets and tags when it is put again, and nothing else", async () => {
    const { call } = await withTargets({ Id: "q", Arn: QUEUE });
    await call("TagResource", {
      ResourceARN: "arn:aws:events:us-east-1:000000000000:rule/paid",
      Tags: [{ Key: "team", Value: "shop" }],
    });
    await call("PutRule", { Name: "paid", EventPattern: '{"source":["com.other"]}' });
    expect((await call("ListTargetsByRule", { Rule: "paid" })).body).toEqual({
      Targets: [{ Id: "q", Arn: QUEUE }],
    });
    expect((await call("DescribeRule", { Name: "paid" })).body).toMatchObject({
      EventPattern: '{"source":["com.other"]}',
    });
    expect(
      (await call("ListTagsForResource", { ResourceARN: "arn:aws:events:us-east-1:000000000000:rule/paid" }))
        .body,
    ).toEqual({ Tags: [{ Key: "team", Value: "shop" }] });
  });

  test.each([
    ["PutRule", "Name", { EventPattern: PATTERN }],
    ["EnableRule", "Name", {}],
    ["DisableRule", "Name", {}],
    ["DeleteRule", "Name", {}],
    ["PutTargets", "Rule", { Targets: [{ Id: "1", Arn: "arn:aws:events:us-east-1:1:event-bus/x" }] }],
    ["RemoveTargets", "Rule", { Ids: ["1"] }],
  ])("that a file or the control API made is not changed: %s", async (operation, named, input) => {
    const { call, registry } = await open();
    const value = { pattern: { type: ["x"] }, targets: [{ target: "log" }] };
    await registry.put({ kind: "rule", id: "filed", value, at: 0, by: "files", file: "rules/filed.json" });
    await registry.put({ kind: "rule", id: "made", value, at: 0, by: "admin" });
    for (const [name, owner] of [
      ["filed", "rules/filed.json"],
      ["made", "the control API"],
    ])
      expect((await call(operation, { ...input, [named]: name })).body).toEqual({
        __type: "ManagedRuleException",
        message: `Rule ${name} is managed by ${owner} and can't be modified.`,
      });
  });

  test("is gone when it is deleted, and deleting it again does no harm", async () => {
    const { call, registry } = await open();
    await call("PutRule", { Name: "paid", EventPattern: PATTERN });
    expect(await call("DeleteRule", { Name: "paid" })).toMatchObject({ status: 200, body: {} });
    expect(registry.list("rule")).toEqual([]);
    expect(await call("DeleteRule", { Name: "paid" })).toMatchObject({ status: 200 });
  });

  test.each([
    [{}, "Parameter(s) EventPattern or ScheduleExpression must be specified."],
    [{ EventPattern: "{" }, expect.stringMatching(/^Event pattern is not valid\. Reason: /)],
    [{ EventPattern: PATTERN, EventBusName: "nowhere" }, "Event bus nowhere does not exist."],
    [
      { EventPattern: PATTERN, State: "on", Name: "a b" },
      expect.stringMatching(
        /^2 validation errors detected: Value 'a b' at 'name' .*; Value 'on' at 'state' /,
      ),
    ],
  ])("is not made of %j", async (input, message) => {
    const { call, registry } = await open();
    const { status, body } = await call("PutRule", { Name: "r", ...input });
    expect({ status, message: body["message"] }).toEqual({ status: 400, message });
    expect(registry.list("rule")).toEqual([]);
  });
});

describe("targets", () => {
  test.each([
    [{}, { transform: { inputPath: "$" } }],
    [{ InputPath: "$.detail" }, { transform: { inputPath: "$.detail" } }],
    [{ Input: '{"a":1}' }, { transform: { input: { a: 1 } } }],
    [
      { InputTransformer: { InputPathsMap: { a: "$.id" }, InputTemplate: '"<a>"' } },
      { transform: { inputTransformer: { inputPathsMap: { a: "$.id" }, inputTemplate: '"<a>"' } } },
    ],
    [
      { RetryPolicy: { MaximumRetryAttempts: 0, MaximumEventAgeInSeconds: 60 } },
      { transform: { inputPath: "$" }, retry: { maxAttempts: 1, maxAgeSeconds: 60 } },
    ],
  ])("with %j are entries of the rule", async (parts, entry) => {
    const { registry } = await withTargets({ Id: "q", Arn: QUEUE, ...parts });
    expect(registry.get("rule", "paid")?.value).toMatchObject({
      targets: [{ target: "sqs.us-east-1.123456789012.orders", ...entry }],
    });
  });

  test("of AWS are targets of their kind, and a bus passes events on as they are", async () => {
    const bus = "arn:aws:events:us-east-1:000000000000:event-bus/finance";
    const { registry } = await withTargets(
      { Id: "q", Arn: QUEUE },
      { Id: "b", Arn: bus, InputPath: "$.detail" },
    );
    expect(registry.get("target", "sqs.us-east-1.123456789012.orders")?.value).toEqual({
      kind: "sqs",
      queue: QUEUE,
    });
    expect(registry.get("target", "event-bus.finance")?.value).toEqual({ kind: "bus", bus: "finance" });
    expect(registry.get("rule", "paid")?.value).toMatchObject({
      targets: [{ target: "sqs.us-east-1.123456789012.orders" }, { target: "event-bus.finance" }],
    });
  });

  test.each([
    ["sns:eu-central-1:123456789012:orders", "sns.eu-central-1.123456789012.orders", { kind: "sns" }],
    [
      "lambda:eu-central-1:123456789012:function:ship:live",
      "lambda.eu-central-1.123456789012.function.ship.live",
      { kind: "lambda" },
    ],
    [
      "kinesis:eu-central-1:123456789012:stream/orders",
      "kinesis.eu-central-1.123456789012.stream.orders",
      { kind: "kinesis" },
    ],
    ["sqs:eu-west-1:123456789012:orders", "sqs.eu-west-1.123456789012.orders", { kind: "sqs" }],
    [
      "states:eu-central-1:123456789012:stateMachine:ship",
      "states.eu-central-1.123456789012.stateMachine.ship",
      { kind: "aws" },
    ],
  ])("named arn:aws:%s are the target %s", async (arn, id, target) => {
    const Arn = `arn:aws:${arn}`;
    const { registry } = await withTargets({ Id: "q", Arn });
    const value = registry.get("target", id)?.value as object;
    expect(value).toMatchObject(target);
    expect(Object.values(value)).toContain(Arn);
  });

  test.each([
    [QUEUE, { SqsParameters: { MessageGroupId: "g" } }, { messageGroup: "g" }],
    [STREAM, { KinesisParameters: { PartitionKeyPath: "$.detail.id" } }, { partitionKey: "<$.data.id>" }],
    [STREAM, { KinesisParameters: { PartitionKeyPath: "$.detail-type" } }, { partitionKey: "<$.type>" }],
  ])("named %s with %j are targets of their own", async (Arn, parameters, settings) => {
    const { registry } = await withTargets({ Id: "plain", Arn }, { Id: "own", Arn, ...parameters });
    const [plain, own] = (registry.get("rule", "paid")!.value as { targets: { target: string }[] }).targets;
    expect(own!.target).toBe(`${plain!.target}.paid.own`);
    const { kind: _, ...settingsOf } = registry.get("target", own!.target)!.value as { kind: string };
    expect(settingsOf).toMatchObject(settings);
    expect(registry.get("target", plain!.target)!.value).not.toMatchObject(settings);
  });

  test("of AWS keep what the operator has set on them", async () => {
    const { call, registry } = await withTargets({ Id: "q", Arn: QUEUE });
    const set = { kind: "sqs", queue: QUEUE, rate: { perSecond: 5 }, mode: "binary" };
    await registry.put({
      kind: "target",
      id: "sqs.us-east-1.123456789012.orders",
      value: set,
      at: 0,
      by: "Ada",
    });
    await call("PutTargets", { Rule: "paid", Targets: [{ Id: "q", Arn: QUEUE, Input: "{}" }] });
    expect(registry.get("target", "sqs.us-east-1.123456789012.orders")?.value).toEqual(set);
  });

  test("put at the same time are all there", async () => {
    const { call } = await withTargets();
    await call("PutRule", { Name: "paid", EventPattern: PATTERN });
    const puts = ["1", "2", "3", "4", "5"].map((Id) =>
      call("PutTargets", { Rule: "paid", Targets: [{ Id, Arn: `${QUEUE}-${Id}` }] }),
    );
    await Promise.all(puts);
    const { body } = await call("ListTargetsByRule", { Rule: "paid" });
    expect((body["Targets"] as readonly { Id: string }[]).map(({ Id }) => Id)).toEqual([
      "1",
      "2",
      "3",
      "4",
      "5",
    ]);
  });

  test("that are not there are named when they are removed", async () => {
    const { call } = await withTargets({ Id: "q", Arn: QUEUE });
    expect((await call("RemoveTargets", { Rule: "paid", Ids: ["q", "z"] })).body).toEqual({
      FailedEntryCount: 1,
      FailedEntries: [
        {
          TargetId: "z",
          ErrorCode: "ResourceNotFoundException",
          ErrorMessage: "Rule paid does not have target z.",
        },
      ],
    });
  });

  test.each([
    [{ Arn: "queue" }, "Parameter queue is not valid. Reason: Provided Arn is not in correct format."],
    [{ Input: "{", Arn: QUEUE }, expect.stringMatching(/^JSON syntax error in input for target q: /)],
    [{ InputPath: "detail", Arn: QUEUE }, expect.stringMatching(/^Invalid InputPath for target q : /)],
    [
      { Arn: "arn:aws:events:us-east-1:000000000000:api-destination/none/1" },
      expect.stringContaining("does not exist."),
    ],
  ])("%j are refused, and nothing changes", async (parts, message) => {
    const { answer, registry } = await withTargets({ Id: "q", ...parts });
    expect(answer).toMatchObject({ status: 400, body: { message } });
    expect(registry.get("rule", "paid")?.value).toMatchObject({ targets: [] });
  });
});

test("a list comes in pages, and a token that no page gave is refused", async () => {
  const { call } = await open();
  for (const Name of ["a", "b", "c"]) await call("PutRule", { Name, EventPattern: PATTERN });
  const { body } = await call("ListRules", { Limit: 2 });
  expect(body["Rules"]).toMatchObject([{ Name: "a" }, { Name: "b" }]);
  expect((await call("ListRules", { NextToken: body["NextToken"] })).body).toEqual({
    Rules: [expect.objectContaining({ Name: "c" })],
  });
  expect((await call("ListRules", { NextToken: "made-up" })).body).toEqual({
    __type: "ValidationException",
    message: "Parameter NextToken is not valid.",
  });
});

test.each([
  ["viewer", "DescribeEventBus", 200],
  ["viewer", "PutRule", 400],
  ["operator", "ListRules", 200],
  ["operator", "CreateEventBus", 400],
  ["publisher", "DescribeEventBus", 400],
  ["admin", "CreateEventBus", 200],
] as const)("a %s that asks for %s gets %i", async (role, name, status) => {
  const ports = awsPorts({});
  await addAccessKey(ports, { role });
  const answer = await awsApiOver(ports).call(
    name,
    name === "CreateEventBus"
      ? { Name: "b" }
      : name === "PutRule"
        ? { Name: "r", EventPattern: PATTERN }
        : {},
  );
  expect(answer).toMatchObject(
    status === 200 ? { status } : { status, body: { __type: "AccessDeniedException" } },
  );
  expect(ports.audit.kept.map(({ action }) => action)).toEqual(
    role === "admin" ? ["eventbridge.CreateEventBus"] : [],
  );
});

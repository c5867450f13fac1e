import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { importAws } from "../../../functions/core/aws-import/import.ts";

const PATTERN = {
  source: ["shop"],
  "detail-type": ["order.paid"],
  detail: { amount: [{ numeric: [">", 100] }] },
};
const QUEUE = "arn:aws:sqs:eu-central-1:123456789012:orders";

const template = (Resources: object, more: object = {}) => [
  { file: "t.json", value: { ...more, Resources } },
];
const files = (documents: Parameters<typeof importAws>[0], deployment = {}) =>
  Object.fromEntries(importAws(documents, deployment).files.map(({ file, value }) => [file, value]));
const left = (documents: Parameters<typeof importAws>[0], deployment = {}) =>
  importAws(documents, deployment).left.map(({ place, why }) => `${place}: ${why}`);

describe("a template that is deployed", () => {
  const queue = (condition?: string) => ({
    Resources: {
      Queue: { Type: "AWS::SQS::Queue" },
      Paid: {
        Type: "AWS::Events::Rule",
        ...(condition !== undefined && { Condition: condition }),
        Properties: {
          EventPattern: PATTERN,
          Targets: [
            {
              ...{
                Id: "q",
                Arn: { "Fn::GetAtt": ["Queue", "Arn"] },
                RetryPolicy: { MaximumRetryAttempts: "3" },
              },
              DeadLetterConfig: { Arn: { "Fn::GetAtt": ["Dead", "Arn"] } },
            },
          ],
        },
      },
    },
    Parameters: { Stage: { Type: "String" } },
    Conditions: { Live: { "Fn::Equals": [{ Ref: "Stage" }, "live"] } },
  });
  const resources = {
    StackResources: [
      {
        StackId: "arn:aws:cloudformation:eu-central-1:123456789012:stack/shop/1",
        LogicalResourceId: "Queue",
        PhysicalResourceId: "https://sqs.eu-central-1.amazonaws.com/123456789012/shop-Queue-1X",
      },
    ],
  };
  const documents = [
    { file: "t", value: queue() },
    { file: "r", value: resources },
  ];

  test("has the names, account and region that describe-stack-resources says", () => {
    const made = files(documents);
    expect(made["rules/targets/sqs.eu-central-1.123456789012.shop-Queue-1X.json"]).toMatchObject({
      queue: "arn:aws:sqs:eu-central-1:123456789012:shop-Queue-1X",
    });
    expect(made["rules/Paid.json"]).toMatchObject({ targets: [{ retry: { maxAttempts: 4 } }] });
  });

  test("tells that dead letters are kept here", () => {
    expect(importAws(documents, {}).notes).toEqual([
      { place: "t: Paid, target q", note: expect.stringContaining("DeadLetterConfig is not taken") },
    ]);
  });

  test.for([
    ["dev", /^t: Paid: its condition Live does not hold$/],
    [undefined, /^t: Paid: whether its condition Live holds is not known/],
    ["live", /^$/],
  ] as const)("leaves what its conditions leave out: %s", ([stage, why]) => {
    const parameters = stage === undefined ? {} : { Stage: stage };
    const asked = [{ file: "t", value: queue("Live") }, documents[1]!];
    expect(left(asked, { parameters }).join()).toMatch(why);
  });
});

describe("secrets", () => {
  const connected = (parameters: object, type = "BASIC") =>
    template(
      {
        Key: {
          Type: "AWS::Events::Connection",
          Properties: { AuthorizationType: type, AuthParameters: parameters },
        },
        Wms: {
          Type: "AWS::Events::ApiDestination",
          Properties: {
            ...{
              ConnectionArn: { "Fn::GetAtt": ["Key", "Arn"] },
              InvocationEndpoint: "https://wms.example/",
            },
            HttpMethod: "POST",
          },
        },
        Paid: {
          Type: "AWS::Events::Rule",
          Properties: {
            EventPattern: PATTERN,
            Targets: [{ Id: "w", Arn: { "Fn::GetAtt": ["Wms", "Arn"] } }],
          },
        },
      },
      { Parameters: { WmsPassword: { Type: "String", NoEcho: true, Default: "hunter2" } } },
    );
  const stored = "{{resolve:secretsmanager:wms:SecretString:name}}";

  test.for<[string, object, object]>([
    [
      "of a hidden parameter have its name",
      { BasicAuthParameters: { Username: "shop", Password: { Ref: "WmsPassword" } } },
      { auth: { kind: "basic", username: "shop", password: { secret: "WmsPassword" } } },
    ],
    [
      "that stand there are not copied",
      { BasicAuthParameters: { Username: stored, Password: "hunter2" } },
      { auth: { username: { secret: "KEY_USERNAME" }, password: { secret: "KEY_PASSWORD" } } },
    ],
    [
      "of the body are read there",
      {
        BasicAuthParameters: { Username: "a", Password: "hunter2" },
        InvocationHttpParameters: { BodyParameters: [{ Key: "pin", Value: "hunter2", IsValueSecret: true }] },
      },
      { bodyMembers: { pin: { secret: "KEY_PIN" } } },
    ],
  ])("%s", ([, parameters, target]) => {
    const made = files(connected(parameters));
    expect(made["rules/targets/api-destination.Wms.json"]).toMatchObject(target);
    expect(JSON.stringify(made)).not.toContain("hunter2");
  });

  test("in the query cannot be read, so the target is left", () => {
    const said = { QueryStringParameters: [{ Key: "key", Value: "hunter2", IsValueSecret: true }] };
    const parameters = {
      BasicAuthParameters: { Username: "a", Password: "b" },
      InvocationHttpParameters: said,
    };
    expect(left(connected(parameters)).join()).toContain("secrets in the query, where none can be read: key");
  });
});

test("nothing that documents can say makes it throw, and all that it makes can be a file", () => {
  const value = fc.jsonValue({ maxDepth: 3 });
  const odd = (good: unknown) => fc.oneof(value, fc.constant(good));
  const target = fc.record(
    {
      ...{ Id: odd("q"), Arn: odd(QUEUE), Input: odd("{}"), InputPath: value, InputTransformer: value },
      ...{ HttpParameters: value, RetryPolicy: value, SqsParameters: value, DeadLetterConfig: value },
    },
    { requiredKeys: [] },
  );
  const properties = fc.record(
    {
      ...{ Name: odd("a.test"), EventBusName: value, EventPattern: odd(PATTERN), State: value },
      ...{ Targets: fc.oneof(value, fc.array(target, { maxLength: 3 })), ScheduleExpression: value },
      ...{ ConnectionArn: value, InvocationEndpoint: value, HttpMethod: value, AuthParameters: value },
      ...{ AuthorizationType: value, Events: odd({ A: { Type: "EventBridgeRule", Properties: 1 } }) },
      ...{ SourceArn: value, RetentionDays: value },
    },
    { requiredKeys: [] },
  );
  const type = fc.constantFrom(
    ...["AWS::Events::Rule", "AWS::Events::Archive", "AWS::Events::Connection"],
    ...["AWS::Events::ApiDestination", "AWS::Serverless::Function", "AWS::Events::EventBus"],
  );
  const resource = fc.record({ Type: type, Properties: fc.oneof(value, properties), Condition: value });
  const parts = fc.record(
    { Parameters: value, Conditions: value, Mappings: value, Metadata: value },
    { requiredKeys: [] },
  );
  const resources = fc.record({ Resources: fc.dictionary(fc.string(), fc.oneof(value, resource)) });
  const answer = fc.oneof(
    ...[value, properties, fc.record({ Targets: fc.array(fc.oneof(value, target)) })],
    fc.record({ Rules: fc.array(fc.oneof(value, properties)) }),
    fc.record({ StackResources: value }),
    fc.tuple(parts, resources).map(([more, said]) => ({ ...more, ...said })),
  );
  fc.assert(
    fc.property(fc.array(answer, { maxLength: 4 }), (values) => {
      const documents = values.map((one, index) => ({ file: `f${index}`, value: one }));
      const { files: made } = importAws(documents, { region: "eu-central-1", account: "123456789012" });
      for (const { file } of made) expect(file).toMatch(/^rules\/((targets|archives)\/)?\w[\w.-]*\.json$/);
      expect(made.filter(({ file }) => /^rules\/[^/]+\.test\.json$/.test(file))).toEqual([]);
    }),
    { numRuns: 500 },
  );
});

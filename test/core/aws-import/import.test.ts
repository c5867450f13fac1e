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

describe("what the AWS CLI describes", () => {
  const rule = (more: object = {}) => ({
    Name: "paid",
    EventBusName: "default",
    State: "ENABLED",
    EventPattern: JSON.stringify(PATTERN),
    ...more,
  });
  const targets = (...all: object[]) => ({ file: "targets.json", value: { Targets: all } });

  test("is a rule of that pattern, whose targets follow it", () => {
    const documents = [
      { file: "rule.json", value: rule({ Description: "Paid" }) },
      targets({ Id: "q", Arn: QUEUE, InputPath: "$.detail" }),
    ];
    expect(files(documents)).toEqual({
      "rules/paid.json": {
        $schema: "../schemas/rule.schema.json",
        description: "Paid",
        view: "eventbridge",
        pattern: PATTERN,
        targets: [{ target: "sqs.eu-central-1.123456789012.orders", transform: { inputPath: "$.detail" } }],
      },
      "rules/targets/sqs.eu-central-1.123456789012.orders.json": {
        $schema: "../../schemas/target.schema.json",
        kind: "sqs",
        queue: QUEUE,
      },
    });
  });

  test("of another bus has that bus, is off when it was, and keeps its retries", () => {
    const documents = [
      {
        file: "rule.json",
        value: rule({
          EventBusName: "arn:aws:events:eu-central-1:123456789012:event-bus/shop",
          State: "DISABLED",
        }),
      },
      targets({
        Id: "q",
        Arn: QUEUE,
        RetryPolicy: { MaximumRetryAttempts: 4, MaximumEventAgeInSeconds: 600 },
      }),
    ];
    expect(files(documents)["rules/paid.json"]).toMatchObject({
      bus: "shop",
      enabled: false,
      targets: [{ retry: { maxAttempts: 5, maxAgeSeconds: 600 }, transform: { inputPath: "$" } }],
    });
  });

  test("as a list is a rule each; the same name on two buses is told apart", () => {
    const value = { Rules: [rule(), rule({ EventBusName: "shop" })] };
    const documents = [
      { file: "rules.json", value },
      { file: "x.json", value: { Rule: "paid", Targets: [{ Id: "q", Arn: QUEUE }] } },
    ];
    expect(Object.keys(files(documents))).toContain("rules/default.paid.json");
    expect(left(documents)).toEqual(["rules.json: paid: it has no target that can be sent to from here"]);
  });

  test("targets behind a list of rules belong to the rule that their file is named for, and to none by guess", () => {
    const list = { file: "rules.json", value: { Rules: [rule(), rule({ Name: "sent" })] } };
    const value = { Targets: [{ Id: "q", Arn: QUEUE }] };
    const named = [list, { file: "d/paid-targets.json", value }, { file: "d/sent.json", value }];
    expect(Object.keys(files(named))).toEqual(expect.arrayContaining(["rules/paid.json", "rules/sent.json"]));
    expect(left([list, { file: "all.json", value }])).toContainEqual(
      expect.stringMatching(/^all.json: these targets do not say of which rule/),
    );
  });

  test("an API destination is an HTTP target, whose secrets are named and not written", () => {
    const arn = "arn:aws:events:eu-central-1:123456789012:api-destination/wms/1-2";
    const connectionArn = "arn:aws:events:eu-central-1:123456789012:connection/wms-key/3-4";
    const documents = [
      { file: "rule.json", value: rule() },
      targets({ Id: "w", Arn: arn, HttpParameters: { PathParameterValues: ["7"] } }),
      {
        file: "destination.json",
        value: {
          ...{ Name: "wms", ApiDestinationArn: arn, ConnectionArn: connectionArn, HttpMethod: "PUT" },
          ...{ InvocationEndpoint: "https://wms.example/orders/*", InvocationRateLimitPerSecond: 20 },
        },
      },
      {
        file: "connection.json",
        value: {
          ...{ Name: "wms-key", ConnectionArn: connectionArn, AuthorizationType: "API_KEY" },
          AuthParameters: {
            ApiKeyAuthParameters: { ApiKeyName: "x-key" },
            InvocationHttpParameters: {
              HeaderParameters: [
                { Key: "x-tenant", Value: "shop", IsValueSecret: false },
                { Key: "x-pass", IsValueSecret: true },
              ],
            },
          },
        },
      },
    ];
    const { files: made } = importAws(documents, {});
    expect(made.find(({ kind }) => kind === "target")).toMatchObject({
      file: "rules/targets/api-destination.wms.paid.w.json",
      secrets: ["WMS_KEY_X_PASS", "WMS_KEY_API_KEY"],
      value: {
        ...{ kind: "http", url: "https://wms.example/orders/7", method: "PUT", rate: { perSecond: 20 } },
        headers: { "x-tenant": "shop", "x-pass": { secret: "WMS_KEY_X_PASS" } },
        auth: { kind: "api-key", header: "x-key", value: { secret: "WMS_KEY_API_KEY" } },
      },
    });
  });

  test.for([
    [
      "a schedule",
      [{ file: "r", value: { Name: "tick", ScheduleExpression: "rate(5 minutes)" } }],
      /^r: tick: its schedule "rate\(5 minutes\)"/,
    ],
    [
      "a pattern that is no JSON",
      [{ file: "r", value: rule({ EventPattern: "{" }) }],
      /^r: paid: its EventPattern is not JSON/,
    ],
    [
      "a pattern that EventBridge would refuse",
      [{ file: "r", value: rule({ EventPattern: '{"source":"a"}' }) }, targets({ Id: "q", Arn: QUEUE })],
      /pattern-invalid/,
    ],
    ["targets without a rule", [targets({ Id: "q", Arn: QUEUE })], /do not say of which rule they are/],
    [
      "a service without a way to it",
      [
        { file: "r", value: rule() },
        targets({ Id: "s", Arn: "arn:aws:states:eu-central-1:123456789012:stateMachine:pay" }),
      ],
      /target s: there is no way to states/,
    ],
    [
      "an API destination that nobody described",
      [
        { file: "r", value: rule() },
        targets({ Id: "w", Arn: "arn:aws:events:eu-central-1:123456789012:api-destination/wms/1" }),
      ],
      /give what describe-api-destination says/,
    ],
    [
      "what AWS made for itself",
      [{ file: "r", value: rule({ ManagedBy: "schemas.amazonaws.com" }) }],
      /made it/,
    ],
    [
      "a target that AWS would refuse, in AWS's words",
      [{ file: "r", value: rule() }, targets({ Id: "q", Arn: QUEUE, Input: "{", InputPath: "$" })],
      /Only one of Input, InputPath, or InputTransformer must be provided for target q/,
    ],
    [
      "a name that leads out of the folder",
      [{ file: "r", value: rule({ Name: "../../etc/x" }) }, targets({ Id: "q", Arn: QUEUE })],
      /no file can be called "\.\.\/\.\.\/etc\/x"/,
    ],
    [
      "an API destination that no rule sends to",
      [{ file: "d", value: { Name: "w", ApiDestinationArn: "arn:aws:events:::api-destination/w/1" } }],
      /no rule that was taken sends to it/,
    ],
    ["what is something else", [{ file: "x", value: { hello: 1 } }], /^x: it is no template, and no answer/],
    ["no object at all", [{ file: "x", value: [1] }], /^x: it is no template/],
  ] as const)("%s is left, with the reason", ([, documents, why]) => {
    expect(left(documents).join("\n")).toMatch(why);
  });
});

describe("a template", () => {
  const rule = (properties: object) => ({
    Type: "AWS::Events::Rule",
    Properties: { EventPattern: PATTERN, ...properties },
  });

  test("names things by Ref, GetAtt, Sub and parameters", () => {
    const documents = template(
      {
        Orders: { Type: "AWS::Events::EventBus", Properties: { Name: { "Fn::Sub": "orders-${Stage}" } } },
        Queue: {
          Type: "AWS::SQS::Queue",
          Properties: { QueueName: { "Fn::Join": ["-", ["paid", { Ref: "Stage" }]] } },
        },
        Paid: rule({
          EventBusName: { Ref: "Orders" },
          Targets: [{ Id: "q", Arn: { "Fn::GetAtt": ["Queue", "Arn"] } }],
        }),
      },
      { Parameters: { Stage: { Type: "String", Default: "dev" } } },
    );
    const deployment = { region: "eu-central-1", account: "123456789012", parameters: { Stage: "live" } };
    expect(files(documents, deployment)).toMatchObject({
      "rules/Paid.json": { bus: "orders-live" },
      "rules/targets/sqs.eu-central-1.123456789012.paid-live.json": {
        queue: "arn:aws:sqs:eu-central-1:123456789012:paid-live",
      },
    });
  });

  test("leaves what is known only once it is deployed, and says what would help", () => {
    const documents = template({
      Queue: { Type: "AWS::SQS::Queue" },
      Paid: rule({
        Targets: [
          { Id: "q", Arn: { "Fn::GetAtt": ["Queue", "Arn"] } },
          { Id: "k", Arn: QUEUE },
        ],
      }),
    });
    expect(left(documents)).toEqual([
      "t.json: Paid, target q: Fn::GetAtt Queue.Arn is known only once it is deployed: give --account, --region and --parameter, or what describe-stack-resources says",
    ]);
    expect(Object.keys(files(documents))).toContain("rules/Paid.json");
  });

  test("has connections and API destinations of its own; OAuth and basic credentials too", () => {
    const oauth = {
      OAuthParameters: {
        ...{ AuthorizationEndpoint: "https://id.example/token", HttpMethod: "POST" },
        ClientParameters: { ClientID: "signalbox", ClientSecret: { Ref: "Secret" } },
        OAuthHttpParameters: { BodyParameters: [{ Key: "scope", Value: "orders", IsValueSecret: false }] },
      },
    };
    const documents = template({
      Key: {
        Type: "AWS::Events::Connection",
        Properties: { AuthorizationType: "OAUTH_CLIENT_CREDENTIALS", AuthParameters: oauth },
      },
      Wms: {
        Type: "AWS::Events::ApiDestination",
        Properties: {
          ConnectionArn: { "Fn::GetAtt": ["Key", "Arn"] },
          InvocationEndpoint: "https://wms.example/hook",
          HttpMethod: "POST",
        },
      },
      Paid: rule({ Targets: [{ Id: "w", Arn: { "Fn::GetAtt": ["Wms", "Arn"] } }] }),
    });
    expect(files(documents)["rules/targets/api-destination.Wms.json"]).toMatchObject({
      url: "https://wms.example/hook",
      auth: {
        kind: "oauth2",
        tokenUrl: "https://id.example/token",
        clientId: "signalbox",
        clientSecret: { secret: "KEY_CLIENT_SECRET" },
        scope: "orders",
      },
    });
  });

  test("decides its conditions and mappings where it can", () => {
    const documents = template(
      {
        Paid: rule({
          State: { "Fn::If": ["Live", "ENABLED", "DISABLED"] },
          Targets: [{ Id: "q", Arn: { "Fn::FindInMap": ["Queues", { Ref: "Stage" }, "arn"] } }],
        }),
      },
      {
        Parameters: { Stage: { Default: "dev" } },
        Mappings: { Queues: { dev: { arn: QUEUE } } },
        Conditions: { Live: { "Fn::Not": [{ "Fn::Equals": [{ Ref: "Stage" }, "dev"] }] } },
      },
    );
    expect(files(documents)["rules/Paid.json"]).toMatchObject({ enabled: false });
  });

  test("of SAM has a rule for each event of a function", () => {
    const documents = template({
      Ship: {
        Type: "AWS::Serverless::Function",
        Properties: {
          FunctionName: "ship",
          Events: {
            Paid: { Type: "EventBridgeRule", Properties: { Pattern: PATTERN, EventBusName: "orders" } },
            Nightly: { Type: "Schedule", Properties: { Schedule: "cron(0 3 * * ? *)" } },
            Api: { Type: "Api", Properties: { Path: "/", Method: "get" } },
          },
        },
      },
    });
    const deployment = { region: "eu-central-1", account: "123456789012" };
    expect(files(documents, deployment)).toMatchObject({
      "rules/ShipPaid.json": {
        bus: "orders",
        pattern: PATTERN,
        targets: [{ target: "lambda.eu-central-1.123456789012.function.ship" }],
      },
      "rules/targets/lambda.eu-central-1.123456789012.function.ship.json": { kind: "lambda" },
    });
    expect(left(documents, deployment)).toEqual([expect.stringContaining("event Nightly: its schedule")]);
  });

  test("its archives are archives", () => {
    const documents = template({
      Kept: {
        Type: "AWS::Events::Archive",
        Properties: {
          SourceArn: "arn:aws:events:eu-central-1:123456789012:event-bus/orders",
          EventPattern: PATTERN,
          RetentionDays: 30,
        },
      },
    });
    expect(files(documents)["rules/archives/Kept.json"]).toEqual({
      ...{ $schema: "../../schemas/archive.schema.json", bus: "orders", view: "eventbridge" },
      ...{ pattern: PATTERN, retentionDays: 30 },
    });
  });

  test("of conditions that name each other, or functions without end, is read all the same", () => {
    const deep = Array.from({ length: 500 }).reduce<object>((inner) => ({ "Fn::Join": ["", [inner]] }), {
      Ref: "X",
    });
    const documents = template(
      {
        Paid: rule({ Name: deep, State: { "Fn::If": ["A", 1, 2] } }),
        Odd: { Type: "AWS::Events::Rule" },
        None: {},
        Own: { Type: "AWS::Events::EventBus", Properties: { Name: { Ref: "Own" } } },
      },
      { Conditions: { A: { Condition: "B" }, B: { Condition: "A" } } },
    );
    expect(left(documents)).toEqual([
      expect.stringContaining("Paid: Fn::Join is known only once it is deployed"),
    ]);
  });
});

import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { exportAws } from "../../../functions/core/aws-export/export.ts";
import { importAws } from "../../../functions/core/aws-import/import.ts";
import type { TargetFile } from "../../../functions/core/generated/target-file.ts";
import type { RuleFile } from "../../../functions/core/rule.ts";

const HTTP: TargetFile = {
  ...{ kind: "http", url: "https://wms.example/hook", method: "PUT", timeoutSeconds: 5 },
  auth: { kind: "api-key", header: "x-key", value: { secret: "WMS_KEY" } },
};
const RULE: RuleFile = {
  view: "eventbridge",
  pattern: { source: ["shop"] },
  targets: [{ target: "wms", transform: { inputPath: "$.detail" } }],
};
const exported = (rule: Partial<RuleFile>, target: TargetFile = HTTP) =>
  exportAws({
    rules: new Map([["paid", { ...RULE, ...rule }]]),
    targets: new Map([["wms", target]]),
    archives: new Map(),
  });
const resources = (rule: Partial<RuleFile>, target?: TargetFile) =>
  (exported(rule, target).template as { Resources: Record<string, { Properties: Record<string, unknown> }> })
    .Resources;

test("a rule goes with its connection, its API destination, and the role that may call it; secrets are parameters", () => {
  const { template, went, left } = exported({ description: "Paid", enabled: false });
  const [secretId = ""] = Object.keys((template as { Parameters: object }).Parameters);
  expect(secretId).toMatch(/^SecretWMSKEY[a-z0-9]+$/);
  expect([went, left]).toEqual([["rule paid"], []]);
  expect(template).toMatchObject({
    Parameters: { [secretId]: { Type: "String", NoEcho: true } },
    Resources: {
      RulePaid: {
        Type: "AWS::Events::Rule",
        Properties: {
          ...{ Name: "paid", Description: "Paid", EventBusName: "default", State: "DISABLED" },
          EventPattern: { source: ["shop"] },
          Targets: [
            {
              Id: "0-wms",
              InputPath: "$.detail",
              Arn: { "Fn::GetAtt": ["DestinationWms", "Arn"] },
              RoleArn: { "Fn::GetAtt": ["TargetsRole", "Arn"] },
            },
          ],
        },
      },
      ConnectionWms: {
        Properties: {
          AuthorizationType: "API_KEY",
          AuthParameters: { ApiKeyAuthParameters: { ApiKeyName: "x-key" } },
        },
      },
      DestinationWms: { Properties: { InvocationEndpoint: "https://wms.example/hook", HttpMethod: "PUT" } },
    },
  });
});

test("a pattern and paths in the words of CloudEvents go in those of the envelope, where it has them", () => {
  const rule = {
    view: "cloudevents",
    pattern: { type: ["order.paid"], $or: [{ data: { a: [1] } }, { source: ["s"] }] },
    targets: [
      {
        target: "wms",
        transform: {
          inputTransformer: { inputPathsMap: { id: "$.data.id", at: "$.time" }, inputTemplate: '"<id>"' },
        },
      },
      { target: "wms", transform: { inputPath: "$.data" } },
    ],
  } satisfies Partial<RuleFile>;
  expect(resources(rule)["RulePaid"]!.Properties).toMatchObject({
    EventPattern: { "detail-type": ["order.paid"], $or: [{ detail: { a: [1] } }, { source: ["s"] }] },
    Targets: [
      { InputTransformer: { InputPathsMap: { id: "$.detail.id", at: "$.time" }, InputTemplate: '"<id>"' } },
      { InputPath: "$.detail" },
    ],
  });
});

describe("what needs something of ours stays, with the reason", () => {
  const to = (transform?: RuleFile["targets"][number]["transform"]) => ({
    targets: [{ target: "wms", ...(transform && { transform }) }],
  });
  test.for<[string, Partial<RuleFile>, Partial<TargetFile>, RegExp]>([
    ["a condition", { condition: true }, {}, /it has no conditions/],
    ["no replays", { replay: false }, {}, /its replays reach every rule/],
    ["JSONata", to({ jsonata: "data" }), {}, /its targets have no "jsonata"/],
    ["a template", to({ template: {} }), {}, /its targets have no "template"/],
    ["the CloudEvent itself", to(), {}, /gets the CloudEvent itself/],
    ["subject", { view: "cloudevents", pattern: { subject: ["a"] } }, {}, /looks at "subject"/],
    [
      "a path of the CloudEvent",
      { view: "cloudevents", ...to({ inputPath: "$.subject" }) },
      {},
      /takes \$\.subject/,
    ],
    ["no pattern", { pattern: undefined as never }, {}, /it has no pattern/],
    ["plain http", {}, { url: "http://wms.example" }, /is not served by https/],
    ["no credentials", {}, { auth: undefined as never }, /has no credentials/],
    ["a signature", {}, { signature: { secrets: [{ secret: "S" }] } }, /signs? nothing|sign nothing/],
    [
      "the terminal",
      { targets: [{ target: "log", transform: { inputPath: "$" } }] },
      {},
      /terminal of this process/,
    ],
    [
      "a target that there is not",
      { targets: [{ target: "none", transform: { inputPath: "$" } }] },
      {},
      /is not defined/,
    ],
    ["an object store", {}, { kind: "s3", bucket: "b" } as never, /of the kind s3/],
    ["a * in the URL", {}, { url: "https://wms.example/*" }, /has a \* in its URL/],
    ["a transform before a bus", {}, { kind: "bus", bus: "b" } as never, /has a transform, and AWS hands/],
    [
      "an endpoint of its own",
      {},
      { kind: "sqs", queue: "arn:aws:sqs:eu-central-1:1:q", endpoint: "http://127.0.0.1:4566" } as never,
      /has endpoint of its own/,
    ],
    ["a constant that is too long", to({ input: "x".repeat(9000) }), {}, /would be refused by AWS: .*8192/],
    [
      "the whole event in a template",
      { view: "cloudevents", ...to({ inputTransformer: { inputTemplate: '{"e": <aws.events.event>}' } }) },
      {},
      /holds the whole event/,
    ],
    [
      "a pattern of attributes",
      { pattern: { cloudevent: { subject: ["a"] } } },
      {},
      /a field that EventBridge/,
    ],
    [
      "a pattern that is too long",
      { pattern: { source: ["x".repeat(3000)] } },
      {},
      /at most 2048 characters/,
    ],
    ["six targets", { targets: Array.from({ length: 6 }, () => RULE.targets[0]!) }, {}, /5 targets/],
  ])("%s", ([, rule, target, why]) => {
    const { went, left } = exported(rule, { ...HTTP, ...target } as TargetFile);
    expect(went).toEqual([]);
    expect(left.map((one) => one.why).join()).toMatch(why);
  });
});

test("what AWS decides by itself is told", () => {
  const { notes } = exported(
    {},
    {
      ...HTTP,
      timeoutSeconds: 30,
      concurrency: 4,
      statusPolicy: { "404": "retry" },
    },
  );
  expect(notes.map(({ note }) => note)).toEqual([
    "concurrency of target wms: no counterpart on AWS",
    "target wms may take 30 s here, and 5 s on AWS",
    "statusPolicy of target wms: no counterpart on AWS",
  ]);
});

test.for<[string, TargetFile, object]>([
  [
    "sqs",
    { kind: "sqs", queue: "arn:aws:sqs:eu-central-1:123456789012:q.fifo", messageGroup: "g" },
    { Arn: "arn:aws:sqs:eu-central-1:123456789012:q.fifo", SqsParameters: { MessageGroupId: "g" } },
  ],
  [
    "sns",
    { kind: "sns", topic: "arn:aws:sns:eu-central-1:123456789012:t" },
    { Arn: "arn:aws:sns:eu-central-1:123456789012:t" },
  ],
  [
    "lambda",
    { kind: "lambda", function: "ship" },
    { Arn: { "Fn::Sub": "arn:${AWS::Partition}:lambda:${AWS::Region}:${AWS::AccountId}:function:ship" } },
  ],
  [
    "kinesis",
    { kind: "kinesis", stream: "s", partitionKey: "<$.data.customer>" },
    { KinesisParameters: { PartitionKeyPath: "$.detail.customer" } },
  ],
  ["bus", { kind: "bus", bus: "finance" }, { Arn: { "Fn::GetAtt": ["BusFinance", "Arn"] } }],
])("a target of the kind %s goes", ([, target, entry]) => {
  const rule = target.kind === "bus" ? { targets: [{ target: "wms" }] } : {};
  expect(resources(rule, target)["RulePaid"]!.Properties["Targets"]).toMatchObject([entry]);
});

test("a function lets rules of its own account call it, and of no other", () => {
  expect(resources({}, { kind: "lambda", function: "ship" })["PermissionWms"]?.Properties).toEqual({
    ...{ Action: "lambda:InvokeFunction", Principal: "events.amazonaws.com" },
    SourceAccount: { Ref: "AWS::AccountId" },
    FunctionName: { "Fn::Sub": expect.stringContaining(":function:ship") },
  });
});

test("what stays leaves nothing of itself in the template, and says nothing but why", () => {
  const made = exported({ targets: [RULE.targets[0]!, { target: "log", transform: { inputPath: "$" } }] });
  expect(made.template).toMatchObject({ Resources: {} });
  expect(Object.keys((made.template as { Resources: object }).Resources)).toEqual([]);
  expect(made.notes).toEqual([]);
});

test("a rule whose id can be no name of a rule stays", () => {
  const rules = new Map([["x".repeat(65), RULE]]);
  expect(exportAws({ rules, targets: new Map([["wms", HTTP]]), archives: new Map() }).left).toMatchObject([
    { why: expect.stringContaining("its id cannot be the name of a rule") },
  ]);
});

test("a secret that stands in its target does not stand in the template", () => {
  const auth = { kind: "basic", username: "shop", password: "hunter2" } as const;
  const { template } = exported({}, { ...HTTP, auth });
  expect(JSON.stringify(template)).not.toContain("hunter2");
  expect(template).toMatchObject({
    Resources: {
      ConnectionWms: {
        Properties: {
          AuthParameters: {
            BasicAuthParameters: {
              Username: "shop",
              Password: { Ref: expect.stringMatching(/^SecretWmsPassword/) },
            },
          },
        },
      },
    },
  });
});

test("attempts and ages that AWS does not have become those that are nearest, and it is said", () => {
  const retry = { maxAttempts: 1000, maxAgeSeconds: 5, minDelaySeconds: 2 };
  const made = exported({ targets: [{ ...RULE.targets[0]!, retry }] });
  expect(made.template).toMatchObject({
    Resources: {
      RulePaid: {
        Properties: {
          Targets: [{ RetryPolicy: { MaximumRetryAttempts: 185, MaximumEventAgeInSeconds: 60 } }],
        },
      },
    },
  });
  expect(made.notes.map(({ note }) => note)).toEqual([
    "how long AWS waits between attempts cannot be set",
    "1000 attempts become 186, the most that AWS makes",
    "events are tried for 60 s instead of 5",
  ]);
});

test.for<[string, object, object | RegExp]>([
  [
    "goes with its pattern",
    { view: "cloudevents", pattern: { type: ["a"] }, retentionDays: 30 },
    { ArchiveName: "kept", EventPattern: { "detail-type": ["a"] }, RetentionDays: 30 },
  ],
  ["that keeps for ever does so there", { retentionDays: 36_500 }, { RetentionDays: 0 }],
  [
    "of attributes stays",
    { view: "cloudevents", pattern: { subject: ["a"] }, retentionDays: 1 },
    /looks at "subject"/,
  ],
])("an archive %s", ([, archive, outcome]) => {
  const archives = new Map([["kept", archive as never]]);
  const { template, left } = exportAws({ rules: new Map(), targets: new Map(), archives });
  if (outcome instanceof RegExp) expect(left[0]?.why).toMatch(outcome);
  else expect(template).toMatchObject({ Resources: { ArchiveKept: { Properties: outcome } } });
});

test("ids that only differ in what a logical id cannot have stay apart", () => {
  const rules = new Map(["a.b", "a-b", "a_b", "aB", "AB", "ab", "Ab", "a-1", "a1"].map((id) => [id, RULE]));
  const { template } = exportAws({ rules, targets: new Map([["wms", HTTP]]), archives: new Map() });
  const names = Object.keys((template as { Resources: object }).Resources).filter((name) =>
    name.startsWith("Rule"),
  );
  expect(new Set(names).size).toBe(rules.size);
});

test("what goes and comes back says the same", () => {
  const word = fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/);
  const leaf = fc.oneof(
    word.map((one) => [one]),
    fc.integer({ min: -1000, max: 1000 }).map((n) => [{ numeric: [">", n] }]),
    word.map((prefix) => [{ prefix }]),
    fc.constant([{ exists: false }]),
  );
  const pattern = fc.record({
    source: word.map((one) => [one]),
    detail: fc.dictionary(word, leaf, { minKeys: 1, maxKeys: 4, noNullPrototype: true }),
  });
  const transform = fc.oneof(
    fc.constant({ inputPath: "$" }),
    word.map((name) => ({ inputPath: `$.detail.${name}` })),
    fc.record({ input: fc.dictionary(word, fc.integer(), { maxKeys: 3, noNullPrototype: true }) }),
    word.map((name) => ({
      inputTransformer: {
        inputPathsMap: { [name]: `$.detail.${name}` },
        inputTemplate: `{"a": "<${name}>"}`,
      },
    })),
  );
  const retry = fc.record({
    maxAttempts: fc.integer({ min: 1, max: 186 }),
    maxAgeSeconds: fc.integer({ min: 60, max: 86_400 }),
  });
  fc.assert(
    fc.property(
      word,
      fc.boolean(),
      fc.tuple(pattern, transform, retry),
      (id, enabled, [onPattern, made, again]) => {
        const rule: RuleFile = {
          ...(enabled ? {} : { enabled }),
          ...{
            bus: "orders",
            view: "eventbridge",
            pattern: onPattern,
            targets: [{ target: "wms", transform: made, retry: again }],
          },
        };
        const { template } = exportAws({
          rules: new Map([[id, rule]]),
          targets: new Map([["wms", HTTP]]),
          archives: new Map(),
        });
        const { files, left } = importAws([{ file: "t", value: JSON.parse(JSON.stringify(template)) }], {});
        expect(left).toEqual([]);
        const value = (kind: string) => files.find((file) => file.kind === kind)!.value as RuleFile;
        const { $schema: _, ...back } = value("rule");
        expect(back).toEqual(rule);
        const { $schema: __, ...target } = value("target") as unknown as Record<string, unknown>;
        const { timeoutSeconds: ___, ...sent } = HTTP as typeof HTTP & { timeoutSeconds?: number };
        expect(target).toEqual(sent);
        expect(files.map(({ file }) => file)).toEqual(["rules/targets/wms.json", `rules/${id}.json`]);
      },
    ),
    { numRuns: 200 },
  );
});

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
  expect([went, left]).toEqual([["rule paid"], []]);
  expect(template).toMatchObject({
    Parameters: { WMSKEY1xwh7o2: { Type: "String", NoEcho: true } },
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
    "concurrency of target wms have no counterpart on AWS",
    "target wms may take 30 s here, and 5 s on AWS",
    "statusPolicy of target wms has no counterpart on AWS",
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
  expect(resources({}, target)["RulePaid"]!.Properties["Targets"]).toMatchObject([entry]);
});

test("ids that only differ in what a logical id cannot have stay apart", () => {
  const rules = new Map(["a.b", "a-b", "a_b"].map((id) => [id, RULE]));
  const { template } = exportAws({ rules, targets: new Map([["wms", HTTP]]), archives: new Map() });
  const names = Object.keys((template as { Resources: object }).Resources).filter((name) =>
    name.startsWith("Rule"),
  );
  expect(new Set(names).size).toBe(3);
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
        expect(back).toEqual({ ...rule, targets: [{ ...rule.targets[0], target: "api-destination.wms" }] });
        expect(value("target")).toMatchObject({
          url: "https://wms.example/hook",
          method: "PUT",
          auth: { kind: "api-key", header: "x-key" },
        });
      },
    ),
    { numRuns: 200 },
  );
});

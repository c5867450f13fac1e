import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { signalbox } from "../support/cli.ts";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "signalbox-aws-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const path = (name: string) => join(folder, name);
const put = (name: string, text: string) => {
  mkdirSync(join(path(name), ".."), { recursive: true });
  writeFileSync(path(name), text);
};
const json = (name: string) => JSON.parse(readFileSync(path(name), "utf8")) as Record<string, unknown>;
const importAws = (...more: string[]) =>
  signalbox(["import", "aws", "--file", path("template.yaml"), "--config", folder, ...more]);

const YAML = `
Parameters:
  Stage: { Type: String, Default: dev }
Resources:
  Queue:
    Type: AWS::SQS::Queue
    Properties: { QueueName: !Sub "orders-\${Stage}" }
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: orders
      EventPattern:
        source: [shop]
        detail: { amount: [{ numeric: [">", 100] }] }
      Targets:
        - { Id: q, Arn: !GetAtt Queue.Arn, InputPath: $.detail }
        - { Id: s, Arn: !Ref Machine }
`;
/** Nine to the eighth values, in a few lines. */
const BOMB = ["a: &a [1,2,3,4,5,6,7,8,9]"]
  .concat(
    "bcdefgh"
      .split("")
      .map((name, i) => `${name}: &${name} [${Array(9).fill(`*${"abcdefg"[i]}`).join(",")}]`),
  )
  .join("\n");
const PLACE = ["--account", "123456789012", "--region", "eu-central-1"];

describe("import aws", () => {
  test("writes rule files that check takes, and says what it left", async () => {
    put("template.yaml", YAML);
    const { code, stdout } = await importAws(...PLACE);
    expect([code, stdout]).toEqual([
      0,
      expect.stringMatching(
        /^\+ rules\/targets\/sqs\.eu-central-1\.123456789012\.orders-dev\.json .*\n\+ rules\/Paid\.json/,
      ),
    ]);
    expect(stdout).toContain("target s: Ref Machine is known only once it is deployed");
    expect(json("rules/Paid.json")).toMatchObject({
      bus: "orders",
      view: "eventbridge",
      pattern: { detail: { amount: [{ numeric: [">", 100] }] } },
    });
    expect(await signalbox(["check", "--config", folder])).toMatchObject({
      code: 0,
      stdout: "2 files: 0 problems, 0 warnings\n",
    });
  });

  test("does it again without a change, and does not write over what says something else without --force", async () => {
    put("template.yaml", YAML);
    await importAws(...PLACE);
    expect((await importAws(...PLACE)).stdout).toMatch(/^= rules\/targets/);
    put("rules/Paid.json", '{"mine": true}');
    const { code, stdout } = await importAws(...PLACE);
    expect([code, stdout]).toEqual([1, expect.stringContaining("1 file would be overwritten: say --force")]);
    expect(json("rules/Paid.json")).toEqual({ mine: true });
    expect((await importAws(...PLACE, "--force")).code).toBe(0);
    expect(json("rules/Paid.json")).toMatchObject({ view: "eventbridge" });
  });

  test("--dry-run writes nothing; --json says all; --parameter counts", async () => {
    put("template.yaml", YAML);
    const { stdout, code } = await importAws(...PLACE, "--dry-run", "--json", "--parameter", "Stage=live");
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({
      written: false,
      files: [
        {
          act: "create",
          kind: "target",
          value: { queue: "arn:aws:sqs:eu-central-1:123456789012:orders-live" },
        },
        { id: "Paid" },
      ],
      left: [{ why: expect.stringContaining("Ref Machine") }],
    });
    expect(existsSync(path("rules"))).toBe(false);
  });

  test("takes the stacks of a CDK app, each for its account and region, and nothing of its assets", async () => {
    const rule = (id: string) => ({
      Queue: { Type: "AWS::SQS::Queue", Properties: { QueueName: id } },
      [id]: {
        Type: "AWS::Events::Rule",
        Properties: {
          EventPattern: { source: ["a"] },
          Targets: [{ Id: "q", Arn: { "Fn::GetAtt": ["Queue", "Arn"] } }],
        },
      },
    });
    const stack = (templateFile: string, environment: string) => ({
      ...{ type: "aws:cloudformation:stack", environment, properties: { templateFile } },
    });
    const artifacts = {
      One: stack("One.template.json", "aws://123456789012/eu-central-1"),
      Evil: stack("../../One.template.json", "aws://123456789012/eu-central-1"),
      Stage: { type: "cdk:cloud-assembly", properties: { directoryName: "assembly-live" } },
      Tree: { type: "cdk:tree", properties: { file: "tree.json" } },
    };
    put("cdk.out/manifest.json", JSON.stringify({ version: "36.0.0", artifacts }));
    put("cdk.out/One.template.json", JSON.stringify({ Resources: rule("One") }));
    const two = { Two: stack("Two.template.json", "aws://210987654321/us-east-1") };
    put("cdk.out/assembly-live/manifest.json", JSON.stringify({ artifacts: two }));
    put("cdk.out/assembly-live/Two.template.json", JSON.stringify({ Resources: rule("Two") }));
    put("cdk.out/asset.1/template.yaml", "Resources: [");
    const { code } = await signalbox(["import", "aws", "--file", path("cdk.out"), "--config", folder]);
    expect(code).toBe(0);
    expect(["One", "Two"].map((id) => json(`rules/${id}.json`)["targets"])).toMatchObject([
      [{ target: "sqs.eu-central-1.123456789012.One" }],
      [{ target: "sqs.us-east-1.210987654321.Two" }],
    ]);
  });

  test("says what was taken and is not all as it was, and what has to be set", async () => {
    put(
      "template.yaml",
      `Resources:
  Orders: { Type: "AWS::Events::EventBus", Properties: { Name: orders } }
  Key:
    Type: AWS::Events::Connection
    Properties:
      AuthorizationType: API_KEY
      AuthParameters:
        ApiKeyAuthParameters: { ApiKeyName: x-key, ApiKeyValue: "{{resolve:ssm-secure:/wms/key:1}}" }
  Wms:
    Type: AWS::Events::ApiDestination
    Properties: { ConnectionArn: !GetAtt Key.Arn, InvocationEndpoint: https://wms.example/, HttpMethod: POST }
  Paid:
    Type: AWS::Events::Rule
    Properties:
      EventBusName: !Ref Orders
      EventPattern: { source: [shop] }
      Targets: [{ Id: w, Arn: !GetAtt Wms.Arn }]
`,
    );
    const { stdout } = await importAws();
    expect(stdout).toContain("Orders: a bus needs no file");
    expect(stdout).toContain("Set in the environment of Signalbox: KEY_API_KEY");
    expect(json("rules/targets/api-destination.Wms.json")).toMatchObject({
      auth: { kind: "api-key", header: "x-key", value: { secret: "KEY_API_KEY" } },
    });
  });

  test.for([
    [
      "broken YAML",
      "Resources:\n  a: [1",
      /json-invalid +Cannot read .*template\.yaml: line \d+, column \d+/,
    ],
    ["broken JSON", '{"Resources": }', /json-invalid +Cannot read .*line 1, column 15/],
    ["aliases of aliases", BOMB, /json-too-deep/],
    ["an alias of itself", "Resources: &a { b: *a }", /json-too-deep/],
    ["YAML that nests without end", `a: ${"[".repeat(30_000)}`, /json-too-deep|json-invalid/],
    ["more YAML than any template", `a: ${"x".repeat(2 ** 22)}`, /json-too-deep/],
    ["nothing", "", /0 files, 1 thing not taken/],
    ["resources that are none", "Resources: { A: , B: 1, C: [] }", /0 files, 0 things not taken/],
    ["a file without anything of EventBridge", "hello: 1", /0 files, 1 thing not taken/],
  ] as const)("of %s is a clear answer", async ([, text, answer]) => {
    put("template.yaml", text);
    const { code, stdout, stderr } = await importAws();
    expect(code).toBe(1);
    expect(stdout + stderr).toMatch(answer);
  });

  test("of a file that is not there is a clear answer too", async () => {
    const { code, stderr } = await importAws();
    expect([code, stderr]).toEqual([2, expect.stringContaining("file-unreadable")]);
  });
});

test("export aws prints a template, and says on stderr what cannot go; what it prints comes back by import", async () => {
  put("template.yaml", YAML);
  await importAws(...PLACE);
  put(
    "rules/mine.json",
    JSON.stringify({ pattern: { type: ["a"] }, condition: true, targets: [{ target: "log" }] }),
  );
  const { code, stdout, stderr } = await signalbox(["export", "aws", "--config", folder]);
  expect([code, stderr]).toEqual([0, expect.stringContaining("- rule mine: it has no conditions")]);
  rmSync(path("rules"), { recursive: true });
  put("template.yaml", stdout);
  await importAws();
  expect(json("rules/Paid.json")).toMatchObject({
    bus: "orders",
    pattern: { source: ["shop"] },
    targets: [{ transform: { inputPath: "$.detail" } }],
  });
});

test("export aws --json tells all of it, and fails when nothing goes", async () => {
  put("rules/mine.json", JSON.stringify({ pattern: { type: ["a"] }, targets: [{ target: "log" }] }));
  const { code, stdout } = await signalbox(["export", "aws", "--config", folder, "--json"]);
  expect([code, JSON.parse(stdout)]).toMatchObject([1, { went: [], left: [{ what: "rule mine" }] }]);
});

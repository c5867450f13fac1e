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

  test("takes a whole folder of templates, as the CDK makes it", async () => {
    const rule = {
      Type: "AWS::Events::Rule",
      Properties: {
        EventPattern: { source: ["a"] },
        Targets: [{ Id: "q", Arn: "arn:aws:sqs:eu-central-1:123456789012:q" }],
      },
    };
    put("cdk.out/One.template.json", JSON.stringify({ Resources: { One: rule } }));
    put("cdk.out/Two.template.json", JSON.stringify({ Resources: { Two: rule } }));
    put("cdk.out/manifest.json", "{}");
    const { code } = await signalbox(["import", "aws", "--file", path("cdk.out"), "--config", folder]);
    expect([code, existsSync(path("rules/One.json")), existsSync(path("rules/Two.json"))]).toEqual([
      0,
      true,
      true,
    ]);
  });

  test.for([
    [
      "broken YAML",
      "Resources:\n  a: [1",
      /json-invalid +Cannot read .*template\.yaml: line \d+, column \d+/,
    ],
    ["broken JSON", '{"Resources": }', /json-invalid +Cannot read .*line 1, column 15/],
    ["aliases of aliases", BOMB, /json-too-deep/],
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

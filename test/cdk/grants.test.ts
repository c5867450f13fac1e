import { describe, expect, test } from "vitest";
import { FUNCTIONS } from "../../cdk/stages.ts";
import { aDeployment } from "../support/deployment.ts";

const { core } = aDeployment({
  targets: [
    "arn:aws:sqs:eu-central-1:123456789012:theirs",
    "arn:aws:events:eu-central-1:123456789012:event-bus/theirs",
    "arn:aws:s3:::theirs/orders/*",
    "arn:aws:ses:eu-central-1:123456789012:identity/theirs.example",
  ],
  sources: ["arn:aws:sqs:eu-central-1:123456789012:tapped"],
});

/** `dynamodb:GetItem storageconfig` and so on: what the role of a function may do, one line an action and resource. */
function grantsOf(name: string): readonly string[] {
  const allowed = statementsOf(name).filter(({ Effect }) => Effect === "Allow");
  return allowed.flatMap(({ Action, Resource }) =>
    [Action].flat().flatMap((action: string) => [Resource].flat().map((one) => `${action} ${shown(one)}`)),
  );
}

/** The statements of a function's role. */
function statementsOf(name: string) {
  return Object.entries(core.findResources("AWS::IAM::Policy"))
    .filter(([id]) => id.startsWith(`${name.replaceAll("-", "")}role`))
    .flatMap(([, { Properties }]) => Properties.PolicyDocument.Statement);
}

/** An ARN with the logical ids of what it is of. */
function shown(resource: unknown): string {
  if (typeof resource === "string") return resource;
  const { "Fn::GetAtt": get, "Fn::Join": join, Ref = "" } = resource as Intrinsic;
  if (get) return get[0].replace(/[0-9A-F]{8}$/, "");
  if (join) return join[1].map(shown).join("");
  return Ref === "AWS::Partition" ? "aws" : Ref.replace(/[0-9A-F]{8}$/, "");
}

interface Intrinsic {
  readonly "Fn::GetAtt"?: readonly [id: string, attribute: string];
  readonly "Fn::Join"?: readonly [between: string, parts: readonly unknown[]];
  readonly Ref?: string;
}

const may = (name: string, service: string) =>
  grantsOf(name)
    .filter((grant) => grant.startsWith(`${service}:`))
    .toSorted();

describe.each(FUNCTIONS)("%s", (name) => {
  test("may do nothing to all of a service, and everything to nothing", () => {
    const grants = grantsOf(name);
    expect(grants.length).toBeGreaterThan(3);
    for (const grant of grants) expect(grant).not.toMatch(/^[\w-]+:\*|^\*| \*$/);
  });

  test("writes its own log and no other", () => {
    expect(may(name, "logs")).toEqual([
      `logs:CreateLogStream ${name.replaceAll("-", "")}log`,
      `logs:PutLogEvents ${name.replaceAll("-", "")}log`,
    ]);
  });
});

test("no function has a policy of AWS's", () => {
  for (const { Properties } of Object.values(core.findResources("AWS::IAM::Role")))
    expect(Properties.ManagedPolicyArns).toBeUndefined();
});

test("what takes events may not read what others wrote, nor deliver", () => {
  expect(may("ingest", "sqs")).toEqual(["sqs:SendMessage queuesevents"]);
  expect(may("ingest", "s3")).toEqual([
    "s3:PutObject storagebucket/claims/*",
    "s3:PutObject storagebucket/kept/*",
  ]);
  expect(may("ingest", "dynamodb").filter((grant) => grant.includes("storageconfig "))).toEqual([]);
  expect(grantsOf("ingest")).not.toContain("dynamodb:GetItem storagehot");
  expect(grantsOf("ingest")).not.toContain("dynamodb:PutItem storageconfig");
});

test("alerts looks into the archive queue, and writes how much waits for targets into statistics", () => {
  expect(may("alerts", "sqs")).toEqual([
    "sqs:GetQueueAttributes queuesarchive",
    "sqs:SendMessage queuesevents",
  ]);
  expect(grantsOf("alerts")).toContain("dynamodb:BatchWriteItem storagehot");
});

test("segments are removed by retention and erasures; others remove what they have kept, control and deliver whatever they hold", () => {
  expect(may("retention", "s3")).toEqual(["s3:DeleteObject storagebucket/segments/*"]);
  expect(may("later-sweep", "s3").filter((one) => one.includes("DeleteObject"))).toEqual(
    ["claims", "kept", "segments"].map((part) => `s3:DeleteObject storagebucket/${part}/*`),
  );
  const removing = ["retention", "later-sweep", "control", "deliver"];
  for (const name of FUNCTIONS.filter((one) => !removing.includes(one)))
    for (const grant of may(name, "s3").filter((one) => one.includes("DeleteObject")))
      expect(grant).toBe("s3:DeleteObject storagebucket/kept/*");
});

test("secrets are read by those that verify, sign or authorise, and only below the deployment's name", () => {
  const reading = FUNCTIONS.filter((name) => may(name, "secretsmanager").length > 0);
  expect(reading).toEqual(["ingest", "eventbridge", "broker-taps", "deliver", "control"]);
  expect(may("deliver", "secretsmanager")).toEqual([
    "secretsmanager:GetSecretValue arn:aws:secretsmanager:eu-central-1:123456789012:secret:signalbox/*",
    "secretsmanager:GetSecretValue secretssealing",
  ]);
  expect(may("eventbridge", "secretsmanager")).toEqual(["secretsmanager:GetSecretValue secretssealing"]);
});

test("deliver sends to the things on AWS that the setting names, and to no others", () => {
  expect(grantsOf("deliver")).toEqual(
    expect.arrayContaining([
      "sqs:SendMessage arn:aws:sqs:eu-central-1:123456789012:theirs",
      "events:PutEvents arn:aws:events:eu-central-1:123456789012:event-bus/theirs",
      "s3:PutObject arn:aws:s3:::theirs/orders/*",
      "ses:SendEmail arn:aws:ses:eu-central-1:123456789012:identity/theirs.example",
    ]),
  );
  for (const name of FUNCTIONS) if (name !== "deliver") expect(grantsOf(name).join()).not.toContain("theirs");
});

test("taps take from the queues that the setting names, and nobody from others", () => {
  expect(may("broker-taps", "sqs")).toEqual([
    "sqs:ChangeMessageVisibility arn:aws:sqs:eu-central-1:123456789012:tapped",
    "sqs:DeleteMessage arn:aws:sqs:eu-central-1:123456789012:tapped",
    "sqs:GetQueueAttributes arn:aws:sqs:eu-central-1:123456789012:tapped",
    "sqs:ReceiveMessage arn:aws:sqs:eu-central-1:123456789012:tapped",
    "sqs:SendMessage queuesevents",
  ]);
  for (const name of FUNCTIONS)
    if (name !== "broker-taps") expect(grantsOf(name).join()).not.toContain("tapped");
  expect(() => aDeployment({ sources: ["arn:aws:sns:eu-central-1:123456789012:topic"] })).toThrow(
    "Cannot take from arn:aws:sns:eu-central-1:123456789012:topic: sources are of sqs, kinesis",
  );
});

test("a target of a service that nothing can be sent to is refused", () => {
  expect(() => aDeployment({ targets: ["arn:aws:ec2:eu-central-1:123456789012:instance/i-1"] })).toThrow(
    "Cannot send to arn:aws:ec2:eu-central-1:123456789012:instance/i-1: targets are of sqs, sns, lambda, events, kinesis, s3",
  );
});

test("nobody changes or removes what lies in the audit", () => {
  const writers = FUNCTIONS.filter((name) => grantsOf(name).includes("dynamodb:DeleteItem storageconfig"));
  expect(writers).toContain("control");
  for (const name of writers) {
    const [denied, ...more] = statementsOf(name).filter(({ Effect }) => Effect === "Deny");
    expect(more).toEqual([]);
    expect(denied).toMatchObject({
      Action: ["dynamodb:UpdateItem", "dynamodb:DeleteItem", "dynamodb:BatchWriteItem"],
      Condition: { "ForAnyValue:StringEquals": { "dynamodb:LeadingKeys": ["AUDIT"] } },
    });
    expect(shown(denied.Resource)).toBe("storageconfig");
  }
});

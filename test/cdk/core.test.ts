import { Match } from "aws-cdk-lib/assertions";
import { describe, expect, test } from "vitest";
import { CLAIMS, INDEX, SEGMENTS } from "../../functions/aws/names.ts";
import { aDeployment } from "../support/deployment.ts";

const { core } = aDeployment();

describe("tables", () => {
  const tables = Object.entries(core.findResources("AWS::DynamoDB::Table"));

  test("are two, paid by request, with the keys, the index and the time to live that the functions use", () => {
    expect(tables).toHaveLength(2);
    for (const [, { Properties }] of tables)
      expect(Properties).toMatchObject({
        BillingMode: "PAY_PER_REQUEST",
        KeySchema: [
          { AttributeName: "PK", KeyType: "HASH" },
          { AttributeName: "SK", KeyType: "RANGE" },
        ],
        TimeToLiveSpecification: { AttributeName: "ttl", Enabled: true },
        GlobalSecondaryIndexes: [{ IndexName: INDEX, Projection: { ProjectionType: "KEYS_ONLY" } }],
      });
  });

  test("can be set back to any second of the last 35 days where people's definitions are, and nowhere else", () => {
    const backups = tables.map(
      ([id, { Properties }]) => [id.replace(/storage(config|hot).*/, "$1"), pitr(Properties)] as const,
    );
    expect(new Map(backups)).toEqual(
      new Map([
        ["config", true],
        ["hot", false],
      ]),
    );
  });

  const pitr = ({
    PointInTimeRecoverySpecification: it,
  }: {
    PointInTimeRecoverySpecification?: { PointInTimeRecoveryEnabled: boolean };
  }) => Boolean(it?.PointInTimeRecoveryEnabled);
});

test("claims go after 45 days, segments move to classes that answer at once, uploads that did not end are cleared", () => {
  core.hasResourceProperties("AWS::S3::Bucket", {
    LifecycleConfiguration: {
      Rules: Match.arrayWith([
        Match.objectLike({ Prefix: CLAIMS, ExpirationInDays: 45, Status: "Enabled" }),
        Match.objectLike({ AbortIncompleteMultipartUpload: { DaysAfterInitiation: 1 } }),
        Match.objectLike({
          Prefix: SEGMENTS,
          Transitions: [
            { StorageClass: "STANDARD_IA", TransitionInDays: 30 },
            { StorageClass: "GLACIER_IR", TransitionInDays: 90 },
          ],
        }),
      ]),
    },
  });
});

test("segments stay where they are when both ages are 0", () => {
  const { core } = aDeployment({ infrequentAfterDays: 0, glacierAfterDays: 0 });
  const [bucket] = Object.values(core.findResources("AWS::S3::Bucket"));
  expect(JSON.stringify(bucket!.Properties.LifecycleConfiguration)).not.toContain(SEGMENTS);
});

test("the bucket is private, encrypted, and answers over TLS alone", () => {
  core.hasResourceProperties("AWS::S3::Bucket", {
    PublicAccessBlockConfiguration: {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    },
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "AES256" } }],
    },
  });
  core.hasResourceProperties("AWS::S3::BucketPolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      ]),
    },
  });
});

test("tables and bucket outlive the stack", () => {
  for (const type of ["AWS::DynamoDB::Table", "AWS::S3::Bucket"])
    core.allResources(type, { DeletionPolicy: "Retain", UpdateReplacePolicy: "Retain" });
});

test("with kms, all that lies somewhere is under one key that is changed each year", () => {
  const { core } = aDeployment({ kms: true });
  core.hasResourceProperties("AWS::KMS::Key", { EnableKeyRotation: true });
  core.allResourcesProperties("AWS::DynamoDB::Table", {
    SSESpecification: { SSEEnabled: true, SSEType: "KMS" },
  });
  core.hasResourceProperties("AWS::S3::Bucket", {
    BucketEncryption: {
      ServerSideEncryptionConfiguration: [{ ServerSideEncryptionByDefault: { SSEAlgorithm: "aws:kms" } }],
    },
  });
  core.allResourcesProperties("AWS::SQS::Queue", { KmsMasterKeyId: Match.anyValue() });
  core.allResourcesProperties("AWS::SecretsManager::Secret", { KmsKeyId: Match.anyValue() });
  core.allResourcesProperties("AWS::Logs::LogGroup", { KmsKeyId: Match.anyValue() });
});

const queues = Object.values(core.findResources("AWS::SQS::Queue")).map(({ Properties }) => Properties);
const named = (name: string) => queues.find(({ QueueName }) => QueueName === name);

describe.each([
  { name: "signalbox-events", end: ".fifo", visibility: 60, receives: 20 },
  { name: "signalbox-deliveries", end: "", visibility: 330, receives: 100 },
  { name: "signalbox-archive", end: "", visibility: 180, receives: 100 },
  { name: "signalbox-taps", end: "", visibility: 60, receives: 20 },
])("$name", ({ name, end, visibility, receives }) => {
  test("keeps for two weeks, hides for longer than its function may take, and gives up to a queue of its own", () => {
    expect(named(name + end)).toMatchObject({
      MessageRetentionPeriod: 1_209_600,
      VisibilityTimeout: visibility,
      RedrivePolicy: { maxReceiveCount: receives },
    });
    expect(named(`${name}-dlq${end}`)).toMatchObject({ MessageRetentionPeriod: 1_209_600 });
  });

  test("hides a message for as long as its function may run, at least", () => {
    const timeouts = Object.values(core.findResources("AWS::Lambda::EventSourceMapping")).map(
      ({ Properties }) => {
        const queue = core.findResources("AWS::SQS::Queue")[Properties.EventSourceArn["Fn::GetAtt"][0]];
        const made = core.findResources("AWS::Lambda::Function")[Properties.FunctionName.Ref];
        return [queue!.Properties.QueueName, made!.Properties.Timeout] as const;
      },
    );
    expect(new Map(timeouts).get(name + end)).toBeLessThanOrEqual(visibility);
  });
});

test("events are taken once, each in a group of its own, at a high rate", () => {
  expect(named("signalbox-events.fifo")).toMatchObject({
    FifoQueue: true,
    DeduplicationScope: "messageGroup",
    FifoThroughputLimit: "perMessageGroupId",
  });
});

test("every queue refuses what does not come over TLS", () => {
  expect(queues).toHaveLength(10);
  core.resourceCountIs("AWS::SQS::QueuePolicy", 10);
  core.allResourcesProperties("AWS::SQS::QueuePolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({ Effect: "Deny", Condition: { Bool: { "aws:SecureTransport": "false" } } }),
      ]),
    },
  });
});

test("the bus that a setting taps puts what fits its pattern into the taps queue", () => {
  const { core } = aDeployment({ taps: ["default=*", 'shop={"detail-type":["order.paid"]}'] });
  core.hasResourceProperties("AWS::Events::Rule", {
    EventBusName: "default",
    EventPattern: { source: [{ prefix: "" }] },
    Targets: [{ Arn: { "Fn::GetAtt": [Match.stringLikeRegexp("^queuestaps"), "Arn"] } }],
  });
  core.hasResourceProperties("AWS::Events::Rule", {
    EventBusName: "shop",
    EventPattern: { "detail-type": ["order.paid"] },
  });
});

test("any rule of the account may put into it, no other account's", () => {
  aDeployment().core.hasResourceProperties("AWS::SQS::QueuePolicy", {
    PolicyDocument: {
      Statement: Match.arrayWith([
        Match.objectLike({
          Effect: "Allow",
          Action: "sqs:SendMessage",
          Principal: { Service: "events.amazonaws.com" },
          Condition: { StringEquals: { "aws:SourceAccount": "123456789012" } },
        }),
      ]),
    },
  });
});

test("a tap without a pattern is refused", () => {
  expect(() => aDeployment({ taps: ["default"] })).toThrow('Cannot tap "default": it must be');
});

import type { Table } from "aws-cdk-lib/aws-dynamodb";
import { Effect, PolicyStatement } from "aws-cdk-lib/aws-iam";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Secret } from "aws-cdk-lib/aws-secretsmanager";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { arnOf, type Floor, secretsPrefix } from "./floor.ts";
import { INDEX } from "./storage.ts";

/** What a function may do; each is a statement of its role. */
export type Grant = PolicyStatement;

const READS = ["GetItem", "BatchGetItem", "Query"];
const WRITES = ["PutItem", "UpdateItem", "DeleteItem", "BatchWriteItem", "ConditionCheckItem"];

export const reads = (table: Table): Grant => onTable(table, READS);
export const writes = (table: Table): Grant => onTable(table, WRITES);
export const readsAndWrites = (table: Table): Grant => onTable(table, [...READS, ...WRITES]);

/** What lies in the audit stays as it is, whatever else a function may do to its table. The key is that of functions/aws/people/audit.ts. */
export function leavesAudit(table: Table): Grant {
  return new PolicyStatement({
    effect: Effect.DENY,
    actions: ["UpdateItem", "DeleteItem", "BatchWriteItem"].map((action) => `dynamodb:${action}`),
    resources: [table.tableArn],
    conditions: { "ForAnyValue:StringEquals": { "dynamodb:LeadingKeys": ["AUDIT"] } },
  });
}

function onTable(table: Table, actions: readonly string[]): Grant {
  return allow("dynamodb", actions, [table.tableArn, `${table.tableArn}/index/${INDEX}`]);
}

export type ObjectAct = "GetObject" | "PutObject" | "DeleteObject";

/** Acts on the objects of a bucket, or on those below some prefixes. */
export function objects(
  bucket: Bucket,
  acts: readonly ObjectAct[],
  prefixes: readonly string[] = [""],
): Grant {
  return allow(
    "s3",
    acts,
    prefixes.map((prefix) => bucket.arnForObjects(`${prefix}*`)),
  );
}

/** Sees that an object is not there, which is otherwise told as a denial. */
export const lists = (bucket: Bucket): Grant => allow("s3", ["ListBucket"], [bucket.bucketArn]);

export const sends = (...queues: readonly Queue[]): Grant => onQueues(queues, ["SendMessage"]);
/** Takes what publishers send: into the stream where there is one, but for what keeps an order, into the events queue. */
export function accepts({ stream, queues }: Floor): readonly Grant[] {
  return [...(stream ? [allow("kinesis", ["PutRecords"], [stream.streamArn])] : []), sends(queues.events)];
}
export const asks = (...queues: readonly Queue[]): Grant => onQueues(queues, ["GetQueueAttributes"]);
export const empties = (...queues: readonly Queue[]): Grant =>
  onQueues(queues, ["ReceiveMessage", "DeleteMessage"]);

function onQueues(queues: readonly Queue[], actions: readonly string[]): Grant {
  return allow(
    "sqs",
    actions,
    queues.map(({ queueArn }) => queueArn),
  );
}

/** Secrets that definitions name, and some of our own. */
export function readsSecrets(floor: Floor, ...own: readonly Secret[]): Grant {
  return allow(
    "secretsmanager",
    ["GetSecretValue"],
    [
      arnOf(floor, "secretsmanager", `secret:${secretsPrefix(floor)}*`),
      ...own.map(({ secretArn }) => secretArn),
    ],
  );
}

/** Our own alone. */
export function readsOwnSecrets(...own: readonly Secret[]): Grant {
  return readsSecretsOf(...own.map(({ secretArn }) => secretArn));
}

export const readsSecretsOf = (...arns: readonly string[]): Grant =>
  allow("secretsmanager", ["GetSecretValue"], arns);

/** What it takes to send to a thing of a service. */
const SENDING: Readonly<Record<string, string>> = {
  sqs: "SendMessage",
  sns: "Publish",
  lambda: "InvokeFunction",
  events: "PutEvents",
  kinesis: "PutRecords",
  s3: "PutObject",
  ses: "SendEmail",
};

/** Sends to things on AWS that targets name. */
export function sendsTo(arns: readonly string[]): readonly Grant[] {
  const byService = Map.groupBy(arns, (arn) => arn.split(":")[2] ?? "");
  return [...byService].map(([service, resources]) => {
    const action = SENDING[service];
    if (action === undefined)
      throw new Error(`Cannot send to ${resources[0]}: targets are of ${Object.keys(SENDING).join(", ")}`);
    return allow(service, [action], resources);
  });
}

const TAKING: Readonly<Record<string, readonly string[]>> = {
  sqs: ["ReceiveMessage", "DeleteMessage", "ChangeMessageVisibility", "GetQueueAttributes"],
  kinesis: ["ListShards", "GetShardIterator", "GetRecords"],
};

/** Takes from queues and streams that taps name. */
export function takesFrom(arns: readonly string[]): readonly Grant[] {
  const byService = Map.groupBy(arns, (arn) => arn.split(":")[2] ?? "");
  return [...byService].map(([service, resources]) => {
    const actions = TAKING[service];
    if (actions === undefined)
      throw new Error(`Cannot take from ${resources[0]}: sources are of ${Object.keys(TAKING).join(", ")}`);
    return allow(service, actions, resources);
  });
}

/** Reads and writes what is encrypted with the deployment's key, where it has one. */
export function usesKey(key: IKey | undefined): readonly Grant[] {
  return key ? [allow("kms", ["Encrypt", "Decrypt", "GenerateDataKey"], [key.keyArn])] : [];
}

function allow(service: string, actions: readonly string[], resources: readonly string[]): Grant {
  return new PolicyStatement({
    actions: actions.map((action) => `${service}:${action}`),
    resources: [...resources],
  });
}

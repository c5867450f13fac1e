import { Stack } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import type { IStream } from "aws-cdk-lib/aws-kinesis";
import type { Code } from "aws-cdk-lib/aws-lambda";
import type { Construct } from "constructs";
import type { Queues } from "./queues.ts";
import type { Secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import type { Storage } from "./storage.ts";

/** What a stage is built on. */
export interface Floor extends Storage, Secrets {
  readonly scope: Construct;
  readonly settings: Settings;
  readonly queues: Queues;
  readonly stream: IStream | undefined;
  readonly key: IKey | undefined;
  /** The bundle of a function. */
  readonly codeOf: (name: string) => Code;
}

/** The environment variables by which functions find things. */
export type Variable = keyof ReturnType<typeof variables>;

export function variables(floor: Floor) {
  const { queues } = floor;
  return {
    CONFIG_TABLE: floor.config.tableName,
    HOT_TABLE: floor.hot.tableName,
    BUCKET: floor.bucket.bucketName,
    EVENTS_STREAM: floor.stream?.streamName,
    EVENTS_QUEUE_URL: queues.events.queueUrl,
    DELIVERIES_QUEUE_URL: queues.deliveries.queueUrl,
    ORDERED_QUEUE_URL: queues.ordered.queueUrl,
    ARCHIVE_QUEUE_URL: queues.archive.queueUrl,
    DELIVERIES_DLQ_URL: queues.deliveriesDlq.queueUrl,
    ORDERED_DLQ_URL: queues.orderedDlq.queueUrl,
    SECRETS_PREFIX: secretsPrefix(floor),
    SEALING_SECRET: floor.sealing.secretArn,
    ADMIN_TOKEN_SECRET: floor.adminToken.secretArn,
  };
}

/** Secrets below it are those that definitions may name. */
export function secretsPrefix({ settings }: Floor): string {
  return `${settings.name}/`;
}

/** The ARN of a thing of this account and region that has a name. */
export function arnOf({ scope }: Floor, service: string, resource: string): string {
  const { partition, region, account } = Stack.of(scope);
  return `arn:${partition}:${service}:${region}:${account}:${resource}`;
}

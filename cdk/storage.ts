import { Duration, RemovalPolicy } from "aws-cdk-lib";
import { AttributeType, BillingMode, ProjectionType, Table, TableEncryption } from "aws-cdk-lib/aws-dynamodb";
import type { IKey } from "aws-cdk-lib/aws-kms";
import {
  BlockPublicAccess,
  Bucket,
  BucketEncryption,
  type LifecycleRule,
  ObjectOwnership,
  StorageClass,
} from "aws-cdk-lib/aws-s3";
import { Construct } from "constructs";
import type { Settings } from "./settings.ts";

export interface Storage {
  /** Definitions, tokens, the audit: what a person made, kept for 35 days back. */
  readonly config: Table;
  /** What waits, dead letters, marks, indexes: what the functions make. */
  readonly hot: Table;
  /** Segments of the archive, and events that are too large for a message. */
  readonly bucket: Bucket;
}

/** Two tables and a bucket. They stay when the stack goes; `npm run destroy -- --data` removes them too. */
export function storage(parent: Construct, settings: Settings, key: IKey | undefined): Storage {
  const scope = new Construct(parent, "storage");
  const hot = table(scope, "hot", { key, backups: false });
  return {
    config: table(scope, "config", { key, backups: true }),
    hot,
    bucket: bucket(scope, settings, key),
  };
}

/** The one index of both tables: over what is asked for otherwise than by its key. */
export const INDEX = "GSI1";

function table(
  scope: Construct,
  id: string,
  { key, backups }: { key: IKey | undefined; backups: boolean },
): Table {
  const made = new Table(scope, id, {
    partitionKey: { name: "PK", type: AttributeType.STRING },
    sortKey: { name: "SK", type: AttributeType.STRING },
    billingMode: BillingMode.PAY_PER_REQUEST,
    timeToLiveAttribute: "ttl",
    pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: backups },
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key ? { encryption: TableEncryption.CUSTOMER_MANAGED, encryptionKey: key } : {}),
  });
  made.addGlobalSecondaryIndex({
    indexName: INDEX,
    partitionKey: { name: "GSI1PK", type: AttributeType.STRING },
    sortKey: { name: "GSI1SK", type: AttributeType.STRING },
    projectionType: ProjectionType.KEYS_ONLY,
  });
  return made;
}

function bucket(scope: Construct, settings: Settings, key: IKey | undefined): Bucket {
  return new Bucket(scope, "bucket", {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    objectOwnership: ObjectOwnership.BUCKET_OWNER_ENFORCED,
    enforceSSL: true,
    lifecycleRules: lifecycle(settings),
    removalPolicy: RemovalPolicy.RETAIN,
    ...(key
      ? { encryption: BucketEncryption.KMS, encryptionKey: key, bucketKeyEnabled: true }
      : { encryption: BucketEncryption.S3_MANAGED }),
  });
}

/** Claims outlive every message; segments move to classes that answer at once, and retention removes them itself. */
function lifecycle({ infrequentAfterDays, glacierAfterDays }: Settings): LifecycleRule[] {
  const transitions = [
    { storageClass: StorageClass.INFREQUENT_ACCESS, days: infrequentAfterDays },
    { storageClass: StorageClass.GLACIER_INSTANT_RETRIEVAL, days: glacierAfterDays },
  ].flatMap(({ storageClass, days }) =>
    days > 0 ? [{ storageClass, transitionAfter: Duration.days(days) }] : [],
  );
  return [
    { id: "claims", prefix: "claims/", expiration: Duration.days(45) },
    { id: "unfinished", abortIncompleteMultipartUploadAfter: Duration.days(1) },
    ...(transitions.length > 0 ? [{ id: "segments", prefix: "segments/", transitions }] : []),
  ];
}

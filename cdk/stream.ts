import { Duration } from "aws-cdk-lib";
import type { IKey } from "aws-cdk-lib/aws-kms";
import { type IStream, Stream, StreamEncryption, StreamMode } from "aws-cdk-lib/aws-kinesis";
import { Construct } from "constructs";
import type { Settings } from "./settings.ts";

/** What takes publishers' events in place of the events queue, where the setting `shards` asks for it. */
export function stream(parent: Construct, settings: Settings, key: IKey | undefined): IStream | undefined {
  if (settings.shards === 0) return undefined;
  return new Stream(new Construct(parent, "stream"), "events", {
    streamName: `${settings.name}-events`,
    streamMode: StreamMode.PROVISIONED,
    shardCount: settings.shards,
    retentionPeriod: Duration.hours(24),
    ...(key
      ? { encryption: StreamEncryption.KMS, encryptionKey: key }
      : { encryption: StreamEncryption.MANAGED }),
  });
}

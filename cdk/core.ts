import { type App, CfnOutput, type Environment, Stack, Tags } from "aws-cdk-lib";
import type { Code } from "aws-cdk-lib/aws-lambda";
import { alerts } from "./alerts.ts";
import { archive } from "./archive.ts";
import { brokerTaps } from "./broker-taps.ts";
import { control } from "./control.ts";
import { deliver } from "./deliver.ts";
import { eventbridge } from "./eventbridge.ts";
import { acknowledgeFindings } from "./findings.ts";
import type { Floor } from "./floor.ts";
import { ingest } from "./ingest.ts";
import { createKey } from "./key.ts";
import { laterSweep } from "./later-sweep.ts";
import { queues } from "./queues.ts";
import { replay } from "./replay.ts";
import { retention } from "./retention.ts";
import { route } from "./route.ts";
import { secrets } from "./secrets.ts";
import type { Settings } from "./settings.ts";
import { stats } from "./stats.ts";
import { storage } from "./storage.ts";
import { stream } from "./stream.ts";
import { tap } from "./tap.ts";

export interface CoreOptions {
  readonly settings: Settings;
  readonly env: Environment;
  readonly codeOf: (name: string) => Code;
}

/** All that takes, keeps and delivers events. */
export function coreStack(app: App, { settings, env, codeOf }: CoreOptions): Floor {
  const scope = new Stack(app, settings.name, { env, description: "Signalbox: the event router" });
  Tags.of(scope).add("signalbox", settings.name);
  const key = settings.kms ? createKey(scope) : undefined;
  const floor: Floor = {
    scope,
    settings,
    key,
    codeOf,
    queues: queues(scope, settings.name, key),
    stream: stream(scope, settings, key),
    ...storage(scope, settings, key),
    ...secrets(scope, key),
  };
  for (const make of [
    ingest,
    eventbridge,
    tap,
    brokerTaps,
    route,
    deliver,
    archive,
    replay,
    laterSweep,
    retention,
    stats,
    alerts,
    control,
  ])
    make(floor);
  acknowledgeFindings(floor);
  tell(floor);
  return floor;
}

/** What a person or a script asks the deployment for. */
function tell({ scope, config, hot, bucket, adminToken, queues }: Floor): void {
  const outputs = {
    ConfigTable: config.tableName,
    HotTable: hot.tableName,
    Bucket: bucket.bucketName,
    AdminTokenSecret: adminToken.secretArn,
    TapsQueueArn: queues.taps.queueArn,
  };
  for (const [id, value] of Object.entries(outputs)) new CfnOutput(scope, id, { value });
}

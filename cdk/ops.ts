import { type App, type Environment, Stack, Tags } from "aws-cdk-lib";
import { SnsAction } from "aws-cdk-lib/aws-cloudwatch-actions";
import { Topic } from "aws-cdk-lib/aws-sns";
import { EmailSubscription } from "aws-cdk-lib/aws-sns-subscriptions";
import { alarms } from "./alarms.ts";
import { dashboard } from "./dashboard.ts";
import type { Floor } from "./floor.ts";
import type { Settings } from "./settings.ts";

export interface OpsOptions {
  readonly settings: Settings;
  readonly env: Environment;
  readonly core: Floor;
}

/** What watches a deployment, and what emulators lack: a dashboard, and alarms that tell a topic. */
export function opsStack(app: App, { settings, env, core }: OpsOptions): void {
  const scope = new Stack(app, `${settings.name}-ops`, {
    env,
    description: "Signalbox: alarms and dashboard",
  });
  Tags.of(scope).add("signalbox", settings.name);
  const tables = { config: core.config.tableName, hot: core.hot.tableName };
  const topic = new Topic(scope, "alarm-topic", { topicName: `${settings.name}-alarms`, enforceSSL: true });
  if (settings.alarmEmail !== undefined) topic.addSubscription(new EmailSubscription(settings.alarmEmail));
  alarms(scope, { ...settings, tables }, new SnsAction(topic));
  dashboard(scope, settings.name, tables);
}

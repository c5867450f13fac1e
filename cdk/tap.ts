import { Duration, Stack } from "aws-cdk-lib";
import { EventBus, Rule } from "aws-cdk-lib/aws-events";
import { SqsQueue } from "aws-cdk-lib/aws-events-targets";
import { PolicyStatement, ServicePrincipal } from "aws-cdk-lib/aws-iam";
import type { Floor } from "./floor.ts";
import { stage } from "./function.ts";
import { accepts, objects, reads, writes } from "./grants.ts";
import { takes } from "./triggers.ts";

/** Takes what rules of EventBridge put into the taps queue: those of the setting `taps`, and any other of this account. */
export function tap(floor: Floor): void {
  const { config, hot, bucket, queues, settings } = floor;
  const made = stage(floor, "tap", {
    description: "Signalbox: takes events of EventBridge buses",
    timeout: Duration.seconds(30),
    environment: ["CONFIG_TABLE", "HOT_TABLE", "BUCKET", "EVENTS_STREAM", "EVENTS_QUEUE_URL"],
    may: [
      reads(config),
      writes(hot),
      objects(bucket, ["PutObject"], ["claims/", "kept/"]),
      ...accepts(floor),
    ],
  });
  // What asks an empty queue is paid.
  takes(made, queues.taps, { batchSize: 10, enabled: settings.taps.length > 0 || settings.tapsQueue });
  queues.taps.addToResourcePolicy(
    new PolicyStatement({
      principals: [new ServicePrincipal("events.amazonaws.com")],
      actions: ["sqs:SendMessage"],
      resources: [queues.taps.queueArn],
      conditions: { StringEquals: { "aws:SourceAccount": Stack.of(made.scope).account } },
    }),
  );
  for (const [index, { bus, pattern }] of settings.taps.entries()) {
    new Rule(made.scope, `rule-${index + 1}`, {
      eventBus: EventBus.fromEventBusName(made.scope, `bus-${index + 1}`, bus),
      eventPattern: pattern,
      targets: [new SqsQueue(queues.taps)],
    });
  }
}

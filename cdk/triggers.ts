import { CfnOutput, Duration } from "aws-cdk-lib";
import { Rule, Schedule } from "aws-cdk-lib/aws-events";
import { LambdaFunction } from "aws-cdk-lib/aws-events-targets";
import type { IStream } from "aws-cdk-lib/aws-kinesis";
import { FunctionUrlAuthType, StartingPosition } from "aws-cdk-lib/aws-lambda";
import {
  KinesisEventSource,
  SqsEventSource,
  type SqsEventSourceProps,
} from "aws-cdk-lib/aws-lambda-event-sources";
import type { Queue } from "aws-cdk-lib/aws-sqs";
import type { Stage } from "./function.ts";

/** An HTTPS address for it. Who may call is decided by the function, as it is on one machine. */
export function hasUrl({ scope, function: made }: Stage, output: string): void {
  const { url } = made.addFunctionUrl({ authType: FunctionUrlAuthType.NONE });
  const shown = new CfnOutput(scope, "url", { value: url });
  shown.overrideLogicalId(output);
}

/** It takes batches of a queue, and gives back what failed of one. */
export function takes(stage: Stage, queue: Queue, options: Partial<SqsEventSourceProps>): void {
  stage.function.addEventSource(new SqsEventSource(queue, { reportBatchItemFailures: true, ...options }));
}

/**
 * It takes what comes to a stream, shard by shard: what has come within a second, and 500 at most. What fails comes again
 * until it does not.
 */
export function follows(stage: Stage, stream: IStream): void {
  stage.function.addEventSource(
    new KinesisEventSource(stream, {
      startingPosition: StartingPosition.TRIM_HORIZON,
      batchSize: 500,
      maxBatchingWindow: Duration.seconds(1),
      reportBatchItemFailures: true,
    }),
  );
}

/** It runs at a rate. What failed is not repeated: the next time comes soon. */
export function runsEach({ scope, function: made }: Stage, interval: Duration): void {
  new Rule(scope, "schedule", {
    schedule: Schedule.rate(interval),
    targets: [new LambdaFunction(made, { retryAttempts: 0, maxEventAge: Duration.minutes(1) })],
  });
}

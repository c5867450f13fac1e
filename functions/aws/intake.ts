import type { SQSClient } from "@aws-sdk/client-sqs";
import { env, envIfSet } from "./names.ts";
import { createQueue, type Queue } from "./queue.ts";
import { createStream } from "./stream.ts";

/** Where publishers' events go: the stream, where the deployment has one, else the events queue. */
export function createIntake(sqs: SQSClient): Pick<Queue, "send"> {
  const stream = envIfSet("EVENTS_STREAM");
  return stream === undefined ? createQueue(sqs, env("EVENTS_QUEUE_URL")) : createStream(stream);
}

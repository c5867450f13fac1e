import type { SQSClient } from "@aws-sdk/client-sqs";
import { env, envIfSet } from "../names.ts";
import { createQueue, type Queue } from "../queue.ts";
import { createStream } from "./stream.ts";

/** Where publishers' events go: the stream, where the deployment has one; else, and those that keep an order, the events queue. */
export function createIntake(sqs: SQSClient): Pick<Queue, "send"> {
  const queue = createQueue(sqs, env("EVENTS_QUEUE_URL"));
  const name = envIfSet("EVENTS_STREAM");
  if (name === undefined) return queue;
  const stream = createStream(name);
  return {
    async send(messages) {
      const parts = Map.groupBy(messages, ({ isOrdered }) => (isOrdered ? queue : stream));
      await Promise.all([...parts].map(([way, part]) => way.send(part)));
    },
  };
}

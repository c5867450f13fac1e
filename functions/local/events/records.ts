import type { Context, SQSEvent, SQSRecord } from "aws-lambda";

/** A record as SQS hands it over. Its body is empty: the host's functions find by `messageId` what it stands for. */
function recordOf(messageId: string, queue: string): SQSRecord {
  return {
    messageId,
    receiptHandle: messageId,
    body: "",
    attributes: {
      ApproximateReceiveCount: "1",
      SentTimestamp: "0",
      SenderId: "local",
      ApproximateFirstReceiveTimestamp: "0",
    },
    messageAttributes: {},
    md5OfBody: "",
    eventSource: "aws:sqs",
    eventSourceARN: `arn:aws:sqs:local:000000000000:${queue}`,
    awsRegion: "local",
  };
}

/** Things in hand while a function works on them, without serialisation: an SQS batch goes in, the things are found by record. */
export interface Batches<Thing> {
  /** Calls the handler with a batch that stands for these things. */
  call(
    handler: (event: SQSEvent, context: Context) => Promise<unknown>,
    things: readonly Thing[],
  ): Promise<void>;
  /** What a record stands for. */
  of(record: SQSRecord): Thing;
}

export function createBatches<Thing>(functionName: string, queue: string): Batches<Thing> {
  const inHand = new Map<string, Thing>();
  let last = 0;
  return {
    async call(handler, things) {
      const ids = things.map((thing) => {
        const id = String(++last);
        inHand.set(id, thing);
        return id;
      });
      try {
        await handler(
          { Records: ids.map((id) => recordOf(id, queue)) },
          contextOf(functionName, ids[0] ?? ""),
        );
      } finally {
        for (const id of ids) inHand.delete(id);
      }
    },
    of: (record) => inHand.get(record.messageId)!,
  };
}

/** A function on this machine may work as long as a Lambda at most. */
const LONGEST_CALL_MS = 900_000;

/** The context that Lambda gives a handler. */
export function contextOf(functionName: string, awsRequestId: string): Context {
  const end = performance.now() + LONGEST_CALL_MS;
  return {
    callbackWaitsForEmptyEventLoop: false,
    functionName,
    functionVersion: "local",
    invokedFunctionArn: `arn:aws:lambda:local:000000000000:function:${functionName}`,
    memoryLimitInMB: "0",
    awsRequestId,
    logGroupName: functionName,
    logStreamName: "local",
    getRemainingTimeInMillis: () => end - performance.now(),
    done: () => {},
    fail: () => {},
    succeed: () => {},
  };
}

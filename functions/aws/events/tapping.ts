import type { SQSBatchResponse, SQSEvent } from "aws-lambda";
import { type IncomingEvent, ingest, type IngestPorts, type RefusedEvent } from "../../core/ingest.ts";
import type { Clock } from "../../core/ports.ts";
import { eventOfEnvelope } from "../../core/view.ts";
import { decodeBatch, decodeEvent } from "../../sources/cloudevents/structured.ts";
import { eventKey } from "../../sources/event-key.ts";
import { parted, type ReadRecord } from "./records.ts";

export interface TappingPorts extends Omit<IngestPorts, "keyOf"> {
  readonly refresh: () => Promise<void>;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  readonly writeCounts: () => Promise<void>;
}

/** An envelope does not say which bus it was on: what a tap brings comes to the default one. */
const BUS = "default";
const PUBLISHER = "tap:eventbridge";

/**
 * The taps queue's consumer: EventBridge's envelopes, and CloudEvents, alone or as a list, become events. What cannot be read or
 * is refused stays in the queue, and comes to its dead letters in the end, as there is nobody to tell.
 */
export function tappingFunction(ports: TappingPorts) {
  return async ({ Records }: SQSEvent): Promise<SQSBatchResponse> => {
    await ports.refresh();
    const { read, failures } = await parted(Records, async ({ body }) => eventsOf(body), ports.report);
    const taken = await Promise.all(read.map((one) => takeIn(one, ports)));
    await ports.writeCounts();
    const refused = read
      .filter((_, i) => !taken[i])
      .map(({ record }) => ({ itemIdentifier: record.messageId }));
    return { batchItemFailures: [...failures, ...refused] };
  };
}

type Incoming = readonly (IncomingEvent | RefusedEvent)[];

function eventsOf(body: string): Incoming {
  if (/^\s*\[/.test(body)) return decodeBatch(body);
  return [decodeEvent(isEnvelope(body) ? eventOfEnvelope(body) : body)];
}

function isEnvelope(body: string): boolean {
  const value: unknown = JSON.parse(body);
  return typeof value === "object" && value !== null && "detail-type" in value && !("specversion" in value);
}

async function takeIn({ thing }: ReadRecord<Incoming>, ports: TappingPorts): Promise<boolean> {
  const arrival = { bus: BUS, publisher: PUBLISHER, sender: {}, receivedAt: ports.clock(), permit: () => {} };
  try {
    const receipts = await ingest(thing, arrival, { ...ports, keyOf: eventKey });
    for (const receipt of receipts) if (receipt.status === "refused") throw receipt.error;
    return true;
  } catch (error) {
    ports.report(error);
    return false;
  }
}

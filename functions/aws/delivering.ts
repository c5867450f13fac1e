import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { SendDelivery } from "../core/deliver.ts";
import type { Delivery, Settlement } from "../core/delivery.ts";
import type { Clock } from "../core/ports.ts";
import { replayOfTarget } from "../core/replay.ts";
import type { Target } from "../core/rule.ts";
import { deliverFunction, type DeliverLog } from "../deliver.ts";
import type { Claims } from "./claims.ts";
import { type AwsDeliveries, deliveryOfBody } from "./deliveries.ts";
import type { DeliveryRecords } from "./delivery-records.ts";
import type { Packs } from "./packs.ts";
import { parted } from "./records.ts";
import { skipAll } from "./skip.ts";
import { queueRecords } from "./sweep.ts";
import type { Queue } from "./queue.ts";
import type { AwsTargetStates } from "./target-states.ts";

export interface DeliveringPorts {
  readonly refresh: () => Promise<void>;
  readonly deliveries: AwsDeliveries;
  readonly records: DeliveryRecords;
  readonly queue: Queue;
  readonly claims: Claims;
  readonly states: Pick<AwsTargetStates, "admit" | "ended" | "skipOf">;
  readonly packs: Packs;
  readonly targetOf: (id: string) => Target | undefined;
  /** The target of the replay of that id. */
  readonly replayTarget: (replay: string) => Promise<Target | undefined>;
  readonly send: SendDelivery;
  readonly clock: Clock;
  readonly random: () => number;
  readonly log: (entry: DeliverLog) => void;
  readonly report: (error: unknown) => void;
  /** Hears of each attempt. */
  readonly onSettled?: ((settlement: Settlement) => void) | undefined;
}

interface Held {
  readonly delivery: Delivery;
  /** Of a replay to a URL. */
  readonly target?: Target;
}

/** The deliveries queue's consumer. What it has learnt is written, to the last line of the journal, before it answers. */
export function deliveringFunction(ports: DeliveringPorts) {
  return async ({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    await ports.refresh();
    const { read, failures } = await parted(Records, (record) => held(record, ports), ports.report);
    const ours = await unskipped(
      read.filter(({ thing }) => thing !== undefined),
      ports,
    );
    const things = new Map(ours.map(({ record, thing }) => [record.messageId, thing!]));
    const targets = new Map(
      [...things.values()].flatMap(({ target }) => (target ? [[target.id, target]] : [])),
    );
    const handler = deliverFunction({
      ...{ send: ports.send, now: ports.clock, random: ports.random, log: ports.log },
      deliveryOf: ({ messageId }) => things.get(messageId)!.delivery,
      targetOf: (id) => targets.get(id) ?? ports.targetOf(id),
      admit: ports.states.admit,
      // What the breaker learns may be lost: it is learnt anew, and the delivery has gone out.
      ended(settlement) {
        ports.onSettled?.(settlement);
        return ports.states.ended(settlement).catch(ports.report);
      },
      deliveries: ports.deliveries,
    });
    const { batchItemFailures } = await handler({ Records: ours.map(({ record }) => record) }, context);
    const unkept = await ports.deliveries.flush();
    const again = ours
      .filter(({ thing }) => unkept.has(thing!.delivery.id))
      .map(({ record }) => record.messageId);
    return {
      batchItemFailures: [...failures, ...batchItemFailures, ...again.map((id) => ({ itemIdentifier: id }))],
    };
  };
}

/** Those that belong to no backlog that was skipped; the others are ended so. */
async function unskipped<Read extends { readonly thing: Held | undefined }>(
  read: readonly Read[],
  ports: DeliveringPorts,
): Promise<readonly Read[]> {
  const skips = new Map(read.map((one) => [one, ports.states.skipOf(one.thing!.delivery)]));
  const skipped = read.flatMap((one) => {
    const skip = skips.get(one);
    return skip ? [{ delivery: one.thing!.delivery, skip }] : [];
  });
  for (const [skip, group] of Map.groupBy(skipped, (one) => one.skip))
    await skipAll(
      group.map(({ delivery }) => delivery),
      skip,
      ports,
    );
  return read.filter((one) => skips.get(one) === undefined);
}

/** The delivery that a message is to bring; undefined when it has been brought, cancelled, or is another message's. */
async function held(record: SQSRecord, ports: DeliveringPorts): Promise<Held | undefined> {
  const { records, claims, replayTarget } = ports;
  const delivery = await deliveryOfBody(record.body, claims);
  if (delivery.receipt && !(await records.hold(delivery, record.messageId))) return undefined;
  if (!delivery.receipt && timesReceived(record) > 1 && (await isRecorded(delivery, ports))) return undefined;
  const replay = replayOfTarget(delivery.target);
  const target = replay === undefined ? undefined : await replayTarget(replay);
  return { delivery, ...(target && { target }) };
}

function timesReceived({ attributes }: SQSRecord): number {
  return Number(attributes.ApproximateReceiveCount);
}

/**
 * Whether a delivery that came before has a record since: then whoever had it before was stopped behind its attempt. The
 * message of the record may not have been sent; one too many is none.
 */
async function isRecorded({ id, event }: Delivery, ports: DeliveringPorts): Promise<boolean> {
  const record = await ports.records.get(id);
  if (record?.delivery.event.receivedAt !== event.receivedAt) return false;
  if (record.state === "waiting" && record.holder === undefined) {
    const soon = record.delivery.dueAt - ports.clock() <= MOST_DELAY_MS;
    if (soon) await queueRecords([record.delivery], ports);
  }
  return true;
}

/** SQS delays a message by that at most; what is due later is the sweep's. */
const MOST_DELAY_MS = 900_000;

import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { SendDelivery } from "../../core/deliver.ts";
import type { Delivery, Settlement } from "../../core/delivery.ts";
import type { Clock } from "../../core/ports.ts";
import { replayOfTarget } from "../../core/replay.ts";
import type { Target } from "../../core/rule.ts";
import { deliverFunction, type DeliverLog } from "../../deliver.ts";
import type { Claims } from "../claims.ts";
import { type AwsDeliveries, deliveryOfBody } from "./deliveries.ts";
import type { DeliveryRecords } from "./delivery-records.ts";
import type { Order } from "./order.ts";
import { arrived, inOrderWith, isEarly, roundsOf } from "./ordered-arrivals.ts";
import type { Packs } from "../archive/packs.ts";
import { parted } from "../events/records.ts";
import { skipAll } from "./skip.ts";
import { queueRecords } from "./sweep.ts";
import type { Queue } from "../queue.ts";
import type { AwsTargetStates } from "./target-states.ts";

export interface DeliveringPorts {
  readonly refresh: () => Promise<void>;
  readonly deliveries: AwsDeliveries;
  readonly records: DeliveryRecords;
  readonly order: Order;
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

/**
 * The consumer of the deliveries queue, and of the one of ordered deliveries. What it has learnt is written, to the last line of
 * the journal, before it answers. When one of a group of the FIFO queue comes again, those behind it do as well.
 */
export function deliveringFunction(ports: DeliveringPorts) {
  return async ({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    await ports.refresh();
    const failed = new Set<string>();
    const stopped = new Set<string>();
    for (const round of roundsOf(Records)) {
      const going = round.filter((record) => !stopped.has(inOrderWith(record)));
      const again = going.length > 0 ? await deliverRound(going, context, ports) : new Set<string>();
      for (const record of round) {
        if (going.includes(record) && !again.has(record.messageId)) continue;
        failed.add(record.messageId);
        stopped.add(inOrderWith(record));
      }
    }
    return { batchItemFailures: [...failed].map((itemIdentifier) => ({ itemIdentifier })) };
  };
}

/** Answers the ids of the messages that are to come again. */
async function deliverRound(
  records: SQSRecord[],
  context: Context,
  ports: DeliveringPorts,
): Promise<ReadonlySet<string>> {
  const { read, failures } = await parted(records, (record) => held(record, ports), ports.report);
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
  const now = ports.clock();
  const early = ours.filter(({ thing }) => isEarly(thing!.delivery, now));
  await ports.deliveries.settle(early.map(({ thing }) => waitsForTime(thing!.delivery)));
  const due = ours.filter((one) => !early.includes(one)).map(({ record }) => record);
  const { batchItemFailures } = await handler({ Records: due }, context);
  const unkept = await ports.deliveries.flush();
  const again = ours.filter(({ thing }) => unkept.has(thing!.delivery.id));
  return new Set(
    [...failures, ...batchItemFailures]
      .map(({ itemIdentifier }) => itemIdentifier)
      .concat(again.map(({ record }) => record.messageId)),
  );
}

function waitsForTime(delivery: Delivery): Settlement {
  const { receipt = 0, dueAt } = delivery;
  return { delivery: { ...delivery, receipt }, outcome: { status: "retrying", dueAt } };
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
  const { claims, replayTarget } = ports;
  const came = await deliveryOfBody(record.body, claims);
  const delivery = came.order ? await arrived(came, record, ports) : await ownOf(came, record, ports);
  if (!delivery) return undefined;
  const replay = replayOfTarget(delivery.target);
  const target = replay === undefined ? undefined : await replayTarget(replay);
  return { delivery, ...(target && { target }) };
}

async function ownOf(
  delivery: Delivery,
  record: SQSRecord,
  ports: DeliveringPorts,
): Promise<Delivery | undefined> {
  if (delivery.receipt && !(await ports.records.hold(delivery, record.messageId))) return undefined;
  if (!delivery.receipt && timesReceived(record) > 1 && (await isRecorded(delivery, ports))) return undefined;
  return delivery;
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

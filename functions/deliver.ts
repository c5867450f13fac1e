import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import { deliver, type DeliverTools } from "./core/deliver.ts";
import type { Delivery, Reason, Settlement } from "./core/delivery.ts";
import type { Deliveries } from "./core/ports.ts";
import type { Target } from "./core/rule.ts";

/** Whether a target takes one more delivery now. */
export type Admission =
  | { readonly ok: true }
  | { readonly ok: false; readonly waitSeconds: number; readonly reason: Reason };

export interface DeliverPorts extends DeliverTools {
  /** The delivery that a record stands for: its body as JSON on SQS, a look-up by messageId where nothing is serialised. */
  readonly deliveryOf: (record: SQSRecord) => Delivery;
  /** The target by its id, the same object until it changes. */
  readonly targetOf: (id: string) => Target | undefined;
  /** Pause, rate, breaker and concurrency. */
  readonly admit: (target: Target) => Admission | Promise<Admission>;
  /** Told once for each admitted delivery, as soon as its attempt is over and before that is durable. */
  readonly ended: (settlement: Settlement) => void | Promise<void>;
  readonly deliveries: Pick<Deliveries, "settle">;
  /** One entry a batch. */
  readonly log: (entry: DeliverLog) => void;
}

export interface DeliverLog {
  readonly function: "deliver";
  readonly delivered: number;
  readonly retrying: number;
  readonly dead: number;
  /** Record by record, why it goes back to the queue: what became of it could not be kept. */
  readonly failed: readonly { readonly record: string; readonly problem: string }[];
  readonly ms: number;
}

/**
 * Brings the deliveries of a batch to their targets, all at once; what becomes of each is kept as soon as its own attempt
 * ends, so a slow target holds up none of the others. A record whose outcome could not be kept is a batch item failure.
 */
export function deliverFunction(ports: DeliverPorts) {
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(async ({ Records }) => {
    const begun = ports.now();
    const results = await Promise.all(Records.map((record) => settled(record, ports)));
    const failed = results.flatMap((result) => ("problem" in result ? result : []));
    const count = (status: string) =>
      results.filter((result) => "status" in result && result.status === status).length;
    ports.log({
      function: "deliver",
      delivered: count("delivered"),
      retrying: count("retrying"),
      dead: count("dead"),
      failed,
      ms: ports.now() - begun,
    });
    return { batchItemFailures: failed.map(({ record }) => ({ itemIdentifier: record })) };
  });
}

type Settled = { readonly status: string } | { readonly record: string; readonly problem: string };

/** Never rejects. */
async function settled(record: SQSRecord, ports: DeliverPorts): Promise<Settled> {
  try {
    const settlement = await settlementOf(ports.deliveryOf(record), ports);
    await ports.deliveries.settle([settlement]);
    return { status: settlement.outcome.status };
  } catch (error) {
    return { record: record.messageId, problem: error instanceof Error ? error.message : String(error) };
  }
}

async function settlementOf(delivery: Delivery, ports: DeliverPorts): Promise<Settlement> {
  const target = ports.targetOf(delivery.target);
  const admission = target && (await ports.admit(target));
  if (admission?.ok === false) return handedBack(delivery, admission, ports.now());
  const settlement = await deliver(delivery, target, ports);
  await ports.ended(settlement);
  return settlement;
}

/** Not tried: it comes again when the target may take it. */
function handedBack(
  delivery: Delivery,
  { waitSeconds, reason }: Extract<Admission, { ok: false }>,
  now: number,
): Settlement {
  return { delivery, outcome: { status: "retrying", dueAt: now + waitSeconds * 1000, reason } };
}

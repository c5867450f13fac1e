import { ChangeMessageVisibilityBatchCommand, type Message } from "@aws-sdk/client-sqs";
import type { Context, SQSBatchResponse, SQSEvent } from "aws-lambda";
import { archivingFunction } from "../../functions/aws/archive/archiving.ts";
import { createDeliveries } from "../../functions/aws/deliveries/deliveries.ts";
import { deliveringFunction } from "../../functions/aws/deliveries/delivering.ts";
import { createDeliveryRecords } from "../../functions/aws/deliveries/delivery-records.ts";
import { createOrdering } from "../../functions/aws/ordering.ts";
import { createPacks } from "../../functions/aws/archive/packs.ts";
import { createPulls } from "../../functions/aws/deliveries/pulls.ts";
import { createClaims } from "../../functions/aws/claims.ts";
import { routingFunction } from "../../functions/aws/events/routing.ts";
import { createStats } from "../../functions/aws/watch/stats.ts";
import { sweep } from "../../functions/aws/deliveries/sweep.ts";
import { compile } from "../../functions/core/match.ts";
import type { SendDelivery } from "../../functions/core/deliver.ts";
import type { Queue } from "../../functions/aws/queue.ts";
import { aRule, aTarget } from "../support/build.ts";
import { aLife, type Doom } from "./fate.ts";
import { asRecord, type Floor } from "./floor.ts";

/** The stages of an event's way that a process of its own works at. */
export type Stage = "route" | "deliver" | "ordered" | "sweep" | "archive";

/** What its one rule says of its one target, and what target that is, where it is not as simple as can be. */
export interface PipelineOptions {
  readonly order?: string;
  readonly target?: Record<string, unknown>;
}

const BACKSTOP_MS = 900_000;

/** One process of each function, on a floor. What is to become of it befalls the process that a call is made with. */
export function aPipeline(
  floor: Floor,
  send: SendDelivery,
  { order: by, target = {} }: PipelineOptions = {},
) {
  const ruleSet = compile([aRule({ targets: [{ target: "warehouse", ...(by && { order: by }) }] })]);
  const functionsOf = (doom?: Doom) => {
    const life = aLife(doom);
    const { clock, next } = floor;
    const table = life.through(floor.hot);
    const bucket = life.through(floor.bucket);
    const queue = life.through(floor.deliveries);
    const claims = createClaims(bucket);
    const packs = createPacks(life.through(floor.archive), claims);
    // The clock stands still, SQS's does not: nothing is left to delays.
    const times = { horizonMs: 0, backstopMs: BACKSTOP_MS };
    const records = createDeliveryRecords(table, { claims, clock, next, ...times });
    const ordered = life.through(floor.ordered);
    const order = createOrdering(table, { records, queue, claims, clock, ...times });
    const deliveries = createDeliveries({ queue, ordered, order, records, claims, packs, clock, ...times });
    const refresh = async () => {};
    const report = () => {};
    const rules = { of: () => ({ ruleSet, version: 1 }) };
    const waiting = async () => new Map();
    return {
      life,
      pulls: createPulls({ table, records, order, packs, clock, waiting }),
      route: routingFunction({ refresh, rules, deliveries, packs, claims, clock, report }),
      deliver: deliveringFunction({
        ...{ refresh, deliveries, order, records, queue, claims, clock, packs, report, log: report },
        states: { admit: async () => ({ ok: true }), ended: async () => {}, skipOf: () => undefined },
        targetOf: (id) => aTarget({ ...target, id }),
        replayTarget: async () => undefined,
        random: () => 0,
        send: life.through({ send }).send,
      }),
      archive: archivingFunction({
        ...{ table, bucket, clock, next, claims, report },
        archives: async () => [{ id: "default", retentionDays: 1 }],
        stats: createStats(table),
      }),
      sweep: () => sweep({ queue, records, claims, clock }),
    };
  };
  const takers = {
    route: [floor.events, "route"],
    deliver: [floor.deliveries, "deliver"],
    ordered: [floor.ordered, "deliver"],
    archive: [floor.archive, "archive"],
  } as const;
  /** Runs a stage once; answers whether there was anything for it, and whether its doom was met. */
  const run = async (stage: Stage, doom?: Doom) => {
    const { life, ...functions } = functionsOf(doom);
    if (stage === "sweep")
      return { isBusy: (await functions.sweep().catch(() => 1)) > 0, isMet: life.isMet() };
    const [queue, name] = takers[stage];
    return { isBusy: await takeBatch(floor, queue, functions[name]), isMet: life.isMet() };
  };
  return {
    run,
    /** What consumers ask; each in a process of its own. */
    consumer(doom?: Doom) {
      const { pulls, life } = functionsOf(doom);
      return { pulls, isMet: () => life.isMet() };
    },
    /** Until nothing is left to do, and the sweep of a quarter of an hour later finds nothing either. */
    async settle() {
      for (let quiet = 0; quiet < 2; ) {
        let isBusy = false;
        for (const stage of ["route", "ordered", "deliver", "sweep", "archive"] as const)
          for (let one = await run(stage); one.isBusy; one = await run(stage)) isBusy = true;
        quiet = isBusy ? 0 : quiet + 1;
        floor.clock.advance(BACKSTOP_MS * 2);
      }
    },
  };
}

type Handler = (event: SQSEvent, context: Context) => Promise<SQSBatchResponse>;

/** As Lambda does: what a function did not say to have failed is removed; all of it comes back when it ended without a word. */
export async function takeBatch(floor: Floor, queue: Queue, handler: Handler): Promise<boolean> {
  const messages = await queue.receive();
  if (messages.length === 0) return false;
  const failed = await handler({ Records: messages.map(asRecord) }, {} as Context).then(
    ({ batchItemFailures }) => new Set(batchItemFailures.map(({ itemIdentifier }) => itemIdentifier)),
    () => new Set(messages.map(({ MessageId }) => MessageId!)),
  );
  await queue.remove(messages.filter(({ MessageId }) => !failed.has(MessageId!)));
  await showAgain(
    floor,
    queue,
    messages.filter(({ MessageId }) => failed.has(MessageId!)),
  );
  return true;
}

/** As when the visibility timeout is over. */
async function showAgain({ sqs, urlOf }: Floor, queue: Queue, messages: readonly Message[]): Promise<void> {
  if (messages.length === 0) return;
  const Entries = messages.map(({ ReceiptHandle }, i) => ({
    Id: String(i),
    ReceiptHandle,
    VisibilityTimeout: 0,
  }));
  await sqs.send(new ChangeMessageVisibilityBatchCommand({ QueueUrl: urlOf(queue), Entries }));
}

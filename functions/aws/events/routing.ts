import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { Clock, Deliveries } from "../../core/ports.ts";
import type { RuleSets } from "../../core/definitions/rule-sets.ts";
import { createCounting } from "../../core/stats/counting.ts";
import { type RoutePorts, routeFunction } from "../../route.ts";
import type { Claims } from "../claims.ts";
import { countAccepted, deltasOf } from "../watch/counts.ts";
import { type Accepted, acceptedOfBody } from "./events.ts";
import { inOrderWith } from "../deliveries/ordered-arrivals.ts";
import type { JournalLine, Packs } from "../archive/packs.ts";
import { parted, type ReadRecord } from "./records.ts";

export interface RoutingPorts {
  readonly refresh: () => Promise<void>;
  readonly rules: Pick<RuleSets, "of">;
  readonly deliveries: Deliveries;
  readonly packs: Packs;
  readonly claims: Claims;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
  /** Hears of each event that was routed. */
  readonly onRouted?: NonNullable<RoutePorts["onRouted"]> | undefined;
}

/**
 * The events queue's consumer. A batch that fails is routed event by event, so that one that cannot be routed holds up none of
 * the others but those of its group; what was routed twice by that makes deliveries of the same ids.
 */
export function routingFunction(ports: RoutingPorts) {
  const { packs, clock } = ports;
  const routeAll = async (all: readonly ReadRecord<Accepted>[], context: Context) => {
    const { version } = ports.rules.of(all[0]!.thing.event.bus);
    const counting = createCounting(() => version);
    let lines: JournalLine[] = [];
    const events = new Map(all.map(({ record, thing }) => [record.messageId, thing.event]));
    const handler = routeFunction({
      deliveries: ports.deliveries,
      rules: ports.rules.of,
      clock: ports.clock,
      eventOf: ({ messageId }) => events.get(messageId)!,
      journal: {
        // One entry an event, in their order.
        async write(entries) {
          lines = entries.map((entry, i) => ({ key: all[i]!.thing.event.key, entry }));
        },
      },
      onRouted(event, routed) {
        counting.routed(event, routed, Math.max(0, clock() - event.receivedAt));
        ports.onRouted?.(event, routed);
      },
    });
    await handler({ Records: all.map(({ record }) => record) }, context);
    for (const { record, thing } of all)
      if (thing.sender)
        countAccepted(counting, thing.event, { sender: thing.sender, latencyMs: acceptMs(record, thing) });
    const deltas = deltasOf(counting, clock());
    await packs.send({ events: all.map(({ thing }) => thing.event), lines, deltas });
  };
  const routeOne = async (one: ReadRecord<Accepted>, context: Context): Promise<SQSRecord | undefined> => {
    try {
      await routeAll([one], context);
      return undefined;
    } catch (error) {
      ports.report(error);
      return one.record;
    }
  };
  return async ({ Records }: SQSEvent, context: Context): Promise<SQSBatchResponse> => {
    await ports.refresh();
    const { read, failures } = await parted(
      Records,
      ({ body }) => acceptedOfBody(body, ports.claims),
      ports.report,
    );
    if (read.length === 0) return { batchItemFailures: failures };
    try {
      await routeAll(read, context);
      return { batchItemFailures: failures };
    } catch (error) {
      ports.report(error);
      const again = new Set<SQSRecord>();
      const stopped = new Set<string>();
      for (const one of read) {
        const group = inOrderWith(one.record);
        if (!stopped.has(group) && !(await routeOne(one, context))) continue;
        stopped.add(group);
        again.add(one.record);
      }
      return {
        batchItemFailures: [
          ...failures,
          ...Array.from(again, ({ messageId }) => ({ itemIdentifier: messageId })),
        ],
      };
    }
  };
}

/** From an event's arrival until its message was durable. */
function acceptMs({ attributes }: SQSRecord, { event }: Accepted): number {
  return Math.max(0, Number(attributes.SentTimestamp) - event.receivedAt);
}

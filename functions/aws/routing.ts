import type { Context, SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { AcceptedEvent } from "../core/event.ts";
import type { Clock, Deliveries } from "../core/ports.ts";
import type { RuleSets } from "../core/rule-sets.ts";
import { routeFunction } from "../route.ts";
import type { Claims } from "./claims.ts";
import { eventOfBody } from "./events.ts";
import type { Packs } from "./packs.ts";
import { parted, type ReadRecord } from "./records.ts";

export interface RoutingPorts {
  readonly refresh: () => Promise<void>;
  readonly rules: Pick<RuleSets, "of">;
  readonly deliveries: Deliveries;
  readonly packs: Packs;
  readonly claims: Claims;
  readonly clock: Clock;
  readonly report: (error: unknown) => void;
}

/**
 * The events queue's consumer. A batch that fails is routed event by event, so that one that cannot be routed holds up none of
 * the others; what was routed twice by that makes deliveries of the same ids.
 */
export function routingFunction(ports: RoutingPorts) {
  const routeAll = async (all: readonly ReadRecord<AcceptedEvent>[], context: Context) => {
    const events = new Map(all.map(({ record, thing }) => [record.messageId, thing]));
    const handler = routeFunction({
      deliveries: ports.deliveries,
      rules: ports.rules.of,
      clock: ports.clock,
      eventOf: ({ messageId }) => events.get(messageId)!,
      journal: {
        // One entry an event, in their order.
        write: (entries) =>
          ports.packs.send({
            events: all.map(({ thing }) => thing),
            lines: entries.map((entry, i) => ({ key: all[i]!.thing.key, entry })),
          }),
      },
    });
    await handler({ Records: all.map(({ record }) => record) }, context);
  };
  const routeOne = async (
    one: ReadRecord<AcceptedEvent>,
    context: Context,
  ): Promise<SQSRecord | undefined> => {
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
      ({ body }) => eventOfBody(body, ports.claims),
      ports.report,
    );
    if (read.length === 0) return { batchItemFailures: failures };
    try {
      await routeAll(read, context);
      return { batchItemFailures: failures };
    } catch (error) {
      ports.report(error);
      const failed = await Promise.all(read.map((one) => routeOne(one, context)));
      const again = failed.flatMap((record) => (record ? [{ itemIdentifier: record.messageId }] : []));
      return { batchItemFailures: [...failures, ...again] };
    }
  };
}

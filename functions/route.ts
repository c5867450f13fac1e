import middy from "@middy/core";
import type { SQSBatchResponse, SQSEvent, SQSRecord } from "aws-lambda";
import type { AcceptedEvent } from "./core/event.ts";
import type { Clock, Deliveries, Journal, JournalEntry } from "./core/ports.ts";
import { type Routed, type RoutingRules, route } from "./core/route.ts";

export interface RoutePorts {
  readonly deliveries: Deliveries;
  readonly journal: Pick<Journal, "write">;
  /** The enabled rules of a bus as they are now, and the number of that state. */
  readonly rules: (bus: string) => { readonly ruleSet: RoutingRules; readonly version: number };
  /** The event of a record: on AWS out of its body, embedded by its messageId, without serialisation. */
  readonly eventOf: (record: SQSRecord) => AcceptedEvent;
  readonly clock: Clock;
  /** Hears of each event that was routed. */
  readonly onRouted?: (event: AcceptedEvent, routed: Routed) => void;
}

/** The events queue's consumer: matches and transforms a batch, and makes the deliveries that come of it durable. */
export function routeFunction(ports: RoutePorts) {
  return middy<SQSEvent, SQSBatchResponse>({ timeoutEarlyInMillis: 0 }).handler(async ({ Records }) => {
    const events = Records.map(ports.eventOf);
    const steps = await allDone(events.map((event) => routeOne(event, ports)));
    await Promise.all([
      ports.deliveries.send(steps.flatMap(({ routed }) => routed.deliveries)),
      ports.deliveries.settle(steps.flatMap(({ routed }) => routed.failed.map(deadLetter))),
      ports.journal.write(steps.map(({ entry }) => entry)),
    ]);
    for (const { event, routed } of steps) ports.onRouted?.(event, routed);
    return { batchItemFailures: [] };
  });
}

interface Step {
  readonly event: AcceptedEvent;
  readonly routed: Routed;
  readonly entry: JournalEntry;
}

/** Most rules transform at once: then nothing has to be waited for. */
async function allDone(begun: readonly (Step | Promise<Step>)[]): Promise<readonly Step[]> {
  const steps: Step[] = [];
  for (const step of begun) steps.push(step instanceof Promise ? await step : step);
  return steps;
}

function routeOne(event: AcceptedEvent, { rules, clock }: RoutePorts): Step | Promise<Step> {
  const { ruleSet, version } = rules(event.bus);
  const at = clock();
  const routed = route(event, ruleSet, at);
  const step = (done: Routed): Step => ({
    event,
    routed: done,
    entry: entryOf(event, done, { at, version }),
  });
  return routed instanceof Promise ? routed.then(step) : step(routed);
}

function entryOf(
  event: AcceptedEvent,
  { matched, failed }: Routed,
  { at, version }: { at: number; version: number },
): JournalEntry {
  const { position, id, source } = event;
  return {
    kind: "routed",
    at,
    event: { position: position!, id, source },
    matched,
    rulesVersion: version,
    ...(failed.length > 0 && {
      failed: failed.map(({ rule, target, code, detail }) => ({ rule, target, code, detail })),
    }),
  };
}

/** A delivery that has nothing to bring: it is kept among the dead letters with its reason. */
function deadLetter({ delivery, code, detail }: Routed["failed"][number]) {
  return { delivery, outcome: { status: "dead", reason: { code, detail } } } as const;
}

import type { Delivery, Reason } from "./delivery.ts";
import { type Entry, entryDeliveryId, type Made, withBody } from "./deliveries/delivery-body.ts";
import { dueOf } from "./deliveries/deliver-at.ts";
import type { AcceptedEvent, ReplayMark } from "./event.ts";
import type { RuleSet } from "./match.ts";
import { orderingOf } from "./deliveries/order.ts";
import type { RuleRef } from "./ports.ts";
import { isReplayedTo } from "./archive/replay-address.ts";
import type { Rule } from "./rule.ts";
import type { OutputCheck } from "./transform/output.ts";

/** What becomes of an event. */
export interface Routed {
  readonly matched: readonly RuleRef[];
  readonly deliveries: readonly Delivery[];
  /** What rules that matched have nothing to bring for: the transform made no body, or one that its schema refuses. */
  readonly failed: readonly FailedDelivery[];
}
export interface FailedDelivery extends Reason {
  readonly rule: string;
  readonly target: string;
  readonly delivery: Delivery;
}

/** The enabled rules of the event's bus. `check` asks the schemas that transforms are bound to; without it none is asked. */
export interface RoutingRules extends Pick<RuleSet, "match"> {
  readonly check?: OutputCheck;
}

/**
 * The deliveries that the rules ask for, in their order. Pure: the same event and rules give the same deliveries with
 * the same ids. A replayed event goes to the rules of its mark alone, or straight to its target, as rule `replay`.
 * A promise only where a transform is JSONata. `now` is in epoch milliseconds.
 */
export function route(event: AcceptedEvent, rules: RoutingRules, now: number): Routed | Promise<Routed> {
  const { replay } = event;
  const straight = replay?.target !== undefined;
  const chosen = straight ? [straightTo(replay.target)] : rules.match(event.text).filter(isAddressed(replay));
  const matched = straight ? [] : chosen.map(({ id, version }) => ({ id, version }));
  const steps = chosen.flatMap((rule) =>
    rule.targets.map((_, index) => {
      const entry = { rule, index };
      return made(deliveryOf(event, entry, now), entry, rules.check);
    }),
  );
  return steps.every((step): step is Made => !(step instanceof Promise))
    ? routed(matched, steps)
    : allDone(steps).then((done) => routed(matched, done));
}

/** None of the steps rejects. */
async function allDone(steps: readonly (Made | Promise<Made>)[]): Promise<readonly Made[]> {
  const done: Made[] = [];
  for (const step of steps) done.push(step instanceof Promise ? await step : step);
  return done;
}

function straightTo(target: string): Rule {
  return { id: "replay", version: 0, targets: [{ target }] };
}

function isAddressed(replay: ReplayMark | undefined): (rule: Rule) => boolean {
  return (rule) => replay === undefined || isReplayedTo(rule, replay.rules);
}

/** The delivery with its time and what it brings. */
function made(delivery: Delivery, entry: Entry, check: OutputCheck | undefined): Made | Promise<Made> {
  const { rule, index } = entry;
  const due = dueOf(delivery.event, { rule, entry: rule.targets[index]! }, delivery.dueAt);
  if (typeof due === "object") return { delivery, failure: due };
  return withBody(due === delivery.dueAt ? delivery : { ...delivery, dueAt: due }, entry, check);
}

function deliveryOf(event: AcceptedEvent, entry: Entry, now: number): Delivery {
  const { rule, index } = entry;
  const to = rule.targets[index]!;
  const { target, retry } = to;
  const order = to.order && orderingOf(event, rule, to);
  return {
    id: entryDeliveryId(event, entry),
    event,
    rule: rule.id,
    ruleVersion: rule.version,
    target,
    ...(retry && { retry }),
    ...(order && { order }),
    ...(event.replay && { replay: event.replay.id }),
    createdAt: now,
    dueAt: now,
    attempts: [],
  };
}

function routed(matched: readonly RuleRef[], steps: readonly Made[]): Routed {
  const deliveries: Delivery[] = [];
  const failed: FailedDelivery[] = [];
  for (const { delivery, failure } of steps) {
    const { rule, target } = delivery;
    if (failure) failed.push({ rule, target, ...failure, delivery });
    else deliveries.push(delivery);
  }
  return { matched, deliveries, failed };
}

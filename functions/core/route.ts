import type { Body, Delivery, Reason } from "./delivery.ts";
import { deliveryId } from "./delivery-id.ts";
import { RouterError } from "./errors.ts";
import type { AcceptedEvent, ReplayMark } from "./event.ts";
import type { RuleSet } from "./match.ts";
import type { RuleRef } from "./ports.ts";
import type { Rule, RuleTarget } from "./rule.ts";
import { type CompiledTransform, compileTransform } from "./transform/compile.ts";
import { checkedOutput, type OutputCheck } from "./transform/output.ts";
import { viewOf } from "./view.ts";

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
      const delivery = deliveryOf(event, { rule, index }, now);
      return stepOf(delivery, () => bodyOf(event, { rule, index }, rules.check));
    }),
  );
  return steps.every((step): step is Step => !(step instanceof Promise))
    ? routed(matched, steps)
    : allDone(steps).then((done) => routed(matched, done));
}

/** None of the steps rejects. */
async function allDone(steps: readonly (Step | Promise<Step>)[]): Promise<readonly Step[]> {
  const done: Step[] = [];
  for (const step of steps) done.push(step instanceof Promise ? await step : step);
  return done;
}

/** An entry of a rule's list of targets. */
interface Entry {
  readonly rule: Rule;
  readonly index: number;
}

/** A delivery with what it brings, or why it brings nothing. */
interface Step {
  readonly delivery: Delivery;
  readonly failure?: Reason;
}

function straightTo(target: string): Rule {
  return { id: "replay", version: 0, targets: [{ target }] };
}

function isAddressed(replay: ReplayMark | undefined): (rule: Rule) => boolean {
  const only = replay?.rules;
  return ({ id }) => only === undefined || only.includes(id);
}

function deliveryOf(event: AcceptedEvent, { rule, index }: Entry, now: number): Delivery {
  const { target, retry } = rule.targets[index]!;
  return {
    id: deliveryId(event, rule.id, nameOf(rule.targets, index)),
    event,
    rule: rule.id,
    ruleVersion: rule.version,
    target,
    ...(retry && { retry }),
    ...(event.replay && { replay: event.replay.id }),
    createdAt: now,
    dueAt: now,
    attempts: [],
  };
}

/** Names the entry within its rule: the target, and a number when the rule has sent to it before. */
function nameOf(targets: readonly RuleTarget[], index: number): string {
  const { target } = targets[index]!;
  const before = targets.slice(0, index).filter((entry) => entry.target === target).length;
  return before === 0 ? target : `${target}#${before + 1}`;
}

function bodyOf(
  event: AcceptedEvent,
  { rule, index }: Entry,
  check?: OutputCheck,
): MaybeBody | Promise<MaybeBody> {
  const { transform } = rule.targets[index]!;
  if (!transform) return undefined;
  const { id, bus = "default", view = "cloudevents" } = rule;
  const made = transformOf(rule, index)(viewOf(event.text, view), {
    rule: { id, bus },
    receivedAt: event.receivedAt,
  });
  const { schema } = transform;
  if (!check || schema === undefined) return made;
  return made instanceof Promise
    ? made.then((body) => checkedOutput(body, check, schema))
    : checkedOutput(made, check, schema);
}

type MaybeBody = Body | undefined;

/** Compiled once for each version of a rule. */
const compiled = new WeakMap<RuleTarget, CompiledTransform>();

function transformOf(rule: Rule, index: number): CompiledTransform {
  const entry = rule.targets[index]!;
  const transform = compiled.get(entry) ?? compileTransform(entry.transform!, rule);
  compiled.set(entry, transform);
  return transform;
}

function stepOf(delivery: Delivery, make: () => MaybeBody | Promise<MaybeBody>): Step | Promise<Step> {
  const done = (body: MaybeBody): Step => ({ delivery: body ? { ...delivery, body } : delivery });
  const failed = (error: unknown): Step => ({ delivery, failure: reasonOf(error) });
  try {
    const made = make();
    return made instanceof Promise ? made.then(done, failed) : done(made);
  } catch (error) {
    return failed(error);
  }
}

/** Whatever goes wrong, the event is kept with the reason and no other delivery is held up. */
function reasonOf(error: unknown): Reason {
  if (error instanceof RouterError) return { code: error.code, detail: error.message };
  return { code: "transform-failed", detail: `Cannot transform the event: ${String(error)}` };
}

function routed(matched: readonly RuleRef[], steps: readonly Step[]): Routed {
  const deliveries: Delivery[] = [];
  const failed: FailedDelivery[] = [];
  for (const { delivery, failure } of steps) {
    const { rule, target } = delivery;
    if (failure) failed.push({ rule, target, ...failure, delivery });
    else deliveries.push(delivery);
  }
  return { matched, deliveries, failed };
}

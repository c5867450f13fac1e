import type { Body, Delivery, Reason } from "../delivery.ts";
import { deliveryId } from "./delivery-id.ts";
import { RouterError } from "../errors.ts";
import type { AcceptedEvent } from "../event.ts";
import type { Rule, RuleTarget } from "../rule.ts";
import type { CompiledTransform } from "../transform/compiler.ts";
import { prepareTransform } from "../transform/prepare.ts";
import { checkedOutput, type OutputCheck } from "../transform/output.ts";
import { viewOf } from "../view.ts";

/** An entry of a rule's list of targets. */
export interface Entry {
  readonly rule: Rule;
  readonly index: number;
}

/** A delivery with what it brings, or why it brings nothing. */
export interface Made {
  readonly delivery: Delivery;
  readonly failure?: Reason;
}

/** The id of the delivery of an event that an entry asks for. */
export function entryDeliveryId(event: AcceptedEvent, { rule, index }: Entry): string {
  return deliveryId(event, rule.id, nameOf(rule.targets, index));
}

/**
 * The delivery with what its entry makes of its event; without a transform the event itself goes out. A promise only where
 * the transform is JSONata. Neither throws nor rejects: whatever goes wrong, no other delivery is held up by it.
 */
export function withBody(delivery: Delivery, entry: Entry, check?: OutputCheck): Made | Promise<Made> {
  const done = (body: MaybeBody): Made => ({ delivery: body ? { ...delivery, body } : delivery });
  const failed = (error: unknown): Made => ({ delivery, failure: reasonOf(error) });
  try {
    const body = bodyOf(delivery.event, entry, check);
    return body instanceof Promise ? body.then(done, failed) : done(body);
  } catch (error) {
    return failed(error);
  }
}

/** Names the entry within its rule: the target, and a number when the rule has sent to it before. */
function nameOf(targets: readonly RuleTarget[], index: number): string {
  const { target } = targets[index]!;
  const before = targets.slice(0, index).filter((entry) => entry.target === target).length;
  return before === 0 ? target : `${target}#${before + 1}`;
}

type MaybeBody = Body | undefined;

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

/** Compiled once for each version of a rule. */
const compiled = new WeakMap<RuleTarget, CompiledTransform>();

function transformOf(rule: Rule, index: number): CompiledTransform {
  const entry = rule.targets[index]!;
  const transform = compiled.get(entry) ?? prepareTransform(entry.transform!, rule);
  compiled.set(entry, transform);
  return transform;
}

function reasonOf(error: unknown): Reason {
  if (error instanceof RouterError) return { code: error.code, detail: error.message };
  return { code: "transform-failed", detail: `Cannot transform the event: ${String(error)}` };
}

import type { Delivery } from "../../core/delivery.ts";
import type { SendResult, Waiting } from "../../core/deliveries/outcome.ts";
import type { DeliveryScope } from "../../core/template/scope.ts";
import type { SendTools, TargetOf } from "../send.ts";

/** A delivery, and what templates may show of it. */
interface Joining {
  readonly delivery: Delivery;
  readonly target: TargetOf<"email"> & { readonly digest: NonNullable<TargetOf<"email">["digest"]> };
  readonly scope: DeliveryScope;
}

/** The default of schemas/targets/email.schema.json. */
const MOST = 200;
/** An event of so many characters counts for more than one: of the largest there are, a digest has a few megabytes. */
const LARGE = 20_000;

/**
 * Puts a delivery into its target's digest, where it is durable: that is its end, but for the delivery that began the digest. That one
 * waits until the digest closes and is the mail of all. What it is interrupted at is done again.
 */
export async function inDigest(
  { delivery, target, scope }: Joining,
  { digests, now }: Pick<SendTools, "digests" | "now">,
  mailed: (scope: object) => Promise<SendResult>,
): Promise<SendResult | Waiting> {
  const { windowSeconds, most = MOST } = target.digest;
  const text = JSON.stringify(scope);
  const weight = Math.ceil(text.length / LARGE);
  const entry = { id: delivery.id, target: target.id, at: delivery.event.receivedAt, text, weight };
  const { bringer, closesAt } = await digests.join(entry, { closesAt: now() + windowSeconds * 1000, most });
  if (bringer !== delivery.id) return { ok: true };
  if (now() < closesAt) return waiting(target.id, closesAt);
  const entries = await digests.close({ target: target.id, bringer });
  const events = entries.flatMap(({ text }) => (text === "" ? [] : [JSON.parse(text) as DeliveryScope]));
  if (events.length === 0) {
    await digests.done(bringer);
    return { ok: true };
  }
  const result = await mailed({ ...events[0], events, count: events.length });
  if (result.ok) await digests.done(bringer);
  return result;
}

function waiting(target: string, closesAt: number): Waiting {
  const detail = `Cannot deliver to target "${target}" yet: its digest closes at ${new Date(closesAt).toISOString()}`;
  return { ok: "waiting", until: closesAt, reason: { code: "digest-open", detail } };
}

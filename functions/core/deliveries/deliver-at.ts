import type { Reason } from "../delivery.ts";
import { RouterError } from "../errors.ts";
import type { AcceptedEvent } from "../event.ts";
import { epochOf } from "../text/formats.ts";
import { memberText } from "../json/slices.ts";
import { readAt } from "../definitions/rule-path.ts";
import type { Rule, RuleTarget } from "../rule.ts";

/** The attribute by which a publisher says when an event is to be delivered. */
export const DELIVER_AT = "deliverat";
/** A delivery waits for its time for so long at most: 40 days. */
export const LONGEST_DELAY_MS = 40 * 86_400_000;

/** Epoch ms, or what is wrong with it. */
type Due = { readonly at: number } | { readonly wrong: string };

/**
 * When a delivery is due: `now`, unless its rule's target entry has a `delay`, or, where it has none, its event an attribute
 * `deliverat`. What is past is due now. A reason instead when the rule's path leads to what is no time, or to one too far away.
 */
export function dueOf(event: AcceptedEvent, { rule, entry }: Of, now: number): number | Reason {
  const { delay } = entry;
  if (delay === undefined) return event.text.includes(QUOTED) ? publisherDue(event, now) : now;
  if (typeof delay === "number") return now + Math.round(delay * 1000);
  const value = readAt(event, rule, delay);
  if (value === undefined || value === "null") return now;
  const due = dueBy(JSON.parse(value), now);
  if ("at" in due) return due.at;
  return { code: "delay-invalid", detail: `Cannot delay by rule "${rule.id}": ${delay} is ${due.wrong}` };
}

interface Of {
  readonly rule: Rule;
  readonly entry: RuleTarget;
}

/** Throws `deliver-at-invalid` for an event whose `deliverat` is no time, or one too far away. */
export function checkDeliverAt(event: { readonly id: string; readonly text: string }, now: number): void {
  const asked = event.text.includes(QUOTED) ? memberText(event.text, DELIVER_AT) : undefined;
  if (asked === undefined || asked === "null") return;
  const value: unknown = JSON.parse(asked);
  const at = typeof value === "string" ? epochOf(value) : undefined;
  if (at !== undefined && at - now <= LONGEST_DELAY_MS) return;
  const wrong = at === undefined ? "no RFC 3339 time" : "more than 40 days away";
  const problem = {
    ...{ pointer: `/${DELIVER_AT}`, keyword: "deliver-at", actual: excerpt(asked) },
    expected: "an RFC 3339 time of at most 40 days from now",
  };
  throw new RouterError(
    "deliver-at-invalid",
    `Cannot accept event "${event.id}": ${DELIVER_AT} is ${wrong}`,
    { problems: [problem] },
  );
}

const QUOTED = `"${DELIVER_AT}"`;

/** What was let in is a time; it may have come closer, or be past, since. An event let in by an older release goes at once. */
function publisherDue({ text }: AcceptedEvent, now: number): number {
  const asked = memberText(text, DELIVER_AT);
  const value: unknown = asked === undefined ? undefined : JSON.parse(asked);
  const due = typeof value === "string" ? dueBy(value, now) : { wrong: "none" };
  return "at" in due ? due.at : now;
}

function dueBy(value: unknown, now: number): Due {
  const at = timeOf(value, now);
  if (at === undefined) return { wrong: "neither an RFC 3339 time nor a number of seconds" };
  return at - now > LONGEST_DELAY_MS ? { wrong: "more than 40 days away" } : { at: Math.max(now, at) };
}

/** Epoch ms. */
function timeOf(value: unknown, now: number): number | undefined {
  if (typeof value === "number") return now + Math.round(value * 1000);
  return typeof value === "string" ? epochOf(value) : undefined;
}

function excerpt(text: string): string {
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}

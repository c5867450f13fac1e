import { described, listOf, moment, object, oneOf, ref, text, whole } from "../definitions/json-schema.ts";

/** Deliveries, and keys whose deliveries wait for one another, as the API shows them. */
export const delivery = object({
  id: text,
  status: oneOf("waiting", "delivered", "dead", "cancelled", "skipped"),
  bus: text,
  rule: text,
  ruleVersion: whole,
  target: text,
  event: object({ id: text, source: text, type: text }),
  createdAt: moment,
  "dueAt?": described(moment, "Of the next attempt."),
  "endedAt?": moment,
  attempts: listOf(ref("Attempt")),
  "reason?": described(
    object({ code: text, detail: text }),
    "Why it is dead, skipped or cancelled, or why it waits.",
  ),
  "replay?": text,
  "redrives?": described(whole, "How often it was redriven."),
});

export const receivedDelivery = object({
  handle: described(text, "What it is acknowledged by."),
  id: described(text, "The same whenever it is received: who sees it again has had it before."),
  rule: text,
  attempt: described(whole, "How often it was received."),
  hiddenUntil: described(moment, "Nobody else receives it until then."),
  "replay?": text,
  event: described({ type: "object" }, "The CloudEvent; what a transform made stands as its data."),
});

export const pullBacklog = object({
  due: described(whole, "What consumers could receive now."),
  received: described(whole, "What they have received and not acknowledged."),
  later: described(whole, "What is due later, or waits for others of its key."),
  "since?": described(moment, "When the oldest of those that are due was routed."),
});

export const orderedKey = object({
  rule: text,
  target: text,
  key: described(text, "The value of events as JSON."),
  state: oneOf("waiting", "blocked", "parked"),
  waiting: described(whole, "How many wait, but for the one that they wait for."),
  "delivery?": described(text, "The id of what they wait for."),
  "since?": described(moment, "When that became a dead letter."),
});

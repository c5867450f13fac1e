import { described, listOf, moment, object, oneOf, text, whole } from "../definitions/json-schema.ts";

/** What a chart shows of one span. */
export const statPoint = object({
  at: described(moment, "The begin of the span."),
  count: whole,
  bytes: whole,
  failed: whole,
  retried: whole,
  dead: whole,
  errors: described({ type: "object", additionalProperties: whole }, "Failures by code."),
  ...Object.fromEntries(
    ["avg", "p50", "p90", "p99", "max"].map((name) => [
      name,
      described({ type: ["number", "null"] }, "Latency in ms; null where nothing was measured."),
    ]),
  ),
  "waiting?": described(
    whole,
    "Of a target that was looked at within the span: the most that waited for it.",
  ),
  "later?": described(whole, "The most of those that waited for a time to come."),
  "oldestMs?": described(whole, "For how long the oldest had waited, at the most."),
  "inFlight?": described(whole, "The most attempts at once."),
});

/** An alert that is pending or raised. */
export const alertState = object({
  alert: text,
  resource: described(text, "`target/warehouse`, `producer/…`, `replay/…`."),
  status: oneOf("pending", "firing"),
  severity: oneOf("info", "warning", "critical"),
  since: moment,
  sentence: text,
  value: { type: "number" },
  threshold: { type: "number" },
  notices: described(whole, "How often it was told."),
  "owners?": described(listOf(text), "Whose the resource is."),
  "acknowledged?": object({ by: text, at: moment }),
  "silencedUntil?": moment,
});

import { errors } from "../core/errors.ts";
import { fileComponents } from "./file-components.ts";
import {
  anything,
  described,
  flag,
  type JsonSchema,
  listOf,
  moment,
  object,
  oneOf,
  ref,
  text,
  whole,
} from "./json-schema.ts";
import { topologyNode } from "./topology.ts";

const share = { type: "number", minimum: 0 };
const reason = object({ code: text, detail: text });

const problem = object({
  pointer: described(text, "RFC 6901, into the body; of a query its parameter."),
  keyword: text,
  expected: text,
  "actual?": text,
});

const problemDetails = object({
  type: described(text, "The page of the code."),
  title: text,
  status: whole,
  code: oneOf(...Object.keys(errors)),
  detail: text,
  instance: text,
  "errors?": listOf(ref("Problem")),
});

const event = {
  id: text,
  source: text,
  type: text,
  "subject?": text,
  "time?": described(text, "As the publisher wrote it."),
  bus: text,
  receivedAt: moment,
  publisher: text,
  schema: object({
    status: oneOf("unbound", "off", "valid", "warned", "quarantined", "refused"),
    "schema?": text,
    "problems?": listOf(ref("Problem")),
  }),
};

const eventWithText = object({
  ...event,
  event: described({ type: "object" }, "The event, every number as it was written."),
  raw: described(text, "The same as text, to the letter."),
});

const matchReason = object({
  path: text,
  operator: text,
  expected: anything,
  "actual?": described(anything, "Absent when the event has nothing there."),
  sentence: text,
});

const attempt = object({
  number: described(whole, "Counts from 1."),
  at: moment,
  latencyMs: share,
  "status?": whole,
  "error?": described(reason, "Absent: the target took it."),
});

const delivery = object({
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
  "reason?": described(reason, "Why it is dead, skipped or cancelled, or why it waits."),
  "replay?": text,
});

const journalEntry = object({
  kind: oneOf("quarantined", "accepted", "routed", "attempt"),
  at: moment,
  "entry?": described(text, "Of a quarantined event: the id of its entry in /api/quarantine."),
  "publisher?": text,
  "schema?": event.schema,
  "verdicts?": listOf(
    object({
      rule: text,
      version: whole,
      matched: flag,
      "reason?": ref("MatchReason"),
      "asOfNow?": described(flag, "The rule has changed since; the reason is by what it says now."),
      "matchesNow?": described(flag, "Whether the changed rule would match."),
    }),
  ),
  "failed?": listOf(object({ rule: text, target: text, code: text, detail: text })),
  "delivery?": text,
  "rule?": text,
  "target?": text,
  "attempt?": ref("Attempt"),
  "outcome?": described(
    oneOf("delivered", "retrying", "dead", "cancelled", "skipped", "redriven"),
    "The last three are what somebody did by hand; the attempt's error says who.",
  ),
});

const replay = object({
  id: text,
  name: text,
  version: whole,
  status: oneOf("running", "paused", "done", "cancelled", "failed"),
  "bus?": text,
  from: moment,
  until: moment,
  "match?": { type: "object" },
  to: { type: "object" },
  "eventsPerSecond?": described(share, "The rate that was asked for."),
  "dryRun?": flag,
  createdAt: moment,
  createdBy: text,
  "endedAt?": moment,
  progress: object({
    scanned: whole,
    published: whole,
    total: described(whole, "Events in the range, at most."),
    percent: { ...share, maximum: 100 },
    eventsPerSecond: share,
    "etaSeconds?": whole,
  }),
  "dry?": object({ events: whole, rules: { type: "object", additionalProperties: whole }, calls: whole }),
  "error?": text,
});

const role = oneOf("viewer", "publisher", "operator", "admin");

const user = object({
  id: text,
  version: described({ ...whole, minimum: 1 }, "What If-Match wants."),
  name: text,
  "email?": text,
  role,
  "teams?": listOf(text),
  "enabled?": flag,
  updatedAt: moment,
  updatedBy: text,
});

const token = object({
  id: text,
  kind: oneOf("token", "publisher-key", "access-key", "session"),
  "accessKeyId?": described(text, "Of an access key: what clients sign with."),
  name: text,
  role,
  "buses?": listOf(text),
  "sources?": listOf(text),
  "user?": described(text, "Whose it is."),
  "teams?": listOf(text),
  createdAt: moment,
  createdBy: text,
  "expiresAt?": moment,
  "lastUsedAt?": described(moment, "To some minutes; of use for this API."),
});

const auditEntry = object({
  n: described({ ...whole, minimum: 1 }, "Counts from 1, without gaps."),
  at: moment,
  actor: described(text, "`user:ada`, or the id of a token that is nobody's."),
  "token?": described(text, "The token that a user acted by."),
  action: text,
  resource: text,
  "before?": anything,
  "after?": anything,
  "ticket?": described(text, "The ticket by which it was allowed."),
  "failed?": described(
    text,
    "What the entry before tells of was not done, or not all of it: the error's code.",
  ),
  link: described(text, "A hash of the entry and of the link before it."),
});

const eventSchema = object({
  id: described(text, "`<type>.v<n>`."),
  type: text,
  version: described(whole, "Counts from 1 within the type."),
  mode: oneOf("off", "warn", "quarantine", "reject"),
  "source?": text,
  "dataschema?": text,
  compatibility: oneOf("none", "backward", "forward", "full"),
  formats: flag,
  schema: { type: ["object", "boolean"] },
  "file?": described(text, "The file that owns it: the API does not change it."),
  updatedAt: moment,
  updatedBy: text,
});

const schemaFit = object({
  compatible: flag,
  problems: described(listOf(ref("Problem")), "What stands against it after the version before."),
  "archived?": object({
    checked: whole,
    refused: whole,
    examples: listOf(object({ ...event, problems: listOf(ref("Problem")) })),
  }),
});

const statPoint = object({
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
});

const alertState = object({
  alert: text,
  resource: described(text, "`target/warehouse`, `producer/…`, `replay/…`."),
  status: oneOf("pending", "firing"),
  severity: oneOf("info", "warning", "critical"),
  since: moment,
  sentence: text,
  value: { type: "number" },
  threshold: { type: "number" },
  notices: described(whole, "How often it was told."),
  "acknowledged?": object({ by: text, at: moment }),
  "silencedUntil?": moment,
});

/** The schemas that the API document's routes refer to. */
export const components: Readonly<Record<string, JsonSchema>> = {
  ...fileComponents,
  Problem: problem,
  ProblemDetails: problemDetails,
  Event: object(event),
  EventWithText: eventWithText,
  QuarantinedEvent: object({ id: text, event: ref("Event"), "raw?": text }),
  MatchReason: matchReason,
  Verdict: object({ rule: text, matched: flag, "reason?": ref("MatchReason") }),
  EventSchema: eventSchema,
  SchemaFit: schemaFit,
  Attempt: attempt,
  Delivery: delivery,
  JournalEntry: journalEntry,
  Replay: replay,
  Token: token,
  User: user,
  AuditEntry: auditEntry,
  TopologyNode: topologyNode,
  StatPoint: statPoint,
  AlertState: alertState,
};

import { examinationSchema } from "./doctor/doctor.ts";
import { errors } from "../core/errors.ts";
import { fileComponents } from "./definitions/file-components.ts";
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
} from "./definitions/json-schema.ts";
import { peopleComponents } from "./people/people-components.ts";
import { alertState, statPoint } from "./watch/watch-components.ts";
import { broker } from "./watch/brokers.ts";
import { erasureSchema } from "./archive/erasures.ts";
import { diagnosisSchema } from "./events/shown-diagnosis.ts";
import { topologyNode } from "./definitions/topology.ts";
import { delivery, orderedKey, pullBacklog, receivedDelivery } from "./deliveries/delivery-components.ts";

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
  "ticket?": described(text, "The id of the ticket that it is about."),
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

const hidden = described(
  listOf(text),
  "The paths of what is hidden from the caller: `(hidden)` stands there instead.",
);
const eventWithText = object({
  ...event,
  "hidden?": hidden,
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
  "receipt?": described(text, "What the target can be asked by to take it back."),
  "error?": described(reason, "Absent: the target took it."),
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
    oneOf("delivered", "retrying", "dead", "cancelled", "recalled", "skipped", "redriven"),
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

/** The schemas that the API document's routes refer to. */
export const components: Readonly<Record<string, JsonSchema>> = {
  ...fileComponents,
  ...peopleComponents,
  Problem: problem,
  ProblemDetails: problemDetails,
  Event: object(event),
  EventWithText: eventWithText,
  QuarantinedEvent: object({ id: text, event: ref("Event"), "hidden?": hidden, "raw?": text }),
  MatchReason: matchReason,
  Verdict: object({ rule: text, matched: flag, "reason?": ref("MatchReason") }),
  EventSchema: eventSchema,
  SchemaFit: schemaFit,
  Attempt: attempt,
  Delivery: delivery,
  ReceivedDelivery: receivedDelivery,
  PullBacklog: pullBacklog,
  OrderedKey: orderedKey,
  JournalEntry: journalEntry,
  Replay: replay,
  TopologyNode: topologyNode,
  StatPoint: statPoint,
  AlertState: alertState,
  Broker: broker,
  Diagnosis: diagnosisSchema,
  Examination: examinationSchema,
  Erasure: erasureSchema,
};

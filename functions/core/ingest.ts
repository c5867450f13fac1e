import { RouterError } from "./errors.ts";
import { checkDeliverAt } from "./deliveries/deliver-at.ts";
import type { Sender } from "./people/producers.ts";
import type { AcceptedEvent, Problem, SchemaVerdict } from "./event.ts";
import type { Acceptance, Events, Quarantine } from "./ports.ts";

/** An event that a source has decoded, before anything was decided about it. */
export interface IncomingEvent {
  readonly text: string;
  readonly id: string;
  readonly source: string;
  readonly type: string;
  readonly subject?: string;
  readonly time?: string;
  readonly dataschema?: string;
  /** The parsed data, for the schema gate. */
  readonly data?: unknown;
}
/** An event of a batch that could not be decoded, with as much of its name as could be told. */
export interface RefusedEvent {
  readonly id?: string;
  readonly source?: string;
  readonly error: RouterError;
}

/** What a publisher is told of each event. */
export type Receipt =
  | { readonly id: string; readonly source: string; readonly status: Acceptance | "quarantined" }
  | {
      readonly id?: string;
      readonly source?: string;
      readonly status: "refused";
      readonly error: RouterError;
    };

/** Where the events come in, and from whom. */
export interface Arrival {
  readonly bus: string;
  readonly publisher: string;
  /** Where the request comes from. */
  readonly sender?: Sender;
  /** Epoch ms. */
  readonly receivedAt: number;
  /** Throws `publish-forbidden` when this publisher may not publish for that source on that bus. */
  readonly permit: (bus: string, source: string) => void;
}

export interface IngestPorts {
  readonly events: Events;
  readonly quarantine: Pick<Quarantine, "keep">;
  /** The schema gate. */
  readonly check: (event: IncomingEvent) => SchemaVerdict;
  /** Names an event. */
  readonly keyOf: (bus: string, source: string, id: string) => string;
  /** Hears of everything that was taken in or refused, when its answer is known. */
  readonly onIngested?: (
    arrival: Arrival,
    incoming: readonly (IncomingEvent | RefusedEvent)[],
    receipts: readonly Receipt[],
  ) => void;
}

/**
 * Takes events in: permission, schema gate, then durable on the queue or in quarantine. One receipt an event, in order;
 * when it resolves, all that the receipts say is on the disk.
 */
export async function ingest(
  incoming: readonly (IncomingEvent | RefusedEvent)[],
  arrival: Arrival,
  ports: IngestPorts,
): Promise<Receipt[]> {
  const judged = incoming.map((event) => judge(event, arrival, ports));
  const [accepted, quarantined] = await Promise.all([
    answersOf(judged, "queue", (events) => ports.events.accept(events, arrival.sender)),
    answersOf(judged, "quarantine", (events) => ports.quarantine.keep(events)),
  ]);
  const receipts = judged.map((event) =>
    "status" in event ? event : (accepted.get(event) ?? quarantined.get(event)!),
  );
  ports.onIngested?.(arrival, incoming, receipts);
  return receipts;
}

function judge(
  event: IncomingEvent | RefusedEvent,
  arrival: Arrival,
  ports: IngestPorts,
): AcceptedEvent | Refusal {
  if ("error" in event) return { ...event, status: "refused" };
  try {
    arrival.permit(arrival.bus, event.source);
    refuseGiant(event);
    checkDeliverAt(event, arrival.receivedAt);
    const schema = ports.check(event);
    if (schema.status === "refused") throw schemaRefused(event, schema);
    return acceptedEvent(event, { arrival, schema, key: ports.keyOf(arrival.bus, event.source, event.id) });
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    return { id: event.id, source: event.source, status: "refused", error };
  }
}

/** What one event may have, in bytes of UTF-8. */
const EVENT_BYTES = 1024 * 1024;

function refuseGiant({ id, text }: IncomingEvent): void {
  // A UTF-16 unit is three bytes at most, so most events need not be measured.
  if (text.length * 3 <= EVENT_BYTES) return;
  const bytes = new TextEncoder().encode(text).length;
  if (bytes <= EVENT_BYTES) return;
  throw new RouterError(
    "event-too-large",
    `Cannot accept event "${id}": it has ${bytes} bytes, and ${EVENT_BYTES} is the most`,
  );
}

type Refusal = Extract<Receipt, { status: "refused" }>;

function acceptedEvent(
  { text, id, source, type, subject, time }: IncomingEvent,
  { arrival, schema, key }: { arrival: Arrival; schema: SchemaVerdict; key: string },
): AcceptedEvent {
  const { bus, receivedAt, publisher } = arrival;
  const optional = { ...(subject !== undefined && { subject }), ...(time !== undefined && { time }) };
  return { text, id, source, type, ...optional, bus, receivedAt, publisher, schema, key };
}

/** The receipts of those that are for that place. */
async function answersOf(
  judged: readonly (AcceptedEvent | Refusal)[],
  place: Place,
  take: (events: readonly AcceptedEvent[]) => Promise<readonly (Acceptance | "quarantined")[]>,
): Promise<Map<AcceptedEvent | Refusal, Receipt>> {
  const meant = judged.filter((event) => isFor(event, place));
  const answers = meant.length > 0 ? await take(meant) : [];
  return new Map(meant.map((event, i) => [event, receiptOf(event, answers[i]!)]));
}

type Place = "queue" | "quarantine";

function isFor(event: AcceptedEvent | Refusal, place: Place): event is AcceptedEvent {
  return !("status" in event) && (event.schema.status === "quarantined") === (place === "quarantine");
}

function receiptOf({ id, source }: AcceptedEvent, status: Acceptance | "quarantined"): Receipt {
  return { id, source, status };
}

function schemaRefused({ id, type }: IncomingEvent, { schema, problems = [] }: SchemaVerdict): RouterError {
  const message = `Cannot accept event "${id}" of type "${type}": ${sentenceOf(problems)} (schema ${schema})`;
  return new RouterError("schema-refused", message, { problems });
}

function sentenceOf([first, ...others]: readonly Problem[]): string {
  if (!first) return "its data does not fit the schema";
  const more = others.length > 0 ? `, and ${others.length} more` : "";
  return `${first.pointer || "the data"} must be ${first.expected}${more}`;
}

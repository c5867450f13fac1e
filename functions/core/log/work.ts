import type { Settlement } from "../delivery.ts";
import type { AcceptedEvent } from "../event.ts";
import type { Arrival, IngestPorts, Receipt } from "../ingest.ts";
import type { Clock } from "../ports.ts";
import type { Routed } from "../route.ts";
import { parseTraceparent, traceparentOf } from "../trace/traceparent.ts";
import { isTold, type LogEntry, type LogLevel } from "./entry.ts";
import { createAllowance, createThrottle } from "./throttle.ts";

/** Tells a line a unit of work: a request of a publisher, the routing of an event, an attempt. What goes well is told to those alone who want it all; of what fails the first hundred of a rule and target in a minute. */
export interface WorkLog {
  readonly onIngested: NonNullable<IngestPorts["onIngested"]>;
  onRouted(event: AcceptedEvent, routed: Routed): void;
  onSettled(settlement: Settlement): void;
}

export interface WorkLogOptions {
  readonly write: (entry: LogEntry) => void;
  /** The lowest level that is written. */
  readonly least: LogLevel;
  readonly clock: Clock;
}

export function createWorkLog({ write, least, clock }: WorkLogOptions): WorkLog {
  const all = isTold("debug", least);
  const isNews = createThrottle(clock);
  const allowed = createAllowance(clock);
  const writeSome = (entry: LogEntry) => {
    if (!isTold(entry.level, least)) return;
    const some = all ? {} : allowed(`${entry.message} ${String(entry["rule"])} ${String(entry["target"])}`);
    if (some) write({ ...entry, ...some });
  };
  return {
    onIngested(arrival, _incoming, receipts) {
      const refused = receipts.find((receipt) => receipt.status === "refused");
      if (refused && (all || isNews(`${arrival.publisher} ${refused.error.code}`)))
        write({ ...ingestEntry(arrival, receipts, clock()), level: "info", code: refused.error.code });
      else if (!refused && all) write(ingestEntry(arrival, receipts, clock()));
    },
    onRouted(event, routed) {
      if (all) write(routeEntry(event, routed, clock()));
      for (const { rule, target, code } of routed.failed)
        writeSome({ level: "warn", message: "transform", ...namesOf(event), rule, target, code });
    },
    onSettled(settlement) {
      if (all || settlement.outcome.status !== "delivered") writeSome(deliverEntry(settlement));
    },
  };
}

function ingestEntry(
  { bus, publisher, receivedAt }: Arrival,
  receipts: readonly Receipt[],
  now: number,
): LogEntry {
  const count = (status: Receipt["status"]) =>
    receipts.filter((receipt) => receipt.status === status).length || undefined;
  const [first] = receipts;
  return {
    ...{ level: "debug", message: "ingest", bus, publisher, events: receipts.length },
    ...(receipts.length === 1 && { event: first?.id, source: first?.source }),
    ...{ accepted: count("accepted"), duplicate: count("duplicate") },
    ...{ quarantined: count("quarantined"), refused: count("refused"), ms: now - receivedAt },
  };
}

function routeEntry(event: AcceptedEvent, { matched, deliveries }: Routed, now: number): LogEntry {
  return {
    ...{ level: "debug", message: "route", ...namesOf(event) },
    ...{ rules: matched.map(({ id }) => id), deliveries: deliveries.length, ms: now - event.receivedAt },
  };
}

/** Of an attempt that failed the code, not the detail: that holds the beginning of the target's answer, and is in the journal. */
function deliverEntry({ delivery, attempt, outcome }: Settlement): LogEntry {
  const { id, event, rule, target } = delivery;
  const reason = "reason" in outcome ? outcome.reason : undefined;
  return {
    level: levelOf(outcome.status, attempt !== undefined),
    ...{ message: "deliver", ...namesOf(event), rule, target, delivery: id, outcome: outcome.status },
    ...(attempt && { attempt: attempt.number, status: attempt.status, ms: attempt.latencyMs }),
    code: attempt?.error?.code ?? reason?.code,
    ...(outcome.status === "retrying" && { due: new Date(outcome.dueAt).toISOString() }),
  };
}

function levelOf(outcome: Settlement["outcome"]["status"], tried: boolean): LogLevel {
  if (outcome === "dead") return "warn";
  return outcome === "retrying" && tried ? "info" : "debug";
}

function namesOf({ id, source, type, bus, replay, text }: AcceptedEvent) {
  const trace = parseTraceparent(traceparentOf(text) ?? "");
  return {
    // Of an event that cannot be read any more nobody knows them.
    ...{ event: id || undefined, source: source || undefined },
    ...{ type: type || undefined, bus: bus || undefined },
    ...(replay && { replay: replay.id }),
    ...(trace && { traceId: trace.traceId }),
  };
}

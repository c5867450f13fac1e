import type { AcceptedEvent } from "../../core/event.ts";
import type { JournalEntry, QuarantinedEvent, Registry } from "../../core/ports.ts";
import type { ControlPorts } from "../control-ports.ts";
import { shownAttempt, withoutActual } from "../shown.ts";
import { timeText } from "../time.ts";
import { type Sight, verdictsSeen } from "../people/sight.ts";
import { rulesOfBus } from "./verdict.ts";

type Ports = Pick<ControlPorts, "journal" | "registry">;
interface Options {
  /** Whether to tell why rules did not match, which tells what the event holds. */
  readonly reasons: boolean;
  readonly sight: Sight;
  /** Which rules may be spoken of. */
  readonly shows: (rule: string) => boolean;
}

/** The journal of an event as the API shows it, in the order it happened. */
export async function journalOf(event: AcceptedEvent, { journal, registry }: Ports, options: Options) {
  const entries = (await journal.of(event)).filter(
    (entry) => !("rule" in entry) || options.shows(entry.rule),
  );
  const seesAll = options.reasons && options.sight.of(event) === event;
  return entries.map((entry) => {
    const { event: _, ...shown } = { ...entry, at: timeText(entry.at) };
    if (entry.kind === "attempt") return { ...shown, attempt: shownAttempt(entry.attempt) };
    if (entry.kind === "accepted")
      return { ...shown, schema: seesAll ? entry.schema : withoutActual(entry.schema) };
    const { kind, at, failed } = { ...entry, at: shown.at };
    return { kind, at, verdicts: verdictsAt(entry, { event, registry, options }), ...(failed && { failed }) };
  });
}

/** What the journal of an event says of its entries in quarantine, the oldest first. */
export function quarantineItems(
  entries: readonly QuarantinedEvent[],
  { reasons, sight }: Pick<Options, "reasons" | "sight">,
) {
  const seen = entries.toReversed().map(({ id, event }) => ({ id, event: sight.of(event) }));
  return seen.map(({ id, event: { receivedAt, publisher, schema } }) => ({
    kind: "quarantined" as const,
    at: timeText(receivedAt),
    publisher,
    schema: reasons ? schema : withoutActual(schema),
    entry: id,
  }));
}

type Routed = Extract<JournalEntry, { kind: "routed" }>;
interface Scene {
  readonly event: AcceptedEvent;
  readonly registry: Registry;
  readonly options: Options;
}

/**
 * The rules that matched, by the journal; then those of today that did not, and why by today's explanation. A rule that
 * has changed since is marked `asOfNow`: it may have said something else then, or not been there.
 */
function verdictsAt({ at, matched }: Routed, { event, registry, options }: Scene) {
  const set = rulesOfBus(registry, event.bus);
  const now = options.reasons ? verdictsSeen(event, set, options.sight) : [];
  const others = set.rules.flatMap(({ id, version }, index) => {
    if (matched.some((one) => one.id === id)) return [];
    const said = now[index];
    const changed = (registry.get("rule", id)?.at ?? at) > at;
    return {
      ...{ rule: id, version, matched: false },
      ...(said?.reason && { reason: said.reason }),
      ...(changed && { asOfNow: true, ...(said && { matchesNow: said.matched }) }),
    };
  });
  const all = [...matched.map(({ id, version }) => ({ rule: id, version, matched: true })), ...others];
  return all.filter(({ rule }) => options.shows(rule));
}

import type { AcceptedEvent } from "../core/event.ts";
import type { Definition, JournalEntry } from "../core/ports.ts";
import type { ControlPorts } from "./control-ports.ts";
import { shownAttempt, withoutActual } from "./shown.ts";
import { timeText } from "./time.ts";
import { ruleOf, verdictsOf } from "./verdict.ts";

type Ports = Pick<ControlPorts, "journal" | "registry">;
interface Options {
  /** Whether to tell why rules did not match, which tells what the event holds. */
  readonly reasons: boolean;
}

/** The journal of an event as the API shows it, in the order it happened. */
export async function journalOf(event: AcceptedEvent, { journal, registry }: Ports, options: Options) {
  const entries = await journal.of(event);
  return entries.map((entry) => {
    const { event: _, ...shown } = { ...entry, at: timeText(entry.at) };
    if (entry.kind === "attempt") return { ...shown, attempt: shownAttempt(entry.attempt) };
    if (entry.kind === "accepted")
      return { ...shown, schema: options.reasons ? entry.schema : withoutActual(entry.schema) };
    const { kind, at, failed } = { ...entry, at: shown.at };
    const rules = registry.list("rule").filter(({ value }) => busOf(value) === event.bus);
    return { kind, at, verdicts: verdictsAt(entry, { event, rules, options }), ...(failed && { failed }) };
  });
}

function busOf(rule: unknown): string {
  return (rule as { bus?: string }).bus ?? "default";
}

type Routed = Extract<JournalEntry, { kind: "routed" }>;
interface Scene {
  readonly event: AcceptedEvent;
  readonly rules: readonly Definition[];
  readonly options: Options;
}

/**
 * The rules that matched, by the journal; then those of today that did not, and why by today's explanation. A rule that
 * has changed since is marked `asOfNow`: it may have said something else then, or not been there.
 */
function verdictsAt({ at, matched }: Routed, { event, rules, options }: Scene) {
  const others = rules.filter(({ id }) => !matched.some((one) => one.id === id));
  const now = options.reasons ? verdictsOf(event, others.map(ruleOf)) : [];
  return [
    ...matched.map(({ id, version }) => ({ rule: id, version, matched: true })),
    ...others.map(({ id, version, at: changedAt }, index) => ({
      rule: id,
      version,
      matched: false,
      ...(now[index]?.reason && { reason: now[index].reason }),
      ...(changedAt > at && { asOfNow: true, ...(now[index] && { matchesNow: now[index].matched }) }),
    })),
  ];
}

import { RouterError } from "../errors.ts";
import type { AcceptedEvent } from "../event.ts";
import type { Clock, Journal, JournalEntry, Registry } from "../ports.ts";
import type { RuleFile } from "../rule.ts";
import { MINUTE_MS } from "../stats/delta.ts";
import type { Alert } from "./alert.ts";
import { ALERT_SOURCE, type EventFacts, ownEvent } from "./alert-event.ts";
import type { Find } from "./find.ts";
import type { ProbeReading } from "./readings.ts";

export interface ProbePorts {
  readonly journal: Pick<Journal, "of">;
  /** The targets that a rule sends to. */
  readonly targetsOf: (rule: string) => readonly string[];
  readonly clock: Clock;
  readonly keyOf: EventFacts["keyOf"];
  readonly onTrouble: (error: unknown) => void;
}

/** Events of ours that go all of the way, and what became of them. */
export interface Probes {
  /** The one that is to be published now; none in minutes between. From here on it is waited for. */
  next(alert: Alert): AcceptedEvent | undefined;
  /** How the last one fared that has had its time; undefined when none is known, such as after a start. */
  last(alert: Pick<Alert, "id" | "when">): Promise<ProbeReading | undefined>;
}

interface Sent {
  readonly event: AcceptedEvent;
  readonly at: number;
}

const MINUTES = 5;
const SECONDS = 120;
/** Of each alert; those before them are judged. */
const MOST_KEPT = 100;

export function createProbes(ports: ProbePorts): Probes {
  const sent = new Map<string, readonly Sent[]>();
  return {
    next(alert) {
      const at = ports.clock();
      const minute = Math.floor(at / MINUTE_MS);
      const known = sent.get(alert.id) ?? [];
      const event = probeAt(alert, minute, { now: at, keyOf: ports.keyOf });
      if (minute % minutesOf(alert) !== 0 || known.at(-1)?.event.id === event.id) return undefined;
      sent.set(alert.id, [...known.slice(-MOST_KEPT), { event, at }]);
      return event;
    },
    async last(alert) {
      const now = ports.clock();
      const since = now - (alert.when.seconds ?? SECONDS) * 1_000;
      const known = sent.get(alert.id)?.findLast(({ at }) => at <= since);
      const { event, at } = known ?? guessed(alert, since, ports);
      const entries = await ports.journal.of(event);
      if (entries.length === 0 && !known) return undefined;
      const problem = problemOf(entries, ports.targetsOf);
      return { event: event.id, age: Math.floor((now - at) / 1_000), ...(problem && { problem }) };
    },
  };
}

/** The one that another process would have published, as this one has not yet. */
function guessed(alert: Pick<Alert, "id" | "when">, since: number, { keyOf }: ProbePorts): Sent {
  const minutes = minutesOf(alert);
  // It looks at any time of a minute.
  const minute = Math.floor((since / MINUTE_MS - 1) / minutes) * minutes;
  const at = (minute + 1) * MINUTE_MS;
  return { event: probeAt(alert, minute, { now: at, keyOf }), at };
}

function minutesOf({ when }: Pick<Alert, "when">): number {
  return when.minutes ?? MINUTES;
}

function probeAt({ id: alert }: Pick<Alert, "id">, minute: number, facts: EventFacts): AcceptedEvent {
  const id = `${alert}/${new Date(minute * MINUTE_MS).toISOString()}`;
  const named = { id, type: "signalbox.probe", source: ALERT_SOURCE, subject: alert };
  return ownEvent({ ...named, data: { alert } }, facts);
}

/** The targets that a rule sends to, as it is now. */
export function targetsOfRule({ get }: Pick<Registry, "get">, rule: string): readonly string[] {
  const { targets = [] } = (get("rule", rule)?.value ?? {}) as Partial<RuleFile>;
  return targets.map(({ target }) => target);
}

/** Where it got stuck, as the end of a sentence; undefined when all who were to get it have it. */
function problemOf(entries: readonly JournalEntry[], targetsOf: ProbePorts["targetsOf"]): string | undefined {
  const routed = entries.findLast((entry) => entry.kind === "routed");
  if (!routed) return entries.length === 0 ? "nothing is known of it" : "it has not been routed";
  if (routed.matched.length === 0) return "no rule takes it";
  const [failed] = routed.failed ?? [];
  if (failed) return `rule "${failed.rule}" has nothing for target "${failed.target}" (${failed.code})`;
  const asked = routed.matched.flatMap(({ id }) => targetsOf(id).map((target) => ({ rule: id, target })));
  for (const { rule, target } of asked) {
    const attempts = entries.filter(
      (entry) => entry.kind === "attempt" && entry.rule === rule && entry.target === target,
    );
    const last = attempts.at(-1);
    if (last?.kind !== "attempt") return `target "${target}" has not been tried`;
    if (last.outcome !== "delivered")
      return `target "${target}" has not taken it (${last.attempt.error?.code ?? last.outcome})`;
  }
  return undefined;
}

/** Events of ours that should have arrived and have not. */
export const findLostProbes: Find = async ({ alert, when }, readings) => {
  const reading = await readings.probe({ id: alert, when });
  if (reading?.problem === undefined) return [];
  const { event, age, problem } = reading;
  const sentence = `probe "${event}" has not arrived after ${age} s: ${problem}`;
  return [{ resource: `probe/${alert}`, value: age, threshold: when.seconds ?? SECONDS, sentence }];
};

/** What says it where no alert comes through any more: health and log. */
export function probeLost(sentence: string): RouterError {
  return new RouterError("probe-lost", `Cannot see that events go all of the way: ${sentence}`);
}

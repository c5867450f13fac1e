import { RouterError } from "../../core/errors.ts";
import type { AcceptedEvent } from "../../core/event.ts";
import type { MatchReason, RuleVerdict } from "../../core/rule.ts";
import type { RuleSet } from "../../core/match.ts";
import type { Caller } from "../../core/people/people.ts";
import { redacted, type Redaction, redactionsFor } from "../../core/archive/redaction.ts";
import type { ControlPorts } from "../control-ports.ts";
import { verdictsOf } from "../events/verdict.ts";

interface Looking {
  readonly registry: Pick<ControlPorts["registry"], "list">;
}

/** What a caller sees of events: all, or all but what files of rules/access hide from them. */
export interface Sight {
  readonly redactions: readonly Redaction[];
  /** The event as they see it. */
  of(event: AcceptedEvent): AcceptedEvent;
  /** Which paths are hidden from them in such events, as the files have them. */
  hidden(event: Pick<AcceptedEvent, "type" | "bus">): readonly string[];
}

export function sightOf(caller: Pick<Caller, "role" | "teams">, { registry }: Looking): Sight {
  const redactions = redactionsFor(caller, registry);
  return {
    redactions,
    of: (event) => redacted(event, redactions),
    hidden: (event) => [
      ...new Set(redactions.filter((one) => one.applies(event)).flatMap(({ file }) => file.paths)),
    ],
  };
}

/** What of an answer says that something is hidden. */
export function hiddenIn(
  sight: Sight,
  event: Pick<AcceptedEvent, "type" | "bus">,
): { hidden?: readonly string[] } {
  const hidden = sight.hidden(event);
  return hidden.length > 0 ? { hidden } : {};
}

/**
 * The verdicts of rules on an event as somebody may see them. They are those of the whole event; a reason that would
 * be another one without what is hidden says so instead.
 */
export function verdictsSeen(event: AcceptedEvent, set: RuleSet, sight: Sight): RuleVerdict[] {
  const verdicts = verdictsOf(event, set);
  const seen = sight.of(event);
  if (seen === event) return verdicts;
  const reasons = verdictsOf(seen, set).map(({ reason }) => JSON.stringify(reason));
  return verdicts.map((verdict, index) =>
    verdict.reason === undefined || JSON.stringify(verdict.reason) === reasons[index]
      ? verdict
      : { ...verdict, reason: withoutHidden(verdict.rule, verdict.reason) },
  );
}

function withoutHidden(rule: string, { path, operator, expected }: MatchReason): MatchReason {
  const sentence = `Rule ${rule} did not match: what ${path} holds decided it, and that is hidden from you.`;
  return { path, operator, expected, sentence };
}

/** Throws `role-insufficient` where the answer to a question about events of a type would tell what is hidden. */
export function requireSight(sight: Sight, event: Pick<AcceptedEvent, "type" | "bus">, act: string): void {
  requireNone(sight.hidden(event), act);
}

/** Throws `role-insufficient` when anything is hidden. */
export function requireFullSight({ redactions }: Sight, act: string): void {
  requireNone([...new Set(redactions.flatMap(({ file }) => file.paths))], act);
}

function requireNone(hidden: readonly string[], act: string): void {
  if (hidden.length > 0)
    throw new RouterError(
      "role-insufficient",
      `Cannot ${act}: ${hidden.join(", ")} of such events is hidden from you`,
    );
}

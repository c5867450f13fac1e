import { counted } from "../counted.ts";
import type { DeliveryView } from "../ports.ts";
import type { RuleVerdict } from "../rule.ts";
import { type Finding, ordered } from "./diagnosis.ts";
import { todoOf } from "./error-groups.ts";

/** What is known of an event. */
export interface EventFacts {
  readonly id: string;
  /** The id of its entry in quarantine, where it is there. */
  readonly quarantined: string | undefined;
  readonly accepted: boolean;
  readonly routed: boolean;
  /** What the rules say of it as they are now; reasons only for those who may see payloads. */
  readonly verdicts: readonly RuleVerdict[];
  readonly matched: number;
  readonly deliveries: readonly DeliveryView[];
}

export function eventFindings(facts: EventFacts): readonly Finding[] {
  const { id, deliveries } = facts;
  const gone = deliveries.filter(({ status }) => status === "delivered").length;
  const found = [...arrival(facts), ...deliveries.flatMap((delivery) => deliveryFinding(delivery))];
  const of = `of ${counted(deliveries.length, "delivery", "deliveries")}`;
  return ordered(found, `Nothing is wrong with event "${id}": ${gone} ${of} arrived.`);
}

function arrival({ id, quarantined, accepted, routed, matched, verdicts }: EventFacts): Finding[] {
  if (quarantined !== undefined && !accepted)
    return [
      {
        level: "bad",
        sentence: `It did not fit its schema, and is in quarantine as entry ${quarantined}.`,
        todo: "Mend schema or publisher, then `signalbox quarantine resubmit`.",
      },
    ];
  if (!routed)
    return [
      {
        level: "warn",
        sentence: "It is accepted and not routed yet.",
        todo: "That takes milliseconds. If it lasts, `signalbox doctor` tells how routing is.",
      },
    ];
  return matched > 0 ? [] : [unmatched(id, verdicts)];
}

/** So many rules are named that came nearest. */
const NEAREST = 3;

function unmatched(id: string, verdicts: readonly RuleVerdict[]): Finding {
  const near = verdicts
    .flatMap(({ reason }) =>
      reason && reason.path !== "type" && reason.path !== "detail-type" ? [reason.sentence] : [],
    )
    .slice(0, NEAREST);
  const none = verdicts.length > 0 ? ` None of ${counted(verdicts.length, "rule")} is for its type.` : "";
  const nearest = near.length > 0 ? ` ${near.join(" ")}` : none;
  return {
    level: "warn",
    sentence: `No rule matched it.${nearest}`,
    todo: `\`signalbox explain ${id}\` tells of each rule why.`,
  };
}

function deliveryFinding({ id, rule, target, status, attempts, reason }: DeliveryView): Finding[] {
  const way = `${rule} → ${target}`;
  const last = attempts.at(-1)?.error;
  if (status === "dead") {
    const detail = reason ?? last;
    return [
      {
        level: "bad",
        sentence: `${way} is a dead letter after ${counted(attempts.length, "attempt")}: ${detail?.detail ?? "no reason is known"}`,
        todo: [todoOf(last?.code ?? detail?.code ?? "").todo, `Once more: \`signalbox redrive ${id}\`.`]
          .filter(Boolean)
          .join(" "),
      },
    ];
  }
  if (status === "skipped" || status === "cancelled")
    return [
      {
        level: "warn",
        sentence: `${way} was ${status}: ${reason?.detail ?? ""}`,
        ...(status === "skipped" && { todo: `If that was wrong: \`signalbox redrive ${id}\`.` }),
      },
    ];
  if (status !== "waiting") return [];
  const why = reason?.detail ?? last?.detail;
  return [
    {
      level: why === undefined ? "warn" : "bad",
      sentence: `${way} waits, after ${counted(attempts.length, "attempt")}${why === undefined ? "." : `: ${why}`}`,
      todo: reason
        ? (todoOf(reason.code).todo ?? "")
        : `\`signalbox diagnose target ${target}\` tells of the target.`,
    },
  ];
}

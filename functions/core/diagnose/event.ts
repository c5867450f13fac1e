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
  const found = [...arrival(facts), ...deliveries.flatMap(deliveryFinding)];
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

type Said = (delivery: DeliveryView, way: string) => Finding | undefined;

const said: Readonly<Record<DeliveryView["status"], Said>> = {
  delivered: () => undefined,
  waiting: waitingFinding,
  dead: deadFinding,
  skipped: (delivery, way) => ({
    ...letGo(delivery, way),
    todo: `If that was wrong: \`signalbox redrive ${delivery.id}\`.`,
  }),
  cancelled: letGo,
};

function deliveryFinding(delivery: DeliveryView): Finding[] {
  const { status, rule, target } = delivery;
  return [said[status](delivery, `${rule} → ${target}`) ?? []].flat();
}

function deadFinding({ id, attempts, reason }: DeliveryView, way: string): Finding {
  const last = attempts.at(-1)?.error;
  const why = reason ?? last;
  const { todo } = todoOf(last?.code ?? why?.code ?? "");
  return {
    level: "bad",
    sentence: `${way} is a dead letter after ${counted(attempts.length, "attempt")}: ${why?.detail ?? "no reason is known"}`,
    todo: `${todo === undefined ? "" : `${todo} `}Once more: \`signalbox redrive ${id}\`.`,
  };
}

function waitingFinding({ target, attempts, reason }: DeliveryView, way: string): Finding {
  const why = reason?.detail ?? attempts.at(-1)?.error?.detail;
  const told = why === undefined ? "." : `: ${why}`;
  const ofTarget = `\`signalbox diagnose target ${target}\` tells of the target.`;
  return {
    level: why === undefined ? "warn" : "bad",
    sentence: `${way} waits, after ${counted(attempts.length, "attempt")}${told}`,
    todo: (reason && todoOf(reason.code).todo) ?? ofTarget,
  };
}

function letGo({ status, reason }: DeliveryView, way: string): Finding {
  return { level: "warn", sentence: `${way} was ${status}: ${reason?.detail ?? ""}` };
}

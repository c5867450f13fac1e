import { counted } from "../counted.ts";
import type { Rule } from "../rule.ts";
import type { StatPoint } from "../stats/points.ts";
import { type Finding, ordered } from "./diagnosis.ts";

/** What is known of a rule. */
export interface RuleFacts {
  readonly rule: Rule;
  /** What it matched in the last hour and day. */
  readonly hour: StatPoint | undefined;
  readonly day: StatPoint | undefined;
  /** How many events its bus took in the last day. */
  readonly busDay: number;
  /** What is found of each of its targets. */
  readonly targets: readonly { readonly id: string; readonly findings: readonly Finding[] }[];
}

export function ruleFindings(facts: RuleFacts): readonly Finding[] {
  const { rule, hour, targets } = facts;
  const found = [...matching(facts), ...making(facts)];
  for (const target of targets)
    for (const finding of target.findings.filter(({ level }) => level !== "fine"))
      found.push({ ...finding, sentence: `Target "${target.id}": ${finding.sentence}` });
  const matched = counted(hour?.count ?? 0, "event");
  return ordered(found, `Nothing is wrong with rule "${rule.id}": it matched ${matched} in the last hour.`);
}

/** Whether it matches anything. */
function matching({ rule: { id, enabled = true, bus = "default" }, day, busDay }: RuleFacts): Finding[] {
  if (!enabled) {
    const todo = `POST /api/rules/${id}/enable, or "enabled": true in its file.`;
    return [{ level: "bad", sentence: `Rule "${id}" is switched off.`, todo }];
  }
  if (day && day.count > 0) return [];
  return [
    {
      level: "warn",
      sentence: `It matched nothing in the last day, of ${counted(busDay, "event")} on bus "${bus}".`,
      todo: `Ask of an event that it should match: \`signalbox explain <event id> --rule ${id}\`.`,
    },
  ];
}

/** Whether its transform gives something for what it matches. */
function making({ rule: { id }, day }: RuleFacts): Finding[] {
  const { "transform-failed": failed = 0, "output-refused": refused = 0 } = day?.errors ?? {};
  if (failed + refused === 0) return [];
  return [
    {
      level: "bad",
      sentence: `Its transform gave nothing for ${counted(failed + refused, "event")} in the last day.`,
      todo: `\`signalbox dead-letters --rule ${id}\` says where; mend the rule, then redrive them.`,
    },
  ];
}

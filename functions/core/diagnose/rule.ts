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

export function ruleFindings({ rule, hour, day, busDay, targets }: RuleFacts): readonly Finding[] {
  const { id } = rule;
  const found: Finding[] = [];
  if (rule.enabled === false)
    found.push({
      level: "bad",
      sentence: `Rule "${id}" is switched off.`,
      todo: `POST /api/rules/${id}/enable, or "enabled": true in its file.`,
    });
  else if (!day || day.count === 0)
    found.push({
      level: "warn",
      sentence: `It matched nothing in the last day, of ${counted(busDay, "event")} on bus "${rule.bus ?? "default"}".`,
      todo: `Ask of an event that it should match: \`signalbox explain <event id> --rule ${id}\`.`,
    });
  const unmade = day ? (day.errors["transform-failed"] ?? 0) + (day.errors["output-refused"] ?? 0) : 0;
  if (unmade > 0)
    found.push({
      level: "bad",
      sentence: `Its transform gave nothing for ${counted(unmade, "event")} in the last day.`,
      todo: `\`signalbox dead-letters --rule ${id}\` says where; mend the rule, then redrive them.`,
    });
  for (const target of targets)
    for (const finding of target.findings.filter(({ level }) => level !== "fine"))
      found.push({ ...finding, sentence: `Target "${target.id}": ${finding.sentence}` });
  const matched = counted(hour?.count ?? 0, "event");
  return ordered(found, `Nothing is wrong with rule "${id}": it matched ${matched} in the last hour.`);
}

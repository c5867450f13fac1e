import type { AuthorizationType, AuthParameters } from "../eventbridge/connection.ts";
import { busNamed } from "../eventbridge/arn.ts";
import type { AwsTarget } from "../eventbridge/target.ts";
import { scheduled } from "./resource.ts";
import {
  type AwsArchive,
  type AwsConnection,
  type AwsDestination,
  type AwsRule,
  type AwsThings,
  joined,
  type Left,
} from "./things.ts";

/** What the AWS CLI prints: of describe-rule, list-rules, list-targets-by-rule, describe-connection, …, as parsed. */
export interface Described {
  readonly file: string;
  readonly value: unknown;
}

type Answer = Readonly<Record<string, unknown>>;

/**
 * What such answers say, in the order given: targets belong to the rule that was described last before them, since their answer
 * does not name it.
 */
export function thingsOfAnswers(answers: readonly Described[]): AwsThings {
  const rules: (AwsRule & { targets: readonly AwsTarget[] })[] = [];
  const parts: Partial<AwsThings>[] = [];
  for (const { file, value } of answers) {
    const answer = (typeof value === "object" && value !== null ? value : {}) as Answer;
    if (Array.isArray(answer["Targets"]))
      addTargets(rules, parts, { file, targets: answer["Targets"] as AwsTarget[] });
    else {
      const listed = Array.isArray(answer["Rules"]) ? (answer["Rules"] as Answer[]) : undefined;
      for (const rule of listed ?? (isRule(answer) ? [answer] : [])) {
        const read = ruleOf(rule, file);
        rules.push(...read.rules);
        parts.push({ left: read.left });
      }
      if (!listed && !isRule(answer)) parts.push(otherOf(answer, file));
    }
  }
  return joined([...parts, { rules }]);
}

function isRule(answer: Answer): boolean {
  return typeof answer["Name"] === "string" && ("EventPattern" in answer || "ScheduleExpression" in answer);
}

function ruleOf(answer: Answer, file: string): { rules: AwsRule[]; left: Left[] } {
  const { Name, EventBusName, Description, EventPattern, ScheduleExpression, State } = answer;
  const place = `${file}: ${String(Name)}`;
  const left = ScheduleExpression === undefined ? [] : [scheduled(place, ScheduleExpression)];
  const pattern = parsed(EventPattern);
  if (pattern === undefined) {
    const why = EventPattern === undefined ? [] : [{ place, why: "its EventPattern is not JSON" }];
    return { rules: [], left: [...left, ...why] };
  }
  const rule = {
    ...{
      place,
      name: String(Name),
      bus: busNamed(typeof EventBusName === "string" ? EventBusName : "default"),
    },
    ...(typeof Description === "string" && { description: Description }),
    ...{ pattern, enabled: State !== "DISABLED", targets: [] },
  };
  return { rules: [rule], left };
}

function addTargets(
  rules: (AwsRule & { targets: readonly AwsTarget[] })[],
  parts: Partial<AwsThings>[],
  { file, targets }: { file: string; targets: readonly AwsTarget[] },
): void {
  const last = rules.at(-1);
  if (last) rules[rules.length - 1] = { ...last, targets: [...last.targets, ...targets] };
  else
    parts.push({
      left: [
        { place: file, why: "these targets come before any rule: give the file that describes it first" },
      ],
    });
}

function otherOf(answer: Answer, file: string): Partial<AwsThings> {
  if (answer["ApiDestinationArn"] !== undefined) return { destinations: [destinationOf(answer, file)] };
  if (answer["ConnectionArn"] !== undefined) return { connections: [connectionOf(answer, file)] };
  if (answer["ArchiveName"] !== undefined) return { archives: [archiveOf(answer, file)] };
  return {
    left: [{ place: file, why: "it is no template, and no answer of the AWS CLI that rules are made of" }],
  };
}

function destinationOf(answer: Answer, file: string): AwsDestination {
  const { Name, ApiDestinationArn, ConnectionArn, InvocationEndpoint, HttpMethod } = answer;
  const perSecond = answer["InvocationRateLimitPerSecond"];
  return {
    ...{
      place: `${file}: ${String(Name)}`,
      arn: String(ApiDestinationArn),
      connectionArn: String(ConnectionArn),
    },
    ...{ endpoint: String(InvocationEndpoint), method: String(HttpMethod) },
    ...(typeof perSecond === "number" && { perSecond }),
  };
}

function connectionOf(
  { Name, ConnectionArn, AuthorizationType, AuthParameters }: Answer,
  file: string,
): AwsConnection {
  return {
    ...{ place: `${file}: ${String(Name)}`, arn: String(ConnectionArn), name: String(Name) },
    ...{ type: AuthorizationType as AuthorizationType, parameters: AuthParameters as AuthParameters },
  };
}

function archiveOf(
  { ArchiveName, EventSourceArn, EventPattern, RetentionDays }: Answer,
  file: string,
): AwsArchive {
  return {
    ...{
      place: `${file}: ${String(ArchiveName)}`,
      name: String(ArchiveName),
      bus: busNamed(String(EventSourceArn)),
    },
    ...(EventPattern !== undefined && { pattern: parsed(EventPattern) }),
    ...(typeof RetentionDays === "number" && { retentionDays: RetentionDays }),
  };
}

function parsed(text: unknown): unknown {
  if (typeof text !== "string") return text;
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

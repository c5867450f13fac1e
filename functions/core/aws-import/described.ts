import type { AuthorizationType, AuthParameters } from "../eventbridge/connection.ts";
import { busNamed } from "../eventbridge/arn.ts";
import { list, patternOf, type Properties, record, textOr } from "./loose.ts";
import { scheduled } from "./resource.ts";
import { type AwsRule, type AwsThings, joined } from "./things.ts";

/** What the AWS CLI prints: of describe-rule, list-rules, list-targets-by-rule, describe-connection, …, as parsed. */
export interface Answer {
  readonly file: string;
  readonly value: unknown;
}

/**
 * What such answers say, in the order given. The targets of a rule do not name it: they belong to the rule that their file is
 * named for (`paid.json`, `paid-targets.json`), else to the one rule of the answer before them.
 */
export function thingsOfAnswers(answers: readonly Answer[]): AwsThings {
  const parts = answers.map((answer) => partOf(answer));
  const rules = parts.flatMap((part) => part.rules ?? []);
  const targets = new Map<AwsRule, readonly unknown[]>();
  const left: Partial<AwsThings>[] = [];
  for (const [index, answer] of answers.entries()) {
    const value = record(answer.value);
    if (!Array.isArray(value["Targets"])) continue;
    const rule =
      ruleNamed(rules, value["Rule"]) ?? ruleOfFile(rules, answer.file) ?? ruleBefore(parts, index);
    if (rule) targets.set(rule, [...(targets.get(rule) ?? []), ...value["Targets"]]);
    else left.push({ left: [{ place: answer.file, why: OF_NO_RULE }] });
  }
  const others = parts.map(({ rules: _, ...part }) => part);
  return joined([
    { rules: rules.map((rule) => ({ ...rule, targets: targets.get(rule) ?? [] })) },
    ...others,
    ...left,
  ]);
}

const OF_NO_RULE =
  "these targets do not say of which rule they are: name their file for it, or give what describe-rule says of it right before";

function ruleNamed(rules: readonly AwsRule[], name: unknown): AwsRule | undefined {
  return rules.find((rule) => rule.name === name);
}

/** `dump/paid-targets.json` is of the rule `paid`. */
function ruleOfFile(rules: readonly AwsRule[], file: string): AwsRule | undefined {
  const name = file
    .split(/[/\\]/)
    .at(-1)!
    .replace(/\.json$/, "");
  return ruleNamed(rules, name) ?? ruleNamed(rules, name.replace(/[-_.]targets$|^targets[-_.]/, ""));
}

/** The one rule of the nearest answer before that has rules. */
function ruleBefore(parts: readonly Partial<AwsThings>[], index: number): AwsRule | undefined {
  const before = parts.slice(0, index).findLast((part) => part.rules !== undefined);
  return before?.rules?.length === 1 ? before.rules[0] : undefined;
}

function partOf({ file, value }: Answer): Partial<AwsThings> {
  const answer = record(value);
  if (Array.isArray(answer["Rules"]))
    return joined(answer["Rules"].map((rule) => ruleOf(record(rule), file)));
  if (Array.isArray(answer["Targets"])) return {};
  const read = Object.entries(readers).find(([member]) => answer[member] !== undefined)?.[1];
  return read?.(answer, file) ?? { left: [{ place: file, why: NOTHING_OF_OURS }] };
}

const NOTHING_OF_OURS = "it is no template, and no answer of the AWS CLI that rules are made of";

type Read = (answer: Properties, file: string) => Partial<AwsThings>;

/** By a member that no other answer has. */
const readers: Readonly<Record<string, Read>> = {
  ApiDestinationArn: destinationOf,
  ConnectionArn: connectionOf,
  ArchiveName: archiveOf,
  EventPattern: ruleOf,
  ScheduleExpression: ruleOf,
  ApiDestinations: ({ ApiDestinations }, file) =>
    joined(list(ApiDestinations).map((one) => destinationOf(record(one), file))),
};

function originOf(file: string, name: unknown) {
  return { file, place: `${file}: ${textOr(name, "?")}` };
}

function ruleOf(answer: Properties, file: string): Partial<AwsThings> {
  const { Name, EventBusName, Description, EventPattern, ScheduleExpression, State, ManagedBy } = answer;
  const origin = originOf(file, Name);
  if (ManagedBy !== undefined)
    return { left: [{ place: origin.place, why: `${textOr(ManagedBy, "AWS")} made it for itself` }] };
  const left = ScheduleExpression === undefined ? [] : [scheduled(origin, ScheduleExpression)];
  if (EventPattern === undefined) return { left };
  const pattern = patternOf(EventPattern);
  if (pattern === undefined)
    return { left: [...left, { place: origin.place, why: "its EventPattern is not JSON" }] };
  const rule = {
    ...{ ...origin, name: textOr(Name, ""), bus: busNamed(textOr(EventBusName, "default")) },
    ...(typeof Description === "string" && { description: Description }),
    ...{ pattern, enabled: State !== "DISABLED", targets: [] },
  };
  return { rules: [rule], left };
}

function destinationOf(answer: Properties, file: string): Partial<AwsThings> {
  const { Name, ApiDestinationArn, ConnectionArn, InvocationEndpoint, HttpMethod } = answer;
  const perSecond = answer["InvocationRateLimitPerSecond"];
  return {
    destinations: [
      {
        ...{ ...originOf(file, Name), arn: textOr(ApiDestinationArn, "") },
        ...{ connectionArn: textOr(ConnectionArn, ""), endpoint: textOr(InvocationEndpoint, "") },
        method: textOr(HttpMethod, ""),
        ...(typeof perSecond === "number" && { perSecond }),
      },
    ],
  };
}

function connectionOf(answer: Properties, file: string): Partial<AwsThings> {
  const { Name, ConnectionArn, AuthorizationType, AuthParameters } = answer;
  return {
    connections: [
      {
        ...{ ...originOf(file, Name), arn: textOr(ConnectionArn, ""), name: textOr(Name, "") },
        ...{ type: AuthorizationType as AuthorizationType, parameters: AuthParameters as AuthParameters },
      },
    ],
  };
}

function archiveOf(answer: Properties, file: string): Partial<AwsThings> {
  const { ArchiveName, EventSourceArn, Description, EventPattern, RetentionDays } = answer;
  return {
    archives: [
      {
        ...{ ...originOf(file, ArchiveName), name: textOr(ArchiveName, "") },
        bus: busNamed(textOr(EventSourceArn, "default")),
        ...(typeof Description === "string" && { description: Description }),
        ...(EventPattern !== undefined && { pattern: patternOf(EventPattern) ?? null }),
        ...(typeof RetentionDays === "number" && { retentionDays: RetentionDays }),
      },
    ],
  };
}

import type { AuthorizationType, AuthParameters } from "../eventbridge/connection.ts";
import { busNamed } from "../eventbridge/arn.ts";
import type { AwsTarget } from "../eventbridge/target.ts";
import { resolved, type Scope, unresolvedIn } from "./intrinsics.ts";
import {
  type Deployment,
  type Named,
  notKnown,
  type Properties,
  scheduled,
  type Template,
} from "./resource.ts";
import { samRules } from "./sam.ts";
import { scopeOf } from "./scope.ts";
import { type AwsThings, joined, type Left } from "./things.ts";

/** What a template says of EventBridge. */
export function thingsOfTemplate(template: Template, deployment: Deployment, file: string): AwsThings {
  const scope = scopeOf(template, deployment);
  return joined(
    Object.entries(template.Resources).map(([id, { Type = "", Properties = {} }]) => {
      const read = Object.hasOwn(readers, Type) ? readers[Type] : undefined;
      if (!read) return {};
      const place = `${file}: ${id}`;
      const properties = resolved(Properties, scope) as Properties;
      return read({ id, place, properties }, scope);
    }),
  );
}

type Reader = (resource: Named, scope: Scope) => Partial<AwsThings>;

const readers: Readonly<Record<string, Reader>> = {
  "AWS::Events::Rule": ruleOf,
  "AWS::Serverless::Function": samRules,
  "AWS::Events::ApiDestination": destinationOf,
  "AWS::Events::Connection": connectionOf,
  "AWS::Events::Archive": archiveOf,
};

function ruleOf({ id, place, properties }: Named): Partial<AwsThings> {
  const { Name, EventBusName, Description, EventPattern, ScheduleExpression, State, Targets } = properties;
  const unresolved = unresolvedIn([Name, EventBusName, EventPattern, State]);
  if (unresolved) return { left: [notKnown(place, unresolved.what)] };
  const left: Left[] = ScheduleExpression === undefined ? [] : [scheduled(place, ScheduleExpression)];
  if (EventPattern === undefined) return { left };
  const { targets, left: missing } = targetsOf(Targets, place);
  const name = typeof Name === "string" ? Name : id;
  return {
    rules: [
      {
        ...{ place, name, bus: busNamed(textOr(EventBusName, "default")), pattern: EventPattern },
        ...(typeof Description === "string" && { description: Description }),
        ...{ enabled: State !== "DISABLED", targets },
      },
    ],
    left: [...left, ...missing],
  };
}

/** What rights EventBridge has, and where it puts what it gives up, is its own affair. */
const USED: ReadonlySet<string> = new Set<keyof AwsTarget>([
  ...(["Id", "Arn", "Input", "InputPath", "InputTransformer", "HttpParameters"] as const),
  ...(["SqsParameters", "KinesisParameters", "RetryPolicy"] as const),
]);

/** The targets whose ARN is known, and the others. */
export function targetsOf(value: unknown, place: string): { targets: AwsTarget[]; left: Left[] } {
  const targets: AwsTarget[] = [];
  const left: Left[] = [];
  for (const [index, target] of (Array.isArray(value) ? (value as Properties[]) : []).entries()) {
    const at = `${place}, target ${textOr(target["Id"], String(index))}`;
    const used = Object.fromEntries(Object.entries(target).filter(([name]) => USED.has(name)));
    const unresolved = unresolvedIn(used);
    if (unresolved) left.push(notKnown(at, unresolved.what));
    else targets.push({ Id: `target-${index}`, ...used } as unknown as AwsTarget);
  }
  return { targets, left };
}

function destinationOf({ id, place, properties }: Named, scope: Scope): Partial<AwsThings> {
  const { ConnectionArn, InvocationEndpoint, HttpMethod, InvocationRateLimitPerSecond } = properties;
  const unresolved = unresolvedIn([ConnectionArn, InvocationEndpoint, HttpMethod]);
  if (unresolved) return { left: [notKnown(place, unresolved.what)] };
  return {
    destinations: [
      {
        ...{ place, arn: scope.attribute(id, "Arn")!, connectionArn: String(ConnectionArn) },
        ...{ endpoint: String(InvocationEndpoint), method: String(HttpMethod) },
        ...(InvocationRateLimitPerSecond !== undefined && {
          perSecond: Number(InvocationRateLimitPerSecond),
        }),
      },
    ],
  };
}

/** Its secrets are not looked at: they are known elsewhere, or had better be. */
function connectionOf({ id, place, properties }: Named, scope: Scope): Partial<AwsThings> {
  const { Name, AuthorizationType: type, AuthParameters: parameters } = properties;
  const {
    ApiKeyAuthParameters: key,
    OAuthParameters: oauth,
    BasicAuthParameters: basic,
  } = (parameters ?? {}) as Record<string, Properties | undefined>;
  const needed = [key?.["ApiKeyName"], basic?.["Username"], oauth?.["AuthorizationEndpoint"]];
  const unresolved = unresolvedIn(needed);
  if (unresolved) return { left: [notKnown(place, unresolved.what)] };
  return {
    connections: [
      {
        ...{ place, arn: scope.attribute(id, "Arn")!, name: textOr(Name, id) },
        ...{ type: type as AuthorizationType, parameters: parameters as AuthParameters },
      },
    ],
  };
}

function archiveOf({ id, place, properties }: Named): Partial<AwsThings> {
  const { ArchiveName, SourceArn, EventPattern, RetentionDays } = properties;
  const unresolved = unresolvedIn([ArchiveName, SourceArn, EventPattern]);
  if (unresolved) return { left: [notKnown(place, unresolved.what)] };
  return {
    archives: [
      {
        ...{ place, name: textOr(ArchiveName, id), bus: busNamed(textOr(SourceArn, "default")) },
        ...(EventPattern !== undefined && { pattern: EventPattern }),
        ...(typeof RetentionDays === "number" && { retentionDays: RetentionDays }),
      },
    ],
  };
}

function textOr(value: unknown, otherwise: string): string {
  return typeof value === "string" ? value : otherwise;
}

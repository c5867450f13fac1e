import type { AuthorizationType } from "../eventbridge/connection.ts";
import { busNamed } from "../eventbridge/arn.ts";
import { resolved, type Scope, unresolvedIn } from "./intrinsics.ts";
import { patternOf, record, textOr } from "./loose.ts";
import { type Deployment, type Named, notKnown, scheduled, type Template } from "./resource.ts";
import { samRules } from "./sam.ts";
import { scopeOf } from "./scope.ts";
import { targetsOf } from "./template-targets.ts";
import { type AwsThings, joined, type Left } from "./things.ts";

/** What a template says of EventBridge. */
export function thingsOfTemplate(template: Template, deployment: Deployment, file: string): AwsThings {
  const scope = scopeOf(template, deployment);
  return joined(
    Object.entries(template.Resources).map(([id, value]) => {
      const { Type, Properties, Condition, Metadata } = record(value);
      const read = typeof Type === "string" && Object.hasOwn(readers, Type) ? readers[Type] : undefined;
      if (!read) return {};
      const place = `${file}: ${id}`;
      const why = whyNotMade(Condition, scope);
      if (why !== undefined) return { left: [{ place, why }] };
      return read(
        { id, file, place, properties: record(resolved(record(Properties), scope)), metadata: Metadata },
        scope,
      );
    }),
  );
}

/** A resource is made when its condition holds. */
function whyNotMade(condition: unknown, scope: Scope): string | undefined {
  if (typeof condition !== "string") return undefined;
  const verdict = scope.isTrue(condition);
  if (verdict === true) return undefined;
  return verdict === false
    ? `its condition ${condition} does not hold`
    : `whether its condition ${condition} holds is not known: give --parameter`;
}

type Reader = (resource: Named, scope: Scope) => Partial<AwsThings>;

const readers: Readonly<Record<string, Reader>> = {
  "AWS::Events::Rule": ruleOf,
  "AWS::Serverless::Function": samRules,
  "AWS::Serverless::StateMachine": samRules,
  "AWS::Events::ApiDestination": destinationOf,
  "AWS::Events::Connection": connectionOf,
  "AWS::Events::Archive": archiveOf,
  "AWS::Events::EventBus": ({ place }) => ({
    notes: [{ place, note: "a bus needs no file: it is there when a rule or an event names it" }],
  }),
  "AWS::Events::EventBusPolicy": notTaken("who may publish is said by keys here: signalbox token create"),
  "AWS::Events::Endpoint": notTaken("endpoints for several regions have no counterpart"),
  "AWS::Scheduler::Schedule": notTaken("nothing fires by the clock here"),
  "AWS::Pipes::Pipe": notTaken("pipes have no counterpart"),
};

function notTaken(why: string): Reader {
  return ({ place }) => ({ left: [{ place, why }] });
}

function ruleOf(named: Named): Partial<AwsThings> {
  const { id, file, place, properties, metadata } = named;
  const { Name, EventBusName, Description, EventPattern, ScheduleExpression, State, Targets } = properties;
  const unresolved = unresolvedIn([Name, EventBusName, EventPattern, State]);
  if (unresolved) return { left: [notKnown(named, unresolved.what)] };
  const left: Left[] = ScheduleExpression === undefined ? [] : [scheduled(named, ScheduleExpression)];
  if (EventPattern === undefined) return { left };
  const { targets, left: unknown, notes } = targetsOf(Targets, place);
  return {
    rules: [
      {
        ...{ file, place, name: textOr(Name, id), bus: busNamed(textOr(EventBusName, "default")) },
        ...(typeof Description === "string" && { description: Description }),
        ...{ pattern: patternOf(EventPattern), enabled: State !== "DISABLED", targets },
        targetIds: record(record(record(metadata)["Signalbox"])["Targets"]),
      },
    ],
    left: [...left, ...unknown],
    notes,
  };
}

function destinationOf(named: Named, scope: Scope): Partial<AwsThings> {
  const { id, file, place, properties } = named;
  const { ConnectionArn, InvocationEndpoint, HttpMethod, InvocationRateLimitPerSecond: rate } = properties;
  const unresolved = unresolvedIn([ConnectionArn, InvocationEndpoint, HttpMethod]);
  if (unresolved) return { left: [notKnown(named, unresolved.what)] };
  return {
    destinations: [
      {
        ...{ file, place, arn: scope.attribute(id, "Arn")!, connectionArn: String(ConnectionArn) },
        ...{ endpoint: String(InvocationEndpoint), method: String(HttpMethod) },
        ...(Number.isFinite(Number(rate)) && { perSecond: Number(rate) }),
      },
    ],
  };
}

/** What of it is secret may be known elsewhere alone; what is not must be known here. */
function connectionOf(named: Named, scope: Scope): Partial<AwsThings> {
  const { id, file, place, properties } = named;
  const { Name, AuthorizationType, AuthParameters } = properties;
  const parameters = record(AuthParameters);
  const needed = [
    record(parameters["ApiKeyAuthParameters"])["ApiKeyName"],
    record(parameters["OAuthParameters"])["AuthorizationEndpoint"],
  ];
  const unresolved = unresolvedIn(needed);
  if (unresolved) return { left: [notKnown(named, unresolved.what)] };
  return {
    connections: [
      {
        ...{ file, place, arn: scope.attribute(id, "Arn")!, name: textOr(Name, id) },
        ...{ type: AuthorizationType as AuthorizationType, parameters },
      },
    ],
  };
}

function archiveOf(named: Named): Partial<AwsThings> {
  const { id, file, place, properties } = named;
  const { ArchiveName, SourceArn, Description, EventPattern, RetentionDays } = properties;
  const unresolved = unresolvedIn([ArchiveName, SourceArn, EventPattern, RetentionDays]);
  if (unresolved) return { left: [notKnown(named, unresolved.what)] };
  return {
    archives: [
      {
        ...{ file, place, name: textOr(ArchiveName, id), bus: busNamed(textOr(SourceArn, "default")) },
        ...(typeof Description === "string" && { description: Description }),
        ...(EventPattern !== undefined && { pattern: patternOf(EventPattern) ?? null }),
        ...(RetentionDays !== undefined && { retentionDays: Number(RetentionDays) }),
      },
    ],
  };
}

import { isTrue } from "./conditions.ts";
import { resolved, type Scope } from "./intrinsics.ts";
import type { Deployment, Resource, Template } from "./resource.ts";

/** What the intrinsic functions of a template are resolved by. */
export function scopeOf(
  { Parameters = {}, Mappings = {}, Conditions = {}, Resources }: Template,
  deployment: Deployment,
): Scope {
  const defaults = Object.entries(Parameters).flatMap(([name, { Default }]) =>
    Default === undefined ? [] : [[name, Default] as const],
  );
  const scope: Scope = {
    values: { ...Object.fromEntries(defaults), ...deployment.parameters, ...pseudoParameters(deployment) },
    mappings: Mappings,
    attribute: (id, attribute) =>
      attributeOf(Object.hasOwn(Resources, id) ? Resources[id] : undefined, {
        id,
        attribute,
        deployment,
        scope,
      }),
    isTrue: (name, depth) => isTrue(Conditions[name], scope, depth),
  };
  return scope;
}

function pseudoParameters({ region, account }: Deployment): Readonly<Record<string, string>> {
  return {
    "AWS::Partition": "aws",
    "AWS::URLSuffix": "amazonaws.com",
    ...(region !== undefined && { "AWS::Region": region }),
    ...(account !== undefined && { "AWS::AccountId": account }),
  };
}

interface Asked {
  readonly id: string;
  readonly attribute: string | undefined;
  readonly deployment: Deployment;
  readonly scope: Scope;
}

/** What is named by the template itself; things of EventBridge that it makes have ARNs that lead back to it. */
function attributeOf(
  resource: Resource | undefined,
  { id, attribute, deployment, scope }: Asked,
): string | undefined {
  const name = physicalName(resource, scope);
  const { region = "", account = "" } = deployment;
  const place = `${region}:${account}`;
  const event = ofType(ofEventBridge, resource);
  if (event) return event({ attribute, name: name ?? id, place });
  const isPlaced = name !== undefined && region !== "" && account !== "";
  return isPlaced ? ofType(elsewhere, resource)?.({ attribute, name, place }) : undefined;
}

function ofType(table: Readonly<Record<string, AttributeOf>>, { Type = "" }: Resource = {}) {
  return Object.hasOwn(table, Type) ? table[Type] : undefined;
}

const NAMES = ["Name", "QueueName", "TopicName", "FunctionName"];

/** Names are made of parameters; one that is made of another resource's is not known. */
function physicalName(resource: Resource | undefined, scope: Scope): string | undefined {
  const property = NAMES.find((name) => resource?.Properties?.[name] !== undefined);
  const value =
    property === undefined
      ? undefined
      : resolved(resource!.Properties![property], { ...scope, attribute: () => undefined });
  return typeof value === "string" ? value : undefined;
}

interface ArnParts {
  readonly attribute: string | undefined;
  readonly name: string;
  readonly place: string;
}
type AttributeOf = (parts: ArnParts) => string | undefined;

/** What Ref and GetAtt give of what can be taken whole. */
const ofEventBridge: Readonly<Record<string, AttributeOf>> = {
  "AWS::Events::EventBus": ({ attribute, name, place }) =>
    attribute === "Arn" ? `arn:aws:events:${place}:event-bus/${name}` : name,
  "AWS::Events::ApiDestination": ({ attribute, name, place }) =>
    attribute === "Arn" ? `arn:aws:events:${place}:api-destination/${name}` : name,
  "AWS::Events::Connection": ({ attribute, name, place }) =>
    attribute === "Arn" ? `arn:aws:events:${place}:connection/${name}` : name,
};

/** The same of resources that have a name of their own, where account and region are known. */
const elsewhere: Readonly<Record<string, AttributeOf>> = {
  "AWS::SQS::Queue": ({ attribute, name, place }) =>
    attribute === "Arn" ? `arn:aws:sqs:${place}:${name}` : undefined,
  "AWS::SNS::Topic": ({ name, place }) => `arn:aws:sns:${place}:${name}`,
  "AWS::Kinesis::Stream": ({ attribute, name, place }) =>
    attribute === "Arn" ? `arn:aws:kinesis:${place}:stream/${name}` : name,
  "AWS::Lambda::Function": functionAttribute,
  "AWS::Serverless::Function": functionAttribute,
};

function functionAttribute({ attribute, name, place }: ArnParts): string {
  return attribute === "Arn" ? `arn:aws:lambda:${place}:function:${name}` : name;
}

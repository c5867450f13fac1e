import { isTrue } from "./conditions.ts";
import { resolved, type Scope } from "./intrinsics.ts";
import { record, textOr } from "./loose.ts";
import type { Deployment, Template } from "./resource.ts";

/** What the intrinsic functions of a template are resolved by. */
export function scopeOf(template: Template, deployment: Deployment): Scope {
  const { Resources } = template;
  const parameters = Object.entries(record(template.Parameters)).map(
    ([name, parameter]) => [name, record(parameter)] as const,
  );
  const defaults = parameters.flatMap(([name, { Default }]) =>
    Default === undefined ? [] : [[name, Default] as const],
  );
  const hidden = parameters.filter(([, { NoEcho }]) => NoEcho === true || NoEcho === "true");
  const ours = record(record(record(template.Metadata)["Signalbox"])["Secrets"]);
  const scope: Scope = {
    values: { ...Object.fromEntries(defaults), ...deployment.parameters, ...pseudoParameters(deployment) },
    secrets: Object.fromEntries(
      hidden.map(([name]) => [name, textOr(Object.hasOwn(ours, name) ? ours[name] : name, name)]),
    ),
    mappings: record(template.Mappings),
    attribute: (id, attribute) =>
      attributeOf(Object.hasOwn(Resources, id) ? Resources[id] : undefined, {
        id,
        attribute,
        deployment,
        scope,
      }),
    isTrue: (name, depth) => isTrue(record(template.Conditions)[name], scope, depth),
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
function attributeOf(resource: unknown, { id, attribute, deployment, scope }: Asked): string | undefined {
  const { Type, Properties } = record(resource);
  const names = deployment.names ?? {};
  const name = Object.hasOwn(names, id) ? lastPart(names[id]!) : ownName(record(Properties), scope);
  const { region = "", account = "" } = deployment;
  const place = `${region}:${account}`;
  const event = ofType(ofEventBridge, Type);
  if (event) return event({ attribute, name: name ?? id, place });
  const isPlaced = name !== undefined && region !== "" && account !== "";
  return isPlaced ? ofType(elsewhere, Type)?.({ attribute, name, place }) : undefined;
}

function ofType(table: Readonly<Record<string, AttributeOf>>, type: unknown) {
  return typeof type === "string" && Object.hasOwn(table, type) ? table[type] : undefined;
}

/** The name in a physical id, which may be a URL or an ARN: queues have URLs, topics ARNs. */
function lastPart(physicalId: string): string {
  return physicalId.split(/[/:|]/).at(-1)!;
}

const NAMES = ["Name", "QueueName", "TopicName", "FunctionName"];

/** Names are made of parameters; one that is made of another resource's is not known. */
function ownName(properties: Readonly<Record<string, unknown>>, scope: Scope): string | undefined {
  const property = NAMES.find((name) => properties[name] !== undefined);
  if (property === undefined) return undefined;
  const value = resolved(properties[property], { ...scope, attribute: () => undefined });
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
  "AWS::StepFunctions::StateMachine": machineAttribute,
  "AWS::Serverless::StateMachine": machineAttribute,
};

function functionAttribute({ attribute, name, place }: ArnParts): string {
  return attribute === "Arn" ? `arn:aws:lambda:${place}:function:${name}` : name;
}

function machineAttribute({ name, place }: ArnParts): string {
  return `arn:aws:states:${place}:stateMachine:${name}`;
}

import type {
  BusTarget,
  EventBridgeTarget,
  HttpTarget,
  KinesisTarget,
  LambdaTarget,
  SnsTarget,
  SqsTarget,
  TargetFile,
  Value,
} from "../generated/target-file.ts";
import { name } from "../eventbridge/constraints.ts";
import { fits } from "./fits.ts";
import type { Resources, Stack } from "./stack.ts";

export type MadeTarget = { readonly properties: Resources } | { readonly why: string };

interface Exporting {
  readonly stack: Stack;
  readonly note: (text: string) => void;
}
interface Named extends Exporting {
  readonly id: string;
}

/** What a rule's entry says of its target on AWS, and the resources that it needs. */
export function exportTarget(id: string, target: TargetFile, exporting: Exporting): MadeTarget {
  const named = { ...exporting, id };
  const own = (["endpoint", "credentials"] as const).find((setting) => setting in target);
  if (own) return { why: `has ${own} of its own, which a rule of AWS cannot have` };
  noteSettings(target, named);
  switch (target.kind) {
    case "http":
      return httpTarget(target, named);
    case "bus":
    case "eventbridge":
      return busTarget(target, named);
    case "sqs":
      return sqsTarget(target, named);
    case "sns":
      return snsTarget(target, named);
    case "lambda":
      return lambdaTarget(target, named);
    case "kinesis":
      return kinesisTarget(target, named);
    default:
      return { why: `is of the kind ${target.kind}, which AWS's rules do not have` };
  }
}

/** What AWS decides by itself. */
function noteSettings(target: TargetFile, { note, id }: Named): void {
  const lost = (["concurrency", "breaker"] as const).filter((name) => name in target);
  if (lost.length > 0) note(`${lost.join(" and ")} of target ${id}: no counterpart on AWS`);
}

/** A call of an API destination ends after 5 s, and needs credentials of some kind. */
function httpTarget(target: HttpTarget, { stack, note, id }: Named): MadeTarget {
  const { url, method = "POST", auth, signature, timeoutSeconds = 10, rate, statusPolicy } = target;
  if (!url.startsWith("https://")) return { why: "is not served by https, which an API destination must be" };
  if (url.includes("*")) return { why: "has a * in its URL, which AWS takes for a place to fill" };
  if (!fits(id, name)) return { why: "has an id that cannot be a name there: at most 64 of A-Za-z0-9._-" };
  if (signature) return { why: "is signed, and API destinations sign nothing" };
  if (!auth) return { why: "has no credentials, and an API destination must have some" };
  if (timeoutSeconds > 5) note(`target ${id} may take ${timeoutSeconds} s here, and 5 s on AWS`);
  if (statusPolicy) note(`statusPolicy of target ${id}: no counterpart on AWS`);
  const connection = stack.put(`Connection-${id}`, {
    Type: "AWS::Events::Connection",
    Properties: { Name: id, ...authOf(auth, { stack, id, invocation: invocationOf(target, stack) }) },
  });
  const destination = stack.put(`Destination-${id}`, {
    Type: "AWS::Events::ApiDestination",
    Properties: {
      ...{
        Name: id,
        ConnectionArn: { "Fn::GetAtt": [connection, "Arn"] },
        InvocationEndpoint: url,
        HttpMethod: method,
      },
      ...(rate?.perSecond !== undefined && {
        InvocationRateLimitPerSecond: Math.max(1, Math.floor(rate.perSecond)),
      }),
    },
  });
  const arn = { "Fn::GetAtt": [destination, "Arn"] };
  return { properties: { Arn: arn, RoleArn: stack.roleFor("events:InvokeApiDestination", arn) } };
}

interface Auths {
  readonly stack: Stack;
  readonly id: string;
  readonly invocation: Resources | undefined;
}

function authOf(auth: NonNullable<HttpTarget["auth"]>, { stack, id, invocation }: Auths): Resources {
  const all = (type: string, parameters: Resources) => ({
    AuthorizationType: type,
    AuthParameters: { ...parameters, ...(invocation && { InvocationHttpParameters: invocation }) },
  });
  if (auth.kind === "api-key")
    return all("API_KEY", {
      ApiKeyAuthParameters: {
        ApiKeyName: auth.header,
        ApiKeyValue: secretOf(auth.value, `${id}-api-key`, stack),
      },
    });
  if (auth.kind === "basic")
    return all("BASIC", {
      BasicAuthParameters: {
        Username: valueOf(auth.username, stack),
        Password: secretOf(auth.password, `${id}-password`, stack),
      },
    });
  const { tokenUrl, clientId, clientSecret, scope, audience } = auth;
  const body = { grant_type: "client_credentials", ...(scope && { scope }), ...(audience && { audience }) };
  return all("OAUTH_CLIENT_CREDENTIALS", {
    OAuthParameters: {
      ...{ AuthorizationEndpoint: tokenUrl, HttpMethod: "POST" },
      ClientParameters: {
        ClientID: valueOf(clientId, stack),
        ClientSecret: secretOf(clientSecret, `${id}-client-secret`, stack),
      },
      OAuthHttpParameters: { BodyParameters: parametersOf(body, stack) },
    },
  });
}

function invocationOf({ headers = {}, bodyMembers = {} }: HttpTarget, stack: Stack): Resources | undefined {
  const parts = {
    ...(Object.keys(headers).length > 0 && { HeaderParameters: parametersOf(headers, stack) }),
    ...(Object.keys(bodyMembers).length > 0 && { BodyParameters: parametersOf(bodyMembers, stack) }),
  };
  return Object.keys(parts).length > 0 ? parts : undefined;
}

function parametersOf(values: Readonly<Record<string, Value>>, stack: Stack): Resources[] {
  return Object.entries(values).map(([Key, value]) => ({
    Key,
    Value: valueOf(value, stack),
    IsValueSecret: typeof value !== "string",
  }));
}

function valueOf(value: Value, stack: Stack): unknown {
  return typeof value === "string" ? value : stack.secret(value.secret);
}

/** What is secret is a hidden parameter, also where it stands in the target itself. */
function secretOf(value: Value, otherwise: string, stack: Stack): unknown {
  return stack.secret(typeof value === "string" ? otherwise : value.secret);
}

function busTarget(target: BusTarget | EventBridgeTarget, { stack }: Named): MadeTarget {
  const name = target.kind === "bus" ? target.bus : (target.eventBus ?? "default");
  const arn = name.startsWith("arn:")
    ? name
    : target.kind === "bus"
      ? stack.busArn(name)
      : arnHere(`events:event-bus/${name}`, target.region);
  return { properties: { Arn: arn, RoleArn: stack.roleFor("events:PutEvents", arn) } };
}

function sqsTarget({ queue, messageGroup }: SqsTarget, { note, id }: Named): MadeTarget {
  if (!queue.startsWith("arn:")) return { why: "names its queue by URL: give its ARN" };
  if (messageGroup?.includes("<"))
    return { why: "makes a message group of the event, and AWS takes a fixed one" };
  note(`the policy of queue ${id} must let events.amazonaws.com send`);
  return {
    properties: {
      Arn: queue,
      ...(messageGroup !== undefined && { SqsParameters: { MessageGroupId: messageGroup } }),
    },
  };
}

function snsTarget({ topic }: SnsTarget, { note, id }: Named): MadeTarget {
  if (topic === undefined) return { why: "sends text messages, which rules of AWS do through a topic" };
  note(`the policy of topic ${id} must let events.amazonaws.com publish`);
  return { properties: { Arn: topic } };
}

function lambdaTarget(
  { function: name, invocation = "event", region }: LambdaTarget,
  { stack, id, note }: Named,
): MadeTarget {
  if (invocation !== "event") note(`the function of target ${id} is not waited for on AWS`);
  const arn = name.startsWith("arn:") ? name : arnHere(`lambda:function:${name}`, region);
  stack.put(`Permission-${id}`, {
    Type: "AWS::Lambda::Permission",
    Properties: {
      Action: "lambda:InvokeFunction",
      FunctionName: arn,
      Principal: "events.amazonaws.com",
      SourceAccount: { Ref: "AWS::AccountId" },
    },
  });
  return { properties: { Arn: arn } };
}

const ATTRIBUTES: Readonly<Record<string, string>> = { data: "detail", type: "detail-type" };

function kinesisTarget({ stream, partitionKey, region }: KinesisTarget, { stack }: Named): MadeTarget {
  const [, member = "", rest = ""] =
    /^<\$\.(data|type|source|id|time)([.[][^>]*)?>$/.exec(partitionKey ?? "") ?? [];
  if (partitionKey !== undefined && member === "")
    return { why: "makes its partition key of more than one place" };
  const arn = stream.startsWith("arn:") ? stream : arnHere(`kinesis:stream/${stream}`, region);
  return {
    properties: {
      ...{ Arn: arn, RoleArn: stack.roleFor("kinesis:PutRecord", arn) },
      ...(member !== "" && {
        KinesisParameters: { PartitionKeyPath: `$.${ATTRIBUTES[member] ?? member}${rest}` },
      }),
    },
  };
}

/** `lambda:function:a` of the account, and unless another is named the region, that the template is deployed to. */
function arnHere(thing: string, region = "${AWS::Region}"): Resources {
  const [service, ...resource] = thing.split(":");
  return {
    "Fn::Sub": `arn:\${AWS::Partition}:${service}:${region}:\${AWS::AccountId}:${resource.join(":")}`,
  };
}

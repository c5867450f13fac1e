/** Whose account and which region the ARNs of this router name. */
export interface Place {
  readonly region: string;
  readonly account: string;
}

/** There is one account here. */
export const ACCOUNT = "000000000000";
/** The region where a client names none. */
export const REGION = "us-east-1";

/** The kinds of things that the EventBridge API names by ARN. */
export type ResourceKind = "rule" | "event-bus" | "archive" | "replay" | "connection" | "api-destination";

/** The ARN of a thing of EventBridge: `arn:aws:events:us-east-1:000000000000:event-bus/default`. */
export function arnOf({ region, account }: Place, kind: ResourceKind, name: string): string {
  return `arn:aws:events:${region}:${account}:${kind}/${name}`;
}

/** The parts of an ARN; undefined when it is none. */
export function partsOfArn(arn: string) {
  const [, service, region, account, resource] =
    /^arn:aws[a-z-]*:([a-z0-9-]+):([a-z0-9-]*):(\d{12})?:(.+)$/s.exec(arn) ?? [];
  if (service === undefined || resource === undefined) return undefined;
  return { service, region: region ?? "", account: account ?? "", resource };
}

/** The name of a thing of EventBridge in its ARN, of whatever region and account; undefined when it is of another kind. */
export function nameInArn(arn: string, kind: ResourceKind): string | undefined {
  const parts = partsOfArn(arn);
  return parts?.service === "events" && parts.resource.startsWith(`${kind}/`)
    ? parts.resource.slice(kind.length + 1)
    : undefined;
}

/** The bus that a name or an ARN means. */
export function busNamed(nameOrArn = "default"): string {
  return nameInArn(nameOrArn, "event-bus") ?? nameOrArn;
}

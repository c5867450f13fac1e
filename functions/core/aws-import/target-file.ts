import { nameInArn, partsOfArn } from "../eventbridge/arn.ts";
import { httpTarget } from "../eventbridge/http-target.ts";
import { apiDestinationIn } from "../eventbridge/rule-targets.ts";
import { serviceTarget } from "../eventbridge/service-targets.ts";
import type { AwsTarget } from "../eventbridge/target.ts";
import type { TargetFile } from "../generated/target-file.ts";
import { AwsFault } from "../http/aws-fault.ts";
import { namingSecrets, secretsInQuery, withoutSecrets } from "./secrets.ts";
import type { AwsRule, AwsThings, Origin } from "./things.ts";

/** The target that an entry of a rule sends to and the secrets that it reads; or why there is none. */
export type MadeTarget =
  | { readonly value: TargetFile; readonly secrets?: readonly string[] }
  | { readonly why: string };

/** What an ARN leads to from here. */
export function targetFile(rule: AwsRule, target: AwsTarget, things: AwsThings): MadeTarget {
  if (apiDestinationIn(target.Arn) !== undefined) return destinationTarget(rule, target, things);
  const bus = nameInArn(target.Arn, "event-bus");
  if (bus !== undefined) return { value: { kind: "bus", bus } };
  const value = serviceTarget(target);
  if (value.kind !== "aws") return { value };
  const { service, resource } = partsOfArn(target.Arn)!;
  return { why: `there is no way to ${service} (${resource}) from here` };
}

function destinationTarget(rule: AwsRule, target: AwsTarget, things: AwsThings): MadeTarget {
  const destination = named(things.destinations, { arn: target.Arn, kind: "api-destination", near: rule });
  if (!destination)
    return { why: `${target.Arn} is in none of the files: give what describe-api-destination says` };
  const { connectionArn: arn } = destination;
  const connection = named(things.connections, { arn, kind: "connection", near: destination });
  if (!connection) return { why: `${arn} is in none of the files: give what describe-connection says` };
  const open = withoutSecrets(connection);
  const homeless = secretsInQuery(open.parameters);
  if (homeless.length > 0)
    return { why: `its connection has secrets in the query, where none can be read: ${homeless.join(", ")}` };
  try {
    const { target: value, secrets } = namingSecrets(httpTarget(destination, open, target.HttpParameters));
    return { value, secrets };
  } catch (error) {
    if (error instanceof AwsFault) return { why: error.message };
    if (error instanceof TypeError) return { why: `its endpoint ${destination.endpoint} is no URL` };
    throw error;
  }
}

interface Meant {
  readonly arn: string;
  readonly kind: "api-destination" | "connection";
  readonly near: Origin;
}

/** What an ARN names, in the same file if it can be. In a template account and id may be open: the name is what counts. */
export function named<Thing extends Origin & { readonly arn: string }>(
  things: readonly Thing[],
  { arn, kind, near }: Meant,
): Thing | undefined {
  const name = (of: string) => nameInArn(of, kind)?.split("/")[0];
  const meant = things.filter((thing) => name(thing.arn) !== undefined && name(thing.arn) === name(arn));
  return (
    meant.find((thing) => thing.arn === arn && thing.file === near.file) ??
    meant.find((thing) => thing.file === near.file) ??
    meant[0]
  );
}

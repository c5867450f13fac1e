import { Stack, Validations } from "aws-cdk-lib";
import type { Bucket } from "aws-cdk-lib/aws-s3";
import { arnOf, type Floor, secretsPrefix } from "./floor.ts";
import { headersArn } from "./tracing.ts";

/** What cdk-nag finds in the core and why it is as it should be. A finding that is not here stops the synthesis. */
export function acknowledgeFindings(floor: Floor): void {
  const { scope, settings, hot, bucket, stream, sealing, adminToken } = floor;
  const s3 = (prefix: string) => `AwsSolutions-IAM5[Resource::<${logicalId(bucket)}.Arn>/${prefix}*]`;
  const secrets = plain(floor, arnOf(floor, "secretsmanager", `secret:${secretsPrefix(floor)}*`));
  const oneBucket =
    "The bucket is ours alone and holds nothing else; the function needs objects of each of its folders.";
  const folder = "The star stands behind a folder of our own bucket: names of objects are not known before.";
  const rotated =
    "It is replaced by hand: its users have to get new tokens and keys first, which a timer cannot hand out.";
  const of = (construct: Floor["scope"], id: string, reason: string) =>
    Validations.of(construct).acknowledge({ id, reason });
  of(scope, s3(""), oneBucket);
  for (const prefix of ["claims/", "kept/", "segments/"]) of(scope, s3(prefix), folder);
  of(
    scope,
    `AwsSolutions-IAM5[Resource::${secrets}]`,
    "Definitions name secrets that are made later, below this prefix.",
  );
  if (settings.otlpHeaders)
    of(
      scope,
      `AwsSolutions-IAM5[Resource::${plain(floor, headersArn(floor))}]`,
      "Secrets Manager ends the ARN of a secret with six characters by chance.",
    );
  for (const arn of settings.targets.filter((one) => one.includes("*")))
    of(scope, `AwsSolutions-IAM5[Resource::${arn}]`, "The deployment's setting `targets` names it so.");
  for (const secret of [sealing, adminToken]) of(secret, "AwsSolutions-SMG4", rotated);
  if (stream && settings.kms)
    of(stream, "AwsSolutions-KDS3", "The setting `kms` asks for the deployment's own key.");
  of(hot, "AwsSolutions-DDB3", "Its records live for minutes to days; the archive holds every event.");
  of(bucket, "AwsSolutions-S1", "Only our functions read it, and who saw which event is in the audit.");
}

function logicalId(bucket: Bucket): string {
  return Stack.of(bucket).getLogicalId(bucket.node.defaultChild as Parameters<Stack["getLogicalId"]>[0]);
}

/** As cdk-nag writes an ARN that holds parameters. */
function plain({ scope }: Floor, arn: string): string {
  const resolved: unknown = Stack.of(scope).resolve(arn);
  if (typeof resolved === "string") return resolved;
  const [, parts] = (resolved as { "Fn::Join": [string, (string | { Ref: string })[]] })["Fn::Join"];
  return parts.map((part) => (typeof part === "string" ? part : `<${part.Ref}>`)).join("");
}

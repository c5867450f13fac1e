import { partsOfArn } from "./arn.ts";
import type { TargetFile } from "../generated/target-file.ts";
import type { AwsTarget } from "./target.ts";

/** The target for a thing of another service of AWS, named by its ARN; of the kind `aws` where there is no way to the service. */
export function serviceTarget(target: AwsTarget): TargetFile {
  const { service, resource } = partsOfArn(target.Arn)!;
  const make = Object.hasOwn(services, service) ? services[service] : undefined;
  return make?.(target, resource) ?? { kind: "aws", arn: target.Arn };
}

/** Whether an entry says how its target is to be sent to: then it has a target of its own. */
export function hasServiceParameters({ SqsParameters, KinesisParameters }: AwsTarget): boolean {
  return groupOf(SqsParameters) !== undefined || partitionKeyOf(KinesisParameters) !== undefined;
}

type Make = (target: AwsTarget, resource: string) => TargetFile | undefined;

const services: Readonly<Record<string, Make>> = {
  sqs({ Arn, SqsParameters }) {
    const messageGroup = groupOf(SqsParameters);
    return { kind: "sqs", queue: Arn, ...(messageGroup !== undefined && { messageGroup }) };
  },
  sns: ({ Arn }) => ({ kind: "sns", topic: Arn }),
  lambda: ({ Arn }, resource) =>
    resource.startsWith("function:") ? { kind: "lambda", function: Arn } : undefined,
  kinesis({ Arn, KinesisParameters }, resource) {
    if (!resource.startsWith("stream/")) return undefined;
    const partitionKey = partitionKeyOf(KinesisParameters);
    return { kind: "kinesis", stream: Arn, ...(partitionKey !== undefined && { partitionKey }) };
  },
};

function groupOf(parameters: AwsTarget["SqsParameters"]): string | undefined {
  return parameters?.MessageGroupId || undefined;
}

/** A path of an envelope as a place of the event; what only the envelope has, as its account, is none. */
function partitionKeyOf(parameters: AwsTarget["KinesisParameters"]): string | undefined {
  const [, member = "", rest = ""] =
    /^\$\.(detail-type|detail|source|id|time)(?=$|[.[])(.*)$/s.exec(parameters?.PartitionKeyPath ?? "") ?? [];
  const attribute = ATTRIBUTES[member] ?? member;
  return attribute === "" ? undefined : `<$.${attribute}${rest}>`;
}

const ATTRIBUTES: Readonly<Record<string, string>> = { detail: "data", "detail-type": "type" };

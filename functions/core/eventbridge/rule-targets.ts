import { nameInArn, partsOfArn } from "./arn.ts";
import type { RuleFile, RuleTarget, Transform } from "../rule.ts";
import { type RuleName, ruleId } from "./rule-name.ts";
import { hasServiceParameters } from "./service-targets.ts";
import type { AwsTarget } from "./target.ts";

/** The entries of the rule that sends to these targets. */
export function entriesOf(rule: RuleName & { readonly targets: readonly AwsTarget[] }): RuleFile["targets"] {
  return rule.targets.map((target) => entryOf(rule, target));
}

function entryOf(rule: RuleName, target: AwsTarget): RuleTarget {
  const transform = transformOf(target);
  const retry = retryOf(target);
  return { target: targetId(rule, target), ...(transform && { transform }), ...(retry && { retry }) };
}

/**
 * The id of the target that an entry sends to. What an ARN names is one target for all rules, so that its rate, its breaker
 * and its pause are; where an entry adds parameters of its own, it has one of its own.
 */
export function targetId(rule: RuleName, target: AwsTarget): string {
  const bus = nameInArn(target.Arn, "event-bus");
  if (bus !== undefined) return `event-bus.${bus}`;
  const destination = apiDestinationIn(target.Arn);
  const shared = destination === undefined ? serviceId(target.Arn) : `api-destination.${destination}`;
  const own = destination === undefined ? hasServiceParameters(target) : hasParameters(target.HttpParameters);
  return own ? `${shared}.${ruleId(rule).replace("/", ".")}.${target.Id}` : shared;
}

/** `sqs.eu-central-1.123456789012.orders` */
function serviceId(arn: string): string {
  const { service, region, account, resource } = partsOfArn(arn)!;
  const parts = [service, region, account, resource].filter((part) => part !== "");
  return parts.join(".").replaceAll(/[^A-Za-z0-9._-]/g, ".");
}

/** The name in an API destination's ARN, which has an id behind it. */
export function apiDestinationIn(arn: string): string | undefined {
  return nameInArn(arn, "api-destination")?.split("/")[0];
}

function hasParameters(parameters: AwsTarget["HttpParameters"]): boolean {
  return Object.values(parameters ?? {}).some((part) => Object.keys(part as object).length > 0);
}

/** What goes out: AWS sends the whole envelope where nothing else is said. A bus passes the event on as it is. */
export function transformOf({ Arn, Input, InputPath, InputTransformer }: AwsTarget): Transform | undefined {
  if (nameInArn(Arn, "event-bus") !== undefined) return undefined;
  if (Input !== undefined) return { input: JSON.parse(Input) as unknown };
  if (InputTransformer) {
    const { InputPathsMap: inputPathsMap, InputTemplate: inputTemplate } = InputTransformer;
    return { inputTransformer: { ...(inputPathsMap && { inputPathsMap }), inputTemplate } };
  }
  return { inputPath: InputPath ?? "$" };
}

/** AWS counts what follows the first attempt. */
function retryOf({ RetryPolicy }: AwsTarget): RuleTarget["retry"] {
  if (!RetryPolicy) return undefined;
  const { MaximumRetryAttempts: attempts, MaximumEventAgeInSeconds: age } = RetryPolicy;
  return {
    ...(attempts !== undefined && { maxAttempts: attempts + 1 }),
    ...(age !== undefined && { maxAgeSeconds: age }),
  };
}

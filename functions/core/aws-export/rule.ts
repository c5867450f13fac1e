import { strictAws } from "../check/strict-aws.ts";
import { name } from "../eventbridge/constraints.ts";
import { targetShape } from "../eventbridge/target-shape.ts";
import { validateInput } from "../eventbridge/validate.ts";
import type { TargetFile } from "../generated/target-file.ts";
import type { RuleFile, RuleTarget } from "../rule.ts";
import { envelopeRule } from "./envelope-rule.ts";
import { fits, refusal } from "./fits.ts";
import type { Made, Resources, Stack } from "./stack.ts";
import { exportTarget, type MadeTarget } from "./targets.ts";

interface Exporting {
  readonly stack: Stack;
  readonly targets: ReadonlyMap<string, TargetFile>;
  readonly note: (text: string) => void;
}

/** The rule of EventBridge that does the same. One that asks for a condition, or for a transform that AWS has not, has none. */
export function ruleResource(id: string, rule: RuleFile, exporting: Exporting): Made {
  if (!fits(id, name)) return { why: "its id cannot be the name of a rule: at most 64 of A-Za-z0-9._-" };
  const translated = envelopeRule(rule);
  if ("why" in translated) return translated;
  const { description, bus = "default", enabled = true, pattern, targets } = translated.rule;
  const remarks = strictAws(translated.rule);
  const problem = remarks.find(({ message }) => message.startsWith(NOT_FOR_AWS));
  if (problem) return { why: problem.message.slice(NOT_FOR_AWS.length) };
  if (pattern === undefined) return { why: "it has no pattern" };
  for (const { message } of remarks) exporting.note(message);
  const entries: Resources[] = [];
  for (const [index, entry] of targets.entries()) {
    const made = entryOf(entry, { ...exporting, index });
    if ("why" in made) return { why: `its target ${entry.target} ${made.why}` };
    entries.push(made.properties);
  }
  return {
    resource: {
      Type: "AWS::Events::Rule",
      Metadata: {
        Signalbox: {
          Targets: Object.fromEntries(targets.map(({ target }, i) => [entries[i]!["Id"], target])),
        },
      },
      Properties: {
        Name: id,
        ...(description !== undefined && { Description: description }),
        EventBusName: exporting.stack.bus(bus),
        EventPattern: pattern,
        State: enabled ? "ENABLED" : "DISABLED",
        Targets: entries,
      },
    },
  };
}

/** How the lint begins what keeps a rule from AWS. */
const NOT_FOR_AWS = "not for AWS EventBridge: ";

function entryOf(
  { target: id, transform, retry }: RuleTarget,
  { stack, targets, note, index }: Exporting & { readonly index: number },
): MadeTarget {
  const target = targets.get(id);
  if (!target) return { why: id === "log" ? "is the terminal of this process" : "is not defined" };
  if (!transform && target.kind !== "bus" && target.kind !== "eventbridge")
    return {
      why: 'gets the CloudEvent itself: AWS sends its envelope, which is "transform": {"inputPath": "$"} in the view eventbridge',
    };
  if (transform && target.kind === "bus")
    return { why: "has a transform, and AWS hands events on to a bus as they are" };
  const made = exportTarget(id, target, { stack, note });
  if ("why" in made) return made;
  const properties = {
    Id: `${index}-${id}`.replaceAll(/[^.\-_A-Za-z0-9]/g, "-").slice(0, 64),
    ...made.properties,
    ...inputOf(transform),
    ...retryOf({ ...("retry" in target && target.retry), ...retry }, note),
  };
  const why = refusal(() => validateInput({ ...properties, Arn: "arn", RoleArn: "arn" }, targetShape));
  return why === undefined ? { properties } : { why: `would be refused by AWS: ${why}` };
}

function inputOf(transform: RuleTarget["transform"]): Resources {
  if (transform?.input !== undefined) return { Input: JSON.stringify(transform.input) };
  if (transform?.inputPath !== undefined)
    return transform.inputPath === "$" ? {} : { InputPath: transform.inputPath };
  if (!transform?.inputTransformer) return {};
  const { inputPathsMap, inputTemplate } = transform.inputTransformer;
  return {
    InputTransformer: {
      ...(inputPathsMap && { InputPathsMap: inputPathsMap }),
      InputTemplate: inputTemplate,
    },
  };
}

/** Retries beside the first attempt, and seconds. */
const MOST_RETRIES = 185;
const LEAST_AGE = 60;
const MOST_AGE = 86_400;

/** AWS counts what follows the first attempt, and waits between attempts as it likes. */
function retryOf(retry: NonNullable<RuleTarget["retry"]>, note: (text: string) => void): Resources {
  const { maxAttempts, maxAgeSeconds, minDelaySeconds, maxDelaySeconds } = retry;
  const retries = maxAttempts === undefined ? undefined : Math.min(MOST_RETRIES, maxAttempts - 1);
  const age =
    maxAgeSeconds === undefined ? undefined : Math.min(MOST_AGE, Math.max(LEAST_AGE, maxAgeSeconds));
  if (minDelaySeconds !== undefined || maxDelaySeconds !== undefined)
    note("how long AWS waits between attempts cannot be set");
  if (retries !== undefined && retries !== maxAttempts! - 1)
    note(`${maxAttempts} attempts become ${retries + 1}, the most that AWS makes`);
  if (age !== maxAgeSeconds) note(`events are tried for ${age} s instead of ${maxAgeSeconds}`);
  if (retries === undefined && age === undefined) return {};
  return {
    RetryPolicy: {
      ...(retries !== undefined && { MaximumRetryAttempts: retries }),
      ...(age !== undefined && { MaximumEventAgeInSeconds: age }),
    },
  };
}

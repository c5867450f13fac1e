import { strictAws } from "../check/strict-aws.ts";
import type { ArchiveFile } from "../generated/archive-file.ts";
import type { TargetFile } from "../generated/target-file.ts";
import type { RuleFile, RuleTarget } from "../rule.ts";
import { envelopeRule } from "./envelope-rule.ts";
import { createStack, type Resources, type Stack } from "./stack.ts";
import { exportTarget } from "./targets.ts";

/** What a configuration says. */
export interface Definitions {
  readonly rules: ReadonlyMap<string, RuleFile>;
  readonly targets: ReadonlyMap<string, TargetFile>;
  readonly archives: ReadonlyMap<string, ArchiveFile>;
}

export interface Exported {
  readonly template: object;
  /** The rules and archives that are in it. */
  readonly went: readonly string[];
  /** What did not go, and why. */
  readonly left: readonly { readonly what: string; readonly why: string }[];
  /** What went and is not all as it was here. */
  readonly notes: readonly { readonly what: string; readonly note: string }[];
}

/** A CloudFormation template that does on EventBridge what rules do that need nothing of ours. */
export function exportAws({ rules, targets, archives }: Definitions): Exported {
  const stack = createStack();
  const went: string[] = [];
  const left: { what: string; why: string }[] = [];
  const notes: { what: string; note: string }[] = [];
  const note = (what: string) => (text: string) => void notes.push({ what, note: text });
  for (const [id, rule] of rules) {
    const what = `rule ${id}`;
    const made = ruleResource(rule, { stack, targets, note: note(what) });
    if ("why" in made) left.push({ what, why: made.why });
    else {
      stack.put(`Rule-${id}`, { Type: "AWS::Events::Rule", Properties: { Name: id, ...made.properties } });
      went.push(what);
    }
  }
  for (const [id, archive] of archives) {
    const what = `archive ${id}`;
    const made = archiveProperties(id, archive, stack);
    if ("why" in made) left.push({ what, why: made.why });
    else {
      stack.put(`Archive-${id}`, { Type: "AWS::Events::Archive", Properties: made.properties });
      went.push(what);
    }
  }
  return { template: stack.template(), went, left, notes };
}

type Made = { readonly properties: Resources } | { readonly why: string };

interface Exporting {
  readonly stack: Stack;
  readonly targets: Definitions["targets"];
  readonly note: (text: string) => void;
}

/** A rule that asks for a condition or another transform than AWS has is none of AWS's. */
function ruleResource(rule: RuleFile, exporting: Exporting): Made {
  const translated = envelopeRule(rule);
  if ("why" in translated) return translated;
  const { description, bus = "default", enabled = true, pattern, targets } = translated.rule;
  const [problem] = strictAws(translated.rule).filter(({ message }) => message.startsWith(NOT_FOR_AWS));
  if (problem) return { why: problem.message.slice(NOT_FOR_AWS.length) };
  if (pattern === undefined) return { why: "it has no pattern" };
  const entries: Resources[] = [];
  for (const [index, entry] of targets.entries()) {
    const made = entryOf(entry, { ...exporting, index });
    if ("why" in made) return { why: `its target ${entry.target} ${made.why}` };
    entries.push(made.properties);
  }
  return {
    properties: {
      ...(description !== undefined && { Description: description }),
      EventBusName: exporting.stack.bus(bus),
      EventPattern: pattern,
      State: enabled ? "ENABLED" : "DISABLED",
      Targets: entries,
    },
  };
}

const NOT_FOR_AWS = "not for AWS EventBridge: ";

function entryOf(
  { target: id, transform, retry }: RuleTarget,
  { stack, targets, note, index }: Exporting & { index: number },
): Made {
  const target = targets.get(id);
  if (!target) return { why: id === "log" ? "is the terminal of this process" : "is not defined" };
  if (!transform && target.kind !== "bus" && target.kind !== "eventbridge")
    return {
      why: 'gets the CloudEvent itself: AWS sends its envelope, which is "transform": {"inputPath": "$"} in the view eventbridge',
    };
  const made = exportTarget(id, target, { stack, note });
  if ("why" in made) return made;
  const { retry: own } = target;
  return {
    properties: {
      Id: `${index}-${id}`.replaceAll(/[^.\-_A-Za-z0-9]/g, "-").slice(0, 64),
      ...made.properties,
      ...inputOf(transform),
      ...retryOf({ ...own, ...retry }),
    },
  };
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

/** AWS counts what follows the first attempt, and waits a minute at least. */
function retryOf({ maxAttempts, maxAgeSeconds }: NonNullable<RuleTarget["retry"]>): Resources {
  if (maxAttempts === undefined && maxAgeSeconds === undefined) return {};
  return {
    RetryPolicy: {
      ...(maxAttempts !== undefined && { MaximumRetryAttempts: Math.min(185, maxAttempts - 1) }),
      ...(maxAgeSeconds !== undefined && {
        MaximumEventAgeInSeconds: Math.min(86_400, Math.max(60, Math.ceil(maxAgeSeconds))),
      }),
    },
  };
}

function archiveProperties(
  id: string,
  { bus = "default", view, pattern, retentionDays }: ArchiveFile,
  stack: Stack,
): Made {
  const rule = { ...(view && { view }), ...(pattern && { pattern }), targets: [] };
  const translated = envelopeRule(rule);
  if ("why" in translated) return translated;
  return {
    properties: {
      ArchiveName: id,
      SourceArn: stack.busArn(bus),
      ...(translated.rule.pattern && { EventPattern: translated.rule.pattern }),
      RetentionDays: retentionDays,
    },
  };
}

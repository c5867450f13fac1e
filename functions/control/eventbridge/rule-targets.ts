import { busNamed, nameInArn, partsOfArn } from "../../core/eventbridge/arn.ts";
import { flag, listOf, structure } from "../../core/eventbridge/shape.ts";
import { RouterError } from "../../core/errors.ts";
import { validateJson } from "../../core/json/validate.ts";
import { compileTransform } from "../../core/transform/compile.ts";
import { busOf } from "./buses.ts";
import { notValid, tooMany } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, type Operation, operation } from "./operation.ts";
import { putRule, ruleOf, type RuleState, rulesOf } from "./rule-state.ts";
import { ruleIn } from "./rules.ts";
import { arn, busNameOrArn, limit, name, nextToken } from "./shapes.ts";
import { defineTarget } from "./target-definitions.ts";
import { type AwsTarget } from "../../core/eventbridge/target.ts";
import { targetShape } from "./target-input.ts";
import { entriesOf, transformOf } from "../../core/eventbridge/rule-targets.ts";

interface RuleInput {
  readonly Rule: string;
  readonly EventBusName?: string;
}

const named = { "Rule!": name, EventBusName: busNameOrArn };
const page = { NextToken: nextToken, Limit: limit };

export const targetOperations: Readonly<Record<string, Operation>> = {
  PutTargets: operation<RuleInput & { readonly Targets: readonly AwsTarget[] }>(
    "manage",
    structure("PutTargetsRequest", { ...named, "Targets!": listOf(targetShape, { min: 1, max: 100 }) }),
    put,
  ),
  RemoveTargets: operation<RuleInput & { readonly Ids: readonly string[] }>(
    "manage",
    structure("RemoveTargetsRequest", { ...named, "Ids!": listOf(name, { min: 1, max: 100 }), Force: flag }),
    remove,
  ),
  ListTargetsByRule: operation<RuleInput & ListInput>(
    "read",
    structure("ListTargetsByRuleRequest", { ...named, ...page }),
    ({ input }, ports) => {
      const { targets } = ruleOf(ports, ruleIn(ports, { ...input, Name: input.Rule }));
      const { items, next } = listed(targets, input, ({ Id }) => Id);
      return { Targets: items, ...next };
    },
  ),
  ListRuleNamesByTarget: operation<
    ListInput & { readonly TargetArn: string; readonly EventBusName?: string }
  >(
    "read",
    structure("ListRuleNamesByTargetRequest", { "TargetArn!": arn, EventBusName: busNameOrArn, ...page }),
    ({ input }, ports) => {
      const rules = rulesOf(ports, busOf(ports, busNamed(input.EventBusName)).name);
      const sending = rules.filter(({ targets }) => targets.some(({ Arn }) => Arn === input.TargetArn));
      const { items, next } = listed(sending, input, (rule) => rule.name);
      return { RuleNames: items.map((rule) => rule.name), ...next };
    },
  ),
};

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const TARGETS_PER_RULE = 5;

const ALL_DONE = { FailedEntryCount: 0, FailedEntries: [] };

async function put(
  request: AwsRequest<RuleInput & { readonly Targets: readonly AwsTarget[] }>,
  ports: AwsPorts,
): Promise<object> {
  const { Rule, Targets, ...input } = request.input;
  const name = ruleIn(ports, { ...input, Name: Rule });
  withTargets(ruleOf(ports, name), Targets);
  for (const target of Targets) checkTarget(target);
  for (const target of Targets) await defineTarget(request, ports, { rule: name, target });
  const state = withTargets(ruleOf(ports, name), Targets);
  await putRule(request, ports, { state, targets: entriesOf(state) });
  return ALL_DONE;
}

/** The rule with more targets, or other ones under their ids. Throws LimitExceededException. */
function withTargets(rule: RuleState, targets: readonly AwsTarget[]): RuleState {
  const all = new Map([...rule.targets, ...targets].map((target) => [target.Id, target]));
  if (all.size > TARGETS_PER_RULE) throw tooMany();
  return { ...rule, targets: [...all.values()] };
}

function checkTarget(target: AwsTarget): void {
  const { Id, Arn, Input, InputPath, InputTransformer } = target;
  const parts = partsOfArn(Arn);
  if (!parts) throw notValid(`Parameter ${Arn} is not valid. Reason: Provided Arn is not in correct format.`);
  if ([Input, InputPath, InputTransformer].filter((given) => given !== undefined).length > 1)
    throw notValid(`Only one of Input, InputPath, or InputTransformer must be provided for target ${Id}.`);
  const fault = Input === undefined ? undefined : validateJson(Input);
  if (fault)
    throw notValid(
      `JSON syntax error in input for target ${Id}: ${fault.message} at line ${fault.line}, column ${fault.column}.`,
    );
  const bus = nameInArn(Arn, "event-bus");
  if (bus !== undefined && !/^[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}$/.test(bus))
    throw notValid(`Parameter ${Arn} is not valid. Reason: The event bus can't be named so here.`);
  checkTransform(target);
}

function checkTransform(target: AwsTarget): void {
  const { Id } = target;
  const transform = transformOf(target);
  if (!transform) return;
  try {
    compileTransform(transform, { id: Id });
  } catch (error) {
    if (!(error instanceof RouterError)) throw error;
    const [{ keyword, expected, actual } = { keyword: "", expected: "" }] = error.problems ?? [];
    if (keyword === "placeholder")
      throw notValid(`InputTemplate for target ${Id} contains invalid placeholder ${actual}.`);
    const what = target.InputTransformer ? "InputTransformer" : "InputPath";
    throw notValid(`Invalid ${what} for target ${Id} : it must be ${expected}.`);
  }
}

async function remove(
  request: AwsRequest<RuleInput & { readonly Ids: readonly string[] }>,
  ports: AwsPorts,
): Promise<object> {
  const { Rule, Ids, ...input } = request.input;
  const rule = ruleOf(ports, ruleIn(ports, { ...input, Name: Rule }));
  const known = new Set(rule.targets.map(({ Id }) => Id));
  const state = { ...rule, targets: rule.targets.filter(({ Id }) => !Ids.includes(Id)) };
  await putRule(request, ports, { state, targets: entriesOf(state) });
  const failed = Ids.filter((id) => !known.has(id)).map((TargetId) => ({
    TargetId,
    ErrorCode: "ResourceNotFoundException",
    ErrorMessage: `Rule ${Rule} does not have target ${TargetId}.`,
  }));
  return failed.length === 0 ? ALL_DONE : { FailedEntryCount: failed.length, FailedEntries: failed };
}

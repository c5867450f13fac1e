import { busNamed } from "../../core/eventbridge/arn.ts";
import { flag, listOf, structure } from "../../core/eventbridge/shape.ts";
import { aboutRule, seen } from "./about.ts";
import { busOf } from "./buses.ts";
import { tooMany } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { ownRuleOf, putRule, ruleOf, type RuleState, rulesOf } from "./rule-state.ts";
import { ruleIn } from "./rules.ts";
import { arn, busNameOrArn, limit, name, nextToken } from "../../core/eventbridge/constraints.ts";
import { defineTarget } from "./target-definitions.ts";
import type { AwsTarget } from "../../core/eventbridge/target.ts";
import { targetShape } from "../../core/eventbridge/target-shape.ts";
import { checkTarget } from "../../core/eventbridge/check-target.ts";
import { entriesOf } from "../../core/eventbridge/rule-targets.ts";

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
  ListTargetsByRule: looking<RuleInput & ListInput>(
    structure("ListTargetsByRuleRequest", { ...named, ...page }),
    ({ input }, ports) => aboutRule(ruleIn(ports, { ...input, Name: input.Rule })),
    ({ input }, ports) => {
      const { targets } = ruleOf(ports, ruleIn(ports, { ...input, Name: input.Rule }));
      const { items, next } = listed(targets, input, ({ Id }) => Id);
      return { Targets: items, ...next };
    },
  ),
  ListRuleNamesByTarget: looking<ListInput & { readonly TargetArn: string; readonly EventBusName?: string }>(
    structure("ListRuleNamesByTargetRequest", { "TargetArn!": arn, EventBusName: busNameOrArn, ...page }),
    "answer",
    (request, ports) => {
      const { input } = request;
      const rules = rulesOf(ports, busOf(ports, busNamed(input.EventBusName)).name);
      const sending = rules.filter(({ targets }) => targets.some(({ Arn }) => Arn === input.TargetArn));
      const { items, next } = listed(seen(sending, request, aboutRule), input, (rule) => rule.name);
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
  withTargets(ownRuleOf(ports, name), Targets);
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

async function remove(
  request: AwsRequest<RuleInput & { readonly Ids: readonly string[] }>,
  ports: AwsPorts,
): Promise<object> {
  const { Rule, Ids, ...input } = request.input;
  const rule = ownRuleOf(ports, ruleIn(ports, { ...input, Name: Rule }));
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

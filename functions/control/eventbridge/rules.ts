import { busNamed } from "../../core/eventbridge/arn.ts";
import { flag, structure, text } from "../../core/eventbridge/shape.ts";
import { AwsFault } from "../../core/http/aws-fault.ts";
import { testEventPattern } from "../../core/pattern/aws.ts";
import { aboutRule, seen } from "./about.ts";
import { busOf } from "./buses.ts";
import { notValid, tooMany } from "./faults.ts";
import { type ListInput, listed } from "./listing.ts";
import { type AwsPorts, type AwsRequest, looking, type Operation, operation } from "./operation.ts";
import { type RuleName } from "../../core/eventbridge/rule-name.ts";
import {
  findRule,
  ownRuleOf,
  putRule,
  refuseForeign,
  removeRule,
  ruleArn,
  ruleOf,
  rulesOf,
  type RuleState,
} from "./rule-state.ts";
import { isSchedule } from "./schedule.ts";
import {
  arn,
  busNameOrArn,
  description,
  limit,
  name,
  nextToken,
  pattern,
  tags,
} from "../../core/eventbridge/constraints.ts";
import { present, type Tag } from "./state.ts";
import { entriesOf } from "../../core/eventbridge/rule-targets.ts";

interface RuleInput {
  readonly Name: string;
  readonly EventBusName?: string;
}
interface PutInput extends RuleInput {
  readonly ScheduleExpression?: string;
  readonly EventPattern?: string;
  readonly State?: string;
  readonly Description?: string;
  readonly RoleArn?: string;
  readonly Tags?: readonly Tag[];
}

const named = { "Name!": name, EventBusName: busNameOrArn };
const states = text({ values: ["ENABLED", "DISABLED", "ENABLED_WITH_ALL_CLOUDTRAIL_MANAGEMENT_EVENTS"] });

export const ruleOperations: Readonly<Record<string, Operation>> = {
  PutRule: operation<PutInput>(
    "manage",
    structure("PutRuleRequest", {
      ...named,
      ScheduleExpression: text({ max: 256 }),
      EventPattern: pattern,
      State: states,
      Description: description,
      RoleArn: arn,
      Tags: tags,
    }),
    put,
  ),
  DescribeRule: looking<RuleInput>(
    structure("DescribeRuleRequest", named),
    ({ input }, ports) => aboutRule(ruleIn(ports, input)),
    ({ input, place }, ports) => ({
      ...shown(ruleOf(ports, ruleIn(ports, input)), place),
      CreatedBy: place.account,
    }),
  ),
  ListRules: looking<ListInput & { readonly EventBusName?: string }>(
    structure("ListRulesRequest", {
      NamePrefix: name,
      EventBusName: busNameOrArn,
      NextToken: nextToken,
      Limit: limit,
    }),
    "answer",
    (request, ports) => {
      const { input, place } = request;
      const rules = seen(rulesOf(ports, busOf(ports, busNamed(input.EventBusName)).name), request, aboutRule);
      const { items, next } = listed(rules, input, (rule) => rule.name);
      return { Rules: items.map((rule) => shown(rule, place)), ...next };
    },
  ),
  EnableRule: operation<RuleInput>("manage", structure("EnableRuleRequest", named), switched(true)),
  DisableRule: operation<RuleInput>("manage", structure("DisableRuleRequest", named), switched(false)),
  DeleteRule: operation<RuleInput>(
    "manage",
    structure("DeleteRuleRequest", { ...named, Force: flag }),
    remove,
  ),
};

/** The rule that an input names, on a bus that there is. */
export function ruleIn(
  ports: Pick<AwsPorts, "registry">,
  { Name, EventBusName }: { readonly Name: string; readonly EventBusName?: string },
): RuleName {
  return { name: Name, bus: busOf(ports, busNamed(EventBusName)).name };
}

function shown(rule: RuleState, place: AwsRequest["place"]): object {
  return present({
    Name: rule.name,
    Arn: ruleArn(rule, place),
    EventPattern: rule.eventPattern,
    ScheduleExpression: rule.scheduleExpression,
    State: rule.enabled ? "ENABLED" : "DISABLED",
    Description: rule.description,
    RoleArn: rule.roleArn,
    EventBusName: rule.bus,
  });
}

/** https://docs.aws.amazon.com/eventbridge/latest/userguide/eb-quota.html */
const RULES_PER_BUS = 300;

async function put(request: AwsRequest<PutInput>, ports: AwsPorts): Promise<object> {
  const { input, place } = request;
  const rule = ruleIn(ports, input);
  checkWhen(input, rule.bus);
  refuseForeign(ports, rule);
  const before = findRule(ports, rule) ?? newRule(request, ports, rule);
  const { createdAt, targets, tags = [] } = before;
  const state = { ...rule, ...saidOf(input), createdAt, targets, tags };
  await putRule(request, ports, { state, targets: entriesOf(state) });
  return { RuleArn: ruleArn(rule, place) };
}

/** A rule keeps its targets and tags when it is put again. */
function newRule({ input }: AwsRequest<PutInput>, ports: AwsPorts, rule: RuleName): RuleState {
  if (rulesOf(ports, rule.bus).length >= RULES_PER_BUS) throw tooMany();
  return { ...rule, enabled: true, createdAt: ports.clock(), targets: [], tags: input.Tags ?? [] };
}

function saidOf({ Description, EventPattern, ScheduleExpression, RoleArn, State }: PutInput) {
  return {
    ...(Description !== undefined && { description: Description }),
    ...(EventPattern !== undefined && { eventPattern: EventPattern }),
    ...(ScheduleExpression !== undefined && { scheduleExpression: ScheduleExpression }),
    ...(RoleArn !== undefined && { roleArn: RoleArn }),
    enabled: State !== "DISABLED",
  };
}

/** A rule has a pattern, or a schedule, or both. */
function checkWhen({ EventPattern, ScheduleExpression }: PutInput, bus: string): void {
  if (EventPattern === undefined && ScheduleExpression === undefined)
    throw notValid("Parameter(s) EventPattern or ScheduleExpression must be specified.");
  if (ScheduleExpression !== undefined && bus !== "default")
    throw notValid("ScheduleExpression is supported only on the default event bus.");
  if (ScheduleExpression !== undefined && !isSchedule(ScheduleExpression))
    throw notValid("Parameter ScheduleExpression is not valid.");
  if (EventPattern !== undefined) checkPattern(EventPattern);
}

/** Throws InvalidEventPatternException with EventBridge's own message. */
export function checkPattern(pattern: string): void {
  const answer = testEventPattern(pattern, "");
  if ("code" in answer && answer.code === "InvalidEventPatternException")
    throw new AwsFault(answer.code, answer.message);
}

function switched(enabled: boolean) {
  return async (request: AwsRequest<RuleInput>, ports: AwsPorts): Promise<undefined> => {
    const rule = ownRuleOf(ports, ruleIn(ports, request.input));
    const state = { ...rule, enabled };
    await putRule(request, ports, { state, targets: entriesOf(state) });
    return undefined;
  };
}

/** A rule that there is not is gone already. */
async function remove(request: AwsRequest<RuleInput>, ports: AwsPorts): Promise<undefined> {
  const rule = ruleIn(ports, request.input);
  refuseForeign(ports, rule);
  const found = findRule(ports, rule);
  if (!found) return undefined;
  if (found.targets.length > 0) throw notValid("Rule can't be deleted since it has targets.");
  await removeRule(request, ports, rule);
  return undefined;
}

import { oneTooMany } from "../../core/check/asked-of-all.ts";
import { arnOf, type Place } from "../../core/eventbridge/arn.ts";
import { type RuleName, ruleId } from "../../core/eventbridge/rule-name.ts";
import type { AwsTarget } from "../../core/eventbridge/target.ts";
import { AwsFault } from "../../core/http/aws-fault.ts";
import type { RuleFile } from "../../core/rule.ts";
import { namedRules } from "../definitions/check-definition.ts";
import { missing, tooMany } from "./faults.ts";
import type { AwsPorts, AwsRequest } from "./operation.ts";
import { define, keep, type State, stateOf, statesOf } from "./state.ts";

/** What is known of a rule that was made by PutRule. */
export interface RuleState extends State {
  readonly name: string;
  readonly bus: string;
  readonly description?: string;
  /** As it was put: the rule has it as a value. */
  readonly eventPattern?: string;
  readonly scheduleExpression?: string;
  readonly roleArn?: string;
  readonly enabled: boolean;
  readonly targets: readonly AwsTarget[];
}

export function ruleArn(rule: RuleName, place: Place): string {
  return arnOf(place, "rule", ruleId(rule));
}

/** The rule as its state and, where it is switched on or off elsewhere, its definition say. */
export function findRule(ports: Pick<AwsPorts, "registry">, { name, bus }: RuleName): RuleState | undefined {
  const state = stateOf<RuleState>(ports, "rule", `${bus}/${name}`);
  return state && current(ports, { ...state, name });
}

/** The same, or ResourceNotFoundException. */
export function ruleOf(ports: Pick<AwsPorts, "registry">, rule: RuleName): RuleState {
  const found = findRule(ports, rule);
  if (!found) throw missing(`Rule ${rule.name} does not exist on EventBus ${rule.bus}.`);
  return found;
}

/** The same for a change: ManagedRuleException where others made it. */
export function ownRuleOf(ports: Pick<AwsPorts, "registry">, rule: RuleName): RuleState {
  refuseForeign(ports, rule);
  return ruleOf(ports, rule);
}

export function rulesOf(ports: Pick<AwsPorts, "registry">, bus: string): readonly RuleState[] {
  return statesOf<RuleState>(ports, "rule")
    .filter((state) => state.bus === bus)
    .map((state) => current(ports, { ...state, name: state.name.slice(bus.length + 1) }));
}

function current({ registry }: Pick<AwsPorts, "registry">, state: RuleState): RuleState {
  const rule = registry.get("rule", ruleId(state))?.value as RuleFile | undefined;
  return rule ? { ...state, enabled: rule.enabled ?? true } : state;
}

/** Refuses to change a rule that others made. */
export function refuseForeign(ports: Pick<AwsPorts, "registry">, rule: RuleName): void {
  if (findRule(ports, rule)) return;
  const other = ports.registry.get("rule", ruleId(rule));
  if (other)
    throw new AwsFault(
      "ManagedRuleException",
      `Rule ${rule.name} is managed by ${other.file ?? "the control API"} and can't be modified.`,
    );
}

/**
 * Makes the rule and its state say this, both at once: whoever reads a state and puts it changed, with nothing awaited in
 * between, undoes nobody's change. Throws LimitExceededException for one rule too many that every event is asked of.
 */
export async function putRule(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  { state, targets }: { readonly state: RuleState; readonly targets: RuleFile["targets"] },
): Promise<void> {
  const { name, bus, ...said } = state;
  const value = { bus, ...kept(said) } as State;
  const id = ruleId(state);
  const file = ruleFile(state, targets);
  if (file && oneTooMany({ id, value: file }, namedRules(ports.registry)).length > 0) throw tooMany();
  await Promise.all([
    define(request, ports, { kind: "rule", id, value: file }),
    keep(request, ports, { kind: "rule", name: `${bus}/${name}`, value }),
  ]);
}

function kept({ changedAt: _, ...state }: Omit<RuleState, "name" | "bus"> & { readonly changedAt?: number }) {
  return state;
}

/** A rule that has a schedule and no pattern matches nothing, so there is none; it is kept as a state alone. */
function ruleFile(state: RuleState, targets: RuleFile["targets"]): RuleFile | undefined {
  const { description, bus, eventPattern, enabled } = state;
  if (eventPattern === undefined) return undefined;
  return {
    ...(description !== undefined && { description }),
    ...(bus !== "default" && { bus }),
    ...(!enabled && { enabled }),
    view: "eventbridge",
    pattern: JSON.parse(eventPattern) as NonNullable<RuleFile["pattern"]>,
    targets,
  };
}

export async function removeRule(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  rule: RuleName,
): Promise<void> {
  await Promise.all([
    define(request, ports, { kind: "rule", id: ruleId(rule) }),
    keep(request, ports, { kind: "rule", name: `${rule.bus}/${rule.name}` }),
  ]);
}

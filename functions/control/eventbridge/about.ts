import { nameInArn } from "../../core/eventbridge/arn.ts";
import { type RuleName, ruleId } from "../../core/eventbridge/rule-name.ts";
import type { Thing } from "../../core/people/ownership.ts";
import type { ApiDestinationState } from "./api-destination-state.ts";
import type { ConnectionState } from "./connection-state.ts";
import type { AwsPorts, AwsRequest } from "./operation.ts";
import { type Kept, statesOf } from "./state.ts";

// What the things of the EventBridge API are to those who own buses, rules and targets.

export function aboutBus(id: string): readonly Thing[] {
  return [{ kind: "bus", id }];
}

export function aboutRule(rule: RuleName): readonly Thing[] {
  return [{ kind: "rule", id: ruleId(rule), bus: rule.bus }];
}

/** An API destination is the target that rules which call it send to. */
export function aboutDestination({ name }: { readonly name: string }): readonly Thing[] {
  return [{ kind: "target", id: `api-destination.${name}` }];
}

/** A connection is of the API destinations that use it. */
export function aboutConnection({ name, uid }: Kept<ConnectionState>, ports: AwsPorts): readonly Thing[] {
  return statesOf<ApiDestinationState>(ports, "api-destination")
    .filter(({ connectionArn }) => nameInArn(connectionArn, "connection") === `${name}/${uid}`)
    .flatMap(aboutDestination);
}

/** Those of a list that the caller may see. */
export function seen<Item>(
  items: readonly Item[],
  { reach }: Pick<AwsRequest, "reach">,
  about: (item: Item) => readonly Thing[],
): readonly Item[] {
  return items.filter((item) => reach.may("read", about(item)));
}

import { checkDefinition } from "../check-definition.ts";
import { nameInArn } from "../../core/eventbridge/arn.ts";
import { httpTarget } from "../../core/eventbridge/http-target.ts";
import type { TargetFile } from "../../core/generated/target-file.ts";
import {
  type ApiDestinationState,
  apiDestinationOfArn,
  findApiDestination,
} from "./api-destination-state.ts";
import { connectionOfArn } from "./connection-state.ts";
import type { AwsPorts, AwsRequest } from "./operation.ts";
import { type RuleName } from "../../core/eventbridge/rule-name.ts";
import { rulesOf } from "./rule-state.ts";
import { serviceTarget } from "../../core/eventbridge/service-targets.ts";
import { define, statesOf } from "./state.ts";
import type { AwsTarget } from "../../core/eventbridge/target.ts";
import { apiDestinationIn, targetId } from "../../core/eventbridge/rule-targets.ts";

/** Makes the target that an entry of a rule sends to, or brings it up to date. Throws `target-invalid`. */
export async function defineTarget(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  { rule, target }: { readonly rule: RuleName; readonly target: AwsTarget },
): Promise<void> {
  const id = targetId(rule, target);
  const before = ports.registry.get("target", id)?.value as TargetFile | undefined;
  const made = targetFile(ports, target);
  const value = { ...(before?.kind === made.kind && tuning(before)), ...made };
  if (JSON.stringify(before) === JSON.stringify(value)) return;
  checkDefinition({ kind: "target", id, value });
  await define(request, ports, { kind: "target", id, value });
}

/** Brings all targets up to date that send to an API destination, or by a connection. */
export async function refreshTargets(
  request: Pick<AwsRequest, "caller">,
  ports: AwsPorts,
  isMeant: (destination: ApiDestinationState) => boolean,
): Promise<void> {
  const buses = new Set(["default", ...statesOf(ports, "bus").map(({ name }) => name)]);
  for (const rule of [...buses].flatMap((bus) => rulesOf(ports, bus))) {
    for (const target of rule.targets) {
      const destination = findApiDestination(ports, target.Arn);
      if (destination && isMeant(destination)) await defineTarget(request, ports, { rule, target });
    }
  }
}

/** What the operator has set on a target by the control API stays. */
function tuning(target: TargetFile): Partial<TargetFile> {
  return Object.fromEntries(Object.entries(target).filter(([name]) => !OURS.has(name)));
}

/** What the EventBridge API says of an HTTP target, whether or not it says it now. */
const OURS: ReadonlySet<string> = new Set(["url", "method", "headers", "auth", "bodyMembers"]);

function targetFile(ports: AwsPorts, target: AwsTarget): TargetFile {
  const { Arn, HttpParameters } = target;
  if (apiDestinationIn(Arn) !== undefined) {
    const destination = apiDestinationOfArn(ports, Arn);
    return httpTarget(destination, connectionOfArn(ports, destination.connectionArn), HttpParameters);
  }
  const bus = nameInArn(Arn, "event-bus");
  return bus === undefined ? serviceTarget(target) : { kind: "bus", bus };
}

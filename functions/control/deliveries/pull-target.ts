import { targetOf } from "../../core/deliveries/built-in-targets.ts";
import { RouterError } from "../../core/errors.ts";
import type { PullTarget } from "../../core/deliveries/pull.ts";
import type { ControlPorts } from "../control-ports.ts";
import type { Parameters } from "../parameter.ts";
import { record } from "../record.ts";
import type { ApiRequest } from "../route.ts";

/** A request of somebody who fetches from a target. */
export type Fetching<Body> = ApiRequest<Parameters, Body>;

/** The same as `pullTarget`. What consumers do is told by the journal; what others do in their place is audited first. */
export async function fetchedFrom(
  request: Fetching<unknown>,
  ports: ControlPorts,
  act: string,
): Promise<PullTarget> {
  const target = pullTarget(request, ports);
  if (request.caller.role !== "consumer")
    await record(request, ports, { action: `target.${act}`, resource: `target/${target.id}` });
  return target;
}

/** The target of the path. Throws `not-found`, `state-conflict` when nobody fetches from it, and `role-insufficient`. */
export function pullTarget(
  { parameters: { id = "" }, caller }: Fetching<unknown>,
  { registry }: ControlPorts,
): PullTarget {
  const target = targetOf(registry, id);
  if (caller.targets?.includes(id) === false)
    throw new RouterError(
      "role-insufficient",
      `Cannot fetch from target "${id}": "${caller.name}" may fetch from ${caller.targets.join(", ")} only`,
    );
  if (!target) throw new RouterError("not-found", `Cannot fetch from target "${id}": there is none`);
  if (target.kind === "pull") return target;
  throw new RouterError(
    "state-conflict",
    `Cannot fetch from target "${id}": it is of kind ${target.kind}, not pull`,
  );
}

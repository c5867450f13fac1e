import { RouterError } from "../../core/errors.ts";
import { ownershipOf, type Thing } from "../../core/people/ownership.ts";
import type { Caller } from "../../core/people/people.ts";
import type { Registry } from "../../core/ports.ts";
import { type Reach, reachOf } from "../../core/definitions/reach.ts";
import type { Right } from "../../core/people/roles.ts";
import type { ControlPorts } from "../control-ports.ts";
import { textParameter } from "../parameter.ts";
import { type ApiRequest, requireRight, type Route } from "../route.ts";

interface Ports {
  readonly registry: Pick<Registry, "list" | "get">;
}

/** How far a caller's hand reaches just now. */
export function reachIn({ registry }: Ports, caller: Caller): Reach {
  return reachOf(caller, ownershipOf(registry));
}

/** Throws `role-insufficient` or `owner-required` where a request is about what the caller may not do that to. */
export function requireOwned(
  route: Pick<Route, "owned" | "right" | "method">,
  request: ApiRequest,
  ports: ControlPorts,
): void {
  const { right, method } = route;
  const things = route.owned?.(request, ports) ?? "answer";
  if (things === "answer" || right === "public") return;
  requireReach(request, { right, things, act: `${method} ${request.path}` }, ports);
}

interface Reaching {
  readonly right: Right;
  /** They belong together: who owns one of them owns enough. */
  readonly things: readonly Thing[];
  /** After "Cannot". */
  readonly act: string;
}

/** Throws `role-insufficient` or `owner-required`, naming what was tried and who may. */
export function requireReach(
  { caller, reach }: Pick<ApiRequest, "caller" | "reach">,
  { right, things, act }: Reaching,
  { registry }: Ports,
): void {
  if (reach.may(right, things)) return;
  const owners = ownershipOf(registry).ownersOf(things);
  if (owners.length === 0 || reach.owns(things)) return requireRight(caller, right, act);
  throw new RouterError(
    "owner-required",
    `Cannot ${act}: its owners are ${owners.join(", ")}, and "${caller.name}" is none of them`,
  );
}

/** What a list can be narrowed to. */
export const ownerParameter = textParameter(
  "Only what is `me`'s, `nobody`'s, `team:shop`'s or `user:ada`'s.",
  "me",
);

/** Whether a list shows what consists of these things: they may be seen, and are whose the list is asked for. */
export function isListed(
  { reach, query }: { readonly reach: Reach; readonly query: { readonly owner?: string } },
  things: readonly Thing[],
): boolean {
  return reach.may("read", things) && reach.fits(query.owner, things);
}

/** Something that somebody asked for. */
interface Asked {
  /** The id of the caller who did. */
  readonly by: string;
  /** What it is about. */
  readonly things: () => readonly Thing[];
}

/** Whether a list shows it: to who asked for it always, to others as far as what it is about is listed. */
export function isAskedListed(
  request: Parameters<typeof isListed>[0] & Pick<ApiRequest, "caller">,
  { by, things }: Asked,
): boolean {
  const { owner = "me" } = request.query;
  return (by === request.caller.id && owner === "me") || isListed(request, things());
}

/** Throws where it is not the caller's to see: who asked for it may always. */
export function requireAsked(
  asking: Pick<ApiRequest, "caller" | "reach">,
  { by, things, act }: Asked & Pick<Reaching, "act">,
  ports: Ports,
): void {
  if (by !== asking.caller.id) requireReach(asking, { right: "read", things: things(), act }, ports);
}

/** `owners`, to stand beside what is shown; nothing where nobody owns it. */
export function shownOwners(
  things: readonly Thing[],
  { registry }: Ports,
): { readonly owners?: readonly string[] } {
  const owners = ownershipOf(registry).ownersOf(things);
  return owners.length > 0 ? { owners } : {};
}

import { type OwnedKind, ownershipOf, type Thing } from "../../core/people/ownership.ts";
import type { Replay } from "../../core/ports.ts";
import type { Reach } from "../../core/definitions/reach.ts";
import type { Right } from "../../core/people/roles.ts";
import type { RuleFile } from "../../core/rule.ts";
import type { ControlPorts } from "../control-ports.ts";
import { requireReach } from "../people/owned.ts";
import type { ApiRequest } from "../route.ts";

type Ports = Pick<ControlPorts, "registry">;
type Asking = Pick<ApiRequest, "caller" | "reach">;
type Order = Pick<Replay, "name" | "bus" | "match" | "to">;

/**
 * Throws `owner-required` where a replay would send to what is others', or show a target or an address what is others' to
 * see. Rules are shown nothing that they have not been shown before.
 */
export function requireReplay(asking: Asking, order: Order, ports: Ports): void {
  const need = firstBeyond(asking.reach, order, ports);
  if (need) requireReach(asking, { ...need, act: `replay "${order.name}"${need.to}` }, ports);
}

/** Throws `owner-required` where somebody else's replay is not the caller's to decide on. */
export function requireOwnReplay(asking: Asking, replay: Replay, ports: Ports): void {
  if (replay.createdBy !== asking.caller.id) requireReplay(asking, replay, ports);
}

/** A replay is that of the bus and the source that it names, and of the rules or the target that it goes to. */
export function thingsOfReplay({ bus, match, to }: Pick<Replay, "bus" | "match" | "to">): readonly Thing[] {
  const on = bus === undefined ? {} : { bus };
  return [
    ...(bus === undefined ? [] : [{ kind: "bus", id: bus } as const]),
    ...(match?.source === undefined ? [] : [{ kind: "source", id: match.source, ...on } as const]),
    ...("rules" in to ? (to.rules ?? []).map((id) => ({ kind: "rule", id, ...on }) as const) : []),
    ...("target" in to ? [{ kind: "target", id: to.target } as const] : []),
  ];
}

/** A replay is its maker's, and about its things. */
export function askedReplay(replay: Pick<Replay, "createdBy" | "bus" | "match" | "to">) {
  return { by: replay.createdBy, things: () => thingsOfReplay(replay) };
}

interface Need {
  readonly right: Right;
  readonly things: readonly Thing[];
  readonly to: string;
}

/** The first thing that the hand does not reach. */
export function firstBeyond(reach: Reach, order: Order, ports: Ports): Need | undefined {
  const needs: Need[] = receivers(order, ports).map((thing) => ({
    right: "operate",
    things: [thing],
    to: ` to ${thing.kind} "${thing.id}"`,
  }));
  if ("target" in order.to || "url" in order.to)
    needs.push(
      ...scopes(order, reach, ports).map((things) => ({ right: "read-payloads" as const, things, to: "" })),
    );
  return needs.find(({ right, things }) => !reach.may(right, things));
}

function receivers({ bus, to }: Order, { registry }: Ports): readonly Thing[] {
  if ("target" in to) return [{ kind: "target", id: to.target }];
  if ("url" in to) return [];
  const ids =
    to.rules ??
    registry
      .list("rule")
      .filter(({ value }) => bus === undefined || ((value as RuleFile).bus ?? "default") === bus)
      .map(({ id }) => id);
  return ids.map((id) => ({ kind: "rule", id }));
}

/** What the events may be of: sets of things that belong together. Where no bus or no source is named, those of others are among them. */
function scopes({ bus, match }: Order, reach: Reach, { registry }: Ports): readonly (readonly Thing[])[] {
  const source = match?.source;
  const named: Thing[] = [
    ...(bus === undefined ? [] : [{ kind: "bus", id: bus } as const]),
    ...(source === undefined
      ? []
      : [{ kind: "source", id: source, ...(bus !== undefined && { bus }) } as const]),
  ];
  if (reach.owns(named)) return [named];
  const kinds: OwnedKind[] = [
    ...(bus === undefined ? ["bus" as const] : []),
    ...(source === undefined ? ["source" as const] : []),
  ];
  const others = kinds.flatMap((kind) =>
    ownershipOf(registry)
      .named(kind)
      .map((id) => [{ kind, id }]),
  );
  return [named, ...others];
}

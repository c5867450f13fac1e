import type { OwnedKind, Thing } from "../../core/people/ownership.ts";
import type { Caller } from "../../core/people/people.ts";
import type { Definition } from "../../core/ports.ts";
import { etagOf } from "../answer.ts";
import type { ControlPorts } from "../control-ports.ts";
import { shown, type Value } from "./definition.ts";
import { shownOwners } from "../people/owned.ts";
import type { Answer } from "../route.ts";

interface Beside {
  /** What the answer has beside the definition. */
  beside?(definition: Definition, ports: ControlPorts): Value | Promise<Value>;
}

interface Scene {
  readonly ports: ControlPorts;
  readonly caller: Caller;
}

/** The answer that shows a definition, with its ETag. */
export async function answerOf(resource: Beside, definition: Definition, scene: Scene): Promise<Answer> {
  return { headers: etagOf(definition), body: await shownWhole(resource, definition, scene) };
}

/** A definition as it is answered: with its owners, and what stands beside it. */
export async function shownWhole(
  { beside }: Beside,
  definition: Definition,
  { ports, caller }: Scene,
): Promise<Value> {
  const { kind, id } = definition;
  const owners = shownOwners(thingsOf(kind, id), ports);
  return { ...shown(definition, caller), ...owners, ...(await beside?.(definition, ports)) };
}

/** Whether somebody can own definitions of a kind. */
export function isOwnable(kind: Definition["kind"]): kind is Exclude<OwnedKind, "bus"> {
  return kind === "rule" || kind === "target" || kind === "source";
}

/** The definition as what may be somebody's; none where its kind is nobody's. */
export function thingsOf(kind: Definition["kind"], id: string): readonly Thing[] {
  return isOwnable(kind) ? [{ kind, id }] : [];
}

import type { Definition } from "../../core/ports.ts";
import type { AwsPorts, AwsRequest } from "./operation.ts";

export interface Tag {
  readonly Key: string;
  readonly Value: string;
}

/** What the EventBridge API knows of a thing beside what the router does by it. */
export interface State {
  /** Epoch ms. */
  readonly createdAt: number;
  readonly tags?: readonly Tag[];
}

/** The kinds of things that have a state; its id is `<kind>/<name>`. */
export type StateKind = "bus" | "rule" | "archive" | "replay" | "connection" | "api-destination";

/** A state with its name, and the time of its last change. */
export type Kept<Value extends State> = Value & { readonly name: string; readonly changedAt: number };

export function stateOf<Value extends State>(
  { registry }: Pick<AwsPorts, "registry">,
  kind: StateKind,
  name: string,
): Kept<Value> | undefined {
  const found = registry.get("eventbridge", `${kind}/${name}`);
  return found && kept<Value>(found, kind);
}

export function statesOf<Value extends State>(
  { registry }: Pick<AwsPorts, "registry">,
  kind: StateKind,
): readonly Kept<Value>[] {
  return registry
    .list("eventbridge")
    .filter(({ id }) => id.startsWith(`${kind}/`))
    .map((definition) => kept<Value>(definition, kind));
}

function kept<Value extends State>({ id, value, at }: Definition, kind: StateKind): Kept<Value> {
  return { ...(value as Value), name: id.slice(kind.length + 1), changedAt: at };
}

/** Puts, or with no value removes, a definition of any kind in the caller's name. */
export async function define(
  { caller }: Pick<AwsRequest, "caller">,
  { registry, clock }: Pick<AwsPorts, "registry" | "clock">,
  { kind, id, value }: Pick<Definition, "kind" | "id"> & { readonly value?: object | undefined },
): Promise<void> {
  const before = registry.get(kind, id);
  if (!value && !before) return;
  const said = value ? { value } : { value: before?.value, deleted: true as const };
  await registry.put({ kind, id, ...said, at: clock(), by: caller });
}

/** Puts, or removes, a state. */
export function keep(
  request: Pick<AwsRequest, "caller">,
  ports: Pick<AwsPorts, "registry" | "clock">,
  {
    kind,
    name,
    value,
  }: { readonly kind: StateKind; readonly name: string; readonly value?: State | undefined },
): Promise<void> {
  return define(request, ports, { kind: "eventbridge", id: `${kind}/${name}`, value });
}

/** Without what is undefined, as AWS answers it. */
export function present(value: object): object {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined));
}

/** Seconds since 1970. */
export function seconds(at: number): number {
  return at / 1000;
}

import type { AccessFile, OwnershipAccess } from "../generated/access-file.ts";
import type { AcceptedEvent } from "../event.ts";
import { isMuted, mutesOf, type ToldOf } from "./mutes.ts";
import type { User } from "./people.ts";
import type { Registry } from "../ports.ts";

/** What can be somebody's. */
export interface Thing {
  readonly kind: OwnedKind;
  readonly id: string;
  /** The bus that it is on, where no definition tells. */
  readonly bus?: string;
}
export type OwnedKind = "bus" | "source" | "rule" | "target";

/** Whose what is: `team:shop`, `user:ada`. */
export interface Ownership {
  /** Nobody owns anything. */
  readonly isEmpty: boolean;
  /** Whose any of these is; none: everybody's, as their role says. A rule or source that nobody owns is whose its bus is. */
  ownersOf(things: readonly Thing[]): readonly string[];
  /** Addresses by which owners hear of things: those of the files that own any of these, and of registered users who have not muted what is told. */
  contactsOf(things: readonly Thing[], told?: ToldOf): readonly string[];
  /** Whether one of these is kept from all others: each file that owns it says so. */
  isPrivate(things: readonly Thing[]): boolean;
  /** The names of a kind that are said to be somebody's; with `*` at the end all that begin so. */
  named(kind: OwnedKind): readonly string[];
}

type Definitions = Pick<Registry, "list" | "get">;

/** Ownership as the definitions of kind `access` say it now. */
export function ownershipOf(registry: Definitions): Ownership {
  const files = filesIn(registry);
  const of = (thing: Thing) => filesOf(thing, files, registry);
  return {
    isEmpty: files.length === 0,
    ownersOf: (things) =>
      files.length === 0 ? [] : distinct(things.flatMap(of).flatMap((file) => file.owners)),
    contactsOf: (things, told) => (files.length === 0 ? [] : contactsIn(things.flatMap(of), registry, told)),
    isPrivate: (things) =>
      files.some((file) => file.private) &&
      things.map(of).some((own) => own.length > 0 && own.every((file) => file.private)),
    named: (kind) => distinct(files.flatMap((file) => file[NAMES[kind]] ?? [])),
  };
}

/** An event is its bus's and its source's; one of a webhook or a tap that of its door as well. */
export function thingsOfEvent({
  bus,
  source,
  publisher,
}: Pick<AcceptedEvent, "bus" | "source" | "publisher">): readonly Thing[] {
  const door = thingsOfDoor(publisher).map((thing) => ({ ...thing, bus }));
  return [{ kind: "bus", id: bus }, { kind: "source", id: source, bus }, ...door];
}

/** A publisher who is a webhook or a tap is that source. */
export function thingsOfDoor(publisher: string): readonly Thing[] {
  const door = /^source:(.+)$/.exec(publisher)?.[1];
  return door === undefined ? [] : [{ kind: "source", id: door }];
}

/** A delivery is its rule's and its target's. */
export function thingsOfDelivery({
  rule,
  target,
  bus,
}: {
  readonly rule: string;
  readonly target: string;
  readonly bus?: string;
}): readonly Thing[] {
  return [
    { kind: "rule", id: rule, ...(bus !== undefined && { bus }) },
    { kind: "target", id: target },
  ];
}

/** What an alert is about, by its resource: `target/warehouse`. */
export function thingsOfResource(resource: string): readonly Thing[] {
  const kind = resource.slice(0, resource.indexOf("/"));
  const id = resource.slice(kind.length + 1);
  const owned = kind === "tap" ? "source" : kind;
  return owned in NAMES ? [{ kind: owned as OwnedKind, id }] : [];
}

/** What a filter of deliveries names: it has to be within reach, and of what fits only that is meant which is. */
export function namedThings({
  rule,
  target,
}: {
  readonly rule?: string;
  readonly target?: string;
}): readonly Thing[] {
  return [
    ...(rule === undefined ? [] : [{ kind: "rule", id: rule } as const]),
    ...(target === undefined ? [] : [{ kind: "target", id: target } as const]),
  ];
}

const NAMES = { bus: "buses", source: "sources", rule: "rules", target: "targets" } as const;

/** The registry gives the same array until something changes. */
const read = new WeakMap<object, readonly OwnershipAccess[]>();

function filesIn(registry: Definitions): readonly OwnershipAccess[] {
  const definitions = registry.list("access");
  const known = read.get(definitions);
  if (known) return known;
  const files = definitions
    .map(({ value }) => value as AccessFile)
    .filter((file): file is OwnershipAccess => file.kind === "ownership" && file.enabled !== false);
  read.set(definitions, files);
  return files;
}

function filesOf(
  thing: Thing,
  files: readonly OwnershipAccess[],
  registry: Definitions,
): readonly OwnershipAccess[] {
  const own = files.filter((file) => file[NAMES[thing.kind]]?.some((name) => isMeant(name, thing.id)));
  const bus = own.length > 0 ? undefined : busOf(thing, registry);
  return bus === undefined ? own : filesOf({ kind: "bus", id: bus }, files, registry);
}

function isMeant(name: string, id: string): boolean {
  return name.endsWith("*") ? id.startsWith(name.slice(0, -1)) : name === id;
}

function busOf({ kind, id, bus }: Thing, registry: Definitions): string | undefined {
  if (kind !== "rule" && kind !== "source") return undefined;
  const definition = registry.get(kind, id)?.value as { readonly bus?: string } | undefined;
  return definition ? (definition.bus ?? "default") : bus;
}

function contactsIn(
  files: readonly OwnershipAccess[],
  registry: Definitions,
  told: ToldOf | undefined,
): readonly string[] {
  const owners = new Set(files.flatMap((file) => file.owners));
  const users = registry.list("user").flatMap(({ id, value }) => {
    const { email, teams = [], enabled = true } = value as User;
    const isOwner = owners.has(`user:${id}`) || teams.some((team) => owners.has(`team:${team}`));
    const hears = enabled && isOwner && !(told && isMuted(mutesOf(registry, id), told));
    return email !== undefined && hears ? [email] : [];
  });
  return distinct([...files.flatMap(({ contacts = [] }) => contacts), ...users]);
}

function distinct(texts: readonly string[]): readonly string[] {
  return [...new Set(texts)];
}

import type { Ownership, Thing } from "../people/ownership.ts";
import type { Caller } from "../people/people.ts";
import { may, type Right } from "../people/roles.ts";

/** How far somebody's hand reaches: what a role says, on what is theirs or nobody's. */
export interface Reach {
  /**
   * Whether they may do that to things that belong together. To what is nobody's, as their role says; to what is theirs that
   * too, and read all of it whatever their role; of what is others' alone they read no more than that it is there and how it
   * does, and nothing of what is private. Admins may do everything to all.
   */
  may(right: Right, things: readonly Thing[]): boolean;
  /** Whether any of these is theirs. */
  owns(things: readonly Thing[]): boolean;
  /** Whether they may have a right by owning something that their role does not give. */
  readonly byOwning: (right: Right) => boolean;
  /** Whether these are whose a list is asked for: `me`, `nobody`, `team:shop`, `user:ada`; undefined: anybody's. */
  fits(owner: string | undefined, things: readonly Thing[]): boolean;
}

/** What owners may whatever their role. */
const OWNERS: ReadonlySet<Right> = new Set<Right>(["read", "read-payloads"]);

export function reachOf(caller: Caller, ownership: Ownership): Reach {
  const { role } = caller;
  const names = ownerNames(caller);
  const isMine = (owners: readonly string[]) => owners.some((owner) => names.has(owner));
  const owns = (things: readonly Thing[]) => names.size > 0 && isMine(ownership.ownersOf(things));
  return {
    owns,
    may(right, things) {
      if (role === "admin") return may(role, right);
      const owners = ownership.ownersOf(things);
      if (owners.length === 0) return may(role, right);
      if (isMine(owners)) return may(role, right) || OWNERS.has(right);
      return right === "read" && may(role, right) && !ownership.isPrivate(things);
    },
    byOwning: (right) => names.size > 0 && !ownership.isEmpty && OWNERS.has(right),
    fits(owner, things) {
      if (owner === undefined) return true;
      if (owner === "me") return owns(things);
      const owners = ownership.ownersOf(things);
      return owner === "nobody" ? owners.length === 0 : owners.includes(owner);
    },
  };
}

/** As whom they may own something; a token that is nobody's owns nothing. */
export function ownerNames({ user, teams = [] }: Caller): ReadonlySet<string> {
  return new Set([...(user === undefined ? [] : [`user:${user}`]), ...teams.map((team) => `team:${team}`)]);
}

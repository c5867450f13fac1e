import type { Role } from "../ports.ts";

/** What a token may do, and the roles that may: the one place where this is decided. */
export const rights = {
  /** Definitions, states, lists, and the metadata of events. */
  read: ["viewer", "operator", "admin"],
  /** What events hold, and what a question about it would tell. */
  "read-payloads": ["operator", "admin"],
  /** What files of rules/access hide of it. */
  "read-hidden": ["admin"],
  /** Replay, redrive, resubmit, cancel, pause, resume, test. */
  operate: ["operator", "admin"],
  /** Definitions, tokens, the audit. */
  manage: ["admin"],
  publish: ["publisher", "admin"],
  /** What waits for consumers of pull targets. */
  consume: ["consumer", "admin"],
  /** Who one is, and tokens of one's own. */
  self: ["viewer", "publisher", "consumer", "operator", "admin"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Right = keyof typeof rights;

/** The one of two roles that may no more than the other; undefined when each may what the other may not. */
export function lesserRole(one: Role, other: Role): Role | undefined {
  const within = (inner: Role, outer: Role) => rightsOf(inner).every((right) => may(outer, right));
  return within(one, other) ? one : within(other, one) ? other : undefined;
}

function rightsOf(role: Role): readonly Right[] {
  return (Object.keys(rights) as Right[]).filter((right) => may(role, right));
}

/** Whether the role has the right. */
export function may(role: Role, right: Right): boolean {
  return rolesWith(right).includes(role);
}

/** The roles that have the right, the weakest first. */
export function rolesWith(right: Right): readonly Role[] {
  return rights[right];
}

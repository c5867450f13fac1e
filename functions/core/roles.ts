import type { Role } from "./ports.ts";

/** What a token may do, and the roles that may: the one place where this is decided. */
export const rights = {
  /** Definitions, states, lists, and the metadata of events. */
  read: ["viewer", "operator", "admin"],
  /** What events hold, and what a question about it would tell. */
  "read-payloads": ["operator", "admin"],
  /** Replay, redrive, resubmit, cancel, pause, resume, test. */
  operate: ["operator", "admin"],
  /** Definitions, tokens, the audit. */
  manage: ["admin"],
  publish: ["publisher", "admin"],
} as const satisfies Readonly<Record<string, readonly Role[]>>;
export type Right = keyof typeof rights;

/** Whether the role has the right. */
export function may(role: Role, right: Right): boolean {
  return rolesWith(right).includes(role);
}

/** The roles that have the right, the weakest first. */
export function rolesWith(right: Right): readonly Role[] {
  return rights[right];
}

import type { OidcAccess } from "../generated/access-file.ts";
import type { Role } from "../ports.ts";

/** A provider that is trusted, with the id of its file. */
export interface Provider extends OidcAccess {
  readonly id: string;
}

/** Whom a provider's claims are about. */
export interface Identity {
  readonly user: string;
  readonly name: string;
  /** Absent: no claim gives them one. */
  readonly role?: Role;
  readonly teams?: readonly string[];
}

type Claims = Readonly<Record<string, unknown>>;

/** Undefined when the claims name nobody whom we could call by it. */
export function identityOf(claims: Claims, provider: Provider): Identity | undefined {
  const user = userOf(claims, provider);
  if (user === undefined) return undefined;
  const { name = "name", roles = "roles", teams = "groups" } = provider.claims ?? {};
  const called = claimAt(claims, name);
  const role = roleOf(textsOf(claimAt(claims, roles)), provider);
  const named = teamsOf(textsOf(claimAt(claims, teams)), provider);
  return {
    user,
    name: typeof called === "string" && called !== "" ? called.slice(0, 128) : user,
    ...(role && { role }),
    ...(named.length > 0 && { teams: named }),
  };
}

function userOf(claims: Claims, { claims: names = {}, userPrefix = "" }: Provider): string | undefined {
  const id = claimAt(claims, names.user ?? "sub");
  // An address that is anybody's to claim names nobody.
  if (names.user === "email" && claims["email_verified"] === false) return undefined;
  return typeof id === "string" && USER.test(userPrefix + id) ? userPrefix + id : undefined;
}

/** As our own users' ids are. */
const USER = /^[A-Za-z0-9][A-Za-z0-9._@+|-]{0,127}$/;

/** The claim of that name, or what lies at that path: names of claims may have dots of their own. */
function claimAt(claims: Claims, name: string): unknown {
  if (Object.hasOwn(claims, name)) return claims[name];
  let value: unknown = claims;
  for (const part of name.split(".")) {
    if (typeof value !== "object" || value === null || !Object.hasOwn(value, part)) return undefined;
    value = (value as Claims)[part];
  }
  return value;
}

/** A claim of several values is a list, or a text with spaces between them. */
function textsOf(claim: unknown): readonly string[] {
  if (typeof claim === "string") return claim.split(" ").filter((value) => value !== "");
  return Array.isArray(claim) ? claim.filter((value) => typeof value === "string") : [];
}

const STRONGEST_FIRST = ["admin", "operator", "viewer", "publisher"] as const satisfies readonly Role[];

function roleOf(values: readonly string[], { roles = {} }: Provider): Role | undefined {
  const fits = (wanted: readonly string[] = []) =>
    wanted.some((value) => value === "*" || values.includes(value));
  return STRONGEST_FIRST.find((role) => fits(roles[role]));
}

function teamsOf(values: readonly string[], { teams }: Provider): readonly string[] {
  const named = teams
    ? values.flatMap((value) => (Object.hasOwn(teams, value) ? [teams[value]!] : []))
    : values;
  return [...new Set(named)].slice(0, 100);
}

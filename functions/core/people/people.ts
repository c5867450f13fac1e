import type { Clock, Registry, Role } from "../ports.ts";
import type { Identity } from "./identity.ts";
import { lesserRole } from "./roles.ts";
import type { Token, Tokens } from "./tokens.ts";

/** Somebody who works with Signalbox, by tokens of theirs or signed in at a provider. */
export interface User {
  readonly name: string;
  readonly email?: string;
  readonly role: Role;
  readonly teams?: readonly string[];
  /** Default true; a user who is switched off gets in nowhere. */
  readonly enabled?: boolean;
}

/** Who acts. */
export interface Caller {
  /** As the audit names them: `user:ada`, or the id of a token that is nobody's. */
  readonly id: string;
  readonly name: string;
  readonly role: Role;
  readonly user?: string;
  readonly teams?: readonly string[];
  /** The pull targets that they may fetch from; absent: all. */
  readonly targets?: readonly string[];
  /** The id of the token they act by. */
  readonly token?: string;
  /** The id of the file of the provider by which they are known. */
  readonly provider?: string;
}

/** What a user is called wherever tokens have a name as well. */
export function userActor(user: string): string {
  return `user:${user}`;
}

/** A token is worth nothing from then on. */
export function isExpired({ expiresAt }: Pick<Token, "expiresAt">, now: number): boolean {
  return expiresAt !== undefined && now >= expiresAt;
}

/**
 * Who acts by a token: for somebody's, never more than the user may now. Undefined when it lets nobody in: it has expired, or
 * its user is gone or switched off.
 */
export function callerBy(
  token: Token,
  userOf: (id: string) => User | undefined,
  now: number,
): Caller | undefined {
  if (isExpired(token, now)) return undefined;
  const { id, name, role, user, targets } = token;
  const only = targets && { targets };
  if (user === undefined) return { id, name, role, token: id, ...only };
  const known = userOf(user);
  if (known?.enabled === false || (!known && token.kind !== "session")) return undefined;
  const caller = known ? asUser({ token, user, known }) : signedIn(token, user);
  return caller && { ...caller, ...only };
}

/** A user who is registered: what is said of them here counts. */
function asUser({ token, user, known }: { token: Token; user: string; known: User }): Caller | undefined {
  const role = token.kind === "session" ? known.role : lesserRole(token.role, known.role);
  if (!role) return undefined;
  const teams = [...new Set([...(known.teams ?? []), ...(token.teams ?? [])])];
  const named = { id: userActor(user), name: known.name, role, user, token: token.id };
  const { provider } = token;
  return { ...named, ...(teams.length > 0 && { teams }), ...(provider !== undefined && { provider }) };
}

/** A user whom a provider alone knows. */
function signedIn({ id, name, role, teams, provider }: Token, user: string): Caller {
  const named = { id: userActor(user), name, role, user, token: id };
  return { ...named, ...(teams && { teams }), ...(provider !== undefined && { provider }) };
}

/** Who a provider says somebody is: for a registered user what is said of them here counts. Undefined for one who has no role, or is switched off. */
export function identifiedAs(
  { user, name, role, teams = [] }: Identity,
  provider: string,
  known: User | undefined,
): Caller | undefined {
  const inForce = known?.role ?? role;
  if (!inForce || known?.enabled === false) return undefined;
  const all = [...new Set([...(known?.teams ?? []), ...teams])];
  const named = { id: userActor(user), name: known?.name ?? name, role: inForce, user };
  return { ...named, ...(all.length > 0 && { teams: all }), provider };
}

/** Tokens as those who publish see them: none that has expired, or whose user is gone; no session; and no role beyond the user's. */
export function tokensInForce(
  tokens: Tokens,
  { registry, clock }: { readonly registry: Pick<Registry, "get">; readonly clock: Clock },
): Tokens {
  const userOf = (id: string) => registry.get("user", id)?.value as User | undefined;
  const inForce = <Kept extends Token>(token: Kept): Kept | undefined => {
    const caller = token.kind === "session" ? undefined : callerBy(token, userOf, clock());
    return caller && { ...token, role: caller.role };
  };
  return {
    ...tokens,
    async find(hash) {
      const token = await tokens.find(hash);
      return token && inForce(token);
    },
    async findAccessKey(accessKeyId) {
      const found = await tokens.findAccessKey(accessKeyId);
      const token = found && inForce(found.token);
      return token && { ...found, token };
    },
  };
}

import { RouterError } from "../../core/errors.ts";
import { identityOf, type Provider } from "../../core/people/identity.ts";
import { type Caller, callerBy, identifiedAs, type User } from "../../core/people/people.ts";
import type { Clock, Registry, Token, Tokens } from "../../core/ports.ts";
import type { Providers } from "./providers.ts";
import { hashOf } from "./secret.ts";
import { requireSameOrigin, sessionSecret } from "./session-cookie.ts";

/** What tells who somebody is. */
export interface AuthenticatePorts {
  readonly tokens: Pick<Tokens, "find" | "used">;
  readonly registry: Pick<Registry, "get" | "list">;
  readonly providers: Pick<Providers, "bearer">;
  readonly clock: Clock;
}

/** What of a request tells it. */
export interface Credentials {
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly cookies?: readonly string[] | undefined;
  /** `GET` */
  readonly method: string;
}

/**
 * Who sends a request: by a token or a provider's JWT in Authorization, or by the session of a browser that is signed in.
 * Throws `token-required`, `token-invalid`, `provider-unreachable`, and `origin-foreign` where another site's page sent it.
 */
export async function authenticate(request: Credentials, ports: AuthenticatePorts): Promise<Caller> {
  const { authorization } = request.headers;
  if (authorization === undefined) return bySession(request, ports);
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization) ?? [];
  if (secret === undefined) throw required();
  const hash = hashOf(secret);
  const token = await ports.tokens.find(hash);
  if (token && token.kind !== "session") return letIn(token, hash, ports);
  const provider = token ? undefined : issuerOf(secret, ports.registry);
  if (!provider) throw unknown("its token is not known");
  return byClaims(await ports.providers.bearer(secret, provider), provider, ports);
}

function required(): RouterError {
  return new RouterError(
    "token-required",
    "Cannot let the request in: it has no Authorization: Bearer <token>",
  );
}

function unknown(reason: string): RouterError {
  return new RouterError("token-invalid", `Cannot let the request in: ${reason}`);
}

async function bySession(request: Credentials, ports: AuthenticatePorts): Promise<Caller> {
  const secret = sessionSecret(request.cookies ?? [], providersIn(ports.registry));
  if (secret === undefined) throw required();
  requireSameOrigin(request);
  const hash = hashOf(secret);
  const token = await ports.tokens.find(hash);
  if (token?.kind !== "session") throw unknown("its session has ended");
  const isTrusted = providersIn(ports.registry).some(({ id }) => id === token.provider);
  if (!isTrusted) throw unknown(`the provider "${token.provider}" is trusted no more`);
  return letIn(token, hash, ports);
}

/** The providers that are trusted. */
export function providersIn(registry: Pick<Registry, "list">): readonly Provider[] {
  return registry
    .list("access")
    .map(({ id, value }) => ({ ...(value as Provider), id }))
    .filter(({ kind, enabled }) => kind === "oidc" && enabled !== false);
}

/** Whose JWT it says it is; nothing of it is believed yet. */
function issuerOf(jwt: string, registry: Pick<Registry, "list">): Provider | undefined {
  const [, payload] = /^[\w-]+\.([\w-]+)\.[\w-]*$/.exec(jwt) ?? [];
  if (payload === undefined) return undefined;
  try {
    const { iss } = JSON.parse(Buffer.from(payload, "base64url").toString()) as { iss?: unknown };
    return providersIn(registry).find(({ issuer }) => issuer === iss);
  } catch {
    return undefined;
  }
}

function byClaims(
  claims: Readonly<Record<string, unknown>>,
  provider: Provider,
  { registry }: AuthenticatePorts,
): Caller {
  const identity = identityOf(claims, provider);
  if (!identity) throw unknown(`the claims of provider "${provider.id}" name no user`);
  const caller = identifiedAs(identity, provider.id, userNamed(registry, identity.user));
  if (caller) return caller;
  throw new RouterError(
    "login-refused",
    `Cannot let "${identity.user}" in: no claim of provider "${provider.id}" gives them a role, and they are no registered user who is switched on`,
  );
}

async function letIn(token: Token, hash: string, ports: AuthenticatePorts): Promise<Caller> {
  const now = ports.clock();
  const caller = callerBy(token, (id) => userNamed(ports.registry, id), now);
  if (!caller) throw unknown(reasonOf(token, now));
  await noteUse(hash, now, ports);
  return caller;
}

function reasonOf({ name, user, expiresAt }: Token, now: number): string {
  if (expiresAt !== undefined && now >= expiresAt)
    return `token "${name}" expired at ${new Date(expiresAt).toISOString()}`;
  return `the user "${user}" of token "${name}" is gone, switched off or may no longer do what it is for`;
}

/** The user of that id, if there is one. */
export function userNamed(registry: Pick<Registry, "get">, id: string): User | undefined {
  return registry.get("user", id)?.value as User | undefined;
}

/** When a token was last used is noted so often. */
const NOTED_MS = 300_000;
/** By port, and there by hash. */
const noted = new WeakMap<object, Map<string, number>>();

/** That it cannot be noted keeps nobody out. */
async function noteUse(hash: string, now: number, { tokens }: AuthenticatePorts): Promise<void> {
  const uses = noted.get(tokens) ?? new Map<string, number>();
  noted.set(tokens, uses);
  if (now - (uses.get(hash) ?? Number.NEGATIVE_INFINITY) < NOTED_MS) return;
  uses.set(hash, now);
  await tokens.used(hash, now).catch(() => {});
}

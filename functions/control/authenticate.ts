import { RouterError } from "../core/errors.ts";
import { type Caller, callerBy, type User } from "../core/people.ts";
import type { Clock, Registry, Token, Tokens } from "../core/ports.ts";
import { hashOf } from "./secret.ts";

/** What tells who somebody is. */
export interface AuthenticatePorts {
  readonly tokens: Pick<Tokens, "find" | "used">;
  readonly registry: Pick<Registry, "get">;
  readonly clock: Clock;
}

/** Who sends an Authorization header. Throws `token-required` or `token-invalid`. */
export async function authenticate(
  authorization: string | undefined,
  ports: AuthenticatePorts,
): Promise<Caller> {
  const [, secret] = /^Bearer +(\S+)$/i.exec(authorization ?? "") ?? [];
  if (secret === undefined)
    throw new RouterError(
      "token-required",
      "Cannot let the request in: it has no Authorization: Bearer <token>",
    );
  const hash = hashOf(secret);
  const token = await ports.tokens.find(hash);
  if (!token || token.kind === "session")
    throw new RouterError("token-invalid", "Cannot let the request in: its token is not known");
  return letIn(token, hash, ports);
}

async function letIn(token: Token, hash: string, ports: AuthenticatePorts): Promise<Caller> {
  const now = ports.clock();
  const caller = callerBy(token, (id) => userNamed(ports.registry, id), now);
  if (!caller) throw new RouterError("token-invalid", `Cannot let the request in: ${reasonOf(token, now)}`);
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

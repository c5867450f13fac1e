import type { JWTVerifyGetKey } from "jose";
import { RouterError } from "../../core/errors.ts";
import type { Provider } from "../../core/people/identity.ts";
import type { Clock } from "../../core/ports.ts";

/** How providers are reached: guarded, bounded, without redirects. */
type ProviderFetch = (
  url: string,
  request: {
    readonly method?: string | undefined;
    readonly headers?: Readonly<Record<string, string>> | undefined;
    readonly body?: string | undefined;
    readonly timeoutMs: number;
    readonly allowPrivateNetwork: boolean;
  },
) => Promise<Response>;

export interface JwtCheckOptions {
  readonly fetch: ProviderFetch;
  readonly clock: Clock;
  /** A key that is not known is looked for so often at most; default 30 s. */
  readonly keysCooldownMs?: number;
}

export type JwtClaims = Readonly<Record<string, unknown>>;

interface Wanted {
  readonly provider: Provider;
  readonly audience: Provider["audience"];
  /** Where the provider's keys are. */
  readonly keys: string;
}

/** Keys are fetched again after so long, and as soon as one is missing. */
const KEYS_MS = 600_000;
const COOLDOWN_MS = 30_000;
const TIMEOUT_MS = 10_000;
/** Asymmetric ones: nobody who can check a token shall be able to make one. */
const ALGORITHMS = ["RS256", "PS256", "ES256", "EdDSA"];

/** A check of JWTs: signature, algorithm, issuer, audience and times. Throws `token-invalid` and `provider-unreachable`. */
export function createJwtCheck({ fetch, clock, keysCooldownMs = COOLDOWN_MS }: JwtCheckOptions) {
  const sets = new Map<string, JWTVerifyGetKey>();
  const keysAt = async (url: string, { allowPrivateNetwork = false }: Provider) => {
    const name = `${url} ${allowPrivateNetwork}`;
    const { createRemoteJWKSet, customFetch } = await import("jose");
    const known =
      sets.get(name) ??
      createRemoteJWKSet(new URL(url), {
        cacheMaxAge: KEYS_MS,
        cooldownDuration: keysCooldownMs,
        [customFetch]: (address: string) => fetch(address, { timeoutMs: TIMEOUT_MS, allowPrivateNetwork }),
      });
    sets.set(name, known);
    return known;
  };
  return async (jwt: string, { provider, audience, keys }: Wanted): Promise<JwtClaims> => {
    const { jwtVerify } = await import("jose");
    try {
      const { payload } = await jwtVerify(jwt, await keysAt(keys, provider), {
        issuer: provider.issuer,
        audience,
        algorithms: provider.algorithms ?? ALGORITHMS,
        requiredClaims: ["exp", "sub"],
        clockTolerance: provider.clockSkewSeconds ?? 30,
        currentDate: new Date(clock()),
      });
      return payload;
    } catch (cause) {
      throw refused(provider, cause);
    }
  };
}

const NOT_ITS_FAULT = new Set(["ERR_JWKS_TIMEOUT", "ERR_JOSE_GENERIC", "ERR_JWKS_INVALID"]);

function refused({ id }: Provider, cause: unknown): RouterError {
  const { message, code } = cause as Error & { code?: string };
  // What is none of the library's own is the connection's.
  if (code === undefined || NOT_ITS_FAULT.has(code))
    return new RouterError("provider-unreachable", `Cannot fetch the keys of provider "${id}": ${message}`, {
      cause,
    });
  return new RouterError(
    "token-invalid",
    `Cannot let the request in: its token of provider "${id}" is not good: ${message}`,
    {
      cause,
    },
  );
}

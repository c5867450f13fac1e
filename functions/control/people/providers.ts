import type { AuthorizationServer, ClientAuth } from "oauth4webapi";
import { RouterError } from "../../core/errors.ts";
import type { Provider } from "../../core/people/identity.ts";
import type { Secrets } from "../../core/ports.ts";
import { createJwtCheck, type JwtCheckOptions, type JwtClaims } from "./jwt-check.ts";

export interface ProvidersOptions extends JwtCheckOptions {
  readonly secrets: Secrets;
}

/** OpenID providers, as far as we speak to them. */
export interface Providers {
  /** The claims of a bearer's token. Throws `token-invalid` and `provider-unreachable`. */
  bearer(jwt: string, provider: Provider): Promise<JwtClaims>;
  /** Where a browser is sent to sign in, and what has to be known when it comes back. Throws `provider-unreachable`. */
  begin(provider: Provider): Promise<{ readonly url: string; readonly pending: Pending }>;
  /** The claims of who came back. Throws `login-failed` and `provider-unreachable`. */
  finish(answer: URLSearchParams, pending: Pending, provider: Provider): Promise<JwtClaims>;
}

/** What one sign-in is bound to; only the browser that began it holds it, sealed. */
export interface Pending {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
}

const TIMEOUT_MS = 10_000;
/** What a provider says of itself is read again after so long. */
const DISCOVERED_MS = 3_600_000;

/** Speaks OpenID Connect by two well-kept libraries, which are loaded when somebody signs in or sends a JWT. */
export function createProviders(options: ProvidersOptions): Providers {
  const servers = new Map<string, { readonly at: number; readonly server: Promise<AuthorizationServer> }>();
  const checkJwt = createJwtCheck(options);
  const discover = (provider: Provider) => {
    const known = servers.get(provider.issuer);
    if (known && options.clock() - known.at < DISCOVERED_MS) return known.server;
    const server = discovered(provider, options);
    servers.set(provider.issuer, { at: options.clock(), server });
    server.catch(() => servers.delete(provider.issuer));
    return server;
  };
  const check = async (jwt: string, provider: Provider, audience: Provider["audience"]) => {
    const { jwks_uri: keys } = await discover(provider);
    if (keys === undefined) throw unreachable(provider, "it names no keys");
    return checkJwt(jwt, { provider, audience, keys });
  };
  return {
    bearer: (jwt, provider) => check(jwt, provider, provider.audience),
    begin: async (provider) => beginning(provider, await discover(provider)),
    async finish(answer, pending, provider) {
      const server = await discover(provider);
      const idToken = await exchanged({ answer, pending, provider, server }, options);
      return check(idToken, provider, provider.login!.clientId).catch((error: unknown) => {
        throw failed(provider, error);
      });
    },
  };
}

/** OAuth's library asks by `fetch`. */
function fetchOf({ allowPrivateNetwork = false }: Provider, { fetch }: Pick<ProvidersOptions, "fetch">) {
  return (
    url: string,
    init: { readonly method: string; readonly headers: Record<string, string>; readonly body?: unknown },
  ) => {
    const body = init.body instanceof URLSearchParams ? init.body.toString() : undefined;
    const form = body === undefined ? {} : { "content-type": "application/x-www-form-urlencoded" };
    const headers = { ...form, ...init.headers };
    return fetch(url, { method: init.method, headers, body, timeoutMs: TIMEOUT_MS, allowPrivateNetwork });
  };
}

async function discovered(provider: Provider, options: ProvidersOptions): Promise<AuthorizationServer> {
  const oauth = await import("oauth4webapi");
  refusePlain(provider);
  try {
    const issuer = new URL(provider.issuer);
    const response = await oauth.discoveryRequest(issuer, {
      [oauth.customFetch]: fetchOf(provider, options),
      [oauth.allowInsecureRequests]: true,
    });
    return await oauth.processDiscoveryResponse(issuer, response);
  } catch (cause) {
    throw unreachable(provider, (cause as Error).message, cause);
  }
}

/** What decides who gets in goes over plain HTTP only inside one's own network. */
function refusePlain(provider: Provider): void {
  if (provider.issuer.startsWith("https:") || provider.allowPrivateNetwork) return;
  throw unreachable(provider, "issuer must begin with https: unless private networks are allowed");
}

async function beginning(provider: Provider, server: AuthorizationServer) {
  const oauth = await import("oauth4webapi");
  const { clientId, redirectUri, scope = "openid profile email" } = provider.login!;
  const pending: Pending = {
    state: oauth.generateRandomState(),
    nonce: oauth.generateRandomNonce(),
    verifier: oauth.generateRandomCodeVerifier(),
  };
  if (server.authorization_endpoint === undefined) throw unreachable(provider, "nobody can sign in there");
  const url = new URL(server.authorization_endpoint);
  const parameters = {
    ...{ response_type: "code", client_id: clientId, redirect_uri: redirectUri, scope },
    ...{ state: pending.state, nonce: pending.nonce, code_challenge_method: "S256" },
    code_challenge: await oauth.calculatePKCECodeChallenge(pending.verifier),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return { url: url.href, pending };
}

interface Exchange {
  readonly answer: URLSearchParams;
  readonly pending: Pending;
  readonly provider: Provider;
  readonly server: AuthorizationServer;
}

/** The ID token that the code is worth; its signature is yet to be looked at. */
async function exchanged(
  { answer, pending, provider, server }: Exchange,
  options: ProvidersOptions,
): Promise<string> {
  const oauth = await import("oauth4webapi");
  const { clientId, redirectUri, clientSecret } = provider.login!;
  const client = {
    client_id: clientId,
    [oauth.clockTolerance]: provider.clockSkewSeconds ?? 30,
  };
  const secret = clientSecret && (await options.secrets.get(clientSecret.secret));
  const auth: ClientAuth = secret === undefined ? oauth.None() : oauth.ClientSecretBasic(secret);
  try {
    const code = oauth.validateAuthResponse(server, client, answer, pending.state);
    const response = await oauth.authorizationCodeGrantRequest(
      ...([server, client, auth, code, redirectUri, pending.verifier] as const),
      {
        [oauth.customFetch]: fetchOf(provider, options),
        [oauth.allowInsecureRequests]: true,
      },
    );
    const result = await oauth.processAuthorizationCodeResponse(server, client, response, {
      expectedNonce: pending.nonce,
      requireIdToken: true,
    });
    return result.id_token!;
  } catch (cause) {
    throw failed(provider, cause);
  }
}

function failed({ id }: Provider, cause: unknown): RouterError {
  const { message, error_description: told } = cause as Error & { error_description?: unknown };
  const reason = typeof told === "string" ? `${message} (${told.slice(0, 200)})` : message;
  return new RouterError("login-failed", `Cannot sign in by "${id}": ${reason}`, { cause });
}

function unreachable({ id, issuer }: Provider, reason: string, cause?: unknown): RouterError {
  return new RouterError("provider-unreachable", `Cannot ask the provider "${id}" at ${issuer}: ${reason}`, {
    cause,
  });
}

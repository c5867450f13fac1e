import { RouterError } from "../../core/errors.ts";
import type { Provider } from "../../core/people/identity.ts";

/** A browser takes a cookie whose name begins so only over https, for the whole host, and from that host itself. */
const HOST_ONLY = "__Host-";

/** The cookie of a session; over plain http, which is for one's own machine, without the prefix that asks for https. */
export function sessionCookie({ login }: Pick<Provider, "login">): string {
  return named("signalbox", login);
}

/** The cookie of a sign-in that is under way. */
export function loginCookie({ login }: Pick<Provider, "login">): string {
  return named("signalbox-login", login);
}

function named(name: string, login: Provider["login"]): string {
  return isSecure(login) ? HOST_ONLY + name : name;
}

function isSecure(login: Provider["login"]): boolean {
  return login?.redirectUri.startsWith("https:") ?? true;
}

/** No script reads it, and no other site's form sends it; `seconds` 0 takes it away. */
export function cookieText(
  name: string,
  value: string,
  { provider, seconds }: { readonly provider: Pick<Provider, "login">; readonly seconds: number },
): string {
  const secure = isSecure(provider.login) ? "; Secure" : "";
  return `${name}=${value}; Path=/; HttpOnly; SameSite=Lax; Max-Age=${seconds}${secure}`;
}

/** The value of a cookie, as API Gateway's payload has them. */
export function cookieNamed(cookies: readonly string[], name: string): string | undefined {
  const found = cookies.find((cookie) => cookie.startsWith(`${name}=`));
  return found?.slice(name.length + 1) || undefined;
}

/** The secret of a session by any of the providers that people may sign in with. */
export function sessionSecret(
  cookies: readonly string[],
  providers: readonly Provider[],
): string | undefined {
  const names = new Set(providers.filter(({ login }) => login).map(sessionCookie));
  return [...names].map((name) => cookieNamed(cookies, name)).find((value) => value !== undefined);
}

interface Sent {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
}

/**
 * A browser sends cookies along with what another site's page asks for too. What changes something has to come from a page
 * of our own: the browser itself says so. Throws `origin-foreign`.
 */
export function requireSameOrigin({ method, headers }: Sent): void {
  if (method === "GET" || method === "HEAD") return;
  const { origin, host, "sec-fetch-site": site } = headers;
  const isOwn =
    site === undefined ? originHost(origin) === host && host !== undefined : site === "same-origin";
  if (isOwn) return;
  throw new RouterError(
    "origin-foreign",
    `Cannot ${method} by a browser's session: the request does not come from a page of ours`,
  );
}

function originHost(origin: string | undefined): string | undefined {
  return origin !== undefined && URL.canParse(origin) ? new URL(origin).host : undefined;
}

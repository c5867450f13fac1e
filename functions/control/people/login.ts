import { RouterError } from "../../core/errors.ts";
import type { HttpEvent, HttpResult } from "../../core/http/handler.ts";
import type { HttpRoute } from "../../core/http/router.ts";
import { identityOf, type Provider } from "../../core/people/identity.ts";
import { identifiedAs } from "../../core/people/people.ts";
import type { Token } from "../../core/ports.ts";
import { providersIn, userNamed } from "./authenticate.ts";
import type { ControlPorts } from "../control-ports.ts";
import type { Pending } from "./providers.ts";
import { audited, record } from "../record.ts";
import { requestInvalid } from "../request-invalid.ts";
import { hashOf, newId, newSecret } from "./secret.ts";
import {
  cookieNamed,
  cookieText,
  loginCookie,
  requireSameOrigin,
  sessionCookie,
  sessionSecret,
} from "./session-cookie.ts";
import { shownToken } from "./token-acts.ts";

/** Signing in with a browser: /login sends it to the provider, which sends it back to /login/callback; /logout ends the session. */
export function loginRoutes(ports: ControlPorts): readonly HttpRoute[] {
  return [
    { method: "GET", path: "/login", handler: (event) => begin(event, ports) },
    { method: "GET", path: "/login/callback", handler: (event) => finish(event, ports) },
    { method: "POST", path: "/logout", handler: (event) => logout(event, ports) },
  ];
}

/** So long a sign-in may take. */
const LOGIN_SECONDS = 600;
/** What a sign-in is sealed for. */
const PURPOSE = "login";

/** What the browser keeps, sealed, while it is away. */
interface Underway extends Pending {
  readonly provider: string;
  readonly to: string;
  readonly until: number;
}

async function begin(event: HttpEvent, ports: ControlPorts): Promise<HttpResult> {
  const query = new URLSearchParams(event.rawQueryString);
  const provider = providerAsked(query.get("provider"), ports);
  const { url, pending } = await ports.providers.begin(provider);
  const underway: Underway = {
    ...{ ...pending, provider: provider.id, to: ownPath(query.get("to")) },
    until: ports.clock() + LOGIN_SECONDS * 1000,
  };
  const sealed = (await ports.sealing()).seal(JSON.stringify(underway), PURPOSE);
  return redirect(url, [cookieText(loginCookie(provider), sealed, { provider, seconds: LOGIN_SECONDS })]);
}

function providerAsked(asked: string | null, { registry }: ControlPorts): Provider {
  const all = providersIn(registry).filter(({ login }) => login);
  if (all.length === 0)
    throw new RouterError("not-found", "Cannot sign in: no file of rules/access says by which provider");
  const found = asked === null && all.length === 1 ? all[0] : all.find(({ id }) => id === asked);
  if (found) return found;
  const expected = `one of ${all.map(({ id }) => id).join(", ")}`;
  throw requestInvalid("sign in", [
    { pointer: "/provider", keyword: asked === null ? "required" : "enum", expected },
  ]);
}

/** Where the browser goes afterwards: a path of ours, never another site. */
function ownPath(asked: string | null): string {
  const base = "http://own.invalid";
  const isPath = asked !== null && /^\/(?![/\\])/.test(asked) && URL.canParse(asked, base);
  if (!isPath) return "/";
  const { origin, pathname, search, hash } = new URL(asked, base);
  return origin === base ? pathname + search + hash : "/";
}

async function finish(event: HttpEvent, ports: ControlPorts): Promise<HttpResult> {
  const underway = await underwayOf(event, ports);
  const provider = providerAsked(underway.provider, ports);
  const answer = new URLSearchParams(event.rawQueryString);
  const claims = await ports.providers.finish(answer, underway, provider);
  const token = sessionOf(claims, provider, ports);
  const { user = "" } = token;
  const secret = newSecret();
  await sweepSessions(ports);
  const caller = { id: token.createdBy, name: token.name, role: token.role };
  await audited({ caller }, ports, {
    entry: { action: "login", resource: `user/${user}`, after: shownToken(token) },
    act: () => ports.tokens.add(token, hashOf(secret)),
  });
  const seconds = Math.floor(((token.expiresAt ?? 0) - ports.clock()) / 1000);
  return redirect(underway.to, [
    cookieText(sessionCookie(provider), secret, { provider, seconds }),
    cookieText(loginCookie(provider), "", { provider, seconds: 0 }),
  ]);
}

/** What this browser began. Throws `login-failed` where it began nothing, or too long ago. */
async function underwayOf({ cookies = [] }: HttpEvent, ports: ControlPorts): Promise<Underway> {
  const names = new Set(providersIn(ports.registry).map(loginCookie));
  const sealing = await ports.sealing();
  for (const name of names) {
    const sealed = cookieNamed(cookies, name);
    if (sealed === undefined) continue;
    const underway = opened(() => JSON.parse(sealing.open(sealed, PURPOSE)) as Underway);
    if (underway && ports.clock() < underway.until) return underway;
  }
  throw new RouterError("login-failed", "Cannot sign in: this browser did not begin it, or too long ago");
}

function opened<Value>(open: () => Value): Value | undefined {
  try {
    return open();
  } catch {
    return undefined;
  }
}

function sessionOf(
  claims: Readonly<Record<string, unknown>>,
  provider: Provider,
  { registry, clock }: ControlPorts,
): Token {
  const identity = identityOf(claims, provider);
  const caller = identity && identifiedAs(identity, provider.id, userNamed(registry, identity.user));
  if (!identity || !caller)
    throw new RouterError(
      "login-refused",
      `Cannot sign "${identity?.user ?? "somebody"}" in: nothing of provider "${provider.id}" gives them a role, and they are no registered user who is switched on`,
    );
  const { user, teams } = identity;
  const now = clock();
  return {
    ...{ id: newId(`session ${user}`), kind: "session", name: caller.name, role: caller.role, user },
    ...(teams && { teams }),
    ...{ provider: provider.id, createdAt: now, createdBy: caller.id },
    expiresAt: now + (provider.login?.sessionHours ?? 8) * 3_600_000,
  };
}

/** Sessions that are over are of no use to anybody. */
async function sweepSessions({ tokens, clock }: ControlPorts): Promise<void> {
  const now = clock();
  const over = (await tokens.list()).filter(
    ({ kind, expiresAt = now }) => kind === "session" && expiresAt <= now,
  );
  for (const { id } of over) await tokens.remove(id);
}

/** Also for whoever has no session: then there is nothing to end. */
async function logout(event: HttpEvent, ports: ControlPorts): Promise<HttpResult> {
  const { cookies = [], headers } = event;
  requireSameOrigin({ method: "POST", headers });
  const providers = providersIn(ports.registry);
  const secret = sessionSecret(cookies, providers);
  const token = secret === undefined ? undefined : await ports.tokens.find(hashOf(secret));
  if (token?.kind === "session") {
    const { id, name, role, createdBy } = token;
    const caller = { id: createdBy, name, role, token: id };
    await record({ caller }, ports, { action: "logout", resource: `token/${id}` });
    await ports.tokens.remove(id);
  }
  const gone = new Map(providers.map((provider) => [sessionCookie(provider), provider]));
  return {
    statusCode: 204,
    headers: { "cache-control": "no-store" },
    cookies: [...gone].map(([name, provider]) => cookieText(name, "", { provider, seconds: 0 })),
  };
}

function redirect(location: string, cookies: string[]): HttpResult {
  const headers = { location, "cache-control": "no-store", "referrer-policy": "no-referrer" };
  return { statusCode: 302, headers, cookies };
}

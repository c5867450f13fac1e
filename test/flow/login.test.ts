import { afterAll, beforeAll, describe, expect, test } from "vitest";
import {
  AUDIENCE,
  aBrowser,
  CLIENT_ID,
  CLIENT_SECRET,
  signInAt,
  startProvider,
  type TestProvider,
} from "../support/oidc-provider.ts";
import { aPlace, type SignalboxProcess, startSignalbox } from "../support/signalbox-process.ts";

const place = aPlace();
let signalbox: SignalboxProcess;
let provider: TestProvider;

beforeAll(async () => {
  signalbox = await startSignalbox(place, { environment: { OIDC_SECRET: CLIENT_SECRET } });
  const people = {
    ada: { name: "Ada", roles: ["ops"], groups: ["shop"] },
    eve: { name: "Eve", roles: ["nothing"] },
  };
  const redirectUri = `${signalbox.url}/login/callback`;
  provider = await startProvider(people, [redirectUri]);
  await signalbox.api("/api/access", {
    ...{
      id: "corporate",
      kind: "oidc",
      issuer: provider.issuer,
      audience: AUDIENCE,
      allowPrivateNetwork: true,
    },
    roles: { operator: ["ops"] },
    login: { clientId: CLIENT_ID, clientSecret: { secret: "OIDC_SECRET" }, redirectUri },
  });
  await signalbox.api("/api/targets", { id: "known", kind: "log" });
}, 60_000);
afterAll(async () => {
  await signalbox?.stop();
  await provider?.close();
  place.remove();
});

const location = (response: Response) => response.headers.get("location") ?? "";

/** A browser that went to /login, and where it was sent. */
async function begun(to = "/console/rules") {
  const browser = aBrowser();
  const response = await browser.go(`${signalbox.url}/login?to=${encodeURIComponent(to)}`);
  return { browser, response, address: location(response) };
}

async function signedIn(login = "ada") {
  const { browser, address } = await begun();
  const back = await signInAt(browser, address, login);
  const response = await browser.go(back);
  const api = (path: string, init: RequestInit = {}) => browser.go(`${signalbox.url}${path}`, init);
  return { browser, back, response, api };
}
const own = () => ({ origin: signalbox.url, "sec-fetch-site": "same-origin" });
const codeOf = async (response: Response) => ((await response.json()) as { code: string }).code;

describe("signing in with a browser", () => {
  test("goes to the provider with PKCE, state and nonce, and comes back signed in", {
    timeout: 30_000,
  }, async () => {
    const { response: first, address } = await begun();
    expect(first.status).toBe(302);
    const asked = new URL(address).searchParams;
    expect(Object.fromEntries(asked)).toMatchObject({ response_type: "code", code_challenge_method: "S256" });
    for (const name of ["state", "nonce", "code_challenge"]) expect(asked.get(name)).toMatch(/^[\w-]{43}$/);
    const { response, api } = await signedIn();
    expect([response.status, location(response)]).toEqual([302, "/console/rules"]);
    const cookies = response.headers.getSetCookie();
    const session = cookies.find((text) => text.startsWith("signalbox="));
    expect(session).toMatch(/; Path=\/; HttpOnly; SameSite=Lax; Max-Age=28(800|799)$/);
    const me = (await (await api("/api/me")).json()) as object;
    expect(me).toMatchObject({ id: "user:ada", name: "Ada", role: "operator", teams: ["shop"] });
  });

  test("is told in the audit, and the session is among the tokens", { timeout: 30_000 }, async () => {
    await signedIn();
    const audit = await signalbox.api<{ items: object[] }>("/api/audit?actor=user:ada&resource=user/ada");
    expect(audit.items[0]).toMatchObject({ action: "login", after: { provider: "corporate" } });
    const { items } = await signalbox.api<{ items: object[] }>("/api/tokens?kind=session&user=ada");
    expect(items.at(-1)).toMatchObject({ kind: "session", user: "ada", role: "operator" });
  });

  test("is refused to who has no role here", { timeout: 30_000 }, async () => {
    const { response, browser } = await signedIn("eve");
    expect([response.status, await codeOf(response)]).toEqual([403, "login-refused"]);
    expect([...browser.cookies(signalbox.url).keys()]).not.toContain("signalbox");
  });

  test("needs the browser that began it", { timeout: 30_000 }, async () => {
    const { browser, address } = await begun();
    const back = await signInAt(browser, address, "ada");
    const stranger = await aBrowser().go(back);
    expect([stranger.status, await codeOf(stranger)]).toEqual([401, "login-failed"]);
    const other = await begun();
    const mixed = await other.browser.go(back);
    expect([mixed.status, await codeOf(mixed)]).toEqual([401, "login-failed"]);
  });

  test.each([
    ["another state", (url: URL) => url.searchParams.set("state", "x".repeat(43))],
    ["no state", (url: URL) => url.searchParams.delete("state")],
    ["another code", (url: URL) => url.searchParams.set("code", "x".repeat(43))],
    ["another issuer", (url: URL) => url.searchParams.set("iss", "https://elsewhere.test")],
  ])("comes to nothing with %s", { timeout: 30_000 }, async (_, change) => {
    const { browser, address } = await begun();
    const back = new URL(await signInAt(browser, address, "ada"));
    change(back);
    const response = await browser.go(back.href);
    expect([response.status, await codeOf(response)]).toEqual([401, "login-failed"]);
  });

  test("comes to nothing with another nonce", { timeout: 30_000 }, async () => {
    const { browser, address } = await begun();
    const changed = new URL(address);
    changed.searchParams.set("nonce", "x".repeat(43));
    const response = await browser.go(await signInAt(browser, changed.href, "ada"));
    expect([response.status, await codeOf(response)]).toEqual([401, "login-failed"]);
  });

  test("comes to nothing a second time with the same answer", { timeout: 30_000 }, async () => {
    const { browser, back } = await signedIn();
    const again = await browser.go(back);
    expect([again.status, await codeOf(again)]).toEqual([401, "login-failed"]);
  });

  test("comes to nothing when the provider refuses", async () => {
    const { browser, address } = await begun();
    const state = new URL(address).searchParams.get("state")!;
    const iss = encodeURIComponent(provider.issuer);
    const back = `${signalbox.url}/login/callback?error=access_denied&state=${state}&iss=${iss}`;
    const response = await browser.go(back);
    expect([response.status, await codeOf(response)]).toEqual([401, "login-failed"]);
  });

  test.each(["https://evil.test/", "//evil.test", "/\\evil.test", "\\\\evil.test", "javascript:alert(1)"])(
    "never ends at %s",
    { timeout: 30_000 },
    async (to) => {
      const { browser, address } = await begun(to);
      const response = await browser.go(await signInAt(browser, address, "ada"));
      expect([response.status, location(response)]).toEqual([302, "/"]);
    },
  );
});

describe("a session", () => {
  test("acts from pages of ours alone", { timeout: 30_000 }, async () => {
    const { api } = await signedIn();
    const pause = (headers: Record<string, string>) =>
      api("/api/targets/known/pause", { method: "POST", headers });
    for (const headers of [
      {},
      { origin: "https://evil.test" },
      { origin: "null" },
      { origin: signalbox.url, "sec-fetch-site": "cross-site" },
      { origin: signalbox.url, "sec-fetch-site": "same-site" },
    ] as Record<string, string>[]) {
      const response = await pause(headers);
      expect([response.status, await codeOf(response)]).toEqual([403, "origin-foreign"]);
    }
    expect((await pause(own())).status).toBe(200);
    expect((await pause({ origin: signalbox.url })).status).toBe(200);
  });

  test("follows what is routed", { timeout: 30_000 }, async () => {
    const { api } = await signedIn();
    const stop = new AbortController();
    const tail = await api("/api/tail", { signal: stop.signal });
    expect([tail.status, tail.headers.get("content-type")]).toEqual([200, "text/event-stream"]);
    stop.abort();
  });

  test("is no token, neither of the API nor of a publisher", { timeout: 30_000 }, async () => {
    const { browser } = await signedIn();
    const secret = browser.cookies(signalbox.url).get("signalbox")!;
    const headers = { authorization: `Bearer ${secret}` };
    expect((await fetch(`${signalbox.url}/api/me`, { headers })).status).toBe(401);
    const published = await fetch(`${signalbox.url}/events`, { method: "POST", headers, body: "{}" });
    expect(published.status).toBe(401);
  });

  test("ends when its user signs out, and when it is revoked", { timeout: 30_000 }, async () => {
    const { api, browser } = await signedIn();
    const secret = browser.cookies(signalbox.url).get("signalbox")!;
    const foreign = await api("/logout", { method: "POST", headers: { origin: "https://evil.test" } });
    expect(foreign.status).toBe(403);
    expect((await api("/logout", { method: "POST", headers: own() })).status).toBe(204);
    expect([...browser.cookies(signalbox.url).keys()]).not.toContain("signalbox");
    const kept = await fetch(`${signalbox.url}/api/me`, { headers: { cookie: `signalbox=${secret}` } });
    expect([kept.status, await codeOf(kept)]).toEqual([401, "token-invalid"]);
    const other = await signedIn();
    const { token } = (await (await other.api("/api/me")).json()) as { token: string };
    await signalbox.api(`/api/tokens/${token}`, undefined, { method: "DELETE" });
    expect((await other.api("/api/me")).status).toBe(401);
  });

  test("ends when its user is switched off", { timeout: 30_000 }, async () => {
    const { api } = await signedIn();
    await signalbox.api("/api/users", { id: "ada", name: "Ada", role: "viewer" });
    expect(((await (await api("/api/me")).json()) as { role: string }).role).toBe("viewer");
    const off = { name: "Ada", role: "viewer", enabled: false };
    await signalbox.api("/api/users/ada", off, { method: "PUT", headers: { "if-match": '"1"' } });
    expect((await api("/api/me")).status).toBe(401);
  });
});

test("an access token of the provider is let in over HTTP", async () => {
  const headers = { authorization: `Bearer ${await provider.token({ sub: "robot", name: "Robot" })}` };
  const response = await fetch(`${signalbox.url}/api/me`, { headers });
  expect(await response.json()).toMatchObject({ id: "user:robot", role: "operator" });
});

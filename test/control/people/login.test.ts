import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { base64url, exportSPKI, generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from "jose";
import { createProviders } from "../../../functions/control/people/providers.ts";
import { createGuardedFetch } from "../../../functions/targets/guarded-fetch.ts";
import { createHttpClient } from "../../../functions/targets/guarded-http.ts";
import { aDefinition, NOW } from "../../support/build.ts";
import { AUDIENCE, startProvider, type TestProvider } from "../../support/oidc-provider.ts";
import { memoryRegistry, memorySecrets } from "../../support/ports.ts";
import { apiOver, controlPorts } from "../api.ts";

let provider: TestProvider;
const http = createHttpClient();
beforeAll(async () => {
  provider = await startProvider({}, []);
});
afterAll(async () => {
  http.close();
  await provider.close();
});

const ROLES = { operator: ["ops"], admin: ["root"], publisher: ["robots"] };

/** The API that trusts the provider. */
function trusting(settings: object = {}, keysCooldownMs = 0) {
  const value = {
    ...{ kind: "oidc", issuer: provider.issuer, audience: AUDIENCE, allowPrivateNetwork: true, roles: ROLES },
    ...settings,
  };
  const tools = {
    fetch: createGuardedFetch(http),
    secrets: memorySecrets(),
    clock: Date.now,
    keysCooldownMs,
  };
  const registry = memoryRegistry([aDefinition({ kind: "access", id: "corporate", value })]);
  const ports = controlPorts({ registry, clock: Date.now, providers: createProviders(tools) });
  const api = apiOver(ports);
  const me = async (jwt: string) => api("GET /api/me", { headers: { authorization: `Bearer ${jwt}` } });
  return { ...ports, api, me };
}

const seconds = () => Math.floor(Date.now() / 1000);

describe("a JWT of a trusted provider", () => {
  test("lets in whom it is of, with the role and the teams that its claims give", async () => {
    const { me, api, audit } = trusting();
    const jwt = await provider.token();
    expect(await me(jwt)).toMatchObject({
      status: 200,
      body: {
        ...{ id: "user:ada", name: "Ada", role: "operator", user: "ada" },
        ...{ teams: ["shop"], provider: "corporate" },
      },
    });
    await api("GET /api/producers", { headers: { authorization: `Bearer ${jwt}` } });
    expect(audit.kept).toMatchObject([{ actor: "user:ada", action: "producers.view" }]);
  });

  test.each<[string, object, object, string | undefined]>([
    ["the strongest role that fits", { roles: ["ops", "root"] }, {}, "admin"],
    ["roles in one text", { roles: "x ops" }, {}, "operator"],
    ["everybody", { roles: [] }, { roles: { viewer: ["*"] } }, "viewer"],
    ["a claim at a path", { realm: { roles: ["root"] } }, { claims: { roles: "realm.roles" } }, "admin"],
    [
      "a claim with dots",
      { "https://x.test/r": ["root"] },
      { claims: { roles: "https://x.test/r" } },
      "admin",
    ],
    ["no role", { roles: ["else"] }, {}, undefined],
    ["a claim that is no text", { roles: [{ ops: 1 }] }, {}, undefined],
    ["a member of every object", { roles: [] }, { claims: { roles: "constructor.name" } }, undefined],
  ])("maps %s", async (...[, claims, settings, role]) => {
    const { me } = trusting(settings);
    const answer = await me(await provider.token(claims as Record<string, unknown>));
    if (role) expect(answer.body).toMatchObject({ role });
    else expect(answer).toMatchObject({ status: 403, body: { code: "login-refused" } });
  });

  test("maps teams, and leaves out those that stand for none", async () => {
    const { me } = trusting({ teams: { g1: "shop", g2: "shop", g3: "web" } });
    const { body } = await me(await provider.token({ groups: ["g3", "g1", "g2", "constructor", "g9"] }));
    expect(body["teams"]).toEqual(["web", "shop"]);
  });

  test("calls users as it is told to", async () => {
    const { me } = trusting({ claims: { user: "email" }, userPrefix: "corp|" });
    const named = (claims: Record<string, unknown>) => provider.token(claims).then(me);
    expect((await named({ email: "ada@x.test" })).body).toMatchObject({ user: "corp|ada@x.test" });
    expect((await named({ email: "ada@x.test", email_verified: false })).status).toBe(401);
    expect((await named({ email: "a b" })).status).toBe(401);
    expect((await named({})).status).toBe(401);
  });

  test("is of a registered user as they are registered", async () => {
    const { me, registry } = trusting();
    const put = (value: object) => registry.put({ kind: "user", id: "ada", value, at: NOW, by: "admin" });
    await put({ name: "Ada L.", role: "viewer", teams: ["own"] });
    expect((await provider.token().then(me)).body).toMatchObject({
      ...{ name: "Ada L.", role: "viewer", teams: ["own", "shop"] },
    });
    await put({ name: "Ada L.", role: "viewer", enabled: false });
    expect(await provider.token().then(me)).toMatchObject({ status: 403, body: { code: "login-refused" } });
  });

  const forged = async (alg: string, key: Parameters<SignJWT["sign"]>[0]) =>
    new SignJWT({ iss: provider.issuer, aud: AUDIENCE, sub: "ada", roles: ["root"], exp: seconds() + 60 })
      .setProtectedHeader({ alg, kid: "key-1" })
      .sign(key);

  test.each<[string, () => Promise<string>]>([
    ["for somebody else", () => provider.token({ aud: "https://other.test" })],
    ["for nobody", () => provider.token({ aud: [] })],
    ["that has expired", () => provider.token({ exp: seconds() - 31 })],
    ["that never expires", () => provider.token({ exp: undefined })],
    ["that is not good yet", () => provider.token({ nbf: seconds() + 60 })],
    ["of nobody", () => provider.token({ sub: undefined })],
    [
      "that is not signed",
      async () =>
        new UnsecuredJWT({ iss: provider.issuer, aud: AUDIENCE, sub: "ada", roles: ["root"] })
          .setExpirationTime("1h")
          .encode(),
    ],
    ["signed by another", async () => forged("RS256", (await generateKeyPair("RS256")).privateKey)],
    [
      "signed with the public key as a password",
      async () => {
        const { keys } = (await (await fetch(`${provider.issuer}/jwks`)).json()) as { keys: JWK[] };
        const key = (await importJWK(keys[0]!, "RS256", { extractable: true })) as Parameters<
          typeof exportSPKI
        >[0];
        return forged("HS256", new TextEncoder().encode(await exportSPKI(key)));
      },
    ],
    [
      "whose claims were changed",
      async () => {
        const [header, payload = "", signature] = (await provider.token()).split(".");
        const claims = JSON.parse(new TextDecoder().decode(base64url.decode(payload))) as object;
        return [header, base64url.encode(JSON.stringify({ ...claims, roles: ["root"] })), signature].join(
          ".",
        );
      },
    ],
    ["cut short", async () => (await provider.token()).slice(0, -20)],
    ["of another issuer", () => provider.token({ iss: "https://elsewhere.test" })],
    ["that is no JWT", async () => "a.b.c"],
  ])("%s lets nobody in", async (_, jwt) => {
    const answer = await trusting().me(await jwt());
    expect(answer).toMatchObject({ status: 401, body: { code: "token-invalid" } });
  });

  test("is good within the skew of clocks", async () => {
    const { me } = trusting({ clockSkewSeconds: 20 });
    expect((await provider.token({ exp: seconds() - 15 }).then(me)).status).toBe(200);
    expect((await provider.token({ nbf: seconds() + 15 }).then(me)).status).toBe(200);
    expect((await provider.token({ exp: seconds() - 25 }).then(me)).status).toBe(401);
  });

  test("signed by an algorithm that is not allowed lets nobody in", async () => {
    const { me } = trusting({ algorithms: ["ES256"] });
    expect(await provider.token().then(me)).toMatchObject({ status: 401 });
  });

  test("is good whichever of the audiences it is for", async () => {
    const { me } = trusting({ audience: ["https://first.test", AUDIENCE] });
    expect((await provider.token({ aud: ["x", AUDIENCE] }).then(me)).status).toBe(200);
  });

  test("lets nobody in when nobody trusts the provider any more", async () => {
    const jwt = await provider.token();
    const { me, registry } = trusting();
    expect((await me(jwt)).status).toBe(200);
    const off = { kind: "oidc", issuer: provider.issuer, audience: AUDIENCE, enabled: false };
    await registry.put({ kind: "access", id: "corporate", value: off, at: NOW, by: "admin" });
    expect((await me(jwt)).status).toBe(401);
  });

  test("is checked by keys that are fetched once, until the provider has others", async () => {
    const { me } = trusting();
    const before = provider.keysFetched();
    const old = await provider.token();
    await me(old);
    await Promise.all([me(old), me(await provider.token())]);
    expect(provider.keysFetched()).toBe(before + 1);
    await provider.rotate();
    expect((await provider.token().then(me)).status).toBe(200);
    expect(provider.keysFetched()).toBe(before + 2);
    expect((await me(old)).status).toBe(401);
  });

  test("with keys that there are not does not make us ask for them all the time", async () => {
    const { me } = trusting({}, 30_000);
    await provider.token().then(me);
    const before = provider.keysFetched();
    for (const kid of ["a", "b", "c"]) expect((await provider.token({}, { kid }).then(me)).status).toBe(401);
    expect(provider.keysFetched()).toBe(before);
  });

  test("cannot be checked while the provider is away", async () => {
    const away = await startProvider({}, []);
    const jwt = await away.token();
    const { me } = trusting({ issuer: away.issuer });
    await away.close();
    expect(await me(jwt)).toMatchObject({ status: 503, body: { code: "provider-unreachable" } });
  });

  test("of a provider at a private address, or on plain http, is checked where a file says so", async () => {
    const { me } = trusting({ allowPrivateNetwork: false });
    expect(await provider.token().then(me)).toMatchObject({
      ...{ status: 503, body: { code: "provider-unreachable", detail: expect.stringContaining("https:") } },
    });
  });
});

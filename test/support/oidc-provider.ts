import { createServer } from "node:http";
import { type AddressInfo } from "node:net";
import { exportJWK, generateKeyPair, type JWK, SignJWT } from "jose";
// @ts-expect-error it comes without types
import Provider from "oidc-provider";

/** A real OpenID provider on this machine, and the hand that holds its keys. */
export interface TestProvider {
  readonly issuer: string;
  /** An access token of it, for the API, or as the claims and the header say. */
  token(claims?: Record<string, unknown>, header?: Record<string, unknown>): Promise<string>;
  /** From now on it signs with another key, and no longer names the old one. */
  rotate(): Promise<void>;
  /** How often its keys were fetched. */
  readonly keysFetched: () => number;
  close(): Promise<void>;
}

export const AUDIENCE = "https://signalbox.test/api";
export const CLIENT_ID = "signalbox";
export const CLIENT_SECRET = "the client's own secret, long enough";

interface Key {
  readonly sign: Parameters<SignJWT["sign"]>[0];
  readonly jwk: JWK;
}

let keys = 0;

async function newKey(): Promise<Key> {
  const { privateKey } = await generateKeyPair("RS256", { extractable: true });
  const named = { kid: `key-${++keys}`, use: "sig", alg: "RS256" };
  return { sign: privateKey, jwk: { ...(await exportJWK(privateKey)), ...named } };
}

type Handle = (request: object, response: object) => void;

/** Starts it. `people` are who may sign in there: their claims by login. */
export async function startProvider(
  people: Readonly<Record<string, Readonly<Record<string, unknown>>>>,
  redirectUris: readonly string[],
): Promise<TestProvider> {
  let key = await newKey();
  let fetched = 0;
  const server = createServer((request, response) => {
    if (request.url === "/jwks") fetched++;
    handle(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = () => providerWith({ issuer, people, redirectUris, jwk: key.jwk });
  let handle: Handle = provider();
  return {
    issuer,
    keysFetched: () => fetched,
    async rotate() {
      key = await newKey();
      handle = provider();
    },
    token: (claims = {}, header = {}) =>
      new SignJWT({
        ...{ iss: issuer, aud: AUDIENCE, sub: "ada", name: "Ada", roles: ["ops"], groups: ["shop"] },
        ...{ iat: Math.floor(Date.now() / 1000), exp: Math.floor(Date.now() / 1000) + 300 },
        ...claims,
      })
        .setProtectedHeader({ alg: "RS256", kid: key.jwk.kid!, ...header })
        .sign(key.sign),
    close: () => new Promise<void>((resolve) => server.close(() => resolve())),
  };
}

interface Settings {
  readonly issuer: string;
  readonly people: Readonly<Record<string, Readonly<Record<string, unknown>>>>;
  readonly redirectUris: readonly string[];
  readonly jwk: JWK;
}

function providerWith({ issuer, people, redirectUris, jwk }: Settings): Handle {
  const provider = new Provider(issuer, {
    clients: [
      {
        ...{ client_id: CLIENT_ID, client_secret: CLIENT_SECRET },
        ...{ redirect_uris: redirectUris, response_types: ["code"], grant_types: ["authorization_code"] },
      },
    ],
    jwks: { keys: [jwk] },
    claims: { openid: ["sub"], profile: ["name", "roles", "groups"] },
    conformIdTokenClaims: false,
    cookies: { keys: ["a key of the test's own"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: true } },
    async findAccount(_: unknown, id: string) {
      return people[id] && { accountId: id, claims: async () => ({ sub: id, ...people[id] }) };
    },
  }) as { callback(): Handle };
  return provider.callback();
}

/** A browser: it keeps cookies by host and follows nothing by itself. */
export function aBrowser() {
  const jars = new Map<string, Map<string, string>>();
  const jarOf = (url: string) => {
    const { host } = new URL(url);
    const jar = jars.get(host) ?? new Map<string, string>();
    jars.set(host, jar);
    return jar;
  };
  const go = async (url: string, init: RequestInit = {}) => {
    const jar = jarOf(url);
    const cookie = [...jar].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { ...(cookie !== "" && { cookie }), ...(init.headers as Record<string, string>) };
    const response = await fetch(url, { redirect: "manual", ...init, headers });
    for (const text of response.headers.getSetCookie()) {
      const [pair = "", ...attributes] = text.split("; ");
      const name = pair.slice(0, pair.indexOf("="));
      const isGone = attributes.some((one) => /^(max-age=0|expires=thu, 01 jan 1970)/i.test(one));
      if (isGone) jar.delete(name);
      else jar.set(name, pair.slice(name.length + 1));
    }
    return response;
  };
  return { go, cookies: jarOf };
}
export type Browser = ReturnType<typeof aBrowser>;

/** Signs in at the provider as a person would, from the address that Signalbox sent them to, and returns where they are sent back. */
export async function signInAt(browser: Browser, address: string, login: string): Promise<string> {
  const issuer = new URL(address).origin;
  for (let url = address; ; ) {
    const response = await browser.go(url);
    if (response.status >= 300 && response.status < 400) {
      url = new URL(response.headers.get("location")!, url).href;
      if (new URL(url).origin !== issuer) return url;
      continue;
    }
    const page = await response.text();
    const action = /action="([^"]+)"/.exec(page)?.[1];
    const prompt = /name="prompt" value="(\w+)"/.exec(page)?.[1];
    if (response.status !== 200 || !action || !prompt)
      throw new Error(`Cannot sign in at ${url}: it answered ${response.status}: ${page.slice(0, 500)}`);
    const form = new URLSearchParams({ prompt, ...(prompt === "login" && { login, password: "any" }) });
    const sent = await browser.go(new URL(action, url).href, { method: "POST", body: form });
    url = new URL(sent.headers.get("location")!, url).href;
  }
}

import { describe, expect, onTestFinished, test } from "vitest";
import type { OAuthAuth } from "../../functions/core/generated/target-file.ts";
import { createAccessTokens } from "../../functions/targets/access-tokens.ts";
import { createHttpClient } from "../../functions/targets/guarded-http.ts";
import { createSend } from "../../functions/targets/senders.ts";
import { aDelivery, aTarget } from "../support/build.ts";
import { aClock, memorySecrets } from "../support/ports.ts";
import { memoryDigests } from "../support/memory-digests.ts";
import { type Answer, aClosedPort, aTargetServer } from "../support/target-server.ts";

/** A token endpoint that gives out `token-1`, `token-2`, …, each for an hour. */
function granting(parts: object = {}): Answer {
  let count = 0;
  return (_, response) => {
    const grant = { access_token: `token-${++count}`, token_type: "Bearer", expires_in: 3_600, ...parts };
    response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(grant));
  };
}

function answering(status: number, body: string, type = "application/json"): Answer {
  return (_, response) => response.writeHead(status, { "content-type": type }).end(body);
}

function tools() {
  const http = createHttpClient();
  onTestFinished(() => http.close());
  return { http, now: aClock(), secrets: memorySecrets({ CLIENT_SECRET: "s3:cret" }) };
}

async function anEndpoint(answer: Answer) {
  const endpoint = await aTargetServer(answer);
  const auth: OAuthAuth = {
    kind: "oauth2",
    tokenUrl: `${endpoint.url}/token`,
    clientId: "signalbox",
    clientSecret: { secret: "CLIENT_SECRET" },
  };
  return { auth, requests: endpoint.requests, url: endpoint.url };
}

const request = { target: "warehouse", timeoutMs: 2_000, allowPrivateNetwork: true };

describe("an access token", () => {
  test("is asked for with the client's credentials, scope and audience", async () => {
    const { auth, requests } = await anEndpoint(granting());
    const token = await createAccessTokens(tools()).get(
      { ...auth, scope: "orders:write", audience: "wms" },
      request,
    );
    expect(token).toBe("token-1");
    expect(requests).toMatchObject([{ method: "POST", path: "/token" }]);
    const { headers, body } = requests[0]!;
    expect(headers["content-type"]).toMatch("application/x-www-form-urlencoded");
    expect(Buffer.from(headers.authorization!.slice("Basic ".length), "base64").toString()).toBe(
      "signalbox:s3%3Acret",
    );
    expect(Object.fromEntries(new URLSearchParams(body))).toEqual({
      grant_type: "client_credentials",
      scope: "orders:write",
      audience: "wms",
    });
  });

  test("is kept until a tenth of its life is left", async () => {
    const { auth, requests } = await anEndpoint(granting({ expires_in: 1_000 }));
    const all = tools();
    const tokens = createAccessTokens(all);
    await tokens.get(auth, request);
    all.now.advance(899_999);
    expect(await tokens.get(auth, request)).toBe("token-1");
    all.now.advance(1);
    expect(await tokens.get(auth, request)).toBe("token-2");
    expect(requests).toHaveLength(2);
  });

  test("is kept for some minutes when the endpoint does not say how long it lives", async () => {
    const { auth } = await anEndpoint(granting({ expires_in: undefined }));
    const all = tools();
    const tokens = createAccessTokens(all);
    await tokens.get(auth, request);
    all.now.advance(269_999);
    expect(await tokens.get(auth, request)).toBe("token-1");
    all.now.advance(1);
    expect(await tokens.get(auth, request)).toBe("token-2");
  });

  test("is asked for once, however many want it at a time", async () => {
    const { auth, requests } = await anEndpoint(granting());
    const tokens = createAccessTokens(tools());
    const got = await Promise.all(Array.from({ length: 16 }, () => tokens.get(auth, request)));
    expect(new Set(got)).toEqual(new Set(["token-1"]));
    expect(requests).toHaveLength(1);
  });

  test("is another for each auth setting", async () => {
    const { auth } = await anEndpoint(granting());
    const tokens = createAccessTokens(tools());
    expect([await tokens.get(auth, request), await tokens.get({ ...auth }, request)]).toEqual([
      "token-1",
      "token-2",
    ]);
  });

  test("is asked for anew once it was dropped, and only by who used that one", async () => {
    const { auth } = await anEndpoint(granting());
    const tokens = createAccessTokens(tools());
    await tokens.get(auth, request);
    tokens.drop(auth, "token-0");
    expect(await tokens.get(auth, request)).toBe("token-1");
    tokens.drop(auth, "token-1");
    expect(await tokens.get(auth, request)).toBe("token-2");
  });

  test("is asked for again after a failure", async () => {
    const answers = [answering(503, ""), granting()];
    const { auth } = await anEndpoint((...args) => answers.shift()!(...args));
    const tokens = createAccessTokens(tools());
    await expect(tokens.get(auth, request)).rejects.toMatchObject({ code: "auth-failed" });
    expect(await tokens.get(auth, request)).toBe("token-1");
  });
});

describe("no access token", () => {
  const refused = '{"error":"invalid_client","error_description":"Unknown client"}';
  test.each([
    ["the endpoint refuses", answering(401, refused), "it answered 401 (invalid_client: Unknown client)"],
    ["the endpoint fails", answering(500, "oops", "text/plain"), "it answered 500"],
    [
      "the answer is no JSON",
      answering(200, "<html>", "text/html"),
      "it answered 200 with something that is not a token",
    ],
    ["the answer has no token", answering(200, "{}"), "it answered 200 with something that is not a token"],
  ])("when %s", async (_, answer, problem) => {
    const { auth, url } = await anEndpoint(answer);
    await expect(createAccessTokens(tools()).get(auth, request)).rejects.toMatchObject({
      code: "auth-failed",
      message: `Cannot get an access token for target "warehouse" from ${url}/token: ${problem}`,
    });
  });

  test("when the endpoint cannot be reached", async () => {
    const { auth } = await anEndpoint(granting());
    const port = await aClosedPort();
    const tokenUrl = `http://127.0.0.1:${port}/token`;
    await expect(createAccessTokens(tools()).get({ ...auth, tokenUrl }, request)).rejects.toMatchObject({
      code: "auth-failed",
      message: expect.stringContaining(`127.0.0.1:${port} refused the connection`),
    });
  });

  test("when the endpoint lies in a private network that the target may not reach", async () => {
    const { auth, requests } = await anEndpoint(granting());
    const tokenUrl = auth.tokenUrl.replace("http:", "https:");
    const asked = createAccessTokens(tools()).get(
      { ...auth, tokenUrl },
      { ...request, allowPrivateNetwork: false },
    );
    await expect(asked).rejects.toMatchObject({ message: expect.stringContaining("is a private address") });
    expect(requests).toHaveLength(0);
  });

  test("when the secret would go over plain HTTP through a foreign network", async () => {
    const { auth } = await anEndpoint(granting());
    const asked = createAccessTokens(tools()).get(auth, { ...request, allowPrivateNetwork: false });
    await expect(asked).rejects.toMatchObject({
      message: expect.stringContaining("tokenUrl must begin with https"),
    });
  });

  test("when its secret is not set", async () => {
    const { auth } = await anEndpoint(granting());
    const asked = createAccessTokens(tools()).get({ ...auth, clientSecret: { secret: "NONE" } }, request);
    await expect(asked).rejects.toMatchObject({ code: "secret-missing" });
  });
});

describe("a delivery to a target with OAuth", () => {
  /** The target takes these tokens only. */
  async function sendTo(taken: readonly string[], times = 1) {
    const { auth, requests: asked } = await anEndpoint(granting());
    const server = await aTargetServer(({ headers }, response) =>
      response.writeHead(taken.includes(String(headers.authorization)) ? 204 : 401).end(),
    );
    const send = createSend({
      ...tools(),
      digests: memoryDigests(),
      publish: async () => [],
      eventKey: () => "",
      print: () => {},
    });
    const target = aTarget({ url: server.url, allowPrivateNetwork: true, auth });
    const results = [];
    for (let i = 0; i < times; i++) results.push(await send(aDelivery(), target));
    return {
      results,
      sent: server.requests.map(({ headers }) => headers.authorization),
      asked: asked.length,
    };
  }

  test("carries the token, the same until it is no longer taken", async () => {
    expect(await sendTo(["Bearer token-1"], 3)).toEqual({
      results: Array.from({ length: 3 }, () => ({ ok: true, status: 204 })),
      sent: ["Bearer token-1", "Bearer token-1", "Bearer token-1"],
      asked: 1,
    });
  });

  test("is sent once more at once with a new token when the target no longer takes the kept one", async () => {
    expect(await sendTo(["Bearer token-2"])).toEqual({
      results: [{ ok: true, status: 204 }],
      sent: ["Bearer token-1", "Bearer token-2"],
      asked: 2,
    });
  });

  test("is refused when the target takes the new token neither", async () => {
    expect(await sendTo([])).toMatchObject({
      results: [{ ok: false, code: "target-refused", status: 401 }],
      sent: ["Bearer token-1", "Bearer token-2"],
    });
  });
});

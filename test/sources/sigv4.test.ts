import { createHash, createHmac } from "node:crypto";
import { describe, expect, test } from "vitest";
import { type SignatureCheck, type SignedRequest, verifySignature } from "../../functions/sources/sigv4.ts";
import { NOW } from "../support/build.ts";
import { ACCESS_KEY, basicTime, signedPost } from "../support/sign-v4.ts";

const check = {
  secretOf: async (id: string) => (id === ACCESS_KEY.accessKeyId ? ACCESS_KEY.secret : undefined),
  now: NOW,
  service: "events",
};

function verify(request: SignedRequest, parts: Partial<SignatureCheck> = {}): Promise<string> {
  return verifySignature(request, { ...check, ...parts });
}

function withHeaders(request: SignedRequest, headers: Readonly<Record<string, string | undefined>>) {
  return { ...request, headers: { ...request.headers, ...headers } };
}

describe("a signature in the headers", () => {
  test("tells whose it is", async () => {
    expect(await verify(signedPost('{"a":1}'))).toBe(ACCESS_KEY.accessKeyId);
  });

  test("covers a session token that is signed with it", async () => {
    const signed = signedPost("{}", { headers: { "x-amz-security-token": "token" } });
    expect(await verify(signed)).toBe(ACCESS_KEY.accessKeyId);
    await expect(verify(withHeaders(signed, { "x-amz-security-token": "other" }))).rejects.toMatchObject({
      code: "InvalidSignatureException",
    });
  });

  test("may name its time by a Date header", async () => {
    const date = new Date(NOW).toUTCString();
    const { headers, ...request } = signedPost("{}", { headers: { date } });
    const { "x-amz-date": _, ...others } = headers;
    // It was signed with x-amz-date too, so it cannot hold; but it is read that far.
    await expect(verify({ ...request, headers: others })).rejects.toMatchObject({
      message: expect.stringContaining("does not match the signature"),
    });
  });

  test.each([
    ["another body", { body: Buffer.from("{} ") }],
    ["another method", { method: "PUT" }],
    ["another path", { path: "/other" }],
    ["another query", { query: "a=1" }],
  ])("does not hold for %s", async (_, change) => {
    await expect(verify({ ...signedPost("{}"), ...change })).rejects.toMatchObject({
      code: "InvalidSignatureException",
      message: expect.stringContaining("does not match the signature you provided"),
    });
  });

  test("does not hold with another secret, nor with one that was in use before", async () => {
    const signed = signedPost("{}");
    await verify(signed);
    await expect(verify(signed, { secretOf: async () => "rotated" })).rejects.toMatchObject({
      code: "InvalidSignatureException",
    });
  });

  test.each(["", "0", "zz".repeat(32), "A".repeat(64)])("does not hold as %j", async (signature) => {
    const signed = signedPost("{}");
    const authorization = signed.headers["authorization"]!.replace(/Signature=.*/, `Signature=${signature}`);
    await expect(verify(withHeaders(signed, { authorization }))).rejects.toMatchObject({
      code: signature === "" ? "IncompleteSignatureException" : "InvalidSignatureException",
    });
  });
});

describe("a signature in the query", () => {
  const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

  /** `POST /` with a body and these parameters beside the signature's, signed for a minute. */
  function presigned(body: string, more: Readonly<Record<string, string>> = {}): SignedRequest {
    const time = basicTime(NOW);
    const scope = `${time.slice(0, 8)}/eu-central-1/events/aws4_request`;
    const parameters = {
      "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
      "X-Amz-Credential": `${ACCESS_KEY.accessKeyId}/${scope}`,
      "X-Amz-Date": time,
      "X-Amz-Expires": "60",
      "X-Amz-SignedHeaders": "host",
      ...more,
    };
    const query = Object.entries(parameters)
      .map((pair) => pair.map(encodeURIComponent).join("="))
      .sort()
      .join("&");
    const canonical = `POST\n/\n${query}\nhost:localhost\n\nhost\n${sha256(body)}`;
    const toSign = `AWS4-HMAC-SHA256\n${time}\n${scope}\n${sha256(canonical)}`;
    const key = scope
      .split("/")
      .reduce<string | Buffer>(
        (key, part) => createHmac("sha256", key).update(part).digest(),
        `AWS4${ACCESS_KEY.secret}`,
      );
    const signature = createHmac("sha256", key).update(toSign).digest("hex");
    return {
      method: "POST",
      path: "/",
      query: `${query}&X-Amz-Signature=${signature}`,
      headers: { host: "localhost" },
      body: Buffer.from(body),
    };
  }

  test("tells whose it is, until it expires", async () => {
    expect(await verify(presigned('{"a":1}'))).toBe(ACCESS_KEY.accessKeyId);
    await expect(verify(presigned("{}"), { now: NOW + 61_000 })).rejects.toMatchObject({
      message: expect.stringMatching(/^Signature expired/),
    });
  });

  test("covers the body and all other parameters, a session token among them", async () => {
    const signed = presigned("{}", { "X-Amz-Security-Token": "token/+=" });
    expect(await verify(signed)).toBe(ACCESS_KEY.accessKeyId);
    const changes = [
      { body: Buffer.from("[]") },
      { query: signed.query.replace("token", "other") },
      { query: `${signed.query}&a=1` },
    ];
    for (const change of changes)
      await expect(verify({ ...signed, ...change })).rejects.toMatchObject({
        code: "InvalidSignatureException",
      });
  });
});

test("of several keys each signs with its own secret, and while one follows another both hold", async () => {
  const secrets: Readonly<Record<string, string>> = { OLD: "the old secret", NEW: "the new secret" };
  const secretOf = async (id: string) => secrets[id];
  const by = (accessKeyId: string, secret: string) =>
    verify(signedPost("{}", { accessKeyId, secret }), { secretOf });
  expect([await by("OLD", "the old secret"), await by("NEW", "the new secret")]).toEqual(["OLD", "NEW"]);
  await expect(by("OLD", "the new secret")).rejects.toMatchObject({ code: "InvalidSignatureException" });
  await expect(by("GONE", "the old secret")).rejects.toMatchObject({ code: "UnrecognizedClientException" });
});

describe("a request is refused", () => {
  test("without a signature", async () => {
    const unsigned = withHeaders(signedPost("{}"), { authorization: undefined });
    await expect(verify(unsigned)).rejects.toMatchObject({ code: "MissingAuthenticationTokenException" });
  });

  test("of an unknown key", async () => {
    await expect(verify(signedPost("{}", { accessKeyId: "OTHER" }))).rejects.toMatchObject({
      code: "UnrecognizedClientException",
      message: "The security token included in the request is invalid.",
    });
  });

  test("that is for another service", async () => {
    await expect(verify(signedPost("{}", { service: "sqs" }))).rejects.toMatchObject({
      message: "Credential should be scoped to correct service: 'events'. ",
    });
  });

  test.each([
    [/SignedHeaders=[^,]*/, "SignedHeaders=x-amz-date", "'Host' or ':authority' must be a 'SignedHeader'"],
    [/SignedHeaders=[^,]*, /, "", "requires 'SignedHeaders' parameter"],
    [/, Signature=.*/, "", "requires 'Signature' parameter"],
    [/Credential=[^,]*/, "Credential=KEY/20260102/us-east-1", "exactly 5 slash-delimited elements"],
    [/^\S+/, "Bearer", "Unsupported AWS 'algorithm'"],
  ])("whose Authorization has %s as %j", async (part, instead, message) => {
    const signed = signedPost("{}");
    const authorization = signed.headers["authorization"]!.replace(part, instead);
    await expect(verify(withHeaders(signed, { authorization }))).rejects.toMatchObject({
      code: "IncompleteSignatureException",
      message: expect.stringContaining(message),
    });
  });

  test("whose scope is of another day than its time", async () => {
    const signed = signedPost("{}");
    const authorization = signed.headers["authorization"]!.replace("/20260102/", "/20260101/");
    await expect(verify(withHeaders(signed, { authorization }))).rejects.toMatchObject({
      message: expect.stringContaining("Date in Credential scope does not match"),
    });
  });

  test.each(["2026-01-02T03:04:05Z", "20261302T030405Z", "yesterday"])("with the time %s", async (time) => {
    const signed = withHeaders(signedPost("{}"), { "x-amz-date": time });
    await expect(verify(signed)).rejects.toMatchObject({ code: "IncompleteSignatureException" });
  });

  test.each([
    ["STREAMING-AWS4-HMAC-SHA256-PAYLOAD", "signed in chunks"],
    ["STREAMING-UNSIGNED-PAYLOAD-TRAILER", "signed in chunks"],
    ["UNSIGNED-PAYLOAD", "is not signed"],
    ["0".repeat(64), "does not match what was computed"],
  ])("whose body is said to be %s", async (hash, message) => {
    const signed = withHeaders(signedPost("{}"), { "x-amz-content-sha256": hash });
    await expect(verify(signed)).rejects.toMatchObject({
      code: "InvalidSignatureException",
      message: expect.stringContaining(message),
    });
  });
});

test.each([
  [-300, true],
  [300, true],
  [-302, false],
  [302, false],
])("a signature that is %d s off: %s", async (seconds, holds) => {
  const signed = signedPost("{}", { at: NOW + seconds * 1000 });
  const now = Math.floor(NOW / 1000) * 1000;
  if (holds) expect(await verify(signed, { now })).toBe(ACCESS_KEY.accessKeyId);
  else
    await expect(verify(signed, { now })).rejects.toMatchObject({
      code: "InvalidSignatureException",
      message: expect.stringMatching(
        seconds < 0 ? /^Signature expired: \w+ is now earlier than/ : /^Signature not yet current/,
      ),
    });
});

test.each([
  ["0", "a number of seconds"],
  ["604801", "a number of seconds"],
  ["1.5", "a number of seconds"],
  ["60", "Signature expired"],
])("a signature in the query that holds for %s s, ten minutes later: %s", async (expires, message) => {
  const query = new URLSearchParams({
    "X-Amz-Algorithm": "AWS4-HMAC-SHA256",
    "X-Amz-Credential": `${ACCESS_KEY.accessKeyId}/20260102/us-east-1/events/aws4_request`,
    "X-Amz-Date": "20260102T025405Z",
    "X-Amz-Expires": expires,
    "X-Amz-SignedHeaders": "host",
    "X-Amz-Signature": "0".repeat(64),
  });
  const request = { method: "GET", path: "/", query: String(query), headers: {}, body: Buffer.alloc(0) };
  await expect(verify(request)).rejects.toMatchObject({ message: expect.stringContaining(message) });
});

import { createHmac, generateKeyPairSync, sign } from "node:crypto";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import type { Verification } from "../../functions/core/generated/source-file.ts";
import { presets } from "../../functions/sources/presets.ts";
import { verify, type VerifyOptions } from "../../functions/sources/webhook/verify.ts";
import { webhookRequest } from "../../functions/sources/webhook/request.ts";
import { NOW } from "../support/build.ts";
import { anHttpEvent } from "../support/http-event.ts";
import { type Posted, PUBLIC_URL, signings } from "../support/webhooks.ts";

const AT = Math.floor(NOW / 1000);
const names = Object.keys(signings) as (keyof typeof signings)[];
/** They prove who sends, and nothing of what is sent. */
const tokens: readonly string[] = names.filter((name) => /token|basic/.test(first(name).kind));
const timed = names.filter((name) => "timestamp" in first(name));

/** What its secret here is for. */
function first(name: keyof typeof signings): Verification {
  return [presets[name].verification!].flat()[0]!;
}

function judge(
  verification: Verification | Verification[],
  posted: Posted,
  options: Partial<VerifyOptions> = {},
) {
  const { headers, body, query = "" } = posted;
  const event = { ...anHttpEvent({ method: "POST", headers, body }), rawQueryString: query };
  const request = webhookRequest(event, { url: PUBLIC_URL });
  return verify(verification, { request, source: "shop" }, { secrets: [], now: NOW, ...options });
}

function judgePreset(name: keyof typeof signings, posted: Posted, options: Partial<VerifyOptions> = {}) {
  return judge(presets[name].verification!, posted, { secrets: [signings[name].secret], ...options });
}

const otherKeys: Partial<Record<string, string>> = {
  discord: "00".repeat(32),
  sendgrid: generateKeyPairSync("ec", { namedCurve: "prime256v1" })
    .publicKey.export({ format: "pem", type: "spki" })
    .toString(),
};

describe.each(names)("%s", (name) => {
  const posted = signings[name].post('{"a":"é"}', AT);
  const other = otherKeys[name] ?? "other";

  test("verifies what is signed with any of its secrets", () => {
    expect(judgePreset(name, posted)).toBeUndefined();
    expect(judgePreset(name, posted, { secrets: [other, signings[name].secret] })).toBeUndefined();
  });

  test("refuses what is signed with another secret", () => {
    expect(judgePreset(name, posted, { secrets: [other] })).toMatch(/none|no signature|the token/);
  });

  test("refuses what is not signed", () => {
    expect(judgePreset(name, { headers: {}, body: "{}" })).toMatch(/^there is no /);
  });

  test.skipIf(tokens.includes(name))("refuses a body that was changed", () => {
    const body = name === "mailgun" ? posted.body.replace('"token":"t', '"token":"x') : `${posted.body} `;
    expect(judgePreset(name, { ...posted, body })).toMatch(/no signature|digest/);
  });
});

describe.each(timed)("%s", (name) => {
  const presetOf = first(name) as Extract<Verification, { kind: "hmac" }>;
  const { toleranceSeconds, future } = presetOf.timestamp!;

  test("refuses what is older than it tolerates, so that nobody sends again what they overheard", () => {
    const tolerated = signings[name].post("{}", AT - toleranceSeconds);
    const old = signings[name].post("{}", AT - toleranceSeconds - 1);
    expect(judgePreset(name, tolerated)).toBeUndefined();
    expect(judgePreset(name, old)).toBe("its timestamp is outside the tolerance");
    expect(judgePreset(name, old, { toleranceSeconds: 86_400 })).toBeUndefined();
  });

  test("takes a time ahead of ours as the provider's own library does", () => {
    const early = signings[name].post("{}", AT + toleranceSeconds + 1);
    expect(judgePreset(name, early) === undefined).toBe(future === "any");
  });
});

describe("Standard Webhooks that are signed by a private key (v1a)", () => {
  const { publicKey, privateKey } = generateKeyPairSync("ed25519");
  const raw = publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("base64");
  const { verification } = presets["standard-webhooks"];
  const headers = (signature: string) => ({
    "webhook-id": "msg_1",
    "webhook-timestamp": String(AT),
    "webhook-signature": signature,
  });
  const signed = Buffer.from(`msg_1.${AT}.{}`);
  const v1a = `v1a,${sign(null, signed, privateKey).toString("base64")}`;
  const judged = (signature: string, secrets: readonly string[]) =>
    judge(verification!, { headers: headers(signature), body: "{}" }, { secrets });

  test("verify by the public key, alone, beside others and beside a secret", () => {
    expect(judged(v1a, [`whpk_${raw}`])).toBeUndefined();
    expect(judged(`v1,AAAA v1a,AAAA ${v1a}`, ["whsec_AAAA", `whpk_${raw}`])).toBeUndefined();
  });

  test("do not verify by another key, nor when they were made over another body", () => {
    const other = generateKeyPairSync("ed25519").publicKey.export({ format: "der", type: "spki" });
    expect(judged(v1a, [`whpk_${other.subarray(-32).toString("base64")}`])).toMatch("private key");
    expect(judge(verification!, { headers: headers(v1a), body: "[]" }, { secrets: [`whpk_${raw}`] })).toMatch(
      "private key",
    );
  });

  test("make no secret of the public key, which everybody has", () => {
    const forged = createHmac("sha256", Buffer.from(raw, "base64")).update(signed).digest("base64");
    const named = createHmac("sha256", Buffer.from(`whpk_${raw}`, "base64"))
      .update(signed)
      .digest("base64");
    expect(judged(`v1,${forged} v1,${named}`, [`whpk_${raw}`])).toMatch("no signature");
  });
});

test("Standard Webhooks are what its library makes", () => {
  const secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  const signature = new Webhook(secret).sign("msg_2", new Date(NOW), "{}");
  const headers = {
    "webhook-id": "msg_2",
    "webhook-timestamp": String(AT),
    "webhook-signature": `v2,x ${signature}`,
  };
  expect(judgePreset("standard-webhooks", { headers, body: "{}" }, { secrets: [secret] })).toBeUndefined();
});

test("Twilio's digest in the address must be that of the body", () => {
  const { headers, query } = signings.twilio.post('{"a":1}', AT);
  expect(judgePreset("twilio", { headers, body: '{"a":2}', query: query! })).toMatch(/digest .* is not that/);
});

test("a Twilio form is signed in the order of its names, with each value once", () => {
  const sorted = signings.twilio.post("A=1&B=2&B=3", AT);
  expect(judgePreset("twilio", { ...sorted, body: "B=3&B=2&A=1&B=2" })).toBeUndefined();
});

test("a secret that is empty without its prefix signs nothing", () => {
  const posted = signings["standard-webhooks"].post("{}", AT);
  expect(judgePreset("standard-webhooks", posted, { secrets: ["whsec_"] })).toMatch(/^no signature/);
});

describe("a verification of one's own", () => {
  const hmac = (more: object): Verification => ({
    kind: "hmac",
    signature: { from: "{header.x-hub-signature-256}", prefix: "sha256=" },
    ...more,
  });
  const posted = signings.github.post("{}", AT);

  test.each<[string, object, string]>([
    ["milliseconds", { unit: "milliseconds" }, String(NOW)],
    ["seconds", {}, String(AT)],
  ])("tells time in %s", (_, unit, time) => {
    const timestamp = { from: "{header.x-time}", toleranceSeconds: 1, ...unit };
    const headers = { ...posted.headers, "x-time": time };
    expect(judge(hmac({ timestamp }), { ...posted, headers }, { secrets: ["gh"] })).toBeUndefined();
    const later = { secrets: ["gh"], now: NOW + 2000 };
    expect(judge(hmac({ timestamp }), { ...posted, headers }, later)).toMatch(/tolerance/);
  });

  test.each(["1e9", "-5", "soon", "0x10", ""])("takes no %j for a time", (time) => {
    const timestamp = { from: "{header.x-time}", toleranceSeconds: 86_400 };
    const headers = { ...posted.headers, "x-time": time };
    expect(judge(hmac({ timestamp }), { ...posted, headers }, { secrets: ["gh"] })).toBe(
      "there is no timestamp at {header.x-time}",
    );
  });

  test("does not verify what is not all there", () => {
    expect(judge(hmac({ signed: "{header.x-id}.{body}" }), posted, { secrets: ["gh"] })).toBe(
      "what should be signed is not all there",
    );
  });

  test("takes secrets in hex and another algorithm's digest for none", () => {
    const hex = { secretEncoding: "hex" };
    expect(judge(hmac(hex), posted, { secrets: [Buffer.from("gh").toString("hex")] })).toBeUndefined();
    expect(judge(hmac({ algorithm: "sha512" }), posted, { secrets: ["gh"] })).toMatch(/^no signature/);
  });

  test.each(["no key", "", "00".repeat(31)])("says that %j is no public key", (secret) => {
    expect(judgePreset("discord", signings.discord.post("{}", AT), { secrets: [secret] })).toBe(
      "none of its secrets is a public key",
    );
  });
});

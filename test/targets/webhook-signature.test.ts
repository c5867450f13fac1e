import * as fc from "fast-check";
import { Webhook } from "standardwebhooks";
import { describe, expect, test } from "vitest";
import { signatureHeaders, signingKey } from "../../functions/targets/webhook-signature.ts";
import { NOW } from "../support/build.ts";

const OLD = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
const NEW = `whsec_${Buffer.from("another secret, thirty-two bytes").toString("base64")}`;

/** The headers as the receiver has them. */
function sign(body: string | Uint8Array, secrets: readonly string[], now = NOW): Record<string, string> {
  const keys = secrets.map((secret) => signingKey(secret, "SECRET"));
  const headers = signatureHeaders({ id: "dlv_1", body, now }, keys);
  return Object.fromEntries(headers.flatMap((name, i) => (i % 2 === 0 ? [[name, headers[i + 1]!]] : [])));
}

describe("a signed message", () => {
  test("has the id, the time in seconds and the signature that Standard Webhooks wants", () => {
    expect(sign('{"n":1}', [OLD])).toEqual({
      "webhook-id": "dlv_1",
      "webhook-timestamp": String(Math.floor(NOW / 1000)),
      "webhook-signature": new Webhook(OLD).sign("dlv_1", new Date(NOW), '{"n":1}'),
    });
  });

  test("is taken by a receiver that knows the old secret or the new one, and by no other", () => {
    const headers = sign('{"n":1}', [NEW, OLD], Date.now());
    for (const secret of [OLD, NEW]) expect(new Webhook(secret).verify('{"n":1}', headers)).toEqual({ n: 1 });
    expect(() => new Webhook("whsec_AAAA").verify('{"n":1}', headers)).toThrow("No matching signature");
    expect(() => new Webhook(OLD).verify('{"n":2}', headers)).toThrow("No matching signature");
  });

  test("is signed as the reference signs it, whatever the body and the secret", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "grapheme" }),
        fc.uint8Array({ minLength: 1, maxLength: 64 }),
        (body, secret) => {
          const encoded = `whsec_${Buffer.from(secret).toString("base64")}`;
          const signature = new Webhook(encoded).sign("dlv_1", new Date(NOW), Buffer.from(body));
          expect(sign(body, [encoded])["webhook-signature"]).toBe(signature);
          expect(sign(Buffer.from(body), [encoded])["webhook-signature"]).toBe(signature);
        },
      ),
    );
  });

  test("may be signed with a secret that is plain text", () => {
    const signature = new Webhook("pl@in text", { format: "raw" }).sign("dlv_1", new Date(NOW), "{}");
    expect(sign("{}", ["pl@in text"])["webhook-signature"]).toBe(signature);
  });
});

test.each(["whsec_", "whsec_not base64!", "whsec_a"])("the secret %j is refused by its name", (secret) => {
  expect(() => signingKey(secret, "WMS_SIGNING")).toThrow(
    'Cannot sign with secret "WMS_SIGNING": what follows whsec_ is not base64',
  );
});

test("a secret's base64 may come without its padding", () => {
  expect(signingKey("whsec_aGk", "SECRET").toString()).toBe("hi");
});

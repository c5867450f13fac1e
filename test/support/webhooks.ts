import { createHash, createHmac, generateKeyPairSync, sign } from "node:crypto";
import type { WebhookFile } from "../../functions/core/generated/source-file.ts";
import { providerSignings } from "./provider-signings.ts";

/** A webhook as a provider posts it. */
export interface Posted {
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** Without `?`. */
  readonly query?: string;
}

/** What a provider signs with, and what the source's file holds for it. */
export interface Signing {
  /** What the source has as its secret. */
  readonly secret: string;
  /** Signs a body as the provider documents it, at a time in epoch seconds. */
  post(body: string, at: number): Posted;
}

type Preset = NonNullable<WebhookFile["preset"]>;

const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded" };
const ed25519 = generateKeyPairSync("ed25519");
const ecdsa = generateKeyPairSync("ec", { namedCurve: "prime256v1" });

/** The address that the tests' provider calls. */
export const PUBLIC_URL = "https://hooks.example/hooks/shop";

function hmac(algorithm: string, key: string | Buffer, text: string) {
  return createHmac(algorithm, key).update(text);
}

function standard(names: string): Signing {
  const key = Buffer.from("a secret of 24 bytes....");
  return {
    secret: `whsec_${key.toString("base64")}`,
    post: (body, at) => ({
      headers: {
        ...JSON_TYPE,
        [`${names}-id`]: "msg_1",
        [`${names}-timestamp`]: String(at),
        [`${names}-signature`]: `v1,${hmac("sha256", key, `msg_1.${at}.${body}`).digest("base64")}`,
      },
      body,
    }),
  };
}

/** By the providers' own documents, written here once more. */
export const signings: Readonly<Record<Exclude<Preset, "custom">, Signing>> = {
  ...providerSignings,
  github: {
    secret: "gh",
    post: (body) => ({
      headers: {
        ...JSON_TYPE,
        "x-github-event": "push",
        "x-github-delivery": "72d3162e-cc78-11e3-81ab-4c9367dc0958",
        "x-hub-signature-256": `sha256=${hmac("sha256", "gh", body).digest("hex")}`,
      },
      body,
    }),
  },
  gitlab: {
    secret: "gl",
    post: (body) => ({
      headers: {
        ...JSON_TYPE,
        "x-gitlab-event": "Push Hook",
        "x-gitlab-token": "gl",
        "idempotency-key": "k-1",
      },
      body,
    }),
  },
  stripe: {
    secret: "whsec_st",
    post: (body, at) => ({
      headers: {
        ...JSON_TYPE,
        "stripe-signature": `t=${at},v1=${hmac("sha256", "whsec_st", `${at}.${body}`).digest("hex")},v0=00`,
      },
      body,
    }),
  },
  slack: {
    secret: "sl",
    post: (body, at) => ({
      headers: {
        ...(body.startsWith("{") ? JSON_TYPE : FORM_TYPE),
        "x-slack-request-timestamp": String(at),
        "x-slack-signature": `v0=${hmac("sha256", "sl", `v0:${at}:${body}`).digest("hex")}`,
      },
      body,
    }),
  },
  shopify: {
    secret: "sh",
    post: (body) => ({
      headers: {
        ...JSON_TYPE,
        "x-shopify-topic": "orders/create",
        "x-shopify-shop-domain": "toys.myshopify.com",
        "x-shopify-webhook-id": "b54557e4",
        "x-shopify-hmac-sha256": hmac("sha256", "sh", body).digest("base64"),
      },
      body,
    }),
  },
  twilio: {
    secret: "tw",
    post(body) {
      const isForm = !body.startsWith("{");
      const query = isForm ? "" : `bodySHA256=${createHash("sha256").update(body).digest("hex")}`;
      const fields = isForm
        ? [...new URLSearchParams(body)]
            .map((field) => field.join(""))
            .sort()
            .join("")
        : "";
      const signed = `${PUBLIC_URL}${query && "?"}${query}${fields}`;
      return {
        headers: {
          ...(isForm ? FORM_TYPE : JSON_TYPE),
          "i-twilio-idempotency-token": "tok-1",
          "x-twilio-signature": hmac("sha1", "tw", signed).digest("base64"),
        },
        body,
        query,
      };
    },
  },
  "standard-webhooks": standard("webhook"),
  svix: standard("svix"),
  sendgrid: {
    secret: ecdsa.publicKey.export({ format: "der", type: "spki" }).toString("base64"),
    post: (body, at) => ({
      headers: {
        ...JSON_TYPE,
        "x-twilio-email-event-webhook-timestamp": String(at),
        "x-twilio-email-event-webhook-signature": sign(
          "sha256",
          Buffer.from(`${at}${body}`),
          ecdsa.privateKey,
        ).toString("base64"),
      },
      body,
    }),
  },
  mailgun: {
    secret: "mg",
    post(body, at) {
      const signature = hmac("sha256", "mg", `${at}token`).digest("hex");
      const signed = { signature: { timestamp: String(at), token: "token", signature } };
      return { headers: JSON_TYPE, body: JSON.stringify({ ...signed, "event-data": JSON.parse(body) }) };
    },
  },
  pagerduty: {
    secret: "pd",
    post: (body) => ({
      headers: {
        ...JSON_TYPE,
        "x-pagerduty-signature": `v1=${"0".repeat(64)},v1=${hmac("sha256", "pd", body).digest("hex")}`,
      },
      body,
    }),
  },
  discord: {
    secret: ed25519.publicKey.export({ format: "der", type: "spki" }).subarray(-32).toString("hex"),
    post: (body, at) => ({
      headers: {
        ...JSON_TYPE,
        "x-signature-timestamp": String(at),
        "x-signature-ed25519": sign(null, Buffer.from(`${at}${body}`), ed25519.privateKey).toString("hex"),
      },
      body,
    }),
  },
  "azure-event-grid": {
    secret: "az",
    post: (body) => ({ headers: { ...JSON_TYPE, "aeg-event-type": "Notification" }, body, query: "key=az" }),
  },
  hmac: {
    secret: "hm",
    post: (body) => ({
      headers: { ...JSON_TYPE, "x-signature-256": hmac("sha256", "hm", body).digest("hex") },
      body,
    }),
  },
  "api-key": {
    secret: "an api key",
    post: (body) => ({ headers: { ...JSON_TYPE, "x-api-key": "an api key" }, body }),
  },
  basic: {
    secret: "user:pass:word",
    post: (body) => ({
      headers: { ...JSON_TYPE, authorization: `Basic ${btoa("user:pass:word")}` },
      body,
    }),
  },
};

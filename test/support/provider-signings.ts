import { createHmac } from "node:crypto";
import type { presets } from "../../functions/sources/presets.ts";
import type { Signing } from "./webhooks.ts";

type Provider = keyof typeof presets;

const JSON_TYPE = { "content-type": "application/json" };
const FORM_TYPE = { "content-type": "application/x-www-form-urlencoded" };
const URL = "https://hooks.example/hooks/shop";

type Digest = "hex" | "base64";

function mac(text: string, encoding: Digest = "hex", algorithm = "sha256"): string {
  return createHmac(algorithm, "s3cret").update(text).digest(encoding);
}

/** The body alone is signed: how the header reads. */
function overBody(header: string, signature: (body: string) => string, more: object = {}): Signing {
  return {
    secret: "s3cret",
    post: (body) => ({ headers: { ...JSON_TYPE, [header]: signature(body), ...more }, body }),
  };
}

/** The body and a time are signed: the headers at that time. */
function overTime(headers: (body: string, at: number) => Readonly<Record<string, string>>): Signing {
  return {
    secret: "s3cret",
    post: (body, at) => ({ headers: { ...JSON_TYPE, ...headers(body, at) }, body }),
  };
}

/** The secret itself is sent in a header. */
function token(header: string): Signing {
  return overBody(header, () => "s3cret");
}

/** The published example of Adyen's documents and libraries. */
const ADYEN_KEY = "44782DEF547AAA06C910C43932B1EB0C71FC68D9D0C057550C48EC2ACF6BA056";

/** By the providers' own documents, written here once more: those that a preset's data alone can tell. */
export const providerSignings = {
  meta: overBody("x-hub-signature-256", (body) => `sha256=${mac(body)}`),
  dropbox: overBody("x-dropbox-signature", (body) => mac(body)),
  "microsoft-graph": {
    secret: "s3cret",
    post: (body) => ({
      headers: JSON_TYPE,
      body: JSON.stringify({ value: [{ clientState: "s3cret", ...(JSON.parse(body) as object) }] }),
    }),
  },
  okta: token("authorization"),
  zoom: overTime((body, at) => ({
    "x-zm-request-timestamp": String(at),
    "x-zm-signature": `v0=${mac(`v0:${at}:${body}`)}`,
  })),
  linear: {
    secret: "s3cret",
    post(json, at) {
      const body = JSON.stringify({ ...(JSON.parse(json) as object), webhookTimestamp: at * 1000 });
      return {
        headers: { ...JSON_TYPE, "linear-delivery": "d-1", "linear-signature": mac(body) },
        body,
      };
    },
  },
  intercom: overBody("x-hub-signature", (body) => `sha1=${mac(body, "hex", "sha1")}`),
  hubspot: overTime((body, at) => ({
    "x-hubspot-request-timestamp": String(at * 1000),
    "x-hubspot-signature-v3": mac(`POST${URL}${body}${at * 1000}`, "base64"),
  })),
  square: overBody("x-square-hmacsha256-signature", (body) => mac(URL + body, "base64")),
  paddle: overTime((body, at) => ({ "paddle-signature": `ts=${at};h1=${mac(`${at}:${body}`)}` })),
  typeform: overBody("typeform-signature", (body) => `sha256=${mac(body, "base64")}`),
  calendly: overTime((body, at) => ({
    "calendly-webhook-signature": `t=${at},v1=${mac(`${at}.${body}`)}`,
  })),
  bitbucket: overBody("x-hub-signature", (body) => `sha256=${mac(body)}`, {
    "x-event-key": "repo:push",
    "x-request-uuid": "r-1",
  }),
  jira: overBody("x-hub-signature", (body) => `sha256=${mac(body)}`, {
    "x-atlassian-webhook-identifier": "w-1",
  }),
  sentry: overBody("sentry-hook-signature", (body) => mac(body), {
    "request-id": "q-1",
    "sentry-hook-resource": "issue",
  }),
  vercel: overBody("x-vercel-signature", (body) => mac(body, "hex", "sha1")),
  trello: overBody("x-trello-webhook", (body) => mac(body + URL, "base64", "sha1")),
  woocommerce: overBody("x-wc-webhook-signature", (body) => mac(body, "base64"), {
    "x-wc-webhook-topic": "order.created",
    "x-wc-webhook-delivery-id": "wc-1",
    "x-wc-webhook-source": "https://shop.example/",
  }),
  adyen: {
    secret: ADYEN_KEY,
    post: (body) => ({
      headers: {
        ...JSON_TYPE,
        hmacsignature: createHmac("sha256", Buffer.from(ADYEN_KEY, "hex")).update(body).digest("base64"),
      },
      body,
    }),
  },
  razorpay: overBody("x-razorpay-signature", (body) => mac(body), { "x-razorpay-event-id": "rz-1" }),
  paystack: overBody("x-paystack-signature", (body) => mac(body, "hex", "sha512")),
  docusign: overBody("x-docusign-signature-1", (body) => mac(body, "base64")),
  circleci: overBody("circleci-signature", (body) => `v1=${mac(body)}`),
  launchdarkly: overBody("x-ld-signature", (body) => mac(body)),
  mandrill: {
    secret: "s3cret",
    post(events) {
      const signed = `${URL}mandrill_events${events}`;
      return {
        headers: { ...FORM_TYPE, "x-mandrill-signature": mac(signed, "base64", "sha1") },
        body: new URLSearchParams({ mandrill_events: events }).toString(),
      };
    },
  },
  "lemon-squeezy": overBody("x-signature", (body) => mac(body)),
  telegram: token("x-telegram-bot-api-secret-token"),
} as const satisfies Partial<Record<Provider, Signing>>;

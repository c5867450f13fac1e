import type { Preset } from "./preset.ts";

/** https://shopify.dev/docs/apps/build/webhooks/subscribe/https */
export const shopify: Preset = {
  verification: {
    kind: "hmac",
    encoding: "base64",
    signature: { from: "{header.x-shopify-hmac-sha256}" },
  },
  event: {
    id: "{header.x-shopify-webhook-id}",
    type: "com.shopify.{header.x-shopify-topic|dots}",
    source: ["https://{header.x-shopify-shop-domain}", "https://shopify.com"],
    subject: ["{body.admin_graphql_api_id}", "{body.id}"],
    time: ["{header.x-shopify-triggered-at}", "{body.updated_at}"],
  },
};

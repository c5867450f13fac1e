import type { Preset } from "./preset.ts";

/**
 * https://learn.microsoft.com/graph/change-notifications-delivery-webhooks: nothing is signed, so that the source's secret
 * is the subscription's clientState, which each notification brings. One of several changes of a thing may read as the
 * one before it, so that every request's are events of their own.
 */
export const microsoftGraph: Preset = {
  verification: { kind: "token", from: "{body.value.0.clientState}" },
  handshakes: [{ method: "POST", text: "{query.validationToken}" }],
  event: {
    each: "{body.value}",
    id: ["{body.id}", "{request}.{digest}"],
    type: [
      "com.microsoft.graph.lifecycle.{body.lifecycleEvent}",
      "com.microsoft.graph.{body.changeType}",
      "com.microsoft.graph",
    ],
    source: "https://graph.microsoft.com/v1.0/subscriptions/{body.subscriptionId}",
    subject: "{body.resource}",
  },
};

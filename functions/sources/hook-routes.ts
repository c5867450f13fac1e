import type { HttpRoute } from "../core/http/router.ts";
import { answerHandshake } from "./handshake.ts";
import { knownSource, receiveWebhook, type WebhookPorts } from "./webhook.ts";

/** Where webhooks come in. */
export function hookRoutes(ports: WebhookPorts): HttpRoute[] {
  const path = "/hooks/{source}";
  return [
    { method: "POST", path, handler: (event) => receiveWebhook(event, ports) },
    {
      method: "OPTIONS",
      path,
      async handler(event) {
        knownSource(event, ports);
        return answerHandshake(event);
      },
    },
  ];
}

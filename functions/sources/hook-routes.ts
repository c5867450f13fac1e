import type { HttpRoute } from "../core/http/router.ts";
import { answerHandshake } from "./handshake.ts";
import { receiveWebhook, type WebhookPorts } from "./webhook.ts";
import { webhookSource } from "./webhook/source.ts";

/** Where webhooks come in; whoever asks whether events may be sent there is told yes, where there is a source. */
export function hookRoutes(ports: WebhookPorts): HttpRoute[] {
  const path = "/hooks/{source}";
  return [
    { method: "POST", path, handler: (event) => receiveWebhook(event, ports) },
    {
      method: "OPTIONS",
      path,
      async handler(event) {
        webhookSource(event, ports.sources);
        return answerHandshake(event);
      },
    },
  ];
}

import { RouterError } from "../core/errors.ts";
import type { HttpEvent, HttpResult } from "../core/http/handler.ts";
import { problemResponse } from "../core/http/problem-response.ts";
import type { HttpRoute } from "../core/http/router.ts";
import { answerHandshake } from "./handshake.ts";
import { countingRefusals, type OnRefused } from "./refusals.ts";
import { receiveWebhook, type WebhookPorts } from "./webhook.ts";
import { answerHandshakeOf } from "./webhook/answer-handshake.ts";
import { webhookSource } from "./webhook/source.ts";

export interface HookPorts extends WebhookPorts {
  readonly onRefused?: OnRefused;
}

/**
 * Where webhooks come in, and what their providers ask is answered; whoever asks whether events may be sent there is told
 * yes, where there is a source.
 */
export function hookRoutes(ports: HookPorts): HttpRoute[] {
  const path = "/hooks/{source}";
  const known = ({ pathParameters }: HttpEvent) => {
    const id = pathParameters?.["source"] ?? "";
    return { door: "hooks", source: ports.sources.get("source", id) ? id : "" } as const;
  };
  return [
    {
      method: "POST",
      path,
      handler: (event) => countingRefusals(known(event), ports.onRefused, () => receiveWebhook(event, ports)),
    },
    {
      method: "GET",
      path,
      handler: (event) => countingRefusals(known(event), ports.onRefused, () => answerQuestion(event, ports)),
    },
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

const ALLOWED = "POST, OPTIONS";

async function answerQuestion(event: HttpEvent, ports: WebhookPorts): Promise<HttpResult> {
  const answer = await answerHandshakeOf(event, webhookSource(event, ports.sources), ports);
  if (answer) return answer;
  const message = `Cannot GET ${event.rawPath}: it takes ${ALLOWED}`;
  return problemResponse(new RouterError("method-not-allowed", message), event.rawPath, { allow: ALLOWED });
}

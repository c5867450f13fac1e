import { RouterError } from "../../functions/core/errors.ts";
import type { AcceptedEvent } from "../../functions/core/event.ts";
import type { WebhookFile } from "../../functions/core/generated/source-file.ts";
import { receiveWebhook, type WebhookPorts } from "../../functions/sources/webhook.ts";
import { aDefinition, NOW } from "./build.ts";
import { anHttpEvent } from "./http-event.ts";
import { memoryEvents, memoryQuarantine, memoryRegistry, memorySecrets } from "./ports.ts";
import { type Posted, PUBLIC_URL, signings } from "./webhooks.ts";

/** Epoch seconds of NOW. */
export const AT = Math.floor(NOW / 1000);
export type Preset = keyof typeof signings;

/** A source `shop` over memory; its one secret is the preset's. */
export function aHook(file: Partial<WebhookFile>, more: Partial<WebhookPorts> = {}) {
  const { preset } = file;
  const secret = preset && preset !== "custom" ? signings[preset].secret : "own";
  const value = { kind: "webhook", secrets: [{ secret: "SECRET" }], url: PUBLIC_URL, ...file };
  const events = memoryEvents();
  const reported: unknown[] = [];
  const ports: WebhookPorts = {
    events,
    quarantine: memoryQuarantine(),
    check: () => ({ status: "unbound" }),
    sources: memoryRegistry([aDefinition({ kind: "source", id: "shop", value })]),
    secrets: memorySecrets({ SECRET: secret }),
    clock: () => NOW,
    report: (error) => reported.push(error),
    ...more,
  };
  let requests = 0;
  const post = async (posted: Posted & { readonly isBase64Encoded?: boolean }, source = "shop") => {
    const { headers, body, query = "", isBase64Encoded = false } = posted;
    const event = anHttpEvent({ method: "POST", path: `/hooks/${source}`, headers, body });
    const requestContext = { ...event.requestContext, requestId: `request-${++requests}` };
    const result = await receiveWebhook(
      { ...event, requestContext, rawQueryString: query, isBase64Encoded, pathParameters: { source } },
      ports,
    ).catch((error: unknown) => {
      if (!(error instanceof RouterError)) throw error;
      return { statusCode: error.code, headers: {}, body: error.message };
    });
    return { ...result, sent: events.accepted as readonly AcceptedEvent[] };
  };
  return { post, reported, events };
}

/** A webhook of a preset, signed; and the event that came of it. */
export async function took(preset: Preset, body: string, more: Partial<Posted> = {}) {
  const posted = { ...signings[preset].post(body, AT), ...more };
  const { statusCode, body: answer, headers, sent } = await aHook({ preset }).post(posted);
  const events = sent.map(({ text }) => JSON.parse(text) as Record<string, unknown>);
  return { status: statusCode, answer, headers, events, event: events[0] };
}
